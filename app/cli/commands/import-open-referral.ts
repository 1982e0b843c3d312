import { basename } from "node:path";
import type { Command } from "commander";
import { findCouncil } from "../../features/directory/councils/queries.server";
import { isUrl } from "../../features/exchange/open-referral/fetch-feed.server";
import { type FeedReport, importFeed } from "../../features/exchange/open-referral/import-feed.server";
import { OPERATOR } from "../operator";
import { answer, count, followProgress, problemLines } from "../progress";
import {
	ALLOW_WITHDRAWALS,
	conflictLines,
	goneLines,
	hiddenLines,
	importError,
	keptLines,
	ledgerLines,
	tallyLine,
	undoLine,
	wholeNumber,
} from "../tally";

interface Options {
	council: string;
	source?: string;
	dryRun?: boolean;
	allowWithdrawals?: number;
	json?: boolean;
}

export function registerOpenReferral(parent: Command): void {
	parent
		.command("open-referral")
		.description("Load an HSDS-UK 3.0 feed. Run again, it adds, changes and withdraws what is different.")
		.argument("<url or file>", "the feed's address, or a JSON file of services")
		.requiredOption("--council <slug>", "whose directory they go into")
		.option("--source <name>", "what the feed is called here; by default its host or file name")
		.option("--dry-run", "say what would be done, and do nothing")
		.option("--allow-withdrawals <number>", ALLOW_WITHDRAWALS, wholeNumber)
		.option("--json", "answer in JSON")
		.action(async (place: string, { council: slug, dryRun, allowWithdrawals, json, ...options }: Options) => {
			const council = await findCouncil(OPERATOR, slug);
			if (!council) throw new Error(`No council "${slug}" publishes here. Add it with: hub council add`);
			const source = options.source ?? `open-referral:${isUrl(place) ? new URL(place).host : basename(place)}`;
			const progress = followProgress("Loading the feed");
			const about = { place, council, source, dryRun, mayWithdraw: allowWithdrawals, onProgress: progress.at };
			const report = await importFeed(OPERATOR, about).catch((error: unknown) => {
				throw importError(error);
			});
			progress.done(report ? `${count(report.items)} services` : "not changed since the last time");
			const unchanged = ["The feed has not changed since the last import."];
			answer(json, report ?? { source, unchanged: true }, report ? reportLines(report) : unchanged);
		});
}

function reportLines(report: FeedReport): string[] {
	const { refused, warnings, conflicts, gone, kept, hidden, alike, duplicates, runId } = report;
	return [
		`${report.source}: ${count(report.items)} services.`,
		...(report.dryRun ? ["Nothing was changed. This would be done:"] : []),
		tallyLine("Services", report.services),
		tallyLine("Places", report.locations),
		tallyLine("Organisations", report.organisations),
		...(refused.length > 0 ? ["Refused:", ...problemLines(refused)] : []),
		...(warnings.length > 0 ? ["Left out of what was kept:", ...problemLines(warnings)] : []),
		...ledgerLines(report.ledger),
		...goneLines(gone),
		...keptLines(kept),
		...hiddenLines(hidden),
		...(conflicts.length > 0 ? ["Left as staff have them:", ...conflictLines(conflicts)] : []),
		...(alike.length > 0 ? ["Perhaps a place or an organisation that is there already:"] : []),
		...alike.map(({ kind, name, otherName }) => `  ${name}: ${otherName} (${kind})`),
		...(duplicates.length > 0 ? ["Perhaps the same as a service from elsewhere:"] : []),
		...duplicates.map((one) => `  ${one.name}: ${one.otherName} (${one.otherSource ?? "written here"})`),
		...undoLine(runId),
	];
}

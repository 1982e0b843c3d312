import type { Command } from "commander";
import { findCouncil } from "../../features/directory/councils/queries.server";
import {
	BUILT_IN_MAPS,
	importServices,
	RowsRefused,
	readSheetMap,
	type ServicesReport,
} from "../../features/exchange/sheets/import-services.server";
import type { ForeignProblem } from "../../platform/foreign/findings";
import { OPERATOR } from "../operator";
import { answer, badRowLines, count, followProgress } from "../progress";
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
	map: string;
	venues?: string;
	dryRun?: boolean;
	allowWithdrawals?: number;
	strict?: boolean;
	json?: boolean;
}

export function registerServices(parent: Command): void {
	parent
		.command("services")
		.description(
			"Load a council's spreadsheet of services or sessions. Run again, it adds, changes and withdraws what is different.",
		)
		.argument("<file>", "CSV with a line of headings")
		.requiredOption("--council <slug>", "whose services they are")
		.requiredOption(
			"--map <name or file>",
			`what its columns mean: ${[...BUILT_IN_MAPS.keys()].join(", ")}, or a JSON file (app/features/exchange/sheets/README.md)`,
		)
		.option("--venues <file>", "CSV with venue, address, postcode: the names of places")
		.option("--dry-run", "say what would be done, and do nothing")
		.option("--allow-withdrawals <number>", ALLOW_WITHDRAWALS, wholeNumber)
		.option("--strict", "change nothing when a row is refused")
		.option("--json", "answer in JSON")
		.action(async (file: string, options: Options) => {
			const map = await readSheetMap(options.map);
			const council = await findCouncil(OPERATOR, options.council);
			if (!council) throw new Error(`No council "${options.council}" publishes here. Add it with: hub council add`);
			const progress = followProgress("Loading services");
			const { venues, dryRun, strict, allowWithdrawals } = options;
			try {
				const onProgress = progress.at;
				const report = await importServices(OPERATOR, {
					file,
					council,
					map,
					venues,
					dryRun,
					strict,
					mayWithdraw: allowWithdrawals,
					onProgress,
				});
				progress.done(`${count(report.rows)} rows`);
				answer(options.json, report, reportLines(report));
			} catch (error) {
				if (!(error instanceof RowsRefused)) throw importError(error);
				throw new Error([error.message, ...lines(error.refused)].join("\n"));
			}
		});
}

const lines = (problems: readonly ForeignProblem[]) =>
	badRowLines(problems.map(({ where, ...problem }) => ({ line: where, ...problem })));

function reportLines(report: ServicesReport): string[] {
	const { refused, warnings, conflicts, gone, kept, hidden, alike, duplicates, runId } = report;
	return [
		`${report.file}: ${count(report.rows)} rows, ${count(refused.length)} refused, ${count(report.slots)} sessions by place, days and start.`,
		...(report.dryRun ? ["Nothing was changed. This would be done:"] : []),
		tallyLine("Services", report.services),
		tallyLine("Places", report.locations),
		tallyLine("Organisations", report.organisations),
		...(refused.length > 0 ? ["Refused:", ...lines(refused)] : []),
		...(warnings.length > 0 ? ["To look at:", ...lines(warnings)] : []),
		...ledgerLines(report.ledger),
		...goneLines(gone),
		...keptLines(kept),
		...hiddenLines(hidden),
		...(conflicts.length > 0 ? ["Left as staff have them:", ...conflictLines(conflicts)] : []),
		...(alike.length > 0 ? ["Perhaps a place or an organisation that is there already:"] : []),
		...alike.map(({ kind, name, otherName }) => `  ${name}: ${otherName} (${kind})`),
		...(duplicates.length > 0 ? ["Perhaps the same as a service from elsewhere:"] : []),
		...duplicates.map(
			({ name, otherName, otherSource }) => `  ${name}: ${otherName} (${otherSource ?? "written here"})`,
		),
		...undoLine(runId),
	];
}

import { InvalidArgumentError } from "commander";
import { ImportStopped } from "../features/exchange/runs/import-run.server";
import { SourceShrank } from "../features/exchange/sheets/brake";
import type { Conflict, Tally } from "../features/exchange/sheets/reconcile";
import type { ConflictReason } from "../model/exchange/job";
import { FATES, KEPT_NOTES, type Ledger } from "../model/exchange/ledger";
import { count } from "./progress";

/** What an import did to one kind of listing, in a line. */
export function tallyLine(what: string, tally: Tally): string {
	const { added, changed, republished, withdrawn, unchanged, conflicts } = tally;
	const held = conflicts > 0 ? `, ${count(conflicts)} left as staff have them` : "";
	return `${what}: ${count(added)} added, ${count(changed)} changed, ${count(republished)} published again, ${count(withdrawn)} withdrawn, ${count(unchanged)} as before${held}.`;
}

const CONFLICTS: Record<ConflictReason, string> = {
	changed: "the source says something else; see the conflicts in the staff area",
	withdrawn: "withdrawn by staff, though the source has it",
	gone: "kept by staff, though gone from the source",
	referrals: "kept, though gone from the source: referrals to it are open, and each is decided first",
};

/** What an import left as staff have it, in lines. */
export function conflictLines(conflicts: readonly Conflict[]): string[] {
	return conflicts.map(({ name, why }) => `  ${name}: ${CONFLICTS[why]}`);
}

const SHOWN_NAMES = 20;

/** Listings by name below a heading, in lines; none where there is nothing. */
function namedLines(heading: string, named: readonly { kind: string; name: string }[]): string[] {
	if (named.length === 0) return [];
	const shown = named.slice(0, SHOWN_NAMES).map(({ kind, name }) => `  ${name} (${kind})`);
	const more = named.length - shown.length;
	return [heading, ...shown, ...(more > 0 ? [`  and ${count(more)} more`] : [])];
}

/** What an import withdraws, since it is gone from the source. */
export const goneLines = (gone: readonly { kind: string; name: string }[]): string[] =>
	namedLines("Gone from the source, and so withdrawn:", gone);

/** What an import left as it was, because the source could not be read about it. */
export const keptLines = (kept: readonly { kind: string; name: string }[]): string[] =>
	namedLines("Left as they were, since the source could not be read about them:", kept);

/** What `--allow-withdrawals` says in the help. */
export const ALLOW_WITHDRAWALS =
	"so many services may be withdrawn, although ten or more, or more than a fifth of its services, are gone from it";

/** An option's value as a whole number. @throws InvalidArgumentError */
export function wholeNumber(text: string): number {
	if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It is not a whole number.");
	return Number(text);
}

/** How many places an import kept confidential although the source does not say so, in a line; none where there is none. */
export function hiddenLines(hidden: readonly { isNew: boolean }[]): string[] {
	if (hidden.length === 0) return [];
	const added = hidden.filter(({ isNew }) => isNew).length;
	return [
		`${count(hidden.length)} places stay confidential, ${count(added)} of them new ones that may be a confidential place written another way. See the editor.`,
	];
}

const COUNTS = ["said", ...FATES] as const;
const HEADS: Record<(typeof COUNTS)[number], string> = {
	said: "in the source",
	understood: "understood",
	words: "kept as words",
	outranked: "another row counts",
	aside: "not read here",
	refused: "refused",
	lost: "lost",
};
const SHOWN_NOTES = 50;

/** What became of each field of a source, as a table, and what was not understood, in lines. */
export function ledgerLines({ lines, total, notes, noteCount }: Ledger): string[] {
	const name = ({ field, column }: { field: string; column?: string }) =>
		column === undefined ? field : `column "${column}"`;
	const shown = COUNTS.filter((one) => total[one] > 0 || one === "said" || one === "lost");
	const table = [
		["", ...shown.map((one) => HEADS[one])],
		...lines.map((line) => [name(line), ...shown.map((one) => count(line[one]))]),
		["all", ...shown.map((one) => count(total[one]))],
	];
	const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0))) ?? [];
	const cells = (row: readonly string[]) =>
		row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
	const listed = notes.slice(0, SHOWN_NOTES).map(({ where, words, fate, reason, ...note }) => {
		const why = reason ? ` (${reason})` : "";
		return `  ${where} ${name(note)}: "${words.replace(/\s+/g, " ")}", ${HEADS[fate]}${why}`;
	});
	const more = noteCount - listed.length;
	return [
		"What became of each field:",
		...table.map((row) => `  ${cells(row)}`),
		...(listed.length > 0 ? ["Not understood, or not read:", ...listed] : []),
		...(more > 0 ? [`  and ${count(more)} more; --json has the first ${count(KEPT_NOTES)}`] : []),
	];
}

/** The error of an import as the command says it: how one that stopped is finished or taken back. */
export function importError(error: unknown): unknown {
	if (error instanceof SourceShrank) {
		const { message, names, shrinking } = error;
		const named = goneLines(names.map((name) => ({ kind: "service", name })));
		const hint = `If it is right that they go, add --allow-withdrawals ${shrinking.gone}.`;
		return new Error([message, ...named.slice(1), hint].join("\n"));
	}
	if (!(error instanceof ImportStopped)) return error;
	return new Error([error.message, ...undoLine(error.runId)].join("\n"), { cause: error.cause });
}

/** How to take an import back as a whole; nothing for a rehearsal. */
export function undoLine(runId: string | null): string[] {
	return runId ? [`To take it back: hub import undo ${runId} --council …`] : [];
}

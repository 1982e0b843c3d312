/** What differs between two states of an entry, field by field and word by word, for people to see. Pure. */
import { diffArrays, diffWordsWithSpace } from "diff";
import type { Speech } from "../../platform/i18n/context";
import {
	type DescribedRow,
	type DescribedSection,
	type DescribedSlug,
	describeEntry,
	type KnownNames,
} from "./describe-entry";
import type { AnyEntry } from "./entries";

/** A stretch of a line: the same on both sides, only in the old, or only in the new. */
export interface Piece {
	text: string;
	mark: "same" | "removed" | "added";
}

export interface ComparedRow {
	key: string;
	label: string;
	change: "same" | "changed" | "added" | "removed";
	/** Lines as pieces; those of `before` are never "added", those of `after` never "removed". */
	before: Piece[][];
	after: Piece[][];
}

export interface ComparedSection {
	slug: DescribedSlug;
	title: string;
	rows: ComparedRow[];
	/** How many of its rows differ. */
	changes: number;
}

/**
 * Every row of both, in the order of the newer one; rows that say nothing on either side are left out.
 * @param before null for what was not there before: all of it is then added
 */
export function compareEntries(
	before: AnyEntry | null,
	after: AnyEntry,
	names: KnownNames,
	speech: Pick<Speech, "t" | "format">,
): ComparedSection[] {
	const old = before ? describeEntry(before, names, speech) : [];
	const fresh = describeEntry(after, names, speech);
	const gone = old.filter(({ slug }) => !fresh.some((section) => section.slug === slug));
	return [...fresh, ...gone.map((section) => ({ ...section, rows: [] }))].flatMap((section) => {
		const rows = compareRows(old.find(({ slug }) => slug === section.slug)?.rows ?? [], section.rows);
		const changes = rows.filter(({ change }) => change !== "same").length;
		return rows.length > 0 ? [{ slug: section.slug, title: section.title, rows, changes }] : [];
	});
}

/** How many fields differ. */
export const countChanges = (sections: readonly Pick<ComparedSection, "changes">[]): number =>
	sections.reduce((sum, { changes }) => sum + changes, 0);

/** The sections and rows that differ, without the rest. */
export const changedOnly = (sections: readonly ComparedSection[]): ComparedSection[] =>
	rowsOnly(sections, ({ change }) => change !== "same");

/** The sections and rows that stay as they are. */
export const sameOnly = (sections: readonly ComparedSection[]): ComparedSection[] =>
	rowsOnly(sections, ({ change }) => change === "same");

function rowsOnly(sections: readonly ComparedSection[], wanted: (row: ComparedRow) => boolean): ComparedSection[] {
	return sections
		.map((section) => ({ ...section, rows: section.rows.filter(wanted) }))
		.filter(({ rows }) => rows.length > 0);
}

function compareRows(before: DescribedSection["rows"], after: DescribedSection["rows"]): ComparedRow[] {
	const old = new Map(before.map((row) => [row.key, row]));
	const known = new Set(after.map(({ key }) => key));
	const rows = [
		...after.map((row): [DescribedRow, string[], string[]] => [row, old.get(row.key)?.lines ?? [], row.lines]),
		...before
			.filter(({ key }) => !known.has(key))
			.map((row): [DescribedRow, string[], string[]] => [row, row.lines, []]),
	];
	return rows
		.filter(([, was, is]) => was.length + is.length > 0)
		.map(([{ key, label }, was, is]) => ({ key, label, ...compareLines(was, is) }));
}

const whole = (lines: readonly string[], mark: Piece["mark"]): Piece[][] => lines.map((text) => [{ text, mark }]);

/** Lines that were replaced by as many others are compared word by word; what else changed is marked line by line. */
export function compareLines(
	before: readonly string[],
	after: readonly string[],
): Pick<ComparedRow, "change" | "before" | "after"> {
	const sides: Pick<ComparedRow, "before" | "after"> = { before: [], after: [] };
	const steps = diffArrays([...before], [...after]);
	for (let at = 0; at < steps.length; at += 1) {
		const [step, next] = [steps[at], steps[at + 1]];
		if (!step) continue;
		if (step.removed && next?.added && step.value.length === next.value.length) {
			step.value.forEach((old, index) => {
				const [was, is] = compareWords(old, next.value[index] ?? "");
				sides.before.push(was);
				sides.after.push(is);
			});
			at += 1;
			continue;
		}
		if (!step.added) sides.before.push(...whole(step.value, step.removed ? "removed" : "same"));
		if (!step.removed) sides.after.push(...whole(step.value, step.added ? "added" : "same"));
	}
	const differs = steps.some(({ added, removed }) => added || removed);
	const change = !differs ? "same" : before.length === 0 ? "added" : after.length === 0 ? "removed" : "changed";
	return { change, ...sides };
}

/** After this many steps two texts count as different throughout: a comparison must not take seconds. */
const MOST_EDITS = 1500;
/** Below this share of common letters, marking single words confuses more than it shows. */
const ALIKE = 0.35;

function compareWords(before: string, after: string): [Piece[], Piece[]] {
	const steps = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
	const common = steps?.reduce(
		(sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length),
		0,
	);
	if (!steps || (common ?? 0) < ALIKE * Math.max(before.length, after.length)) {
		return [[{ text: before, mark: "removed" }], [{ text: after, mark: "added" }]];
	}
	const side = (mark: "removed" | "added") =>
		steps
			.filter((step) => !step[mark === "removed" ? "added" : "removed"])
			.map((step): Piece => ({ text: step.value, mark: step[mark] ? mark : "same" }));
	return [side("removed"), side("added")];
}

/** The shape of a mapping from a council's spreadsheet to the directory. `README.md` explains it with an example. */

import { z } from "zod";
import { FIELDS, type Field } from "../../../model/exchange/sheet-fields";
import { CHANNELS, FORMATS, JOINING, LEVELS, TOPICS } from "../../../model/listings/vocabulary";
import { FOREIGN_LIMITS } from "../../../platform/foreign/field";
import { withoutMarkup } from "../../../platform/foreign/markup";
import { foreignPattern } from "./foreign-pattern.server";

const pattern = z
	.string()
	.min(1)
	.max(500)
	.transform((source, context) => {
		try {
			return foreignPattern(source);
		} catch (error) {
			context.addIssue({ code: "custom", message: error instanceof Error ? error.message : "not a pattern" });
			return z.NEVER;
		}
	});

const columnSchema = z.strictObject({
	/** The column's heading; of several, the texts are joined with a space. */
	column: z.union([z.string(), z.array(z.string()).min(1)]),
	/** Keeps only what this finds: its first group, or all of it. */
	take: pattern.optional(),
	/** Leaves out what this finds. */
	drop: pattern.optional(),
	/** What a text stands for: `{ "Y": "yes" }`. Capitals do not matter. */
	values: z.record(z.string(), z.string()).optional(),
	/** What an empty cell stands for. */
	whenEmpty: z.string().optional(),
});
export type Column = z.infer<typeof columnSchema>;

const conditionSchema = z.strictObject({ field: z.enum(FIELDS), matches: pattern });
export type Condition = z.infer<typeof conditionSchema>;

/** What a rule can say of a session. */
const factsSchema = z
	.strictObject({
		topics: z.array(z.enum(TOPICS)).min(1),
		level: z.enum(LEVELS),
		joining: z.enum(JOINING),
		channels: z.array(z.enum(CHANNELS)).min(1),
		format: z.enum(FORMATS),
		audience: z.enum(["fathers", "mothers", "young-parents", "grandparents"]),
		send: z.boolean(),
		programme: z.string().min(1),
	})
	.partial();
export type Facts = z.infer<typeof factsSchema>;

export const sheetMapSchema = z.strictObject({
	/** Names the source of these listings. A later run of the same source updates them, and withdraws what is gone. */
	source: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and hyphens only"),
	/** Who provides what names no organisation of its own; without it, the council. */
	organisation: z
		.strictObject({
			name: z.string().min(1).max(300),
			description: z.string().max(FOREIGN_LIMITS.prose).default(""),
			url: z
				.url({ protocol: /^https?$/ })
				.nullable()
				.default(null),
			email: z.email().nullable().default(null),
		})
		.optional(),
	columns: z
		.partialRecord(z.enum(FIELDS), z.union([z.string().transform((column): Column => ({ column })), columnSchema]))
		.refine((columns) => columns.name !== undefined, "the column of the name is missing"),
	/** Editions of the same sessions in one file, the most trusted first; a row is of the first that it matches. */
	editions: z.array(z.strictObject({ name: z.string(), when: conditionSchema })).default([]),
	/** Facts that follow from a text. All rules that match apply; a later one overrides an earlier one. */
	rules: z.array(z.strictObject({ when: conditionSchema, set: factsSchema })).default([]),
	/** How two names are seen to be the same activity. */
	activity: z
		.strictObject({
			/** Words that do not tell activities apart: "session", "club". */
			ignore: z.array(z.string()).default([]),
			/** Words that mean the same: `{ "infant": "baby" }`. */
			same: z.record(z.string(), z.string()).default({}),
		})
		.default({ ignore: [], same: {} }),
});
export type SheetMap = z.infer<typeof sheetMapSchema>;

/**
 * Reads a mapping.
 * @param from what it is called in an error: the file's name
 * @throws Error that lists everything that is wrong with it
 */
export function parseSheetMap(value: unknown, from: string): SheetMap {
	const parsed = sheetMapSchema.safeParse(value);
	if (parsed.success) return parsed.data;
	const wrong = parsed.error.issues.map(({ path, message }) => `  ${path.join(".") || "the whole"}: ${message}`);
	throw new Error(`${from} is not a mapping that can be used:\n${wrong.join("\n")}`);
}

/** The headings a mapping asks for. */
export function headingsOf(map: SheetMap): string[] {
	return Object.values(map.columns).flatMap((column) => column?.column ?? []);
}

/** The headings of a field's column, as one. */
export const labelOf = ({ column }: Column): string => (typeof column === "string" ? column : column.join(", "));

/** What a row says, by field. */
export type RowTexts = Partial<Record<Field, string>>;

/** The text of the cells that make up a field, as they stand in the sheet. */
export function cellText({ column }: Column, cells: ReadonlyMap<string, string>): string {
	const text = (heading: string) => cells.get(heading)?.trim() ?? "";
	return typeof column === "string" ? text(column) : column.map(text).filter(Boolean).join(" ");
}

/**
 * The text of one field of a row, as the mapping makes it. Empty when the mapping or the row has none.
 * @throws PatternTooSlow
 */
export function fieldText(map: SheetMap, field: Field, cells: ReadonlyMap<string, string>): string {
	const column = map.columns[field];
	return column ? asMapped(column, cellText(column, cells)) : "";
}

function asMapped(column: Column, cell: string): string {
	let text = cell;
	if (column.take) text = column.take.find(text) ?? "";
	if (column.drop) text = column.drop.remove(text);
	text = text.trim();
	if (column.values) {
		const stands = Object.entries(column.values).find(([from]) => from.toLowerCase() === text.toLowerCase());
		if (stands) text = stands[1];
	}
	return text || (column.whenEmpty ?? "");
}

/**
 * The texts of all fields of a row. One that is too long for any field stays as it is, for no pattern to go through it: it
 * is refused where it is read.
 * @throws PatternTooSlow
 */
export function textsOf(map: SheetMap, cells: ReadonlyMap<string, string>): RowTexts {
	const texts: RowTexts = {};
	for (const field of FIELDS) {
		const column = map.columns[field];
		if (!column) continue;
		const text = withoutMarkup(cellText(column, cells));
		texts[field] = text.length > FOREIGN_LIMITS.prose ? text : asMapped(column, text);
	}
	return texts;
}

/**
 * Whether a row meets a condition; a text that is too long meets none.
 * @throws PatternTooSlow
 */
export function meets({ field, matches }: Condition, texts: RowTexts): boolean {
	const text = texts[field] ?? "";
	return text.length <= FOREIGN_LIMITS.prose && matches.test(text);
}

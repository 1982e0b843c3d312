/** What an XLIFF file holds of ours: one unit for each field of an entry. Pure. */
import {
	TRANSLATED_FIELDS,
	type TranslatedField,
	type TranslationStatus,
} from "../../../../model/publishing/translations";

export const XLIFF_VERSIONS = ["2.0", "1.2"] as const;
export type XliffVersion = (typeof XLIFF_VERSIONS)[number];

/** A field on its way to an agency. */
export interface XliffUnit {
	entryId: string;
	field: TranslatedField;
	source: string;
	/** Empty for none yet. */
	target: string;
	status: TranslationStatus;
	/** For the translator: whose text it is, how long it may be. */
	notes: readonly string[];
}

/** A unit as it came back. */
export interface ReadUnit {
	/** The id as it stands in the file. */
	id: string;
	/** The target language its file names; null when it names none. */
	language: string | null;
	source: string;
	/** Null when there is none. */
	target: string | null;
	/** Whether the agency says that it is translated. */
	done: boolean;
}

/** "ID.summary": a name token, as XLIFF 2 wants it. */
export const unitId = ({ entryId, field }: Pick<XliffUnit, "entryId" | "field">): string => `${entryId}.${field}`;

const FIELDS: readonly TranslatedField[] = Object.values(TRANSLATED_FIELDS).flat();

/** @returns the entry and the field of a unit, or undefined for one that was not made here */
export function ofUnitId(id: string): Pick<XliffUnit, "entryId" | "field"> | undefined {
	const [, entryId = "", name = ""] = /^([\w-]{1,64})\.([a-zA-Z]+)$/.exec(id) ?? [];
	const field = FIELDS.find((one) => one === name);
	return entryId && field ? { entryId, field } : undefined;
}

/** A text as XML can carry it: without characters that XML does not have, and with one kind of line end. */
export function carried(text: string): string {
	return text
		.replace(/\r\n?/g, "\n")
		.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
		.trim();
}

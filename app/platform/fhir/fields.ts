/** What stands in the elements of FHIR, read field by field. Pure. */
import { isPartialDate } from "../../model/health/partial-date";
import type { ForeignField } from "../foreign/field";
import { valueOr } from "../foreign/understood";

export interface FoundCode {
	system: string;
	code: string;
	display: string | null;
}

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

export const textAt = (field: ForeignField, limit = 2000): string | null => valueOr(field.text(limit), null);

/** The codings of a concept. */
export const codesAt = (concept: ForeignField): FoundCode[] =>
	valueOr(
		concept.at("coding").each((coding) => {
			const code = textAt(coding.at("code"), 200);
			return code === null
				? undefined
				: { system: textAt(coding.at("system"), 200) ?? "", code, display: textAt(coding.at("display"), 200) };
		}),
		[],
	);

/** The first code of a concept in a system. */
export const codeIn = (concept: ForeignField, system: string): string | undefined =>
	codesAt(concept).find((one) => one.system === system)?.code;

/** What a concept is called: its text, else a display, else its code. */
export function nameOf(concept: ForeignField): string | null {
	const [first] = codesAt(concept);
	return textAt(concept.at("text"), 200) ?? first?.display ?? first?.code ?? null;
}

/** The day of a date or moment, as exact as it is: "2026-02"; a moment's is the one that its own clock shows. */
export const dayAt = (field: ForeignField) =>
	field.as((text) => {
		const day = text.split("T")[0] ?? "";
		return isPartialDate(day) ? day : undefined;
	}, "is not a date");

/** A moment with its zone. */
export const momentAt = (field: ForeignField) =>
	field.as((text) => {
		const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(text);
		const moment = new Date(text);
		return isMoment && !Number.isNaN(moment.getTime()) ? moment : undefined;
	}, "is not a moment with its time zone");

export const referenceAt = (field: ForeignField): string | null => textAt(field.at("reference"), 300);

/** The value of an extension. */
export function extensionAt(resource: ForeignField, url: string): ForeignField | undefined {
	const all = valueOr(resource.at("extension").list(), []);
	return all.find((one) => textAt(one.at("url"), 300) === url);
}

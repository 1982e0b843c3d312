/** Where a child is, in words. Pure. */
import type { BodyOf } from "../../../model/health/record/entry";
import type { Speech } from "../../../platform/i18n/context";

/** "1 Quay Street, Northmere, since 1 November 2026" */
export function placeInWords(
	{ where: lines, from, until }: BodyOf<"placed">,
	{ t, format, language }: Pick<Speech, "t" | "format" | "language">,
): string {
	const line = lines.split("\n").join(", ");
	// An address of Latin letters among words from right to left keeps its own direction, and they keep theirs.
	const where = language.dir === "rtl" ? `\u2068${line}\u2069` : line;
	if (until !== null) return t("health-record:about.until", { where, date: format.partialDate(until) });
	return from === null ? where : t("health-record:about.since", { where, date: format.partialDate(from) });
}

/** Where a child is, in words. Pure. */

import type { BodyOf } from "../../../model/health/record/entry";
import type { Speech } from "../../../platform/i18n/context";
import { isolated } from "../../../platform/i18n/isolate";

/** "1 Quay Street, Northmere, since 1 November 2026" */
export function placeInWords(
	{ where: lines, from, until }: BodyOf<"placed">,
	{ t, format, language }: Pick<Speech, "t" | "format" | "language">,
): string {
	const line = lines.split("\n").join(", ");
	const where = isolated(line, language);
	if (until !== null) return t("health-record:about.until", { where, date: format.partialDate(until) });
	return from === null ? where : t("health-record:about.since", { where, date: format.partialDate(from) });
}

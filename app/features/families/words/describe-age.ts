/** Ages in the words families use: months under two, then years and half years. Ages are in completed months. */
import type { T } from "../../../platform/i18n/translate.server";

/** The grammar around an age, which changes its form in many languages: "4 months", "from 4 months", "under 4 months". */
type AgePosition = "plain" | "from" | "under";

/** "4 months", "18 months", "2 years", "2½ years"; 27 stays "27 months", since nobody says it otherwise. */
export function describeAge(months: number, t: T, position: AgePosition = "plain"): string {
	if (months < 24 || months % 6 !== 0) return t(`directory:age.${position}.months`, { count: months });
	const years = Math.floor(months / 12);
	return t(months % 12 === 0 ? `directory:age.${position}.years` : `directory:age.${position}.halfYears`, {
		count: years,
	});
}

/** The children a range of ages takes in: "babies up to 12 months", "children from 6 months to under 2 years". */
export function describeAgeRange(fromMonths: number | null, toMonths: number | null, t: T): string {
	const from = fromMonths && fromMonths > 0 ? describeAge(fromMonths, t, "from") : null;
	const to = toMonths === null ? null : describeAge(toMonths, t, "under");
	const babies = toMonths !== null && toMonths <= 12;
	if (from && to) return t(babies ? "directory:ages.babiesBetween" : "directory:ages.childrenBetween", { from, to });
	if (to) return t(babies ? "directory:ages.babiesUnder" : "directory:ages.childrenUnder", { to });
	if (from) return t("directory:ages.childrenFrom", { from });
	return t("directory:ages.any");
}

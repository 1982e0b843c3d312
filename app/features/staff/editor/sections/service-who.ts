import { eligibilitySchema } from "../../../../model/listings/shapes";
import { MAX_AGE_MONTHS } from "../../../../model/listings/vocabulary";
import type { Values } from "../../../../platform/forms/field-errors";
import { type Reading, reading } from "../../../../platform/forms/reading";
import type { Section } from "./section";

export const AUDIENCES = eligibilitySchema.shape.audience.unwrap().options;
export const AGE_UNITS = ["months", "years"] as const;

const MONTHS_A_YEAR = 12;
/** The age at which the last of those turns that a service may name. */
const OLDEST_YEARS = (MAX_AGE_MONTHS + 1) / MONTHS_A_YEAR;

/** An age in the unit that people would say it in: "18 months", "2 years". */
function ageValues(name: string, months: number | null): Values {
	if (months === null) return { [name]: "", [`${name}-unit`]: name === "from" ? "months" : "years" };
	const inYears = months > 0 && months % MONTHS_A_YEAR === 0;
	return { [name]: String(inYears ? months / MONTHS_A_YEAR : months), [`${name}-unit`]: inYears ? "years" : "months" };
}

/** An age in months: "2" years, "1.5" years, "18" months; null when empty. */
function readAge(read: Reading, name: string): number | null {
	const typed = read.one(name).trim();
	if (!typed) return null;
	const unit = read.choice(`${name}-unit`, AGE_UNITS, "months");
	const months = /^\d{1,3}(\.5)?$/.test(typed) ? Number(typed) * (unit === "years" ? MONTHS_A_YEAR : 1) : Number.NaN;
	if (!Number.isInteger(months)) read.fail(name, "age", typed.slice(0, 40));
	else if (months > MAX_AGE_MONTHS + 1) read.fail(name, "age-too-old", OLDEST_YEARS);
	else return months;
	return null;
}

export const serviceWho: Section<"service"> = {
	slug: "who",
	values: ({ content: { eligibility, send } }) => ({
		who: [...(eligibility.pregnancy ? ["pregnancy"] : []), ...(eligibility.children ? ["children"] : [])],
		...ageValues("from", eligibility.fromMonths),
		...ageValues("to", eligibility.toMonths),
		audience: eligibility.audience,
		send: send ? "yes" : "",
		"who-note": eligibility.note ?? "",
	}),
	read(values, entry) {
		const read = reading(values);
		const who = read.all("who");
		if (who.length === 0) read.fail("who", "who");
		const children = who.includes("children");
		// Ages of children say nothing about a service that is for pregnancy only.
		const fromMonths = children ? readAge(read, "from") : null;
		const toMonths = children ? readAge(read, "to") : null;
		if (fromMonths !== null && toMonths !== null && fromMonths >= toMonths) read.fail("to", "age-order");
		return read.done({
			...entry,
			content: {
				...entry.content,
				send: read.ticked("send"),
				eligibility: {
					...entry.content.eligibility,
					pregnancy: who.includes("pregnancy"),
					children,
					fromMonths,
					toMonths,
					audience: read.choice("audience", AUDIENCES, "everyone"),
					note: read.note("who-note"),
				},
			},
		});
	},
};

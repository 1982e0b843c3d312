import { eligibilitySchema } from "../../../../model/listings/shapes";
import { MAX_AGE_MONTHS } from "../../../../model/listings/vocabulary";
import { choice, choices, ticked } from "../../../../platform/forms/choice-fields";
import { type Field, field } from "../../../../platform/forms/field";
import type { Values } from "../../../../platform/forms/field-errors";
import { form } from "../../../../platform/forms/form";
import { note } from "../../../../platform/forms/text-fields";
import { readSection, type Section } from "./section";

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

/** An age in months: "2" years, "1.5" years, "18" months. */
const age = (): Field<number | null, "age" | "age-too-old" | "not-offered"> =>
	field((at) => {
		const typed = at.short("age");
		if (!typed) return typed === "" ? null : undefined;
		const unit = choice(AGE_UNITS).or("months").read(at.part("unit"));
		if (!unit) return undefined;
		const months = /^\d{1,3}(\.5)?$/.test(typed) ? Number(typed) * (unit === "years" ? MONTHS_A_YEAR : 1) : Number.NaN;
		if (!Number.isInteger(months)) return at.refuse("age");
		return months > MAX_AGE_MONTHS + 1 ? at.refuse("age-too-old", OLDEST_YEARS) : months;
	});

const whoForm = form(
	{
		who: choices(["pregnancy", "children"]).needed("who"),
		// Ages of children say nothing about a service that is for pregnancy only.
		from: age().onlyWhen("who", "children"),
		to: age().onlyWhen("who", "children"),
		audience: choice(AUDIENCES).or("everyone"),
		send: ticked(),
		"who-note": note(),
	},
	({ from = null, to = null }) => ({ to: from !== null && to !== null && from >= to && "age-order" }),
);

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
	read: (values, entry, context) =>
		readSection(
			whoForm,
			values,
			({ who, from, to, audience, send, "who-note": note }) => ({
				...entry,
				content: {
					...entry.content,
					send,
					eligibility: {
						...entry.content.eligibility,
						pregnancy: who.includes("pregnancy"),
						children: who.includes("children"),
						fromMonths: from,
						toMonths: to,
						audience,
						note,
					},
				},
			}),
			serviceWho.values(entry, context),
		),
};

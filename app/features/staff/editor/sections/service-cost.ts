import type { Cost } from "../../../../model/listings/shapes";
import { choice } from "../../../../platform/forms/choice-fields";
import { form } from "../../../../platform/forms/form";
import { money } from "../../../../platform/forms/number-fields";
import { newRowId, rows, rowValues } from "../../../../platform/forms/rows";
import { line, note } from "../../../../platform/forms/text-fields";
import { date, dateValues } from "../../../../platform/forms/when-fields";
import { readSection, type Section } from "./section";

/** More than a family would pay at once: beyond it somebody typed pence, or a telephone number. */
const MOST_POUNDS = 5000;

const poundsText = (amount: number) => (Number.isInteger(amount) ? String(amount) : amount.toFixed(2));

const costRow = form(
	{ amount: money({ most: MOST_POUNDS }), description: line(), from: date(), to: date() },
	({ amount, description, from, to }) => ({
		amount: amount === null && description === null && (from || to) && "pounds-missing",
		to: from && to && to < from && "dates-order",
	}),
);

const costForm = form({
	free: choice(["free", "paid"]),
	costs: rows(costRow).onlyWhen("free", "paid"),
	"cost-note": note(),
});

export const serviceCost: Section<"service"> = {
	slug: "cost",
	values: ({ content }) => ({
		free: content.free === null ? "" : content.free ? "free" : "paid",
		...rowValues(
			"costs",
			(content.costs.length > 0 ? content.costs : [emptyCost()]).map((cost) => ({
				id: cost.id,
				fields: {
					amount: cost.amount === null ? "" : poundsText(cost.amount),
					description: cost.description ?? "",
					...dateValues("from", cost.validFrom),
					...dateValues("to", cost.validTo),
				},
			})),
		),
		"cost-note": content.costNote ?? "",
	}),
	read: (values, entry, context) =>
		readSection(
			costForm,
			values,
			({ free, costs, "cost-note": costNote }) => ({
				...entry,
				content: {
					...entry.content,
					free: free === null ? null : free === "free",
					costs: (costs ?? [])
						.filter(({ amount, description }) => amount !== null || description !== null)
						.map(({ id, amount, description, from, to }) => {
							const before = entry.content.costs.find((one) => one.id === id);
							return { ...before, id, amount, description, validFrom: from, validTo: to };
						}),
					costNote,
				},
			}),
			serviceCost.values(entry, context),
		),
};

function emptyCost(): Cost {
	return { id: newRowId(), amount: null, description: null, validFrom: null, validTo: null };
}

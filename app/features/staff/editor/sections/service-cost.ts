import type { Cost } from "../../../../model/listings/shapes";
import { dateValues, type Reading, reading } from "../../../../platform/forms/reading";
import { newRowId, type Row, rowsOf, rowValues } from "./rows";
import type { Section } from "./section";

/** More than a family would pay at once: beyond it somebody typed pence, or a telephone number. */
const MOST_POUNDS = 5000;

const poundsText = (amount: number) => (Number.isInteger(amount) ? String(amount) : amount.toFixed(2));

/** Pounds as people type them: "2.50", "£3", "1,200"; null when empty. */
function readPounds(read: Reading, name: string): number | null {
	const typed = read.one(name).trim();
	if (!typed) return null;
	const amount = /^£?\s*\d{1,3}(,?\d{3})*(\.\d{1,2})?$/.test(typed) ? Number(typed.replace(/[£,\s]/g, "")) : Number.NaN;
	if (Number.isNaN(amount)) read.fail(name, "pounds", typed.slice(0, 40));
	else if (amount > MOST_POUNDS) read.fail(name, "pounds-too-many", MOST_POUNDS.toLocaleString("en-GB"));
	else return amount;
	return null;
}

function readCost(read: Reading, { id, at }: Row, before: Cost | undefined): Cost | null {
	const amount = readPounds(read, at("amount"));
	const description = read.optionalLine(at("description"));
	const validFrom = read.date(at("from"));
	const validTo = read.date(at("to"));
	if (validFrom && validTo && validTo < validFrom) read.fail(at("to"), "dates-order");
	if (amount === null && description === null) {
		if (validFrom || validTo) read.fail(at("amount"), "pounds-missing");
		return null;
	}
	return { ...before, id, amount, description, validFrom, validTo };
}

export const serviceCost: Section<"service"> = {
	slug: "cost",
	values: ({ content }) => ({
		free: content.free ? "free" : "paid",
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
	read(values, entry) {
		const read = reading(values);
		const free = read.choice("free", ["free", "paid"], "free") === "free";
		// Prices are not seen once it is free, and so not kept.
		const rows = free ? [] : rowsOf(values, "costs");
		return read.done({
			...entry,
			content: {
				...entry.content,
				free,
				costs: rows.flatMap((row) => {
					const before = entry.content.costs.find(({ id }) => id === row.id);
					return readCost(read, row, before) ?? [];
				}),
				costNote: read.note("cost-note"),
			},
		});
	},
};

function emptyCost(): Cost {
	return { id: newRowId(), amount: null, description: null, validFrom: null, validTo: null };
}

/** Fields of numbers and money. Pure. */
import { type Field, field } from "./field";

/** A whole number from 0 on. */
export const wholeNumber = ({
	least = 0,
	most,
}: {
	least?: number;
	most: number;
}): Field<number | null, "number" | "too-small" | "too-large"> =>
	field((at) => {
		const typed = at.short("number");
		if (!typed) return typed === "" ? null : undefined;
		if (!/^\d{1,6}$/.test(typed)) return at.refuse("number");
		const number = Number(typed);
		if (number < least) return at.refuse("too-small", least);
		return number > most ? at.refuse("too-large", most) : number;
	});

const POUNDS = /^£?\s*(\d{1,3}(?:,?\d{3})*(?:\.\d{1,2})?)$/;
const PENCE = /^(\d{1,4})\s*p$/i;

/** An amount in pounds: "2.50", "£3", "1,200", "50p". */
export const money = ({ most }: { most: number }): Field<number | null, "pounds" | "pounds-too-many"> =>
	field((at) => {
		const typed = at.short("pounds");
		if (!typed) return typed === "" ? null : undefined;
		const [, pounds] = POUNDS.exec(typed) ?? [];
		const [, pence] = PENCE.exec(typed) ?? [];
		if (!pounds && !pence) return at.refuse("pounds");
		const amount = pounds ? Number(pounds.replaceAll(",", "")) : Number(pence) / 100;
		return amount > most ? at.refuse("pounds-too-many", most.toLocaleString("en-GB")) : amount;
	});

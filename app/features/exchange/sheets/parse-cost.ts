/** Prices as people write them ("£2.50 first child, 50p siblings", "GBP 25 per course") turned into costs. */
import type { ServiceContent } from "../../../model/listings/shapes";
import { NOT_SAID, notUnderstood, type Understood, understood } from "../../../platform/foreign/understood";

export interface Price {
	amount: number;
	/** What it buys: "first child", "per course". Null when the text gives nothing but the figure. */
	description: string | null;
}

/** What a session costs; nothing to pay is no price at all. */
export type Prices = readonly Price[];

const OPEN = /^(?:check|ask|contact|see)\b|^(?:tbc|unknown|varies|n\/?a|-|\?)?$/i;
const FREE =
	/^(?:free|free (?:of charge|event|session|entry|admission|to attend)|no (?:cost|charge|fee)|nil|none|£?0(?:\.00)?)\.?$/i;
const AMOUNT = /(?:£ ?|\bgbp ?)(\d{1,5}(?:\.\d{1,2})?)(?!\.?\d)|(?<![\d.£])(\d{1,3})p(?![a-z])/gi;
const FREE_FOR = /^free\b|\bfree$/i;
const HINTS_OF_MORE = /\b(?:donat|suggest|subsid|means.tested|discount|from|up to|voucher)/i;
/** A price in brackets: "£2 (siblings free)". */
const IN_BRACKETS = /\(([^()]{0,200}(?:£|\dp\b|\bfree\b)[^()]{0,200})\)/gi;
/** What parts one price from the next. */
const JOINTS =
	/[,;]\s?|\. |\band (?=£|gbp|\d{1,3}p)|(?:\+ ?|\b(?:then|plus) )(?=£|gbp|\d{1,3}p)|(?<=[a-z]) (?=(?:£[\d.]{1,9}|\d{1,3}p) [a-z])/i;

/** "£2.50 first child", "siblings 50p" or "siblings free"; undefined when the part holds no price, or several. */
function readPrice(part: string): Price | undefined {
	const [found, ...more] = part.matchAll(AMOUNT);
	if (more.length > 0) return undefined;
	if (!found) return FREE_FOR.test(part) ? { amount: 0, description: rest(part.replace(FREE_FOR, "")) } : undefined;
	const [whole, pounds, pence] = found;
	const words = `${part.slice(0, found.index)} ${part.slice(found.index + whole.length)}`;
	return { amount: pounds ? Number(pounds) : Number(pence) / 100, description: rest(words) };
}

function rest(text: string): string | null {
	return (
		text
			.replace(/^[\s:–-]*(?:for\s+)?|[\s:.–-]+$/gi, "")
			.replace(/\s+/g, " ")
			.trim() || null
	);
}

/** Reads prices in pounds. Where a text leaves them open, nobody has said; one that is half understood is not understood. */
export function parseCost(text: string): Understood<Prices> {
	const words = text.trim().replace(/\s+/g, " ");
	if (OPEN.test(words)) return NOT_SAID;
	if (FREE.test(words)) return understood([]);
	if (HINTS_OF_MORE.test(words)) return notUnderstood(words);
	if (/^\d{1,3}\.\d{2}$/.test(words)) return understood([{ amount: Number(words), description: null }]);
	const prices: Price[] = [];
	for (const part of words.replace(IN_BRACKETS, ", $1").split(JOINTS)) {
		const price = readPrice(part.trim());
		if (!price) return notUnderstood(words);
		prices.push(price);
	}
	// Of two prices, the words say which is whose.
	const [, ...others] = prices;
	return prices.length === 0 || others.some(({ description }) => !description)
		? notUnderstood(words)
		: understood(prices);
}

/** The cost of a service as its listing holds it; `newId` names the cost at a position. */
export function costContent(
	cost: Understood<Prices>,
	newId: (position: number) => string,
): Pick<ServiceContent, "free" | "costs" | "costNote"> {
	// Neither free nor priced: families are told to ask, or read the words.
	if (cost.state !== "understood") {
		return { free: null, costs: [], costNote: cost.state === "not-understood" ? cost.words : null };
	}
	const dates = { validFrom: null, validTo: null };
	const costs = cost.value.map((price, position) => ({ id: newId(position), ...price, ...dates }));
	return { free: costs.every(({ amount }) => amount === 0), costs, costNote: null };
}

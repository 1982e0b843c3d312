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
const AMOUNT = /^(?:(?:£|gbp ?)(\d{1,5}(?:\.\d{1,2})?)|(\d{1,3})p(?![a-z]))\s*/i;
const HINTS_OF_MORE = /\b(?:donat|suggest|subsid|means.tested|discount|from|up to|voucher)/i;

/** "2.50 first child" after its currency sign, or undefined when the part has no price in front. */
function readPrice(part: string): Price | undefined {
	const found = AMOUNT.exec(part);
	if (!found) return /^free\b/i.test(part) ? { amount: 0, description: rest(part.slice(4)) } : undefined;
	const [whole, pounds, pence] = found;
	return { amount: pounds ? Number(pounds) : Number(pence) / 100, description: rest(part.slice(whole.length)) };
}

function rest(text: string): string | null {
	return text.replace(/^[\s:–-]*(?:for\s+)?/i, "").trim() || null;
}

/** Reads prices in pounds. Where a text leaves them open, nobody has said; one that is half understood is not understood. */
export function parseCost(text: string): Understood<Prices> {
	const words = text.trim().replace(/\s+/g, " ");
	if (OPEN.test(words)) return NOT_SAID;
	if (FREE.test(words)) return understood([]);
	if (HINTS_OF_MORE.test(words)) return notUnderstood(words);
	const prices: Price[] = [];
	for (const part of words.split(/[,;] ?| and (?=£|gbp|\d{1,3}p)| ?\+ ?(?=£)/i)) {
		const price = readPrice(part);
		if (!price || /£|gbp|\dp\b/i.test(price.description ?? "")) return notUnderstood(words);
		prices.push(price);
	}
	return understood(prices);
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

/** Prices as people write them ("£2.50 first child, 50p siblings", "GBP 25 per course") turned into costs. */
import type { ServiceContent } from "../../../model/listings/shapes";

export interface Price {
	amount: number;
	/** What it buys: "first child", "per course". Null when the text gives nothing but the figure. */
	description: string | null;
}

/** `unknown` when the text leaves the price open or there is none; `words` when it cannot be put into figures. */
export type ParsedCost =
	| { kind: "free" }
	| { kind: "prices"; prices: Price[] }
	| { kind: "words"; words: string }
	| { kind: "unknown" };

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

/** Reads a price in pounds. A text that is only half understood is given back as words. */
export function parseCost(text: string): ParsedCost {
	const words = text.trim().replace(/\s+/g, " ");
	if (OPEN.test(words)) return { kind: "unknown" };
	if (FREE.test(words)) return { kind: "free" };
	if (HINTS_OF_MORE.test(words)) return { kind: "words", words };
	const prices: Price[] = [];
	for (const part of words.split(/[,;] ?| and (?=£|gbp|\d{1,3}p)| ?\+ ?(?=£)/i)) {
		const price = readPrice(part);
		if (!price || /£|gbp|\dp\b/i.test(price.description ?? "")) return { kind: "words", words };
		prices.push(price);
	}
	return { kind: "prices", prices };
}

/** The cost of a service as its listing holds it; `newId` names the cost at a position. */
export function costContent(
	cost: ParsedCost,
	newId: (position: number) => string,
): Pick<ServiceContent, "free" | "costs" | "costNote"> {
	switch (cost.kind) {
		case "free":
			return { free: true, costs: [], costNote: null };
		case "unknown":
			// Neither free nor priced: families are told to ask.
			return { free: false, costs: [], costNote: null };
		case "words":
			return { free: false, costs: [], costNote: cost.words };
		case "prices":
			return {
				free: false,
				costs: cost.prices.map((price, position) => ({
					id: newId(position),
					...price,
					validFrom: null,
					validTo: null,
				})),
				costNote: null,
			};
	}
}

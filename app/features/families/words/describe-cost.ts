/** What a service costs, in words. */

import type { Cost, ServiceContent } from "../../../model/listings/shapes";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { formatFor } from "../../../platform/i18n/format";
import { ENGLISH } from "../../../platform/i18n/languages";
import { inOwnWords, translatedField } from "./describe-place";

type Priced = Pick<ServiceContent, "free" | "costs" | "costNote" | "translations">;

/** More than fits where a price is told. */
const MOST_SIGNS = 80;

/** The costs that hold on a local date, in the order they were written. */
export function costsOn(costs: readonly Cost[], date: string): Cost[] {
	return costs.filter((cost) => (!cost.validFrom || cost.validFrom <= date) && (!cost.validTo || cost.validTo >= date));
}

/** A price with what it is for, in English, which has no translation: "£2.50 first child". */
function pricedWords({ amount, description }: Cost, { t, language }: Speech): string {
	const isFree = amount === 0 && language.code === ENGLISH.code;
	const price = isFree ? t("directory:cost.free") : amount === null ? null : formatFor(ENGLISH).pounds(amount);
	return [price, description].filter(Boolean).join(" ");
}

/**
 * "Free", "£2.50"; where its amounts alone would mislead, the listing's own words: "£2.50 first child; 50p siblings". Else
 * "£2 to £5", "Has a cost" where only words say how much, "Ask about the cost" where nobody has said.
 */
export function describeCost(content: Priced, date: string, speech: Speech): LocalText {
	const { t, format } = speech;
	if (content.free) return inOwnWords(t("directory:cost.free"), speech);
	const costs = costsOn(content.costs, date);
	const amounts = costs.flatMap(({ amount }) => amount ?? []);
	const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
	if (amounts.length > 0 && least === most) {
		return inOwnWords(most === 0 ? t("directory:cost.free") : format.pounds(most), speech);
	}
	const words = costInWords(content, costs, speech);
	if (words) return words;
	if (content.costs.length === 0) return inOwnWords(t("directory:cost.ask"), speech);
	if (amounts.length === 0) return inOwnWords(t("directory:cost.some"), speech);
	const range =
		least === 0
			? t("directory:cost.freeTo", { most: format.pounds(most) })
			: t("directory:cost.range", { least: format.pounds(least), most: format.pounds(most) });
	return inOwnWords(range, speech);
}

/** All that is said of the cost, in lines: what it is, each price with what it is for, and the note. */
export function describeCostInFull(content: Priced, date: string, speech: Speech): LocalText[] {
	const costs = content.free ? [] : costsOn(content.costs, date);
	const said = costs.filter(({ description }) => description);
	const saysAll = said.length > 1 && said.length === costs.length;
	const note = translatedField(content, "costNote", content.costNote ?? "", speech.language.code);
	const lines = [
		...(saysAll ? [] : [describeCost(content, date, speech)]),
		...said.map((cost) => inEnglish(pricedWords(cost, speech))),
		note,
	];
	return lines.filter(({ text }, at) => text !== "" && lines.findIndex((line) => line.text === text) === at);
}

const inEnglish = (text: string): LocalText => ({ text, lang: ENGLISH.code, dir: ENGLISH.dir });

/** In the words of the listing: its note where that is translated, else what each price is for; null where neither says. */
function costInWords(content: Priced, costs: readonly Cost[], speech: Speech): LocalText | null {
	const { language } = speech;
	const note = translatedField(content, "costNote", content.costNote ?? "", language.code);
	const isEach = costs.length > 1 && costs.every(({ description }) => description);
	const each = isEach ? inEnglish(costs.map((cost) => pricedWords(cost, speech)).join("; ")) : null;
	const inTurn = note.lang === ENGLISH.code ? [each, note] : [note, each];
	return inTurn.find((words) => words && words.text !== "" && words.text.length <= MOST_SIGNS) ?? null;
}

/** Who a service is for, in plain words. */

import { type Eligibility, saysWho } from "../../../model/listings/shapes";
import type { Joining, Level } from "../../../model/listings/vocabulary";
import type { T } from "../../../platform/i18n/translate.server";
import { describeAgeRange } from "./describe-age";

/** "parents-to-be and parents of babies up to 12 months", to stand inside a sentence. */
function who(eligibility: Eligibility, t: T): string {
	const { audience, pregnancy, children: forChildren, fromMonths, toMonths } = eligibility;
	if (!saysWho(eligibility)) return t(`directory:who.${audience}.ask`);
	if (pregnancy && !forChildren) return t(`directory:who.${audience}.expecting`);
	const children = describeAgeRange(fromMonths, toMonths, t);
	return t(pregnancy ? `directory:who.${audience}.both` : `directory:who.${audience}.children`, { children });
}

/**
 * "Parents-to-be and parents of babies up to 12 months", to stand as a label or a line of a card. The council's own
 * `note` is not in it: that is text in another language than the page may be.
 */
export function describeWho(eligibility: Eligibility, t: T): string {
	const words = who(eligibility, t);
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "For parents-to-be and parents of babies up to 12 months. Open to everyone."; of what nobody has said, nothing but to ask. */
export function describeWhoInSentences(
	eligibility: Eligibility,
	level: Level | null,
	joining: Joining | null,
	t: T,
): string {
	const says = saysWho(eligibility) || eligibility.audience !== "everyone";
	const words = says ? t("directory:who.sentence", { who: who(eligibility, t) }) : t("directory:who.askSentence");
	return [words, describeOpen(level, joining, t)].filter(Boolean).join(" ");
}

function describeOpen(level: Level | null, joining: Joining | null, t: T): string | null {
	const referred = joining === "professional-referral";
	if (level === null) return referred ? t("directory:open.referral") : null;
	return t(referred ? `directory:open.${level}Referral` : `directory:open.${level}`);
}

/** Who a service is for, in plain words. */
import type { T } from "../../platform/i18n/translate.server";
import { describeAgeRange } from "./describe-age";
import type { Eligibility } from "./schema";
import type { Joining, Level } from "./vocabulary";

/**
 * "Parents-to-be and parents of babies up to 12 months", to stand as a label or a line of a card. The council's own
 * `note` is not in it: that is text in another language than the page may be.
 */
export function describeWho(eligibility: Eligibility, t: T): string {
	const { audience, pregnancy, children: forChildren, fromMonths, toMonths } = eligibility;
	if (pregnancy && !forChildren) return t(`directory:who.${audience}.expecting`);
	const children = describeAgeRange(fromMonths, toMonths, t);
	return t(pregnancy ? `directory:who.${audience}.both` : `directory:who.${audience}.children`, { children });
}

/** Whether a family may simply come: "Open to everyone.", "For families who need extra help. A professional refers you." */
export function describeOpenness(level: Level, joining: Joining, t: T): string {
	if (joining === "professional-referral") return t(`directory:open.${level}Referral`);
	return t(`directory:open.${level}`);
}

/** What a service costs, in words. */

import type { Cost, ServiceContent } from "../../../model/listings/shapes";
import type { Format } from "../../../platform/i18n/format";
import type { T } from "../../../platform/i18n/translate.server";

type Priced = Pick<ServiceContent, "free" | "costs">;

/** The costs that hold on a local date, in the order they were written. */
export function costsOn(costs: readonly Cost[], date: string): Cost[] {
	return costs.filter((cost) => (!cost.validFrom || cost.validFrom <= date) && (!cost.validTo || cost.validTo >= date));
}

/** "Free", "£2.50", "£2 to £5"; "Has a cost" where only words say how much, "Ask about the cost" where nobody has said. */
export function describeCost({ free, costs }: Priced, date: string, t: T, format: Format): string {
	if (free) return t("directory:cost.free");
	const amounts = costsOn(costs, date).flatMap((cost) => (cost.amount === null ? [] : [cost.amount]));
	if (costs.length === 0) return t("directory:cost.ask");
	if (amounts.length === 0) return t("directory:cost.some");
	const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
	if (most === 0) return t("directory:cost.free");
	if (least === most) return format.pounds(least);
	return least === 0
		? t("directory:cost.freeTo", { most: format.pounds(most) })
		: t("directory:cost.range", { least: format.pounds(least), most: format.pounds(most) });
}

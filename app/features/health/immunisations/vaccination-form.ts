/** What families type about a vaccination. Words for what is wrong stand under `health-record:claim.error.<reason>`. */
import { VACCINES } from "../../../model/health/immunisations/vaccines";
import { earliestDay, latestDay } from "../../../model/health/partial-date";
import { choice } from "../../../platform/forms/choice-fields";
import { form } from "../../../platform/forms/form";
import { line, note } from "../../../platform/forms/text-fields";
import { partialDate } from "../../../platform/forms/when-fields";

/** What a parent can say; what is put off or not advised, a professional says. */
export const WHAT_HAPPENED = ["given", "abroad", "declined"] as const;

/** @param bornOn of the child, and `today`: `YYYY-MM-DD` */
export const vaccinationForm = ({ bornOn, today }: { bornOn: string; today: string }) =>
	form(
		{
			vaccine: choice(VACCINES).needed("missing"),
			outcome: choice(WHAT_HAPPENED).needed("missing"),
			date: partialDate().needed("missing"),
			place: line(200),
			product: line(200),
			batch: line(200),
			reason: note().when("outcome", "declined"),
		},
		({ date }) => ({
			date: date && (earliestDay(date) > today ? "future" : latestDay(date) < bornOn ? "before-birth" : undefined),
		}),
	);

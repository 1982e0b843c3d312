/** What families type about a record. Words for what is wrong stand under `health-record:claim.error.<reason>`. */
import { RELATIONS } from "../../../model/health/record/child";
import { choice } from "../../../platform/forms/choice-fields";
import { form, type ReasonOf } from "../../../platform/forms/form";
import { line, note } from "../../../platform/forms/text-fields";
import { date } from "../../../platform/forms/when-fields";

export const claimForm = form({
	code: line(40).needed("missing"),
	bornOn: date().needed("missing"),
	relation: choice(RELATIONS).needed("missing"),
	evidence: note().needed("missing"),
});

export type RecordReason = ReasonOf<typeof claimForm> | "future" | "before-birth" | "unknown" | "too-many" | "yours";

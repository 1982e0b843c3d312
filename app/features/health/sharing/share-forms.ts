/** What a guardian chooses who shares something, and what somebody types who opens it. */
import { DURATIONS, RECIPIENTS, SHARED_SECTIONS } from "../../../model/health/sharing/share";
import { choice, choices, sent } from "../../../platform/forms/choice-fields";
import { form, type ReasonOf } from "../../../platform/forms/form";
import { line, text } from "../../../platform/forms/text-fields";

/** Words for what is wrong stand under `health-sharing:new.error.<reason>`. */
export const whatForm = form({
	recipient: choice(RECIPIENTS).needed("missing"),
	section: choices(SHARED_SECTIONS).needed("nothing"),
});
export const howForm = form({
	duration: choice(DURATIONS).needed("missing"),
	passcode: choice(["yes", "no"]).needed("missing"),
});
export type ShareReason = ReasonOf<typeof whatForm> | ReasonOf<typeof howForm>;

const LONGEST_LINK = 2000;
const LONGEST_NAME = 200;

/** Words under `health-sharing:view.error.<reason>`. */
export const openForm = form({
	link: text(LONGEST_LINK).needed("missing"),
	says: line(LONGEST_NAME).needed("missing"),
	passcode: sent(40),
});
export type OpenReason = ReasonOf<typeof openForm> | "link" | "passcode";

/** A comment on the offer or on anything. Safe in the browser: no I/O. */
import { form } from "../../../platform/forms/form";
import { text } from "../../../platform/forms/text-fields";
import { DETAILS_LIMIT } from "./report-problem";

/** Words for what is wrong stand under `comments:form.<reason>`. */
export const commentForm = form({ details: text(DETAILS_LIMIT).needed("missing") });

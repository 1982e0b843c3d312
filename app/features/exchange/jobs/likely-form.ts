/** Reads what a person says of two listings that are likely the same. Pure. */
import { LIKELY_VERDICTS, type LikelyVerdict } from "../../../model/publishing/likely";
import { id, offered } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";

const likelyForm = form({ pair: id(), verdict: offered([...LIKELY_VERDICTS, "again"]) });

/** @returns undefined for a form that was not sent by its page; a verdict of null asks about the two again */
export function readLikely(posted: Values): { pair: string; verdict: LikelyVerdict | null } | undefined {
	const { pair, verdict } = readAnswers(likelyForm, posted);
	return pair && verdict ? { pair, verdict: verdict === "again" ? null : verdict } : undefined;
}

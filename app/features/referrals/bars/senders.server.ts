/** Which systems of other organisations may refer: those of `REFERRAL_SENDERS`, each with its public keys. */
import { z } from "zod";
import { env } from "../../../platform/env.server";
import { clientFields } from "../../../platform/fhir/client-setting.server";
import { readListSetting } from "../../../platform/list-setting.server";

const senderSchema = z.strictObject({
	...clientFields,
	/** The slug of the council to whose services it refers. */
	council: z.string(),
});
/** `name` is that of its organisation, which the log and the pages of a service say. */
export type ReferralSender = z.infer<typeof senderSchema>;

let configured: ReferralSender[] | undefined;

/** Those of the environment, read once. @throws OperatorProblem when the setting is wrong */
export function referralSenders(): ReferralSender[] {
	const { REFERRAL_SENDERS } = env();
	configured ??= REFERRAL_SENDERS ? readListSetting("REFERRAL_SENDERS", senderSchema, REFERRAL_SENDERS) : [];
	return configured;
}

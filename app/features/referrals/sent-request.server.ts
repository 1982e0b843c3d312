/** What a system sent, as it came: kept beside its referral, sealed, as long as that. */
import { and, eq, isNotNull } from "drizzle-orm";
import { referralMessage } from "../../../db/schema/referrals";
import type { SentRequest } from "../../model/referrals/standards";
import { pageError } from "../../platform/errors";
import { stableId } from "../../platform/ids";
import { sealedField } from "../../platform/keys/sealed-field.server";
import type { Read, Tx } from "../../platform/store-handles";

export const sentRequests = sealedField("health", referralMessage.sent);

/** What came of a referral. @throws the page "not available now" where its key is missing */
export async function requestOf(tx: Read<"health">, referralId: string): Promise<SentRequest> {
	const [row] = await tx
		.select()
		.from(referralMessage)
		.where(and(eq(referralMessage.referralId, referralId), isNotNull(referralMessage.sent)));
	const sent = row?.sent && sentRequests.open(row.id, row.sent);
	if (!sent?.ok) throw pageError("unavailable");
	return sent.value;
}

/** What came goes along with a referral to another service, so that its system reads that one too. */
export async function carrySent(tx: Tx<"health">, from: string, to: string, at: Date): Promise<void> {
	const id = stableId("referral-message", from, to);
	const sent = sentRequests.seal(id, await requestOf(tx, from));
	await tx.insert(referralMessage).values({ id, referralId: to, sent, at });
}

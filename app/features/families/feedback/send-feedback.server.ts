/** A family tells a council something. Nothing about the person is asked or kept. */

import { randomUUID } from "node:crypto";
import { feedback } from "../../../../db/schema";
import { ANYONE } from "../../../model/people/asker";
import type { FeedbackKind } from "../../../model/publishing/feedback";
import type { Values } from "../../../platform/forms/field-errors";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import { markIn, once } from "../../../platform/once.server";
import { type Limit, mayTry } from "../../../platform/rate-limit.server";
import { transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { isTrapped } from "./trap";

const details = sealedField("portal", feedback.details);

/** From one network address. */
const SENT: Limit = { name: "message-sent", tries: 10, seconds: 60 };

export interface NewFeedback {
	/** A published service of the council; null for the offer as a whole. */
	serviceId: string | null;
	kind: FeedbackKind;
	details: string;
}

/**
 * Keeps what was sent for the council's staff, unless a machine sent it, which is not told so that it learns nothing.
 * @param posted the form as it was sent
 * @param client the network address it came from, which is counted and not kept
 * @returns false when too much came from there lately
 */
export async function sendFeedback(
	council: Pick<Council, "id">,
	posted: Values,
	client: string,
	message: NewFeedback,
): Promise<boolean> {
	if (!(await mayTry(SENT, client))) return false;
	if (isTrapped(posted)) return true;
	const now = new Date();
	await transaction(ANYONE, (tx) =>
		once(tx, markIn(posted), async () => {
			const id = randomUUID();
			await tx.insert(feedback).values({
				id,
				councilId: council.id,
				...message,
				details: message.details === "" ? null : details.seal(id, message.details),
				status: "new",
				createdAt: now,
				updatedAt: now,
			});
			return id;
		}),
	);
	return true;
}

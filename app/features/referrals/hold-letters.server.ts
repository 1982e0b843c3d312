/** What was written to a family and has not gone out is held, once they said that it was not safe: in both stores. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import { outbox } from "../../../db/schema/every-store";
import { sealedField } from "../../platform/keys/sealed-field.server";
import { tellOther } from "../../platform/relay/tell-other.server";
import type { Topic } from "../../platform/relay/topic";
import type { Tx } from "../../platform/store-handles";
import { familyLetter, familyUnsafe, plainAddress } from "./news";

type Letter = typeof familyLetter extends Topic<"health", infer Body> ? Body : never;

const bodies = sealedField("health", outbox.body);

/**
 * Takes back the letters to an address, of whichever referral, that the portal's store does not have yet, and has those held
 * that it has.
 * @param about the id of the referral of which it was said
 * @returns how many were taken back here
 */
export async function holdLetters(tx: Tx<"health">, email: string, about: string): Promise<number> {
	const waiting = await tx
		.select({ id: outbox.id, body: outbox.body })
		.from(outbox)
		.where(and(eq(outbox.topic, familyLetter.name), isNull(outbox.deliveredAt)));
	const theirs = waiting.filter(({ id, body }) => {
		const opened = bodies.open(id, body);
		return opened.ok && plainAddress((opened.value as Letter).email) === plainAddress(email);
	});
	const ids = theirs.map(({ id }) => id);
	if (ids.length > 0) await tx.delete(outbox).where(inArray(outbox.id, ids));
	await tellOther(tx, familyUnsafe, `referral:${about}`, { email });
	return ids.length;
}

/** What was written to a family and has not gone out is held, once they said that it was not safe: in both stores. */
import { and, eq, isNull } from "drizzle-orm";
import { outbox } from "../../../db/schema/every-store";
import { sealedField } from "../../platform/keys/sealed-field.server";
import { tellOther } from "../../platform/relay/tell-other.server";
import type { Topic } from "../../platform/relay/topic";
import type { Tx } from "../../platform/store-handles";
import { familyLetter, familyUnsafe, plainAddress } from "./news";

type Letter = typeof familyLetter extends Topic<"health", infer Body> ? Body : never;

const bodies = sealedField("health", outbox.body);

/**
 * Holds the letters to an address, of whichever referral, that the portal's store was not told of yet, and has those held
 * that it has. They stay messages: one that is being told in this moment would else be unknown here.
 * @param about the id of the referral of which it was said
 * @returns how many were held here
 */
export async function holdLetters(tx: Tx<"health">, email: string, about: string): Promise<number> {
	const waiting = await tx
		.select({ id: outbox.id, body: outbox.body })
		.from(outbox)
		.where(and(eq(outbox.topic, familyLetter.name), isNull(outbox.deliveredAt)));
	const theirs = waiting.flatMap(({ id, body }) => {
		const opened = bodies.open(id, body);
		const letter = opened.ok ? (opened.value as Letter) : undefined;
		return letter && plainAddress(letter.email) === plainAddress(email) ? [{ id, letter }] : [];
	});
	for (const { id, letter } of theirs) {
		const body = bodies.seal(id, { ...letter, held: true });
		await tx.update(outbox).set({ body }).where(eq(outbox.id, id));
	}
	await tellOther(tx, familyUnsafe, `referral:${about}`, { email });
	return theirs.length;
}

/** What of a message stands encrypted in the outbox: whom it goes to, and what it says, with its links. */
import type { SQL } from "drizzle-orm";
import { mail } from "../../../db/schema";
import type { MailWords } from "../../model/mail/message";
import { lookUp } from "../keys/look-up.server";
import { type Opened, sealedField } from "../keys/sealed-field.server";

const recipients = sealedField("portal", mail.recipient);
const byRecipient = lookUp("portal", mail.recipientLookUp);
const sealedWords = sealedField("portal", mail.words);

export interface Letter {
	/** An e-mail address, or a number such as +447700900123. */
	recipient: string;
	words: MailWords;
}

type Sealed = Pick<typeof mail.$inferSelect, "id" | "recipient" | "words">;

/** A letter as the columns of the row `id` hold it. */
export const sealLetter = (id: string, { recipient, words }: Letter) => ({
	recipient: recipients.seal(id, recipient),
	recipientLookUp: byRecipient.hash(recipient),
	words: sealedWords.seal(id, words),
});

export function openLetter({ id, recipient, words }: Sealed): Opened<Letter> {
	const to = recipients.open(id, recipient);
	if (!to.ok) return to;
	const says = sealedWords.open(id, words);
	return says.ok ? { ok: true, value: { recipient: to.value, words: says.value } } : says;
}

/** The messages to an address or a number. */
export const goesTo = (recipient: string): SQL => byRecipient.is(recipient);

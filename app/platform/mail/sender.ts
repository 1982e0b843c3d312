/** What carries e-mails away: a port with several ways behind it. */

export interface Message {
	/** The outbox's id: whoever carries it can tell a second try from a second message by it. */
	id: string;
	recipient: string;
	subject: string;
	/** The same words twice: for ways that carry text only, and for mail programs. */
	text: string;
	html: string;
	/** An earlier try may have got through: its end is not known. */
	triedBefore: boolean;
}

export type Sent =
	/** `reference` is the message's id at the provider. */
	| { ok: true; reference: string | null }
	/** `permanent`: trying again would not help. `reason` is for the council's administrator, and names no recipient. */
	| { ok: false; permanent: boolean; reason: string };

export interface MailSender {
	/** Keeps what it "sends" in the outbox to be read there. */
	keepsWords?: boolean;
	send(message: Message): Promise<Sent>;
}

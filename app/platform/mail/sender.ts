/** What carries messages away: a port for e-mail and one for text messages, each with its ways behind it. */
import type { PauseReason } from "../../model/mail/message";

/** What became of a try. `reason` is for the council's administrator, and names no recipient. */
export type Outcome =
	/** `reference` is the message's id at the provider. */
	| { end: "sent"; reference: string | null }
	/** This message was not taken now; later it may be. */
	| { end: "later"; reason: string }
	/** The address or the message was refused: trying again would not help. */
	| { end: "refused"; reason: string }
	/** All of it was handed over, and the answer was lost. */
	| { end: "unknown"; reason: string }
	/**
	 * Nothing of ours goes out this way for now, whatever the message. `perhapsHereOnly`: said of one recipient, so it
	 * may be true of that one only.
	 */
	| { end: "held-up"; because: PauseReason; reason: string; perhapsHereOnly?: boolean };

interface Message {
	/** The outbox's id: whoever carries it can tell a second try from a second message by it. */
	id: string;
	/** An earlier try may have got through: its end is not known. */
	triedBefore: boolean;
}

export interface MailMessage extends Message {
	recipient: string;
	subject: string;
	/** The same words twice: for ways that carry text only, and for mail programs. */
	text: string;
	html: string;
	/** Where one click stops such e-mails, without signing in (RFC 8058); null where they cannot be stopped. */
	stop: string | null;
}

export interface TextMessage extends Message {
	/** A number such as +447700900123. */
	recipient: string;
	text: string;
}

export interface Sender<Carried> {
	/** Keeps what it "sends" in the outbox to be read there. */
	keepsWords?: boolean;
	/**
	 * Tries once.
	 * @param signal ends the try: its connection is destroyed, and the outcome is there at once
	 */
	send(message: Carried, signal: AbortSignal): Promise<Outcome>;
}

export type MailSender = Sender<MailMessage>;
export type TextSender = Sender<TextMessage>;

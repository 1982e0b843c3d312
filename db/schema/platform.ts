import type { Channel, MailStatus, MailWords, PauseReason } from "../../app/model/mail/message";
import { index, int, lookUp, sealed, table, text, time } from "../columns";

/** Messages that are to be sent: written in the transaction that causes them, sent after, tried again until they are. */
export const mail = table(
	"mail",
	{
		id: text("id").primaryKey(),
		channel: text("channel").$type<Channel>().notNull().default("email"),
		councilId: text("council_id"),
		/** An e-mail address, or a number such as +447700900123. */
		recipient: sealed<string>("recipient").notNull(),
		recipientLookUp: lookUp("recipient"),
		/** The template's name and the words put in. */
		words: sealed<MailWords>("words").notNull(),
		status: text("status").$type<MailStatus>().notNull(),
		attempts: int("attempts").notNull(),
		nextAttemptAt: time("next_attempt_at").notNull(),
		/** The claim of the process that is sending it now, and until when it holds: later, anybody may take it. */
		heldBy: text("held_by"),
		heldUntil: time("held_until"),
		lastError: text("last_error"),
		createdAt: time("created_at").notNull(),
		sentAt: time("sent_at"),
		/** The message's id at the provider. */
		reference: text("reference"),
	},
	(t) => [index("mail_due").on(t.status, t.nextAttemptAt), index("mail_council").on(t.councilId, t.createdAt)],
);

/** Why nothing of a channel goes out for now. There is a row only while that is so. */
export const channelPause = table("channel_pause", {
	channel: text("channel").$type<Channel>().primaryKey(),
	because: text("because").$type<PauseReason>().notNull(),
	/** What whoever carries it answered, for an administrator to read. */
	reason: text("reason").notNull(),
	since: time("since").notNull(),
	/** Tries that came to nothing, so far. */
	tries: int("tries").notNull(),
	/** When the last of them ended. */
	triedAt: time("tried_at").notNull(),
	/** When one message is tried again. */
	until: time("until").notNull(),
});

/** What forms that make something have made, by their one-time mark: a form sent twice makes one thing. */
export const formMark = table(
	"form_mark",
	{
		/** SHA-256 of the mark, hexadecimal. */
		id: text("id").primaryKey(),
		/** The id of what was made. */
		made: text("made").notNull(),
		createdAt: time("created_at").notNull(),
	},
	(t) => [index("form_mark_age").on(t.createdAt)],
);

/** Links that work once: the token's hash, what for, and until when. */
export const singleUseLink = table("single_use_link", {
	tokenHash: text("token_hash").primaryKey(),
	purpose: text("purpose").notNull(),
	subjectId: text("subject_id").notNull(),
	/** Whom it was sent to. */
	personId: text("person_id"),
	expiresAt: time("expires_at").notNull(),
	usedAt: time("used_at"),
});

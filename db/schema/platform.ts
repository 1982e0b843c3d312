import type { Channel, MailStatus, MailWords, PauseReason } from "../../app/model/mail/message";
import { bigint, index, int, json, lookUp, sealed, table, text, time } from "../columns";

/** What was done, by whom: only added to. Each entry's MAC covers the one before it, so that no edit goes unseen. */
export const auditEntry = table(
	"audit_entry",
	{
		/** 1, 2, 3 … without a gap. */
		seq: bigint("seq").primaryKey(),
		at: time("at").notNull(),
		councilId: text("council_id"),
		/** Null for the portal itself and for somebody who is not signed in. */
		actorId: text("actor_id"),
		actorName: text("actor_name"),
		/** "listing.published", "sign-in.refused" … */
		action: text("action").notNull(),
		subjectKind: text("subject_kind"),
		subjectId: text("subject_id"),
		details: json<Record<string, unknown>>("details").notNull(),
		/** HMAC-SHA-256 of the entry and the MAC before it, base64url. */
		mac: text("mac").notNull(),
	},
	(t) => [
		index("audit_entry_council").on(t.councilId, t.seq),
		index("audit_entry_subject").on(t.subjectId, t.seq),
		index("audit_entry_actor").on(t.actorId, t.seq),
	],
);

/** The newest audit entry, in one row: it is what a writer locks, and what shows that entries were cut off. */
export const auditHead = table("audit_head", {
	id: int("id").primaryKey(),
	seq: bigint("seq").notNull(),
	mac: text("mac").notNull(),
});

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

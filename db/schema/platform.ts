import type { Channel, MailStatus, MailWords, PauseReason } from "../../app/model/mail/message";
import { bigint, index, int, json, lookUp, primaryKey, sealed, table, text, time } from "../columns";

/**
 * What was done, by whom: only added to. Each stream of entries (a council's, the portal's) is a chain: an entry's MAC
 * covers the head that its stream had before it, so that no edit goes unseen. Ids only: names are looked up when shown.
 */
export const auditEntry = table(
	"audit_entry",
	{
		stream: text("stream").notNull(),
		/** 1, 2, 3 … within the stream, without a gap. */
		number: bigint("number").notNull(),
		at: time("at").notNull(),
		councilId: text("council_id"),
		/** Null for the portal itself and for somebody who is not signed in. */
		actorId: text("actor_id"),
		/** Null but in the log from before there were streams. */
		actorName: text("actor_name"),
		/** "listing.published", "sign-in.refused" … */
		action: text("action").notNull(),
		subjectKind: text("subject_kind"),
		subjectId: text("subject_id"),
		details: json<Record<string, unknown>>("details").notNull(),
		/** Which key its MAC was made with; "" in the log from before there were streams. */
		key: text("key").notNull(),
		/** HMAC-SHA-256, base64url. */
		mac: text("mac").notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.stream, t.number] }),
		index("audit_entry_council").on(t.councilId, t.at),
		index("audit_entry_subject").on(t.subjectId, t.at),
		index("audit_entry_actor").on(t.actorId, t.at),
	],
);

/** The head of each stream: how long it is, under a key, so that entries cannot be cut off unseen. */
export const auditStream = table("audit_stream", {
	/** "council:ID", "portal", "root". */
	name: text("name").primaryKey(),
	/** The number of its newest entry. */
	length: bigint("length").notNull(),
	key: text("key").notNull(),
	/** MAC of name, length and the newest entry's MAC. */
	mac: text("mac").notNull(),
});

/** The heads that the newest root covers. */
export const auditRooted = table(
	"audit_rooted",
	{
		stream: text("stream").primaryKey(),
		/** Which of the root's branches it hangs on. */
		branch: int("branch").notNull(),
		length: bigint("length").notNull(),
		mac: text("mac").notNull(),
	},
	(t) => [index("audit_rooted_branch").on(t.branch)],
);

/** A digest of the heads on each branch, so that a new root need only look at the branches that have changed. */
export const auditBranch = table("audit_branch", {
	number: int("number").primaryKey(),
	digest: text("digest").notNull(),
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

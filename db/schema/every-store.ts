/**
 * What each store has for itself, the portal's as well as the health store: its log, its queue, the messages between the
 * two, which keys it was written with, and which two stores belong together.
 * The same tables stand in both databases.
 */
import { bigint, index, int, json, primaryKey, sealed, table, text, time, uniqueIndex } from "../columns";

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
		/** Of the head's MAC: the MAC itself could be put back in `audit_stream` when later entries are cut off. */
		hash: text("mac").notNull(),
	},
	(t) => [index("audit_rooted_branch").on(t.branch)],
);

/** A digest of the heads on each branch, so that a new root need only look at the branches that have changed. */
export const auditBranch = table("audit_branch", {
	number: int("number").primaryKey(),
	digest: text("digest").notNull(),
});

/**
 * What is to be done in the background. A task is there until it is done; what came of it stands where it belongs. One
 * that failed for good stays for people to see. How it works stands in `app/platform/queue/README.md`.
 */
export const task = table(
	"task",
	{
		id: text("id").primaryKey(),
		/** Which of the product's workers does it: "publish". */
		kind: text("kind").notNull(),
		/** What it is about, an id: there is one task of a kind for it, however often it is asked for. */
		key: text("key").notNull(),
		/** Ids, numbers and words of our own vocabularies: nothing personal. */
		body: json<unknown>("body").notNull(),
		/** Whose staff see that it failed; null for the operator alone. */
		councilId: text("council_id"),
		/** Goes up when it is asked for: one that was asked for again while it was being done is not over. */
		revision: int("revision").notNull(),
		/** Tries that were begun, but for those that ended through no fault of the task. */
		attempts: int("attempts").notNull(),
		dueAt: time("due_at").notNull(),
		/** The claim of the process that is doing it now, and until when it holds: later, anybody may take it. */
		heldBy: text("held_by"),
		heldUntil: time("held_until"),
		/** What went wrong at the last try. */
		lastError: text("last_error"),
		/** Since when it is not tried any more; null while it is. */
		failedAt: time("failed_at"),
		createdAt: time("created_at").notNull(),
	},
	(t) => [uniqueIndex("task_kind_key").on(t.kind, t.key), index("task_due").on(t.kind, t.dueAt)],
);

/**
 * What this store has to tell the other one: written in the transaction of the fact, applied there once, and kept for as
 * long as the other store may be restored from a backup and has to be told again.
 */
export const outbox = table(
	"outbox",
	{
		/** The same in the inbox of the other store. */
		id: text("id").primaryKey(),
		/** What it is about, "record:ID": what is said of one thing arrives in the order in which it was said. */
		subject: text("subject").notNull(),
		/** 1, 2, 3 … of this subject; what was said at the same moment may have the same. */
		number: bigint("number").notNull(),
		/** What happened: which of the other store's handlers applies it. */
		topic: text("topic").notNull(),
		body: sealed<unknown>("body").notNull(),
		createdAt: time("created_at").notNull(),
		/** When the other store had it; null until then. */
		deliveredAt: time("delivered_at"),
		/** Tries that came to nothing. */
		attempts: int("attempts").notNull(),
		nextAttemptAt: time("next_attempt_at").notNull(),
		lastError: text("last_error"),
	},
	(t) => [index("outbox_order").on(t.subject, t.number), index("outbox_due").on(t.deliveredAt, t.nextAttemptAt)],
);

/** What the other store has told, and was applied here. Kept for good: a message that comes again is known. */
export const inbox = table("inbox", {
	/** The id in the other store's outbox. */
	id: text("id").primaryKey(),
	topic: text("topic").notNull(),
	appliedAt: time("applied_at").notNull(),
});

/** Which keys this store was written with, by prints that tell them apart and give nothing away. */
export const keyPrint = table(
	"key_print",
	{
		setting: text("setting").$type<"AUDIT_KEYS" | "FIELD_KEYS">().notNull(),
		/** The key's name; "0" for the installation's own. */
		id: text("id").notNull(),
		print: text("print").notNull(),
		/** When it was first written with. */
		since: time("since").notNull(),
	},
	(t) => [primaryKey({ columns: [t.setting, t.id, t.print] })],
);

/**
 * Which two stores belong together: the id of this one, made with the table, and that of the other since they met.
 * A backup has them too.
 */
export const storeId = table("store_id", {
	store: text("store").$type<"portal" | "health">().primaryKey(),
	/** Random. */
	id: text("id").notNull(),
});

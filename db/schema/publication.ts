import { isNotNull, sql } from "drizzle-orm";
import type {
	EntryContent,
	EntryKind,
	EntryStatus,
	IncomingContent,
	TranslationStep,
} from "../../app/model/publishing/entry";
import type { LanguageTexts } from "../../app/model/publishing/translations";
import { index, int, json, primaryKey, table, text, time } from "../columns";
import { person } from "./accounts";
import { council } from "./councils";

/**
 * What a council publishes, as its staff see it: a service, a place, an organisation, an article or a part of the offer,
 * with its one status, its draft and who is answerable for it. `id` is the id of the row that families read.
 */
export const entry = table(
	"entry",
	{
		id: text("id").primaryKey(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		kind: text("kind").$type<EntryKind>().notNull(),
		/** English, of the draft or, without one, of what is published. */
		title: text("title").notNull(),
		status: text("status").$type<EntryStatus>().notNull(),
		/** The version that families read; null while they read none. */
		liveVersion: int("live_version"),
		/** The newest version there is; 0 before the first. */
		lastVersion: int("last_version").notNull(),
		/** Goes up with every change: an editor who saw an older one has not seen what they would overwrite. */
		revision: int("revision").notNull(),
		/** What is being written; null when nothing differs from the newest version. */
		draft: json<EntryContent | null>("draft"),
		draftBy: text("draft_by").references(() => person.id),
		/** Everybody who wrote since the newest version, the first of them first; `draftBy` wrote last. */
		draftAuthors: json<string[]>("draft_authors").notNull().default([]),
		draftAt: time("draft_at"),
		submittedAt: time("submitted_at"),
		/** Who let a scheduled draft go. */
		approvedBy: text("approved_by").references(() => person.id),
		/** What the reviewer asks to be changed. */
		reviewNote: text("review_note"),
		/** When a scheduled draft is published, and when what is published is taken away. */
		publishAt: time("publish_at"),
		expireAt: time("expire_at"),
		/** Whose listing it is: the organisation of a service, or the organisation itself. */
		organisationId: text("organisation_id"),
		/** The member of staff who keeps it true. */
		ownerId: text("owner_id").references(() => person.id),
		/** The date (YYYY-MM-DD) on which somebody last checked that it is right. */
		assuredOn: text("assured_on"),
		/** Days after the last check for which a reminder went out: 0, 60, 80 or 90. */
		reminded: int("reminded").notNull(),
		/** The source it is imported from; null for what is written here. */
		source: text("source"),
		/** Since when staff and not the source decide over it: an import then reports a conflict and changes nothing. */
		heldAt: time("held_at"),
		/** What the source says now of a listing that staff hold, for a person to decide; null for nothing. */
		incoming: json<IncomingContent | null>("incoming"),
		updatedAt: time("updated_at").notNull(),
	},
	(t) => [
		// Lists of thousands: a page by name, by change or by check, and counts, each from its index alone.
		index("entry_list").on(t.councilId, t.kind, t.title, t.id),
		index("entry_changed").on(t.councilId, t.kind, t.updatedAt, t.id),
		index("entry_checked").on(t.councilId, t.kind, t.assuredOn, t.title, t.id),
		index("entry_counts").on(t.councilId, t.kind, t.status, t.source, t.title),
		index("entry_conflict").on(t.councilId).where(isNotNull(t.incoming)),
		index("entry_status").on(t.councilId, t.status),
		index("entry_assured").on(t.councilId, t.assuredOn),
		index("entry_publish").on(t.publishAt),
		index("entry_expire").on(t.expireAt),
		index("entry_organisation").on(t.organisationId),
	],
);

/** What an update of an entry sets its revision to. */
export const nextRevision = sql`${entry.revision} + 1`;

/** A publication as it was, whole. Rows are added and never changed. */
export const entryVersion = table(
	"entry_version",
	{
		entryId: text("entry_id").notNull(),
		number: int("number").notNull(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		/** "withdrawn" for the version that took it away. */
		status: text("status").$type<"published" | "withdrawn">().notNull(),
		/** The one language that it changed; null where it changed the English. */
		language: text("language"),
		content: json<EntryContent>("content").notNull(),
		/** Who wrote last and who approved it: names as they were then. Null for an import. */
		writtenBy: text("written_by"),
		writtenByName: text("written_by_name"),
		/** The ids of whoever else wrote since the version before. */
		alsoWrittenBy: json<string[]>("also_written_by").notNull().default([]),
		approvedBy: text("approved_by"),
		approvedByName: text("approved_by_name"),
		note: text("note"),
		importRunId: text("import_run_id"),
		at: time("at").notNull(),
	},
	(t) => [primaryKey({ columns: [t.entryId, t.number] }), index("entry_version_run").on(t.importRunId)],
);

/**
 * An entry in another language than English, as its translators work on it: with a draft, a status and authors of its own.
 * A row stays when nothing is being written any more, for its revision.
 */
export const entryTranslation = table(
	"entry_translation",
	{
		entryId: text("entry_id")
			.notNull()
			.references(() => entry.id),
		language: text("language").notNull(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		/** "published" while nothing is being written. */
		status: text("status").$type<TranslationStep>().notNull(),
		/** Goes up with every change, as that of an entry. */
		revision: int("revision").notNull(),
		/** What is being written, whole; null when nothing differs from what families read. */
		draft: json<LanguageTexts | null>("draft"),
		draftBy: text("draft_by").references(() => person.id),
		/** Everybody who wrote since it was last published, the first of them first. */
		draftAuthors: json<string[]>("draft_authors").notNull().default([]),
		draftAt: time("draft_at"),
		submittedAt: time("submitted_at"),
		/** What the reviewer asks to be changed. */
		reviewNote: text("review_note"),
		updatedAt: time("updated_at").notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.entryId, t.language] }),
		index("entry_translation_desk").on(t.councilId, t.status, t.language),
	],
);

/** How far an entry is translated into one language: what families read, or are to read first, with what is being written. */
export const translationState = table(
	"translation_state",
	{
		entryId: text("entry_id")
			.notNull()
			.references(() => entry.id),
		language: text("language").notNull(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		/** Numbers of fields. */
		missing: int("missing").notNull(),
		machine: int("machine").notNull(),
		outdated: int("outdated").notNull(),
		checked: int("checked").notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.entryId, t.language] }),
		index("translation_state_desk").on(t.councilId, t.language, t.outdated, t.missing),
	],
);

/** How a council wants a term translated: hub, health visitor, red book. */
export const glossaryTerm = table(
	"glossary_term",
	{
		id: text("id").primaryKey(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		language: text("language").notNull(),
		term: text("term").notNull(),
		translation: text("translation").notNull(),
	},
	(t) => [index("glossary_term_language").on(t.councilId, t.language)],
);

/** A provider says that a published listing is theirs; staff verify it. */
export const claim = table(
	"claim",
	{
		id: text("id").primaryKey(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		entryId: text("entry_id")
			.notNull()
			.references(() => entry.id),
		organisationId: text("organisation_id").notNull(),
		personId: text("person_id")
			.notNull()
			.references(() => person.id),
		message: text("message").notNull(),
		status: text("status").$type<"new" | "accepted" | "refused">().notNull(),
		createdAt: time("created_at").notNull(),
		decidedBy: text("decided_by").references(() => person.id),
		decidedAt: time("decided_at"),
	},
	(t) => [index("claim_council").on(t.councilId, t.status)],
);

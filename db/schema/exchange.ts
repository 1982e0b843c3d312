import type { ImportJobKind, ImportJobReport, ImportJobStatus, ImportSettings } from "../../app/model/exchange/job";
import type { LikelyVerdict } from "../../app/model/publishing/likely";
import { bool, index, json, real, table, text, time } from "../columns";
import { person } from "./accounts";
import { council } from "./councils";

/** An import that somebody began in the browser: the upload, how it is to be read, and what came of it. */
export const importJob = table(
	"import_job",
	{
		id: text("id").primaryKey(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		kind: text("kind").$type<ImportJobKind>().notNull(),
		status: text("status").$type<ImportJobStatus>().notNull(),
		/** A file's name or a feed's address. */
		origin: text("origin").notNull(),
		/** The text of the upload; null for a feed, and once the job is long over. */
		upload: text("upload"),
		settings: json<ImportSettings | null>("settings"),
		report: json<ImportJobReport | null>("report"),
		/** 0 to 1 while it runs. */
		progress: real("progress").notNull(),
		/** Only a rehearsal: says what would be done. */
		dryRun: bool("dry_run").notNull(),
		importRunId: text("import_run_id"),
		createdBy: text("created_by")
			.notNull()
			.references(() => person.id),
		createdAt: time("created_at").notNull(),
		startedAt: time("started_at"),
		finishedAt: time("finished_at"),
	},
	(t) => [index("import_job_council").on(t.councilId, t.createdAt), index("import_job_status").on(t.status)],
);

/**
 * A place or organisation of a list that is likely one the council has: whether a person said that the two are the same,
 * which every import of the list heeds.
 */
export const likelySame = table(
	"likely_same",
	{
		/** Made of the two. */
		id: text("id").primaryKey(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		source: text("source").notNull(),
		/** The list's, and the one that was there. */
		listingId: text("listing_id").notNull(),
		otherId: text("other_id").notNull(),
		foundAt: time("found_at").notNull(),
		/** Null while nobody has decided. */
		verdict: text("verdict").$type<LikelyVerdict | null>(),
		decidedAt: time("decided_at"),
		decidedBy: text("decided_by").references(() => person.id),
	},
	(t) => [index("likely_same_council").on(t.councilId, t.source)],
);

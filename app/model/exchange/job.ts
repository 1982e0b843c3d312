/** An import that runs in the background: what it is of, how far it is, what came of it. Safe in the browser: no I/O. */
import type { Topic } from "../listings/vocabulary";
import type { EntryKind } from "../publishing/entry";
import type { Ledger } from "./ledger";
import type { Field } from "./sheet-fields";

export const IMPORT_JOB_KINDS = ["sheet", "feed"] as const;
export type ImportJobKind = (typeof IMPORT_JOB_KINDS)[number];

/** `mapping` and `ready` wait for a person, `queued` for its turn. */
export const IMPORT_JOB_STATUSES = ["mapping", "ready", "queued", "running", "done", "failed", "undone"] as const;
export type ImportJobStatus = (typeof IMPORT_JOB_STATUSES)[number];

/** The portal's own mappings, by name. */
export const BUILT_INS = ["session-timetable", "hub-export"] as const;
export type BuiltIn = (typeof BUILT_INS)[number];

/** What the columns of a sheet mean: a built-in mapping, or what a person chose. */
export type JobMap =
	| { builtIn: BuiltIn }
	| {
			/** The headings that make up each field. */
			columns: Partial<Record<Field, string[]>>;
			/** Who provides what names no organisation; null for the council. */
			organisation: string | null;
			/** What the categories of the sheet are about. */
			topics: Record<string, Topic>;
	  };

/** How the upload is to be read. */
export interface ImportSettings {
	/** The name under which its rows are matched from one import to the next; empty until somebody gave one. */
	source: string;
	/** Of the last list with the same headings. Whether this is the same list only a person knows. */
	lastSource?: string;
	headings?: string[];
	rows?: number;
	/** So many services may be withdrawn although much of the source is gone: whoever let it go has said so. */
	mayWithdraw?: number;
	/** The ids of who said how it is to be read, beside who began it. */
	saidBy?: string[];
	/** The encoding was guessed, so some letters may be wrong. */
	guessedEncoding?: boolean;
	map?: JobMap;
}

/** A row or an item that was refused, or kept with a doubt: where it stands, which field, and why. */
export interface ImportProblem {
	/** A line of the sheet, or an item's id in the feed. */
	where: string;
	field: string;
	reason: string;
	/** The cells of a refused row, in the order of the headings. */
	cells?: string[];
}

/**
 * How a source contradicts what staff hold: it says something else now (which waits for a person to decide), it lists
 * what staff took away, or it no longer lists what staff keep.
 */
export const CONFLICT_REASONS = ["changed", "withdrawn", "gone", "referrals"] as const;
export type ConflictReason = (typeof CONFLICT_REASONS)[number];

export interface ImportJobReport {
	rows: number;
	added: number;
	changed: number;
	unchanged: number;
	withdrawn: number;
	/** How many services families read of the source, and how many of these are gone, where a person is asked about that. */
	shrinks?: { had: number; gone: number } | null;
	/** Listings that staff hold and the source contradicts. */
	conflicts: { id: string; kind: EntryKind; name: string; why: ConflictReason }[];
	/** The first of those that have gone from the source, and so are withdrawn; older reports name none. */
	gone?: { id: string; kind: EntryKind; name: string }[];
	/** The first of those left as they were, because the source could not be read about them; older reports name none. */
	kept?: { id: string; kind: EntryKind; name: string }[];
	/** Places that stay confidential although the source does not say so; `isNew` where they may be one that is. */
	hidden?: { id: string; isNew: boolean }[];
	/** The first of those refused and in doubt, and how many there are. */
	refused: ImportProblem[];
	refusedCount: number;
	warnings: ImportProblem[];
	warningCount: number;
	/** What became of each value of the source; older reports have none. */
	ledger?: Ledger;
	duplicates: { id: string; name: string; otherId: string; otherName: string; otherSource: string | null }[];
	/** Places and organisations that may be ones the council has already; older reports name none. */
	alike?: { kind: EntryKind; id: string; name: string; otherId: string; otherName: string }[];
	/** Why it failed, in a sentence. */
	failure?: string;
	/** After it was taken back: how many listings are as before, and which are not. */
	undone?: { undone: number; notUndone: { id: string; kind: EntryKind; name: string; why: string }[] };
}

/** The report of what did not come to its end. */
export const NOTHING_IMPORTED: ImportJobReport = {
	rows: 0,
	added: 0,
	changed: 0,
	unchanged: 0,
	withdrawn: 0,
	conflicts: [],
	refused: [],
	refusedCount: 0,
	warnings: [],
	warningCount: 0,
	duplicates: [],
};

/** Problems kept in a report; a file of nothing but mistakes must not fill the database. */
export const KEPT_PROBLEMS = 1000;

/** The largest file that can be uploaded, in bytes. */
export const LARGEST_UPLOAD = 20 * 1024 * 1024;

/** The files a council can take out. */
export const EXPORT_NAMES = [
	"sessions.csv",
	"services.csv",
	"places.csv",
	"organisations.csv",
	"open-referral.json",
] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

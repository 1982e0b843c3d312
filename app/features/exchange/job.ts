/** An import that runs in the background: what it is of, how far it is, what came of it. Safe in the browser: no I/O. */
import type { SheetMap } from "../directory/import/sheet-map";

export const IMPORT_JOB_KINDS = ["sheet", "feed"] as const;
export type ImportJobKind = (typeof IMPORT_JOB_KINDS)[number];

/** `ready` waits for a person's go, `queued` for its turn. */
export const IMPORT_JOB_STATUSES = ["mapping", "ready", "queued", "running", "done", "failed", "undone"] as const;
export type ImportJobStatus = (typeof IMPORT_JOB_STATUSES)[number];

/** How the upload is to be read: the mapping of a sheet's columns, or what a feed is called here. */
export interface ImportSettings {
	map?: SheetMap;
	/** The name under which its rows are matched from one import to the next. */
	source: string;
}

/** A row or an item that was refused, or kept with a doubt: where it stands, which field, and why. */
export interface ImportProblem {
	where: string;
	field: string;
	reason: string;
}

export interface ImportJobReport {
	rows: number;
	added: number;
	changed: number;
	unchanged: number;
	withdrawn: number;
	/** Listings that staff hold and the source would change: each waits for a person. */
	conflicts: number;
	refused: ImportProblem[];
	warnings: ImportProblem[];
	duplicates: { name: string; otherName: string; otherSource: string | null }[];
	/** Why it failed, in a sentence. */
	failure?: string;
}

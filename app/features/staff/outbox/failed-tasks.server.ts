/** What the product was to do by itself for a council, and could not: who is told, and who has it tried again. */
import { inArray } from "drizzle-orm";
import { entry, importRun } from "../../../../db/schema";
import { recorded } from "../../../platform/audit.server";
import type { Format } from "../../../platform/i18n/format";
import type { Dismissal } from "../../../platform/queue/dismissal";
import { dismiss, type FailedTask, findFailed, ofCouncil, tryAgain } from "../../../platform/queue/failed.server";
import type { Read } from "../../../platform/store-handles";
import { describeMoment } from "../../directory/calendar/describe-moment";
import type { Staff } from "../../people/require-staff.server";
import { nameFor } from "../../publishing/sight.server";

/** The kinds that have words; others are shown by their names. */
export const TASK_KINDS = ["import", "index-organisation", "publish", "remind", "undo-import"] as const;
export type KnownTask = (typeof TASK_KINDS)[number];

export interface FailedLine {
	id: string;
	kind: KnownTask | null;
	/** The kind's name, as it stands in the database. */
	name: string;
	/** The title of an entry, the name of a source; null where that says nothing. */
	about: string | null;
	/** "3 September 2026 at 9:00am" */
	since: string;
	/** What went wrong at the last try. */
	words: string;
}

export async function failedTasks(db: Read, councilId: string, format: Format): Promise<FailedLine[]> {
	const failed = await findFailed(db, ofCouncil(councilId));
	if (failed.length === 0) return [];
	const names = await namesOf(db, failed);
	return failed.map(({ id, kind, key, failedAt, words }) => ({
		id,
		kind: TASK_KINDS.find((one) => one === kind) ?? null,
		name: kind,
		about: names.get(key) ?? null,
		since: describeMoment(failedAt, format),
		words,
	}));
}

async function namesOf(db: Read, tasks: readonly FailedTask[]): Promise<Map<string, string>> {
	const keys = tasks.map(({ key }) => key);
	const [entries, runs] = await Promise.all([
		db
			.select({ id: entry.id, name: nameFor(db.asker) })
			.from(entry)
			.where(inArray(entry.id, keys)),
		db.select({ id: importRun.id, name: importRun.source }).from(importRun).where(inArray(importRun.id, keys)),
	]);
	return new Map([...entries, ...runs].map(({ id, name }) => [id, name]));
}

/** @returns whether it is tried again: false where it is not there, or did not fail */
export async function tryTaskAgain(staff: Staff, id: string): Promise<boolean> {
	const { person, council } = staff;
	return recorded(staff, async (tx) => {
		const failed = await tryAgain(tx, id, ofCouncil(council.id));
		if (!failed) return false;
		tx.record({
			action: "task.tried-again",
			actor: person,
			councilId: council.id,
			subject: { kind: "task", id },
			details: { task: failed.kind },
		});
		return true;
	});
}

/** @returns whether it is dismissed: false where it is not there, or did not fail */
export async function dismissTask(staff: Staff, id: string, reason: Dismissal): Promise<boolean> {
	const { person, council } = staff;
	return recorded(staff, async (tx) => {
		const failed = await dismiss(tx, id, ofCouncil(council.id));
		if (!failed) return false;
		tx.record({
			action: "task.dismissed",
			actor: person,
			councilId: council.id,
			subject: { kind: "task", id },
			details: { task: failed.kind, reason },
		});
		return true;
	});
}

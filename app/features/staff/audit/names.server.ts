/** What the ids in the audit log are called now. It holds no names itself, so that a person can be erased. */
import { and, eq, inArray } from "drizzle-orm";
import { entry, importJob, offerEdition, person } from "../../../../db/schema";
import type { StaffAsker } from "../../../model/people/asker";
import { ENTRY_KINDS } from "../../../model/publishing/entry";
import { readFor } from "../../../platform/store.server";
import { sightOf } from "../../publishing/sight.server";
import type { AuditRow } from "./find-audit.server";

export interface Names {
	/** By id. */
	people: ReadonlyMap<string, string>;
	/** Of what a council publishes, by id: those that whoever asks may see. */
	entries: ReadonlyMap<string, string>;
	/** Where imports came from, by the job's id. */
	imports: ReadonlyMap<string, string>;
	/** Who signed the offer off, by the edition's number. */
	signatures: ReadonlyMap<string, string>;
}

/** Details that are the id of a person, or of what a council publishes. */
export const PERSON_DETAILS: readonly string[] = ["owner"];
export const ENTRY_DETAILS: readonly string[] = ["entry", "organisation", "organisationId"];

/** The names of all that some entries of the log are about. */
export async function namesIn(who: StaffAsker, rows: readonly AuditRow[]): Promise<Names> {
	const db = await readFor(who);
	const councilId = who.council.id;
	const subjects = (...kinds: string[]) =>
		rows.flatMap(({ subjectKind, subjectId }) => (subjectId && kinds.includes(subjectKind ?? "") ? subjectId : []));
	const details = (keys: readonly string[]) =>
		rows.flatMap((row) => keys.map((key) => row.details[key]).filter((one) => typeof one === "string"));
	const people = [...rows.flatMap(({ actorId }) => actorId ?? []), ...subjects("person"), ...details(PERSON_DETAILS)];
	const entries = [...subjects(...ENTRY_KINDS), ...details(ENTRY_DETAILS)];
	const editions = subjects("offer-edition").map(Number).filter(Number.isSafeInteger);
	return {
		people: await called(people, (ids) =>
			db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids)),
		),
		entries: await called(entries, (ids) =>
			db
				.select({ id: entry.id, name: entry.title })
				.from(entry)
				.where(and(eq(entry.councilId, councilId), sightOf(who), inArray(entry.id, ids))),
		),
		imports: await called(subjects("import-job"), (ids) =>
			db
				.select({ id: importJob.id, name: importJob.origin })
				.from(importJob)
				.where(and(eq(importJob.councilId, councilId), inArray(importJob.id, ids))),
		),
		signatures: await called(editions, (numbers) =>
			db
				.select({ id: offerEdition.number, name: offerEdition.signedName })
				.from(offerEdition)
				.where(and(eq(offerEdition.councilId, councilId), inArray(offerEdition.number, numbers))),
		),
	};
}

async function called<Id extends string | number>(
	ids: readonly Id[],
	find: (ids: Id[]) => Promise<{ id: Id; name: string }[]>,
): Promise<Map<string, string>> {
	const rows = ids.length > 0 ? await find([...new Set(ids)]) : [];
	return new Map(rows.map(({ id, name }) => [String(id), name]));
}

/** What somebody may see of a record, and as whom they write into it: found in the transaction that reads or writes. */
import { eq } from "drizzle-orm";
import { child, guardian } from "../../../../db/schema/health";
import type { Child, Relation } from "../../../model/health/record/child";
import type { Writer } from "../../../model/health/record/entry";
import type { EntryProblem } from "../../../model/health/record/problem";
import type { Section } from "../../../model/health/record/sections";
import type { PersonAsker } from "../../../model/people/asker";
import { inRecords } from "../../../paths";
import type { Speech } from "../../../platform/i18n/context";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Read } from "../../../platform/store-handles";
import { problemsOf } from "./entry-problems.server";
import { type EntriesFound, entriesFor, isGuardian, openChild } from "./stored-record.server";

export interface Sight {
	/** Undefined where it does not open. */
	child: Child | undefined;
	/** What the reader is to the child; null for a professional. */
	relation: Relation | null;
	/** Which sections may be read and written; null for all. */
	sections: readonly Section[] | null;
	/** Until when; null for as long as they are a guardian. */
	until: Date | null;
	entries(sections: readonly Section[]): Promise<EntriesFound>;
	/** What the guardian with whose eyes they see has reported of entries. */
	problems(): Promise<EntryProblem[]>;
	/** As whom they write. */
	writer: Writer;
	/** What the log says of a reading, besides the sections: by which right, and the details of that. */
	logged: { subject: { kind: string; id: string }; details: Readonly<Record<string, string>> };
}

/** Somebody who opens a record: as one of its guardians, or by a sight that they bring. */
export interface Reader extends PersonAsker {
	/** @returns undefined for a record that they may not see */
	sightOf?(tx: Read<"health">, childId: string): Promise<Sight | undefined>;
}

export const sightOf = (reader: Reader, tx: Read<"health">, childId: string): Promise<Sight | undefined> =>
	reader.sightOf ? reader.sightOf(tx, childId) : guardianSight(reader, tx, childId);

async function guardianSight(reader: Reader, tx: Read<"health">, childId: string): Promise<Sight | undefined> {
	const { id, name } = reader.person;
	const [row] = await tx
		.select({ guardian, child })
		.from(guardian)
		.innerJoin(child, eq(child.id, guardian.childId))
		.where(isGuardian(guardian, childId, id));
	if (!row) return undefined;
	const { relation } = row.guardian;
	return {
		child: openChild(row.child, row.guardian),
		relation,
		sections: null,
		until: null,
		entries: (sections) => entriesFor(tx, row.guardian, sections),
		problems: () => problemsOf(tx, row.guardian, id),
		writer: { kind: "guardian", name, role: relation },
		logged: { subject: { kind: "child", id: childId }, details: { as: "guardian" } },
	};
}

/** How a page speaks to a reader: its links lead a professional to their own pages of the record. */
export function speechFor(reader: Reader, language: Language): Speech {
	const speech = speechIn(language);
	return reader.sightOf ? { ...speech, paths: inRecords(speech.paths) } : speech;
}

/** Who has looked at a record, by visit: what somebody reads within half an hour is one line. Pure. */
import type { Section } from "./sections";

/** One line of the log. */
export interface Look<Reader extends { key: string }> {
	at: Date;
	reader: Reader;
	sections: readonly Section[];
}

export interface Visit<Reader extends { key: string }> {
	from: Date;
	/** The last look of it; the same as `from` for one look. */
	to: Date;
	reader: Reader;
	/** Each once, in the order in which they were read. */
	sections: Section[];
}

const VISIT_MS = 30 * 60_000;

/** @param looks in any order. @returns the visit that began last first; a reader is the same by `key` */
export function visitsOf<Reader extends { key: string }>(looks: readonly Look<Reader>[]): Visit<Reader>[] {
	const open = new Map<string, Visit<Reader>>();
	const visits: Visit<Reader>[] = [];
	for (const { at, reader, sections } of looks.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
		let visit = open.get(reader.key);
		if (!visit || at.getTime() - visit.from.getTime() >= VISIT_MS) {
			visit = { from: at, to: at, reader, sections: [] };
			open.set(reader.key, visit);
			visits.push(visit);
		}
		visit.to = at;
		for (const section of sections) if (!visit.sections.includes(section)) visit.sections.push(section);
	}
	return visits.reverse();
}

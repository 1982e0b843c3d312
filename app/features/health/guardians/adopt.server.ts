/**
 * An adoption: the child gets a new record, and the old one is sealed. No guardian of one can tell that there is the other: the
 * new one has an id, an NHS number and names of its own, and of the old one only findings, without places, without words that
 * somebody wrote freely and under the name of the administrator who carried them over.
 */
import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { child, recordEntry } from "../../../../db/schema/health";
import type { ChildFacts } from "../../../model/health/record/child";
import { type EntryBody, withStatus } from "../../../model/health/record/entry";
import { ROLE_NAMES } from "../../../model/health/record/professional";
import type { StaffAsker } from "../../../model/people/asker";
import type { Recorded } from "../../../platform/audit.server";
import { addChild, byNhsNumber } from "../record/receive-birth.server";
import { openEntry } from "../record/stored-record.server";
import { addEntry } from "../record/write-entry.server";
import { type Decided, endAll, type Said, withRecord } from "./decide.server";
import { addDecision } from "./decisions.server";
import type { CarriedSection } from "./steps";

export interface Adoption {
	childId: string;
	givenName: string;
	familyName: string;
	/** Ten digits, new: children get another one. */
	nhsNumber: string;
	sections: readonly CarriedSection[];
	words: Said;
}

/** @returns "number-known" when another record has the number already */
export async function adoptChild(
	asker: StaffAsker,
	{ childId, sections, words, nhsNumber, ...names }: Adoption,
	now = new Date(),
): Promise<Decided | { ok: false; reason: "number-known" }> {
	const newId = randomUUID();
	let isKnown = false;
	const decided = await withRecord(asker, childId, "adopt", async (tx, row, { id: _, councilId, ...before }) => {
		isKnown = (await tx.$count(child, byNhsNumber.is(nhsNumber))) > 0;
		if (isKnown) return { ok: false, reason: "changed" };
		const facts: ChildFacts & { nhsNumber: string } = { ...before, ...names, nhsNumber };
		const role = ROLE_NAMES["record-administrator"];
		const source = `${asker.person.name}, ${role}`;
		await addChild(tx, newId, { child: facts, motherNhsNumber: null, source, held: false }, councilId, now);
		for (const body of await carriedFrom(tx, childId, sections)) {
			const writer = { kind: "professional", name: asker.person.name, role } as const;
			await addEntry(tx, { childId: newId, body, mark: null, writer, writtenBy: asker.person.id, corrects: null }, now);
		}
		await endAll(tx, childId, now);
		await tx.update(child).set({ status: "closed" }).where(eq(child.id, row.id));
		await addDecision(tx, { childId, kind: "adopted", words: { ...words, newChildId: newId } }, now);
		return { ok: true };
	});
	return isKnown ? { ok: false, reason: "number-known" } : decided;
}

async function carriedFrom(
	tx: Recorded<"health">,
	childId: string,
	sections: readonly CarriedSection[],
): Promise<EntryBody[]> {
	const rows = await tx
		.select()
		.from(recordEntry)
		.where(eq(recordEntry.childId, childId))
		.orderBy(asc(recordEntry.recordedAt), asc(recordEntry.id));
	return withStatus(rows.flatMap((row) => openEntry(row) ?? []))
		.filter(({ section, status }) => status === "current" && sections.some((one) => one === section))
		.filter(({ writer }) => writer.kind !== "guardian")
		.flatMap(({ body }) => carried(body) ?? []);
}

/** @returns what may be carried over of an entry; undefined for nothing of it */
export function carried(body: EntryBody): EntryBody | undefined {
	switch (body.kind) {
		case "measurement":
			return body;
		case "screen": {
			const { said: _, ...result } = body;
			return result;
		}
		case "vaccination":
			return { ...body, place: null, reason: null };
		default:
			return undefined;
	}
}

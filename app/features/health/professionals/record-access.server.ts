/**
 * A professional's relation to a record. It begins when they open a guardian's share while they are signed in, reaches as far
 * as the share does, and is over when the share is: that is asked in each transaction that reads or writes.
 */
import { randomUUID } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import { recordAccess } from "../../../../db/schema/health";
import type { Child } from "../../../model/health/record/child";
import { PROFESSIONAL_ROLES, type ProfessionalRole, ROLE_NAMES } from "../../../model/health/record/professional";
import type { Section } from "../../../model/health/record/sections";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import { evenWhileReading } from "../../../platform/only-reading";
import { health } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import type { Professional } from "../../people/require-staff.server";
import { problemsOf } from "../record/entry-problems.server";
import type { Reader, Sight } from "../record/reader.server";
import { entriesForProfessional } from "../record/stored-record.server";
import { type LiveShare, liveShare } from "../sharing/live-share.server";
import { noteOpening } from "../sharing/open-share.server";

export const professionals = sealedField("health", recordAccess.professional);

/** A professional who opens records by the shares that were given to them. */
export type RecordProfessionalReader = Professional & Reader & { role: ProfessionalRole };

export function asReader(who: Professional): RecordProfessionalReader {
	const role = PROFESSIONAL_ROLES.find((one) => one === who.role);
	if (!role) throw new Error(`Nobody works on records as ${who.role}.`);
	const reader = { ...who, role };
	return { ...reader, sightOf: (tx, childId) => professionalSight(reader, tx, childId) };
}

type Access = typeof recordAccess.$inferSelect;

const lastingOf = (personId: string) => and(eq(recordAccess.personId, personId), isNull(recordAccess.endedAt));

/** By all of their shares that are still open and that one guardian made: the one who shared last. */
async function professionalSight(
	who: Professional & { role: ProfessionalRole },
	tx: Read<"health">,
	childId: string,
): Promise<Sight | undefined> {
	const [newest, ...others] = await openTo(tx, who.person.id, childId);
	if (!newest) return undefined;
	const { access, live } = newest;
	const { sections, until } = reachOf(newest, others);
	return {
		child: live.child,
		relation: null,
		sections,
		until,
		entries: (asked) => entriesForProfessional(tx, live.guardian, who.person.id, asked),
		problems: () => problemsOf(tx, live.guardian, who.person.id),
		writer: {
			kind: "professional",
			name: who.person.name,
			role: ROLE_NAMES[who.role],
			organisation: who.council.name,
		},
		logged: {
			subject: { kind: "share", id: live.id },
			details: { as: "professional", role: who.role, access: access.id },
		},
	};
}

/** The newest first. */
async function openTo(tx: Read<"health">, personId: string, childId: string): Promise<Open[]> {
	const rows = await tx
		.select()
		.from(recordAccess)
		.where(and(eq(recordAccess.childId, childId), lastingOf(personId)))
		.orderBy(desc(recordAccess.since), desc(recordAccess.id));
	return liveAmong(tx, rows);
}

/** Whether a professional can open a section of a record now. */
export async function reachesSection(
	tx: Read<"health">,
	personId: string,
	{ childId, section }: { childId: string; section: Section },
): Promise<boolean> {
	const [newest, ...others] = await openTo(tx, personId, childId);
	return newest !== undefined && reachOf(newest, others).sections.includes(section);
}

interface Open {
	access: Access;
	live: LiveShare;
}

/** How far the shares of one guardian reach together, and until when all of that. */
function reachOf(newest: Open, others: readonly Open[]): { sections: Section[]; until: Date } {
	const { personId } = newest.live.guardian;
	const shares = [newest, ...others.filter(({ live }) => live.guardian.personId === personId)];
	return {
		sections: [...new Set(shares.flatMap(({ live }) => live.sections))],
		until: new Date(Math.min(...shares.map(({ live }) => live.until.getTime()))),
	};
}

/** Those that are open; after a death none is, also where the guardian who shares may not know of it. */
async function liveAmong(tx: Read<"health">, rows: readonly Access[]): Promise<Open[]> {
	const found: Open[] = [];
	for (const access of rows) {
		const live = await liveShare(tx, access.shareId);
		if (live && !live.hasDied) found.push({ access, live });
	}
	return found;
}

export interface OpenToMe {
	child: Child;
	sections: readonly Section[];
	until: Date;
}

/** The records that somebody may open now, the one that ends first before the others; the log of each says that it was listed. */
export async function listRecordsOpenTo(who: RecordProfessionalReader): Promise<OpenToMe[]> {
	const db = await health.readFor(who);
	const mine = await db.select().from(recordAccess).where(lastingOf(who.person.id)).orderBy(desc(recordAccess.since));
	const [first] = await liveAmong(db, mine);
	if (!first) return [];
	const list = () =>
		recordedAt(health, recordStream(first.access.childId), who, async (tx) => {
			const rows = await tx
				.select()
				.from(recordAccess)
				.where(lastingOf(who.person.id))
				.orderBy(desc(recordAccess.since), desc(recordAccess.id));
			const byChild = new Map<string, Open[]>();
			for (const open of await liveAmong(tx, rows))
				byChild.set(open.access.childId, [...(byChild.get(open.access.childId) ?? []), open]);
			return [...byChild.values()]
				.flatMap(([newest, ...others]) => {
					if (!newest) return [];
					const { id, child } = newest.live;
					tx.record({
						action: "record.listed",
						actor: who.person,
						recordId: child.id,
						subject: { kind: "share", id },
						details: { as: "professional" },
					});
					return [{ child, ...reachOf(newest, others) }];
				})
				.sort((one, other) => one.until.getTime() - other.until.getTime());
		});
	return evenWhileReading(list);
}

/** Makes a relation of a share that somebody has just opened; one that they had left begins again. */
export async function joinRecord(who: RecordProfessionalReader, shareId: string, now = new Date()): Promise<boolean> {
	const seen = await liveShare(await health.readFor(who), shareId, now);
	if (!seen || seen.hasDied) return false;
	return recordedAt(health, recordStream(seen.child.id), who, async (tx) => {
		const live = await liveShare(tx, shareId, now);
		if (!live || live.hasDied) return false;
		const theirs = and(eq(recordAccess.shareId, shareId), eq(recordAccess.personId, who.person.id));
		const [old] = await tx.select({ id: recordAccess.id }).from(recordAccess).where(theirs);
		const id = old?.id ?? randomUUID();
		const { name } = who.person;
		const set = {
			professional: professionals.seal(id, { name, role: who.role, organisation: who.council.name }),
			since: now,
			endedAt: null,
			endedWhy: null,
		};
		if (old) await tx.update(recordAccess).set(set).where(theirs);
		else
			await tx.insert(recordAccess).values({
				id,
				childId: live.child.id,
				personId: who.person.id,
				shareId,
				sharedBy: live.guardian.personId,
				...set,
			});
		tx.record({
			action: "record.joined",
			actor: who.person,
			recordId: live.child.id,
			subject: { kind: "share", id: shareId },
			details: { role: who.role, access: id },
		});
		await noteOpening(tx, live, now);
		return true;
	});
}

/** They need the record no longer. @returns false for one that was not open to them */
export async function leaveRecord(who: RecordProfessionalReader, childId: string, now = new Date()): Promise<boolean> {
	return recordedAt(health, recordStream(childId), who, async (tx) => {
		const ended = await tx
			.update(recordAccess)
			.set({ endedAt: now, endedWhy: "left" })
			.where(and(eq(recordAccess.childId, childId), lastingOf(who.person.id)))
			.returning({ id: recordAccess.id, shareId: recordAccess.shareId });
		for (const { id, shareId } of ended)
			tx.record({
				action: "record.left",
				actor: who.person,
				recordId: childId,
				subject: { kind: "share", id: shareId },
				details: { access: id },
			});
		return ended.length > 0;
	});
}

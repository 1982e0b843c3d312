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
import type { Reader, Sight } from "../record/reader.server";
import { entriesForProfessional } from "../record/stored-record.server";
import { type LiveShare, liveShare } from "../sharing/live-share.server";

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

/** By the newest of their shares that is still open. */
async function professionalSight(
	who: Professional & { role: ProfessionalRole },
	tx: Read<"health">,
	childId: string,
): Promise<Sight | undefined> {
	const rows = await tx
		.select()
		.from(recordAccess)
		.where(and(eq(recordAccess.childId, childId), lastingOf(who.person.id)))
		.orderBy(desc(recordAccess.since), desc(recordAccess.id));
	const [open] = await liveAmong(tx, rows);
	if (!open) return undefined;
	const { access, live } = open;
	return {
		child: live.child,
		relation: null,
		sections: live.sections,
		until: live.until,
		entries: (sections) => entriesForProfessional(tx, live.guardian, who.person.id, sections),
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

async function liveAmong(tx: Read<"health">, rows: readonly Access[]): Promise<{ access: Access; live: LiveShare }[]> {
	const found: { access: Access; live: LiveShare }[] = [];
	for (const access of rows) {
		const live = await liveShare(tx, access.shareId);
		if (live) found.push({ access, live });
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
			const byChild = new Map<string, LiveShare>();
			for (const { access, live } of await liveAmong(tx, rows))
				if (!byChild.has(access.childId)) byChild.set(access.childId, live);
			for (const { id, child } of byChild.values())
				tx.record({
					action: "record.listed",
					actor: who.person,
					recordId: child.id,
					subject: { kind: "share", id },
					details: { as: "professional" },
				});
			return [...byChild.values()]
				.map(({ child, sections, until }) => ({ child, sections, until }))
				.sort((one, other) => one.until.getTime() - other.until.getTime());
		});
	return evenWhileReading(list);
}

/** Makes a relation of a share that somebody has just opened; one that they had left begins again. */
export async function joinRecord(who: RecordProfessionalReader, shareId: string, now = new Date()): Promise<boolean> {
	const seen = await liveShare(await health.readFor(who), shareId, now);
	if (!seen) return false;
	return recordedAt(health, recordStream(seen.child.id), who, async (tx) => {
		const live = await liveShare(tx, shareId, now);
		if (!live) return false;
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

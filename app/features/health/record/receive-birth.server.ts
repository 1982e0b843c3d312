/** A birth that was notified: every child gets a record, which nobody owns until it is claimed. */
import { randomUUID } from "node:crypto";
import { child } from "../../../../db/schema/health";
import type { BirthNotification } from "../../../model/health/record/child";
import { actorOf, type SystemAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { lookUp } from "../../../platform/keys/look-up.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import { health } from "../../../platform/store.server";
import { facts, nhsNumbers } from "./stored-record.server";

export const byNhsNumber = lookUp("health", child.nhsNumberLookUp);
export const byMother = lookUp("health", child.motherNhsNumberLookUp);
export const motherNumbers = sealedField("health", child.motherNhsNumber);
export const sources = sealedField("health", child.source);

/**
 * Opens the record of a child whose birth was notified; the one it has, where it has been before. A second notification
 * changes nothing of it.
 * @param councilId the portal's council in whose area the family lives; null where nobody said
 * @param also what is written with it, in its transaction
 */
export async function receiveBirth(
	asker: SystemAsker,
	notification: BirthNotification,
	councilId: string | null,
	now = new Date(),
	also?: (tx: Recorded<"health">, childId: string) => Promise<void>,
): Promise<{ childId: string; isNew: boolean }> {
	const { nhsNumber } = notification.child;
	const id = randomUUID();
	return recordedAt(health, recordStream(id), asker, async (tx) => {
		const [known] = await tx.select({ id: child.id }).from(child).where(byNhsNumber.is(nhsNumber));
		const childId = known?.id ?? id;
		if (!known) await addChild(tx, id, notification, councilId, now);
		await also?.(tx, childId);
		return { childId, isNew: !known };
	});
}

/** One more record, which nobody owns. */
export async function addChild(
	tx: Recorded<"health">,
	id: string,
	notification: BirthNotification,
	councilId: string | null,
	now: Date,
): Promise<void> {
	const { nhsNumber, ...about } = notification.child;
	const mother = notification.motherNhsNumber;
	await tx.insert(child).values({
		id,
		status: notification.held ? "held" : "unclaimed",
		councilId,
		facts: facts.seal(id, about),
		nhsNumber: nhsNumbers.seal(id, nhsNumber),
		nhsNumberLookUp: byNhsNumber.hash(nhsNumber),
		motherNhsNumber: mother === null ? null : motherNumbers.seal(id, mother),
		motherNhsNumberLookUp: mother === null ? null : byMother.hash(mother),
		source: sources.seal(id, notification.source),
		createdAt: now,
	});
	tx.record({
		action: "record.opened",
		actor: actorOf(tx.asker),
		recordId: id,
		councilId,
		subject: { kind: "child", id },
		details: { held: notification.held },
	});
}

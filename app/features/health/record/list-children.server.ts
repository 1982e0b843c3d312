import { and, asc, eq, isNull } from "drizzle-orm";
import { child, guardian } from "../../../../db/schema/health";
import { bySigns } from "../../../model/order";
import type { PersonAsker } from "../../../model/people/asker";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { evenWhileReading } from "../../../platform/only-reading";
import { health } from "../../../platform/store.server";
import { openChild } from "./stored-record.server";

export interface MyChild {
	id: string;
	name: string;
	/** `YYYY-MM-DD` */
	bornOn: string;
	/** `YYYY-MM-DD`; null for one who lives. */
	diedOn: string | null;
}

/** The children of whom somebody is a guardian, eldest first; that they looked at the list is logged for each. */
export async function listMyChildren(asker: PersonAsker): Promise<MyChild[]> {
	const mine = and(eq(guardian.personId, asker.person.id), isNull(guardian.endedAt));
	const db = await health.readFor(asker);
	const known = await db.select({ childId: guardian.childId }).from(guardian).where(mine).limit(1);
	const [first] = known;
	if (!first) return [];
	const read = () =>
		recordedAt(health, recordStream(first.childId), asker, async (tx) => {
			const rows = await tx
				.select({ child, guardian })
				.from(guardian)
				.innerJoin(child, eq(child.id, guardian.childId))
				.where(mine)
				.orderBy(asc(guardian.since), asc(guardian.id));
			for (const {
				child: { id },
			} of rows)
				tx.record({
					action: "record.listed",
					actor: asker.person,
					recordId: id,
					subject: { kind: "child", id },
					details: {},
				});
			return rows
				.flatMap((row) => openChild(row.child, row.guardian) ?? [])
				.map(({ id, givenName, familyName, bornOn, diedOn }) => ({
					id,
					name: `${givenName} ${familyName}`,
					bornOn,
					diedOn,
				}))
				.sort((one, other) => bySigns(one.bornOn, other.bornOn));
		});
	return evenWhileReading(read);
}

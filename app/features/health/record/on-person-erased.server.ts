/** What happens in the health store when a person is erased in the portal's. */
import { and, eq, isNull } from "drizzle-orm";
import { guardian, recordAccess } from "../../../../db/schema/health";
import { on } from "../../../platform/relay/topic";
import { personErased } from "../../people/members/person-erased";

/** They are nobody's guardian any more, and open no record that was shared with them. What stands in a child's record stays: it is kept by law, and it is the child's. */
export const onPersonErased = on(personErased, async (tx, { personId }) => {
	tx.record({ action: "person.erased", actor: null, subject: { kind: "person", id: personId } });
	const ended = await tx
		.update(guardian)
		.set({ endedAt: new Date() })
		.where(and(eq(guardian.personId, personId), isNull(guardian.endedAt)))
		.returning({ id: guardian.id, childId: guardian.childId });
	for (const { id, childId } of ended) {
		tx.record({
			action: "record.guardian-ended",
			actor: null,
			recordId: childId,
			subject: { kind: "guardian", id },
			details: { why: "erased" },
		});
	}
	const left = await tx
		.update(recordAccess)
		.set({ endedAt: new Date(), endedWhy: "erased" })
		.where(and(eq(recordAccess.personId, personId), isNull(recordAccess.endedAt)))
		.returning({ id: recordAccess.id, childId: recordAccess.childId, shareId: recordAccess.shareId });
	for (const { id, childId, shareId } of left) {
		tx.record({
			action: "record.left",
			actor: null,
			recordId: childId,
			subject: { kind: "share", id: shareId },
			details: { access: id, why: "erased" },
		});
	}
});

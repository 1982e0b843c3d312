/** A provider says that a listing families read is theirs. */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { claim } from "../../../../db/schema";
import { recorded } from "../../../platform/audit.server";
import { findEntry } from "../../publishing/find-entry.server";
import type { Writer } from "../../publishing/save-draft.server";

export const LONGEST_MESSAGE = 1000;

export type Claimed = { ok: true } | { ok: false; reason: "not-found" | "own" | "again" };

/** @param organisationId one of the organisations that the provider looks after */
export async function makeClaim(
	who: Writer,
	{ entryId, organisationId, message }: { entryId: string; organisationId: string; message: string },
): Promise<Claimed> {
	return recorded(who, async (tx): Promise<Claimed> => {
		const found = await findEntry(tx, who.council.id, entryId);
		const mayClaim = who.organisationIds.includes(organisationId);
		if (!found?.live || found.kind !== "service" || !mayClaim) return { ok: false, reason: "not-found" };
		if (found.organisationId === organisationId) return { ok: false, reason: "own" };
		const open = await tx
			.select({ id: claim.id })
			.from(claim)
			.where(and(eq(claim.entryId, entryId), eq(claim.organisationId, organisationId), eq(claim.status, "new")));
		if (open.length > 0) return { ok: false, reason: "again" };
		const id = randomUUID();
		await tx.insert(claim).values({
			id,
			councilId: who.council.id,
			entryId,
			organisationId,
			personId: who.person.id,
			message,
			status: "new",
			createdAt: new Date(),
			decidedBy: null,
			decidedAt: null,
		});
		tx.record({
			action: "claim.made",
			actor: who.person,
			councilId: who.council.id,
			subject: { kind: "claim", id },
			details: { entry: entryId, organisation: organisationId },
		});
		return { ok: true };
	});
}

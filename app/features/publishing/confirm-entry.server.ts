/** "Still right": somebody checked that what families read of an entry is so. */
import { and, eq } from "drizzle-orm";
import { entry, service } from "../../../db/schema";
import { localNow } from "../../model/calendar/local-time";
import { type Recorded, recorded } from "../../platform/audit.server";
import { bumpContentVersion } from "../directory/councils/content-version.server";
import { showServices } from "../directory/listings/hide-services.server";
import { findEntry } from "./find-entry.server";
import { canConfirmEntry } from "./policy";
import type { Writer } from "./save-draft.server";

export type Confirmed = { ok: true } | { ok: false; reason: "not-found" | "forbidden" };

/** Keeps today as the day of the check, by somebody of the council's staff. */
export async function confirmEntry(who: Writer, id: string): Promise<Confirmed> {
	return recorded(who, async (tx): Promise<Confirmed> => {
		const found = await findEntry(tx, who.council.id, id);
		if (!found) return { ok: false, reason: "not-found" };
		if (!canConfirmEntry(who, found)) return { ok: false, reason: "forbidden" };
		await markConfirmed(tx, { councilId: who.council.id, id, by: who.person });
		return { ok: true };
	});
}

/**
 * `confirmEntry` in a transaction in hand, for whoever was asked by e-mail and is trusted by their link. Nothing that is
 * being written changes, so the entry's revision stays.
 * @returns false when families read nothing of the council's with this id
 */
export async function markConfirmed(
	tx: Recorded,
	{ councilId, id, by }: { councilId: string; id: string; by: { id: string } },
): Promise<boolean> {
	const assuredOn = localNow().date;
	const [marked] = await tx
		.update(entry)
		.set({ assuredOn, reminded: 0 })
		.where(and(eq(entry.councilId, councilId), eq(entry.id, id)))
		.returning({ kind: entry.kind, liveVersion: entry.liveVersion });
	if (!marked || marked.liveVersion === null) return false;
	await tx
		.update(service)
		.set({ assuredOn })
		.where(and(eq(service.councilId, councilId), eq(service.id, id)));
	await showServices(tx, councilId, [id]);
	await bumpContentVersion(tx, councilId);
	tx.record({
		action: "entry.confirmed",
		actor: by,
		councilId,
		subject: { kind: marked.kind, id },
	});
	return true;
}

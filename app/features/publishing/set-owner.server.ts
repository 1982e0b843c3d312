/** Who of a council's staff keeps an entry true, and is reminded to check it. */
import { and, eq } from "drizzle-orm";
import { entry } from "../../../db/schema";
import { recorded } from "../../platform/audit.server";
import { staffOf } from "../people/my-councils.server";
import { findEntry } from "./find-entry.server";
import { canSetOwner } from "./policy";
import { factOf } from "./publish.server";
import type { Writer } from "./save-draft.server";

export type OwnerSet = { ok: true } | { ok: false; reason: "not-found" | "forbidden" | "owner" };

/** @param ownerId somebody of the council's staff; null for nobody */
export async function setOwner(
	who: Writer,
	{ id, ownerId }: { id: string; ownerId: string | null },
): Promise<OwnerSet> {
	const owner = ownerId === null ? null : (await staffOf(who, who.council.id)).find((one) => one.id === ownerId);
	if (owner === undefined) return { ok: false, reason: "owner" };
	return recorded(who, async (tx): Promise<OwnerSet> => {
		const found = await findEntry(tx, who.council.id, id);
		if (!found) return { ok: false, reason: "not-found" };
		if (!canSetOwner(who, found)) return { ok: false, reason: "forbidden" };
		if (found.ownerId === ownerId) return { ok: true };
		await tx
			.update(entry)
			.set({ ownerId })
			.where(and(eq(entry.councilId, who.council.id), eq(entry.id, id)));
		tx.record(factOf("entry.owner", who, found, { owner: ownerId }));
		return { ok: true };
	});
}

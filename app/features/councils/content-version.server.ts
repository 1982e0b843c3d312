import { eq, sql } from "drizzle-orm";
import { council } from "../../../db/schema";
import type { Tx } from "../../platform/store.server";

/** Marks that something a family could see has changed, in the transaction of the change: cached pages follow from it. */
export async function bumpContentVersion(tx: Tx, councilId: string): Promise<void> {
	await tx
		.update(council)
		.set({ contentVersion: sql`${council.contentVersion} + 1` })
		.where(eq(council.id, councilId));
}

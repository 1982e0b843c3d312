import { eq, sql } from "drizzle-orm";
import { council } from "../../../../db/schema";
import type { Anyone } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";
import type { Tx } from "../../../platform/store-handles";

/** Marks that something a family could see has changed, in the transaction of the change: cached pages follow from it. */
export async function bumpContentVersion(tx: Tx, councilId: string): Promise<void> {
	await tx
		.update(council)
		.set({ contentVersion: sql`${council.contentVersion} + 1` })
		.where(eq(council.id, councilId));
}

const VERSION = sql`SELECT content_version AS version FROM council WHERE id = ${sql.placeholder("councilId")}`;

/** Asked before what is kept for it is read, so that what another process changes meanwhile is read again. */
export async function contentVersion(asker: Anyone, councilId: string): Promise<number> {
	const [found] = await (await readFor(asker)).rows<{ version: number }>(VERSION, { councilId });
	return found?.version ?? 0;
}

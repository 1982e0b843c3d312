import { randomUUID } from "node:crypto";
import { importRun } from "../../../../db/schema";
import type { Tx } from "../../../platform/store-handles";

export type PlacesImport = "postcodes" | "areas" | "deprivation";

/** Notes, in the transaction of the import itself, what was loaded from where. */
export async function recordImport(
	tx: Tx,
	run: { kind: PlacesImport; source: string; startedAt: Date; report: Record<string, unknown> },
): Promise<void> {
	await tx.insert(importRun).values({ id: randomUUID(), councilId: null, finishedAt: new Date(), ...run });
}

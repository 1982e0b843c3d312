import { randomUUID } from "node:crypto";
import { importRun } from "../../../../db/schema";
import { actorOf } from "../../../model/people/asker";
import type { Recorded } from "../../../platform/audit.server";

export type PlacesImport = "postcodes" | "areas" | "deprivation";

/** Notes, in the transaction of the import itself, what was loaded from where. */
export async function recordImport(
	tx: Recorded,
	run: { kind: PlacesImport; source: string; startedAt: Date; report: Record<string, unknown> },
): Promise<void> {
	await tx.insert(importRun).values({ id: randomUUID(), councilId: null, finishedAt: new Date(), ...run });
	// Not the file's name, which somebody chose.
	tx.record({ action: "places.imported", actor: actorOf(tx.asker), details: { what: run.kind } });
}

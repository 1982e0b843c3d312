/** Keeps what waits for somebody from going out. */
import { and, eq } from "drizzle-orm";
import { mail } from "../../../db/schema";
import { LET_GO } from "../queue/lease.server";
import type { Tx } from "../store-handles";
import { goesTo } from "./letter.server";

/**
 * Holds all that waits for an address, for good: it counts as failed. One that is being sent in this moment loses its
 * claim, so that it is not tried again; where it went out, the outbox says so.
 * @param why for whoever reads the outbox
 */
export async function holdMail(tx: Tx, recipient: string, why: string): Promise<void> {
	await tx
		.update(mail)
		.set({ ...LET_GO, status: "failed", lastError: why })
		.where(and(eq(mail.status, "queued"), goesTo(recipient)));
}

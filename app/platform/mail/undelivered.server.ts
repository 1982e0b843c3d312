/** Whether what was written to an address last has arrived, as far as anybody knows. */
import { and, desc, eq, gt, inArray } from "drizzle-orm";
import { mail } from "../../../db/schema";
import { WAITING_FOR_SOMEBODY } from "../../model/mail/message";
import type { Asker } from "../../model/people/asker";
import { readFor } from "../store.server";
import { goesTo } from "./letter.server";

/** @returns true while a message to it was refused, or its answer was lost, and none was taken since */
export async function isUndelivered(asker: Asker, recipient: string): Promise<boolean> {
	const db = await readFor(asker);
	// Those that failed are few, and found by their status.
	const [failed] = await db
		.select({ at: mail.createdAt })
		.from(mail)
		.where(and(inArray(mail.status, [...WAITING_FOR_SOMEBODY]), goesTo(recipient)))
		.orderBy(desc(mail.createdAt))
		.limit(1);
	if (!failed) return false;
	const [later] = await db
		.select({ id: mail.id })
		.from(mail)
		.where(and(eq(mail.status, "sent"), gt(mail.createdAt, failed.at), goesTo(recipient)))
		.limit(1);
	return later === undefined;
}

/** The log from before there were streams: one chain whose head had no key. It is sealed once, and stays as it is. */
import { and, asc, eq } from "drizzle-orm";
import { auditEntry, auditStream } from "../../../db/schema";
import type { Asker } from "../../model/people/asker";
import { portal } from "../store.server";
import type { AnyRead } from "../store-handles";
import { append } from "./append.server";
import { keysBeforeStreams, keyToWriteWith } from "./keys.server";
import { headMac, macBeforeStreams } from "./macs.server";
import { BEFORE_STREAMS, PORTAL } from "./streams";

/** What the seal says, an entry of the portal's stream. */
export interface Seal {
	entries: number;
	/** Of the last entry. */
	mac: string;
	/** The mark of the key it was written with; null where that was not known any more. */
	key: string | null;
}

const SEALED = { kind: "audit-stream", id: BEFORE_STREAMS };

/** The oldest one counts. */
export async function findSeal(db: AnyRead): Promise<Seal | undefined> {
	const [row] = await db
		.select({ details: auditEntry.details })
		.from(auditEntry)
		.where(
			and(eq(auditEntry.subjectId, SEALED.id), eq(auditEntry.stream, PORTAL), eq(auditEntry.action, "audit.sealed")),
		)
		.orderBy(asc(auditEntry.number))
		.limit(1);
	return row?.details as unknown as Seal | undefined;
}

/** The key of the log from before there were streams: the one that fits its beginning. */
export async function keyThatFits(db: AnyRead): Promise<{ mark: string; key: Buffer } | undefined> {
	const [first, second] = await db
		.select()
		.from(auditEntry)
		.where(eq(auditEntry.stream, BEFORE_STREAMS))
		.orderBy(asc(auditEntry.number))
		.limit(2);
	return keysBeforeStreams().find(
		({ key }) =>
			(first && macBeforeStreams(key, "", first) === first.mac) ||
			// The first entry may be the one that was changed.
			(first && second && macBeforeStreams(key, first.mac, second) === second.mac),
	);
}

/** Seals it, if there is one that is not sealed yet. */
export async function sealEarlierLog(asker: Asker): Promise<void> {
	if (!(await unsealedHead(await portal.readFor(asker)))) return;
	await portal.transaction(
		asker,
		async (tx) => {
			const head = await unsealedHead(tx);
			if (!head || (await findSeal(tx))) return;
			const { length, mac } = head;
			const seal: Seal = { entries: length, mac, key: (await keyThatFits(tx))?.mark ?? null };
			await append(tx, PORTAL, [{ action: "audit.sealed", actor: null, subject: SEALED, details: { ...seal } }]);
			const key = keyToWriteWith();
			await tx
				.update(auditStream)
				.set({
					key: key.mark,
					mac: headMac(key, { store: PORTAL, stream: BEFORE_STREAMS, length, mark: key.mark, mac }),
				})
				.where(eq(auditStream.name, BEFORE_STREAMS));
		},
		{ oneAtATime: [PORTAL] },
	);
}

async function unsealedHead(db: AnyRead) {
	const [head] = await db
		.select()
		.from(auditStream)
		.where(and(eq(auditStream.name, BEFORE_STREAMS), eq(auditStream.key, "")));
	return head;
}

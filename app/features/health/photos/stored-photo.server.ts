/** Photos in the health store: sealed in parts, found with their child, and gone for good with the entry that shows them. */
import { and, asc, eq } from "drizzle-orm";
import { photoPart } from "../../../../db/schema/health";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import type { Read, Tx } from "../../../platform/store-handles";
import type { Photo } from "./read-photo.server";

const parts = sealedField("health", photoPart.bytes);
/** Bytes of a part: sealed, 90 KB. */
const PART = 48 * 1024;

export async function addPhoto(tx: Tx<"health">, { id, childId }: { id: string; childId: string }, photo: Photo) {
	for (const [small, bytes] of [[false, photo.full] as const, [true, photo.small] as const]) {
		for (let number = 0; number * PART < bytes.length; number++) {
			const row = `${id} ${small ? "small" : "full"} ${number}`;
			const part = bytes.subarray(number * PART, (number + 1) * PART).toString("base64");
			await tx
				.insert(photoPart)
				.values({ id: row, photoId: id, childId, small, number, bytes: parts.seal(row, part) })
				// The same form, sent twice.
				.onConflictDoNothing({ target: photoPart.id });
		}
	}
}

export async function removePhoto(tx: Tx<"health">, { id, childId }: { id: string; childId: string }): Promise<void> {
	await tx.delete(photoPart).where(and(eq(photoPart.photoId, id), eq(photoPart.childId, childId)));
}

/** @returns the JPEG; undefined where there is none, or a part of it does not open */
export async function findPhoto(
	db: Read<"health">,
	{ id, childId, small }: { id: string; childId: string; small: boolean },
): Promise<Buffer | undefined> {
	const rows = await db
		.select({ id: photoPart.id, bytes: photoPart.bytes })
		.from(photoPart)
		.where(and(eq(photoPart.photoId, id), eq(photoPart.childId, childId), eq(photoPart.small, small)))
		.orderBy(asc(photoPart.number));
	const opened = rows.map((row) => parts.open(row.id, row.bytes));
	const bytes = opened.flatMap((part) => (part.ok ? [Buffer.from(part.value, "base64")] : []));
	return bytes.length === 0 || bytes.length < rows.length ? undefined : Buffer.concat(bytes);
}

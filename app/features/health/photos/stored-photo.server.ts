/** Photos in the health store: sealed in parts, found with their child, and gone for good with the entry that shows them. */
import { and, asc, eq, notInArray } from "drizzle-orm";
import { photoPart } from "../../../../db/schema/health";
import { type Entry, isKind } from "../../../model/health/record/entry";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import type { Read, Tx } from "../../../platform/store-handles";
import { entriesForAnybody } from "../record/stored-record.server";
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

/**
 * Takes away for good the photos of a child that nobody is shown any more. Who is suspended is shown what there was: until
 * that is over they keep what they have.
 */
export async function forgetPhotos(tx: Tx<"health">, childId: string): Promise<void> {
	const entries = await entriesForAnybody(tx, childId, ["development"]);
	// One that does not open may show any of them.
	if (!entries) return;
	const notShown = notInArray(photoPart.photoId, photosIn(entries));
	await tx.delete(photoPart).where(and(eq(photoPart.childId, childId), notShown));
}

/** The ids of the photos that entries show: of what stands, the newest first. */
export const photosIn = (entries: readonly Entry[]): string[] =>
	entries
		.filter(isKind("first"))
		.flatMap(({ status, body }) => (status === "current" && body.photo) || [])
		.reverse();

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

/** Bytes of photos that a file takes along. */
export const MOST_IN_FILE = 40_000_000;

/** The photos that go along in a file, each by its id: the newest, as far as they fit. */
export async function photosForFile(
	db: Read<"health">,
	childId: string,
	entries: readonly Entry[],
	most = MOST_IN_FILE,
): Promise<Map<string, Buffer>> {
	const found = new Map<string, Buffer>();
	let left = most;
	for (const id of photosIn(entries)) {
		const bytes = await findPhoto(db, { id, childId, small: false });
		if (!bytes) continue;
		left -= bytes.length;
		if (left < 0) break;
		found.set(id, bytes);
	}
	return found;
}

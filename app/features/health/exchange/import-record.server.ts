/** A record from a document, written as a whole or not at all. */
import type { SystemAsker } from "../../../model/people/asker";
import type { BundleProblem } from "../../../platform/fhir/bundle-resources";
import { readPhotoIn } from "../photos/read-photo.server";
import { addPhoto } from "../photos/stored-photo.server";
import {
	type ForeignEntry,
	type ForeignRecord,
	type RecordReceived,
	receiveRecord,
} from "../record/receive-record.server";
import { type ReadRecord, readBundle } from "./read-bundle";

/** `warnings`: what of the document was left out. */
export type RecordImported =
	| Extract<RecordReceived, { ok: false }>
	| (Extract<RecordReceived, { ok: true }> & { warnings: BundleProblem[] });

/**
 * Imports a document, once: what is here already stays as it is.
 * @param value the document, parsed
 * @param source who is named where the document names nobody
 * @param councilId in whose area a child lives whom nobody knows here yet; null where nobody said
 */
export async function importRecord(
	asker: SystemAsker,
	value: unknown,
	from: { source: string; councilId: string | null },
): Promise<RecordImported> {
	const read = readBundle(value, from);
	if (!read.ok) return read;
	const pictured = await withPhotos(read.record);
	if (!pictured.ok) return pictured;
	const received = await receiveRecord(asker, pictured.record, from);
	return received.ok ? { ...received, warnings: read.warnings } : received;
}

/** Its photos made anew, as every photo is: of what came in nothing is kept. */
async function withPhotos({
	entries,
	...record
}: ReadRecord): Promise<{ ok: true; record: ForeignRecord } | { ok: false; problems: BundleProblem[] }> {
	const made: ForeignEntry[] = [];
	const problems: BundleProblem[] = [];
	for (const { picture, ...entry } of entries) {
		const read = picture === undefined ? undefined : await readPhotoIn(Buffer.from(picture, "base64"));
		if (read?.ok === false)
			problems.push({
				where: entry.where,
				field: "derivedFrom",
				reason: `is no photo that is kept here (${read.reason})`,
			});
		const { body } = entry;
		const kept = read?.ok && body.kind === "first" ? { id: body.photo ?? "", photo: read.photo } : undefined;
		made.push({ ...entry, also: kept && ((tx, childId) => addPhoto(tx, { id: kept.id, childId }, kept.photo)) });
	}
	return problems.length > 0 ? { ok: false, problems } : { ok: true, record: { ...record, entries: made } };
}

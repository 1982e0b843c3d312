/** A record from a document, written as a whole or not at all. */
import type { SystemAsker } from "../../../model/people/asker";
import { type RecordReceived, receiveRecord } from "../record/receive-record.server";
import type { BundleProblem } from "./bundle-resources";
import { readBundle } from "./read-bundle";

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
	const received = await receiveRecord(asker, read.record, from);
	return received.ok ? { ...received, warnings: read.warnings } : received;
}

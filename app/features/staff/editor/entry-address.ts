import { ENTRY_KINDS, type EntryKind } from "../../../model/publishing/entry";
import { ENTRY_SEGMENTS } from "../../../paths";

/** Parts of the offer are not listed and not started like the others: the offer's own page does both. */
export type ListedKind = Exclude<EntryKind, "offer-section">;

/**
 * The kind of entry that an address of the staff area is about, by its segment: `/staff/northmere/services/…`.
 * @throws Error for an address that is about none, which the URL map does not allow
 */
export function kindOfAddress(path: string): EntryKind {
	const [, , , segment] = path.split(/[/?#]/);
	const kind = ENTRY_KINDS.find((one) => ENTRY_SEGMENTS[one] === segment);
	if (!kind) throw new Error(`${path} is not the address of an entry.`);
	return kind;
}

/** The kind of entry that a list is of. @throws Error for an address that is no list's */
export function listedKindOfAddress(path: string): ListedKind {
	const kind = kindOfAddress(path);
	if (kind === "offer-section") throw new Error(`${path} is not the address of a list.`);
	return kind;
}

/**
 * Confidential places, such as a refuge: what may be known of them and by whom. The one place that decides it.
 *
 * Everybody may know that the place is there and its outward code, "ZZ1": `publicLocation()` takes out the rest (name,
 * address, position, contacts, slug), and everything public is built from what it returns.
 *
 * The whole is for those who may publish it, and for who is writing its draft, who knows it anyway. Other staff, hub
 * workers and providers do not see it: neither its entry, with preview, versions and editor, nor in a file. A draft that
 * lifts or asks for confidence is confidential: both the draft and what is published must be free of it.
 */
import type { StaffAsker } from "../people/asker";

/** What a confidential place is called for staff who may not know its name. */
export const CONFIDENTIAL_NAME = "Confidential address";

/** What staff have ticked as "the address is confidential". */
interface Maskable {
	masked: boolean;
}

export function isConfidential({ masked }: Maskable): boolean {
	return masked;
}

/** @param place with who wrote its draft; null for what is published */
export function mayKnowAddress(
	asker: Pick<StaffAsker, "can"> & { person: { id: string } },
	place: Maskable & { draftBy: string | null },
): boolean {
	return !isConfidential(place) || asker.can("listings.publish") || place.draftBy === asker.person.id;
}

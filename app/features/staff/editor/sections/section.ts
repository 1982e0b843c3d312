/** A section of the editor: the fields of one page, made from an entry and read back into it. Pure. */

import type { DateRules, TimedAtPlaces } from "../../../../model/listings/sessions";
import type { EntryKind } from "../../../../model/publishing/entry";
import type { FieldErrors, Values } from "../../../../platform/forms/field-errors";
import { type Form, readValues } from "../../../../platform/forms/form";
import type { PlaceFound } from "../../../directory/places/place";
import type { EntryOf } from "../../../publishing/entries";
import type { SectionSlug } from "../../../publishing/section-slug";
import type { SectionReason } from "../../describe-errors";

/** What a section is told of the world around its entry. */
export interface SectionContext {
	/** The entry's own id. */
	id: string;
	/** "YYYY-MM-DD" */
	today: string;
	/** What the council says about dates on which nothing is on. */
	rules: DateRules;
	/** Names of the organisations whose services the writer may write, by id. */
	organisations: ReadonlyMap<string, string>;
	/** Names of those of the council's places that the entry or the form names, by id. */
	locations: ReadonlyMap<string, string>;
	/** The hubs that families know, whose closures sessions there follow, by id. */
	hubs: TimedAtPlaces["locations"];
	/** Where the postcode is that was sent; null when none was. */
	place: PlaceFound | null;
	/** The part of the section that is open, as its URL names it: one session of a service. */
	part: string | null;
}

export type SectionRead<Kind extends EntryKind> =
	| { ok: true; entry: EntryOf<Kind> }
	| { ok: false; errors: FieldErrors<SectionReason> };

export interface Section<Kind extends EntryKind> {
	/** As in the URL and in `missing.ts`. Its name stands under `staff-editorial:section.<slug>`. */
	slug: SectionSlug;
	/** The section it is opened from and goes back to; such a one is not listed with the others. */
	within?: SectionSlug;
	/** What the fields hold before anybody types. Read back, they give the same entry. */
	values(entry: EntryOf<Kind>, context: SectionContext): Values;
	/** The entry with what was typed in place of what this section shows; all else stays. */
	read(values: Values, entry: EntryOf<Kind>, context: SectionContext): SectionRead<Kind>;
}

/**
 * Reads a section's form, and puts the answers into its entry.
 * @param shown what the fields held before anybody typed, for a form with questions that are not for all
 */
export function readSection<T, Kind extends EntryKind>(
	form: Form<T, SectionReason>,
	values: Values,
	put: (answers: T) => EntryOf<Kind>,
	shown?: Values,
): SectionRead<Kind> {
	const read = readValues(form, values, shown);
	return read.ok ? { ok: true, entry: put(read.values) } : read;
}

/** What was chosen, in the order in which it stood before; what is new comes last. */
export function inOrderOf<T>(before: readonly T[], chosen: readonly T[]): T[] {
	return [...new Set([...before, ...chosen])].filter((one) => chosen.includes(one));
}

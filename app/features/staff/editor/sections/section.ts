/** A section of the editor: the fields of one page, made from an entry and read back into it. Pure. */

import type { Term } from "../../../../model/calendar/schedule";
import type { EntryKind } from "../../../../model/publishing/entry";
import type { Namespaces } from "../../../../platform/i18n/namespaces";
import type { PlaceFound } from "../../../directory/places/place";
import type { EntryOf } from "../../../publishing/entries";

/** Field values as a form holds them, by name; a name that stands there several times has a list. */
export type Values = Record<string, string | string[]>;

/** What is wrong with a field: words stand under `staff-sections:error.<reason>`, with `what` put in. */
export interface FieldError {
	reason: keyof Namespaces["staff-sections"]["error"];
	/** What was typed, or the limit: whatever the words name. */
	what?: string;
}
/** By the id of the field to mend, in the order of the page. */
export type FieldErrors = Record<string, FieldError>;

/** What a section is told of the world around its entry. */
export interface Known {
	/** The entry's own id. */
	id: string;
	/** "YYYY-MM-DD" */
	today: string;
	/** The council's school terms. */
	terms: readonly Term[];
	/** Names of the organisations whose services the writer may write, by id. */
	organisations: ReadonlyMap<string, string>;
	/** Names of those of the council's places that the entry or the form names, by id. */
	locations: ReadonlyMap<string, string>;
	/** Where the postcode is that was sent; null when none was. */
	place: PlaceFound | null;
	/** The part of the section that is open, as its URL names it: one session of a service. */
	part: string | null;
}

export type SectionRead<Kind extends EntryKind> =
	| { ok: true; entry: EntryOf<Kind> }
	| { ok: false; errors: FieldErrors };

export interface Section<Kind extends EntryKind> {
	/** As in the URL and in `missing.ts`. Its name stands under `staff-editorial:section.<slug>`. */
	slug: SectionSlug;
	/** The section it is opened from and goes back to; such a one is not listed with the others. */
	within?: SectionSlug;
	/** What the fields hold before anybody types. Read back, they give the same entry. */
	values(entry: EntryOf<Kind>, known: Known): Values;
	/** The entry with what was typed in place of what this section shows; all else stays. */
	read(values: Values, entry: EntryOf<Kind>, known: Known): SectionRead<Kind>;
}

export type SectionSlug = keyof Namespaces["staff-editorial"]["section"];

/** The sections of each kind's editor, in the order in which they are asked. Pure. */
import type { EntryKind } from "../../publication/entry";
import type { Section } from "./section";

const SECTIONS: { [Kind in EntryKind]: readonly Section<Kind>[] } = {
	service: [],
	location: [],
	organisation: [],
	article: [],
	"offer-section": [],
};

/** @returns all sections of a kind, those within another section included */
export function sectionsOf<Kind extends EntryKind>(kind: Kind): readonly Section<Kind>[] {
	return SECTIONS[kind];
}

/** @returns the section with this slug, or undefined */
export function findSection<Kind extends EntryKind>(kind: Kind, slug: string | undefined): Section<Kind> | undefined {
	return sectionsOf(kind).find((section) => section.slug === slug);
}

/** The sections of each kind's editor, in the order in which they are asked. Pure. */
import type { EntryKind } from "../../../../model/publishing/entry";
import type { AnyEntry } from "../../../publishing/entries";
import { locationAccess, serviceAccess } from "./access";
import { articleAbout, articleText } from "./article";
import { locationContact, serviceContact } from "./contact";
import { locationAbout } from "./location-about";
import { locationAddress } from "./location-address";
import { locationGettingThere } from "./location-getting-there";
import { locationHours } from "./location-hours";
import { offerSectionText } from "./offer-section";
import { organisationAbout } from "./organisation-about";
import type { Section } from "./section";
import { serviceAbout } from "./service-about";
import { serviceCost } from "./service-cost";
import { serviceJoining } from "./service-joining";
import { serviceLanguages } from "./service-languages";
import { servicePlaces } from "./service-places";
import { serviceSession, serviceTimes } from "./service-times";
import { serviceWho } from "./service-who";

const SECTIONS: { [Kind in EntryKind]: readonly Section<Kind>[] } = {
	service: [
		serviceAbout,
		serviceWho,
		servicePlaces,
		serviceTimes,
		serviceSession,
		serviceCost,
		serviceJoining,
		serviceContact,
		serviceLanguages,
		serviceAccess,
	],
	location: [locationAbout, locationAddress, locationHours, locationAccess, locationContact, locationGettingThere],
	organisation: [organisationAbout],
	article: [articleAbout, articleText],
	"offer-section": [offerSectionText],
};

/** @returns all sections of a kind, those within another section included */
export function sectionsOf<Kind extends EntryKind>(kind: Kind): readonly Section<Kind>[] {
	return SECTIONS[kind];
}

/** The sections that lead through this entry: a place that is no hub has no opening hours. */
export function listedSections(entry: AnyEntry): readonly Section<EntryKind>[] {
	const placeOnly = entry.kind === "location" && entry.content.hub === null;
	return sectionsOf<EntryKind>(entry.kind).filter(({ slug, within }) => !within && !(placeOnly && slug === "hours"));
}

/** @returns the section with this slug, or undefined */
export function findSection<Kind extends EntryKind>(kind: Kind, slug: string | undefined): Section<Kind> | undefined {
	return sectionsOf(kind).find((section) => section.slug === slug);
}

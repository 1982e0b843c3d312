import type { EntryKind } from "../../../../model/publishing/entry";
import type { SectionSlug } from "../../../publishing/section-slug";
import type { SectionFacts } from "../section-facts.server";
import { ArticleAbout, ArticleText, OfferSectionText } from "./article-fields";
import { ContactFields } from "./contact-fields";
import {
	LocationAbout,
	LocationAccess,
	LocationAddress,
	LocationGettingThere,
	LocationHours,
	OrganisationAbout,
} from "./location-fields";
import {
	ServiceAbout,
	ServiceAccess,
	ServiceCost,
	ServiceJoining,
	ServiceLanguages,
	ServiceWho,
} from "./service-fields";
import { ServicePlaces } from "./service-places-fields";
import { ServiceSession, ServiceTimes } from "./service-times-fields";

/** The fields of one section of one kind's editor. */
export function SectionFields({ kind, slug, facts }: { kind: EntryKind; slug: SectionSlug; facts: SectionFacts }) {
	const { organisations, places, sessions, session, position, hub, preview } = facts;
	switch (`${kind}/${slug}`) {
		case "service/about":
			return <ServiceAbout />;
		case "service/who":
			return <ServiceWho />;
		case "service/places":
			return places ? <ServicePlaces organisations={organisations} places={places} /> : null;
		case "service/times":
			return <ServiceTimes sessions={sessions} />;
		case "service/session":
			return session ? <ServiceSession {...session} /> : null;
		case "service/cost":
			return <ServiceCost />;
		case "service/joining":
			return <ServiceJoining />;
		case "service/contact":
			return <ContactFields person />;
		case "service/languages":
			return <ServiceLanguages />;
		case "service/access":
			return <ServiceAccess />;
		case "location/about":
			return <LocationAbout />;
		case "location/address":
			return <LocationAddress position={position} />;
		case "location/hours":
			return <LocationHours />;
		case "location/access":
			return <LocationAccess />;
		case "location/contact":
			return <ContactFields person={false} />;
		case "location/getting-there":
			return <LocationGettingThere hub={hub} />;
		case "organisation/about":
			return <OrganisationAbout />;
		case "article/about":
			return <ArticleAbout />;
		case "article/text":
			return <ArticleText preview={preview} />;
		case "offer-section/text":
			return <OfferSectionText />;
		default:
			return null;
	}
}

/** What a new entry of each kind starts with: nothing is said that nobody has said. Pure. */
import { NOBODY_SAID } from "../../model/listings/shapes";
import type { EntryOf } from "./entries";

export function blankService(name: string, organisationId: string): EntryOf<"service"> {
	return {
		kind: "service",
		organisationId,
		content: {
			name,
			summary: "",
			description: "",
			alert: null,
			url: null,
			email: null,
			phones: [],
			contacts: [],
			topics: [],
			level: null,
			programme: null,
			eligibility: NOBODY_SAID,
			channels: [],
			format: null,
			joining: null,
			howToJoin: null,
			bookingUrl: null,
			free: null,
			costs: [],
			costNote: null,
			heldIn: [],
			interpreter: [],
			send: false,
			accessFeatures: [],
			accessNote: null,
			places: [],
			schedules: [],
			timesNote: null,
			areasServed: [],
			waitWeeks: null,
			foreignTerms: [],
			translations: {},
		},
	};
}

/** @param hub a hub with opening hours, or only a place where services happen */
export function blankLocation(name: string, hub: boolean): EntryOf<"location"> {
	return {
		kind: "location",
		masked: false,
		position: null,
		content: {
			name,
			summary: "",
			description: "",
			alert: null,
			address: { line1: "", line2: null, town: "", county: null, postcode: "" },
			uprn: null,
			phones: [],
			email: null,
			url: null,
			accessFeatures: [],
			accessNote: null,
			facilities: [],
			gettingThere: null,
			hub: hub
				? {
						type: "family-hub",
						status: "active",
						statusFrom: null,
						statusReason: null,
						formerly: null,
						coLocatedWith: null,
						hours: { regular: [], exceptions: [], bankHolidays: "closed" },
						outreach: null,
					}
				: null,
			translations: {},
		},
	};
}

export function blankOrganisation(name: string): EntryOf<"organisation"> {
	return {
		kind: "organisation",
		content: { name, description: "", url: null, email: null, logo: null, identifiers: [] },
	};
}

/** @param today "YYYY-MM-DD" */
export function blankArticle(title: string, today: string): EntryOf<"article"> {
	return {
		kind: "article",
		content: {
			insteadOf: null,
			title,
			summary: "",
			topics: [],
			stages: [],
			urgent: "",
			body: "",
			reviewedOn: today,
			source: "",
			sourceUrl: "",
			translations: {},
			translationFacts: {},
		},
	};
}

export function blankOfferSection(about: EntryOf<"offer-section">["content"]["about"]): EntryOf<"offer-section"> {
	return { kind: "offer-section", content: { about, text: "", translations: {}, translationFacts: {} } };
}

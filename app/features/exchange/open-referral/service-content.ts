/**
 * From what a feed says of a service to what a listing says. Everything that a listing says where the feed is silent, or
 * was not understood, is decided here and nowhere else.
 */

import type { z } from "zod";
import { type Eligibility, EVERYONE, type serviceContentSchema } from "../../../model/listings/shapes";
import { beginningOf } from "../../../platform/clean-text";
import { FOREIGN_LIMITS } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import { topicsIn } from "./guess-topics";
import type { ServiceDraft } from "./service-draft";

/** The oldest age, in months, to which a limit is one of the child's. */
const GROWN_UP = 228;

/** A draft as a listing, to be checked by its shape. */
export function serviceContent(draft: ServiceDraft): z.input<typeof serviceContentSchema> {
	const { name, own, places, schedules, foreignTerms, isOurs } = draft;
	const url = valueOr(draft.url, null);
	const howToJoin = valueOr(draft.howToJoin, null);
	const costs = valueOr(draft.costs, []);
	const fees = valueOr(draft.fees, null);
	const free =
		valueOr(own.free, null) ??
		(costs.length > 0 ? costs.every(({ amount }) => amount === 0) : /^free\b/i.test(fees ?? ""));
	const channels = valueOr(own.channels, []);
	const languages = valueOr(draft.languages, []).filter((code) => code !== "en");
	return {
		name,
		...describe(draft),
		alert: valueOr(draft.alert, null) ?? (draft.isClosedForNow ? "Temporarily closed." : null),
		url,
		email: valueOr(draft.email, null),
		phones: valueOr(draft.phones, []),
		contacts: valueOr(draft.contacts, []),
		topics: valueOr(own.topics, null) ?? [
			...new Set([name, ...foreignTerms.map(({ term }) => term)].flatMap(topicsIn)),
		],
		level: valueOr(own.level, "universal"),
		programme: valueOr(draft.accreditations, null),
		eligibility: eligibilityOf(draft),
		channels: channels.length > 0 ? channels : [places.length > 0 ? "in-person" : url ? "website" : "phone"],
		format: valueOr(own.format, null),
		joining: valueOr(own.joining, howToJoin ? "book" : "drop-in"),
		howToJoin,
		bookingUrl: valueOr(own.bookingUrl, null),
		free,
		costs,
		costNote: free ? null : fees,
		heldIn: valueOr(own.heldIn, isOurs ? [] : languages),
		interpreter: valueOr(own.interpreter, []),
		send: valueOr(own.send, /\bsend\b|special educational|disabilit/i.test(name)),
		accessFeatures: valueOr(own.accessFeatures, []),
		accessNote: valueOr(own.accessNote, null),
		places,
		schedules,
		areasServed: valueOr(draft.areasServed, []),
		waitWeeks: valueOr(own.waitWeeks, null),
		foreignTerms,
		translations: valueOr(own.translations, {}),
	};
}

/** Our own feed gives the summary in front of the description; of another's, the first paragraph is the summary. */
function describe({ description, own }: ServiceDraft): { summary: string; description: string } {
	const said = valueOr(description, "");
	const summary = valueOr(own.summary, null);
	if (summary) return { summary, description: said.slice(summary.length).replace(/^\n+/, "") };
	const end = said.indexOf("\n\n");
	return { summary: beginningOf(end < 0 ? said : said.slice(0, end), FOREIGN_LIMITS.line), description: said };
}

/** Months from an age in years: a whole maximum such as 4 includes four-year-olds; a fraction is exact. */
function eligibilityOf({ name, description, own, minimumAge, maximumAge, eligibilityNote }: ServiceDraft): Eligibility {
	const exact = valueOr(own.eligibility, null);
	if (exact) return exact;
	const months = (years: number) => Math.round(years * 12);
	const minimum = valueOr(minimumAge, null);
	const maximum = valueOr(maximumAge, null);
	const to = maximum === null ? null : Number.isInteger(maximum) ? months(maximum + 1) : months(maximum) + 1;
	return {
		...EVERYONE,
		pregnancy: /pregnan|antenatal|expectant/i.test(`${name} ${valueOr(description, "")}`),
		// A service for adults is for their parents' sake here: it has no limits of the child's age.
		fromMonths: minimum === null || months(minimum) >= GROWN_UP ? null : months(minimum),
		toMonths: to === null || to >= GROWN_UP ? null : to,
		note: valueOr(eligibilityNote, null),
	};
}

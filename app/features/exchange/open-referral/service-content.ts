/**
 * From what a feed says of a service to what a listing says. Where the feed is silent the listing is; what was not
 * understood stands in the feed's own words.
 */

import type { z } from "zod";
import {
	type Eligibility,
	NOBODY_SAID,
	type Phone,
	type ServiceContent,
	type serviceContentSchema,
} from "../../../model/listings/shapes";
import { MAX_AGE_MONTHS } from "../../../model/listings/vocabulary";
import { beginningOf } from "../../../platform/clean-text";
import { FOREIGN_LIMITS } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import { parseCost } from "../sheets/parse-cost";
import { topicsIn } from "./guess-topics";
import type { ServiceDraft } from "./service-draft";

/** From this age, in months, a service is for the grown-ups themselves. */
const GROWN_UP = 18 * 12;
/** The last age, in months, that a limit can name. */
const OLDEST = MAX_AGE_MONTHS + 1;

/** A draft as a listing, to be checked by its shape. */
export function serviceContent(draft: ServiceDraft): z.input<typeof serviceContentSchema> {
	const { name, own, places, schedules, foreignTerms, isOurs } = draft;
	const url = valueOr(draft.url, null);
	const howToJoin = valueOr(draft.howToJoin, null);
	const costs = valueOr(draft.costs, []);
	const fees = valueOr(draft.fees, null);
	const free = valueOr(own.free, null) ?? isFree(costs, fees);
	const channels = valueOr(own.channels, []);
	const languages = valueOr(draft.languages, []).filter((code) => code !== "en");
	return {
		name,
		...describe(draft),
		alert: valueOr(draft.alert, null) ?? (draft.isClosedForNow ? "Temporarily closed." : null),
		url,
		email: valueOr(draft.email, null) ?? draft.contactEmail,
		phones: phonesOf(draft),
		contacts: valueOr(draft.contacts, []),
		topics: valueOr(own.topics, null) ?? [
			...new Set([name, ...foreignTerms.map(({ term }) => term)].flatMap(topicsIn)),
		],
		level: valueOr(own.level, null),
		programme: valueOr(draft.accreditations, null),
		eligibility: eligibilityOf(draft),
		channels: channels.length > 0 ? channels : channelsOf(draft),
		format: valueOr(own.format, null),
		joining: valueOr(own.joining, null),
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
		timesNote: valueOr(own.timesNote, draft.timesNote),
		sourceNote: valueOr(own.sourceNote, undefined),
		areasServed: valueOr(draft.areasServed, []),
		waitWeeks: valueOr(own.waitWeeks, null),
		foreignTerms,
		translations: valueOr(own.translations, {}),
	};
}

/** How one comes to it, as its places say; an empty list where it has none. */
const channelsOf = ({ places, isOnline }: ServiceDraft): ServiceContent["channels"] => [
	...(places.length > 0 ? (["in-person"] as const) : []),
	...(isOnline ? (["website"] as const) : []),
];

/** Our own feed gives the summary in front of the description; of another's, the first paragraph is the summary, and stands there once where it fits. */
function describe({ description, own }: ServiceDraft): { summary: string; description: string } {
	const said = valueOr(description, "");
	const summary = valueOr(own.summary, null);
	if (summary) return { summary, description: said.slice(summary.length).replace(/^\n+/, "") };
	const [first = "", ...others] = said.split("\n\n");
	if (first.length <= FOREIGN_LIMITS.line) return { summary: first, description: others.join("\n\n").trim() };
	return { summary: beginningOf(first, FOREIGN_LIMITS.line), description: said };
}

/** Its own numbers and those of its contacts, each once; the organisation's where there is none. */
function phonesOf({ phones, contactPhones, organisationPhones }: ServiceDraft): Phone[] {
	const own = [...valueOr(phones, []), ...contactPhones];
	const all = own.length > 0 ? own : organisationPhones;
	return [...new Map(all.map((phone) => [phone.number.replace(/\s/g, ""), phone])).values()];
}

/** Null where nobody has said, or in words that do not settle it. */
function isFree(costs: readonly { amount: number | null }[], fees: string | null): boolean | null {
	if (costs.some(({ amount }) => amount !== null && amount > 0)) return false;
	if (costs.length > 0) return costs.every(({ amount }) => amount === 0) ? true : null;
	const prices = parseCost(fees ?? "");
	return prices.state === "understood" ? prices.value.every(({ amount }) => amount === 0) : null;
}

/** Months from an age in years: a whole maximum such as 4 includes four-year-olds; a fraction is exact. */
function eligibilityOf({ name, own, minimumAge, maximumAge, eligibilityNote }: ServiceDraft): Eligibility {
	const exact = valueOr(own.eligibility, null);
	if (exact) return exact;
	const months = (years: number) => Math.round(years * 12);
	const minimum = valueOr(minimumAge, null);
	const maximum = valueOr(maximumAge, null);
	const from = minimum === null ? null : months(minimum);
	const to = maximum === null ? null : Number.isInteger(maximum) ? months(maximum + 1) : months(maximum) + 1;
	const note = valueOr(eligibilityNote, null);
	const base = { ...NOBODY_SAID, pregnancy: /pregnan|antenatal|expectant/i.test(name), note };
	if (from !== null && to !== null && from >= to) {
		return { ...base, note: [note, `Ages as given: ${minimum} to ${maximum}`].filter(Boolean).join("\n") };
	}
	// A service for grown-ups has no limits of the child's age: it is theirs whose children are of any age.
	if (from !== null && from >= GROWN_UP) return { ...base, children: true, note: note ?? `For adults from ${minimum}` };
	const says = from !== null || to !== null;
	return { ...base, children: says ? true : null, fromMonths: from, toMonths: to === null || to > OLDEST ? null : to };
}

/** What the index holds of a service: one entry for each place, or a single one for a service without a place. Pure. */
import { endOf, type LocalMoment, lastDates } from "../../../model/calendar/schedule";
import { stagesOf } from "../../../model/listings/ages";
import { lastEnd, timeOfDay } from "../../../model/listings/sessions";
import type { Schedule, ServiceContent } from "../../../model/listings/shapes";
import { type AccessFeature, DELIVERY } from "../../../model/listings/vocabulary";
import type { Position } from "../places/distance";
import { cellOf } from "./cells";
import {
	abbreviation,
	ageTokens,
	DATED,
	daySlug,
	ENDING,
	FREE,
	filter,
	GOES_ON,
	languageSlug,
	nameAbbreviation,
	REACHES_ANYWHERE,
	SEND,
	session,
} from "./expression";
import { canonicalLanguage } from "./language-code";
import { abbreviationsOf, fold, wordsOf } from "./words";

/** A published service as the index takes it: nothing in it may be secret. */
export interface IndexedService {
	id: string;
	councilId: string;
	content: ServiceContent;
	organisationName: string;
	places: {
		/** The id of the service at this location. */
		id: string;
		locationId: string;
		/** WGS84 degrees; null when masked or unknown. */
		position: Position | null;
		/** It is there at any distance, since a limit that it falls out of would measure it. */
		isConfidential: boolean;
		name: string;
		town: string;
		accessFeatures: AccessFeature[];
	}[];
}

export interface Entry {
	placeId: string | null;
	/** Null without a place, or where its position is masked, unknown or outside the grid. */
	position: Position | null;
	cell: number | null;
	/** Of words, facts and ages. */
	tokens: Set<string>;
	/** Tokens that hold up to a moment and no longer, "YYYY-MM-DDTHH:MM": of sessions that have a last date. */
	ends: Map<string, string>;
}

/** Goes up when entries are made in another way: what was indexed in an earlier one is then indexed again. */
export const INDEX_FORM = 5;

export interface ServiceEntries {
	/** By which services of the same distance are ordered. */
	nameKey: string;
	/** In the order of the service's places; never empty. */
	entries: Entry[];
}

/**
 * The entries of a service. Places in one cell of the grid, which is about one building, are one entry: it stands at
 * the first of them and has the facts of all.
 * @param forms gets every word as written, for mending typing errors
 */
export function entriesOf(service: IndexedService, forms: Set<string>): ServiceEntries {
	const { content } = service;
	const addWords = (tokens: Set<string>, text: string, inName = false) => {
		for (const word of wordsOf(text)) {
			forms.add(word.form);
			tokens.add(word.anywhere);
			if (inName) tokens.add(word.inName);
		}
		for (const capitals of abbreviationsOf(text)) {
			tokens.add(abbreviation(capitals));
			if (inName) tokens.add(nameAbbreviation(capitals));
		}
	};
	const own = new Set<string>(factsOf(content));
	const translations = Object.values(content.translations);
	addWords(own, content.name, true);
	for (const texts of translations) addWords(own, texts.name ?? "", true);
	addWords(
		own,
		[
			content.summary,
			content.description,
			content.programme ?? "",
			service.organisationName,
			...translations.flatMap((texts) => [texts.summary ?? "", texts.description ?? ""]),
		].join("\n"),
	);
	const schedulesAt = new Map(content.places.map((place) => [place.id, place.schedules]));
	const end = lastEnd(content);
	const remote = content.channels.some((channel) => channel !== "in-person");

	const entries = new Map<string, Entry>();
	for (const [ordinal, place] of (service.places.length > 0 ? service.places : [null]).entries()) {
		const cell = place?.position ? cellOf(place.position) : null;
		const key = cell === null ? `unplaced ${ordinal}` : String(cell);
		let entry = entries.get(key);
		if (!entry) {
			const position = cell === null ? null : (place?.position ?? null);
			entry = { placeId: place?.id ?? null, position, cell, tokens: new Set(own), ends: new Map() };
			if (end) addEnd(entry, end);
			entries.set(key, entry);
		}
		addSessions(entry, content.schedules);
		if (place) {
			addSessions(entry, schedulesAt.get(place.id) ?? []);
			for (const feature of place.accessFeatures) entry.tokens.add(filter("access", feature));
			addWords(entry.tokens, `${place.name} ${place.town}`);
		}
		if (cell === null && (remote || place?.isConfidential)) entry.tokens.add(REACHES_ANYWHERE);
	}
	return { nameKey: nameKeyOf(content.name), entries: [...entries.values()] };
}

/** A name by which services are put in order: letters and digits, without accents. */
const nameKeyOf = (name: string) =>
	fold(name)
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
		.trim();

/** The facts that hold wherever the service is. */
function factsOf(content: ServiceContent): string[] {
	const { eligibility } = content;
	const facts: string[] = [];
	if (content.joining) facts.push(filter("joining", content.joining === "professional-referral" ? "referral" : "open"));
	for (const topic of content.topics) facts.push(filter("topic", topic));
	for (const stage of stagesOf(eligibility)) facts.push(filter("stage", stage));
	facts.push(...ageTokens(eligibility));
	if (eligibility.audience !== "everyone") facts.push(filter("audience", eligibility.audience));
	if (content.free) facts.push(FREE);
	if (content.send || content.topics.includes("send")) facts.push(SEND);
	for (const code of [...content.heldIn, ...content.interpreter]) {
		const known = code === "*" ? "any" : canonicalLanguage(code);
		if (known) facts.push(filter("language", languageSlug(known)));
	}
	for (const feature of content.accessFeatures) facts.push(filter("access", feature));
	for (const [delivery, channels] of Object.entries(DELIVERY)) {
		if (channels.some((channel) => content.channels.includes(channel))) facts.push(filter("delivery", delivery));
	}
	return facts;
}

const momentOf = ({ date, time }: LocalMoment) => `${date}T${time}`;

/** All of the service ends: from then on it has ended. */
function addEnd({ tokens, ends }: Entry, end: LocalMoment): void {
	tokens.add(ENDING);
	ends.set(GOES_ON, momentOf(end));
}

/** A session counts on its day and in its part of the day as long as one is still to come or going on. */
function addSessions({ tokens, ends }: Entry, schedules: readonly Schedule[]): void {
	for (const schedule of schedules) {
		const time = timeOfDay(schedule.start);
		for (const [day, last] of lastDates(schedule)) {
			const until = last && momentOf(endOf({ ...schedule, date: last }));
			const slug = daySlug(day);
			for (const token of [filter("time", time), filter("day", slug), session(slug, time)]) {
				if (until === null) tokens.add(token);
				else if (until > (ends.get(token) ?? "")) ends.set(token, until);
			}
		}
	}
	for (const token of ends.keys()) if (tokens.has(token)) ends.delete(token);
	if (ends.size > 0) tokens.add(DATED);
}

/** What the index holds of a service: one entry for each place, or a single one for a service without a place. Pure. */
import { weekdaysOf } from "../../calendar/schedule";
import type { Position } from "../../places/distance";
import type { Schedule, ServiceContent } from "../schema";
import { type AccessFeature, DELIVERY, TIMES } from "../vocabulary";
import { cellOf } from "./cells";
import { ageBlocks, daySlug, filter, languageSlug, nameWord, REACHES_ANYWHERE, stagesOf, word } from "./expression";
import { fold, type Word, wordsOf } from "./words";

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
	/** Tokens of facts, as `expression.ts` writes them. */
	filters: string[];
	/** Tokens of words. */
	words: string[];
}

export interface ServiceEntries {
	/** By which services of the same distance are ordered. */
	nameKey: string;
	/** In the order of the service's places; never empty. */
	entries: Entry[];
	/** Every word as written, for mending typing errors. */
	forms: Map<string, Word>;
}

/**
 * The entries of a service. Places in one cell of the grid, which is about one building, are one entry: it stands at
 * the first of them and has the facts of all.
 */
export function entriesOf(service: IndexedService): ServiceEntries {
	const { content } = service;
	const forms = new Map<string, Word>();
	const remember = (text: string): Word[] => {
		const words = wordsOf(text);
		for (const one of words) forms.set(one.form, one);
		return words;
	};
	const translations = Object.values(content.translations);
	const ownWords = new Set<string>();
	for (const name of [content.name, ...translations.map((texts) => texts.name ?? "")]) {
		for (const { stem } of remember(name)) ownWords.add(nameWord(stem)).add(word(stem));
	}
	const body = [
		content.summary,
		content.description,
		content.programme ?? "",
		service.organisationName,
		...translations.flatMap((texts) => [texts.summary ?? "", texts.description ?? ""]),
	];
	for (const text of body) for (const { stem } of remember(text)) ownWords.add(word(stem));

	const ownFilters = filtersOfService(content);
	const schedulesAt = new Map(content.places.map((place) => [place.id, place.schedules]));
	const entries = new Map<string, Omit<Entry, "filters" | "words"> & { filters: Set<string>; words: Set<string> }>();
	const places = service.places.length > 0 ? service.places : [null];
	for (const [ordinal, place] of places.entries()) {
		const cell = place?.position ? cellOf(place.position) : null;
		const key = cell === null ? `unplaced ${ordinal}` : String(cell);
		let entry = entries.get(key);
		if (!entry) {
			entry = {
				placeId: place?.id ?? null,
				position: cell === null ? null : (place?.position ?? null),
				cell,
				filters: new Set(ownFilters),
				words: new Set(ownWords),
			};
			entries.set(key, entry);
		}
		const schedules = [...((place && schedulesAt.get(place.id)) ?? []), ...content.schedules];
		for (const token of filtersOfSessions(schedules)) entry.filters.add(token);
		for (const feature of [...content.accessFeatures, ...(place?.accessFeatures ?? [])]) {
			entry.filters.add(filter("access", feature));
		}
		if (cell === null && content.channels.some((channel) => channel !== "in-person")) {
			entry.filters.add(REACHES_ANYWHERE);
		}
		if (place) for (const { stem } of remember(`${place.name} ${place.town}`)) entry.words.add(word(stem));
	}
	return {
		nameKey: fold(content.name)
			.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
			.trim(),
		entries: [...entries.values()].map((entry) => ({
			...entry,
			filters: [...entry.filters],
			words: [...entry.words],
		})),
		forms,
	};
}

/** The facts that hold wherever the service is. */
function filtersOfService(content: ServiceContent): string[] {
	const { eligibility } = content;
	const filters = [filter("joining", content.joining === "professional-referral" ? "referral" : "open")];
	for (const topic of content.topics) filters.push(filter("topic", topic));
	if (eligibility.pregnancy) filters.push(filter("stage", "pregnancy"));
	if (eligibility.children) {
		for (const stage of stagesOf(eligibility.fromMonths, eligibility.toMonths)) filters.push(filter("stage", stage));
		filters.push(...ageBlocks(eligibility.fromMonths, eligibility.toMonths));
	}
	if (eligibility.audience !== "everyone") filters.push(filter("audience", eligibility.audience));
	if (content.free) filters.push(filter("free"));
	if (content.send || content.topics.includes("send")) filters.push(filter("send"));
	for (const code of [...content.heldIn, ...content.interpreter]) {
		filters.push(filter("language", code === "*" ? "any" : languageSlug(code)));
	}
	for (const [delivery, channels] of Object.entries(DELIVERY)) {
		if (channels.some((channel) => content.channels.includes(channel))) filters.push(filter("delivery", delivery));
	}
	return filters;
}

function filtersOfSessions(schedules: readonly Schedule[]): string[] {
	const filters: string[] = [];
	for (const schedule of schedules) {
		const hour = Number(schedule.start.slice(0, 2));
		for (const [part, [from, to]] of Object.entries(TIMES)) {
			if (hour < from || hour >= to) continue;
			filters.push(filter("time", part));
			for (const day of weekdaysOf(schedule)) {
				filters.push(filter("day", daySlug(day)), filter("session", daySlug(day), part));
			}
		}
	}
	return filters;
}

/** Plausible services made up from a seed: clustered around England's towns, with words as uneven as real ones. */

import type { Position } from "../../app/features/directory/places/distance";
import type { IndexedService } from "../../app/features/directory/search/entries";
import type { SearchQuery } from "../../app/features/directory/search/search-params";
import { ANY_SERVICE } from "../../app/features/directory/search/search-params";
import { addDays } from "../../app/model/calendar/local-time";
import type { Schedule, ServiceContent } from "../../app/model/listings/shapes";
import {
	ACCESS_FEATURES,
	CHANNELS,
	DAYS,
	DELIVERY_SLUGS,
	DISTANCES,
	JOINING,
	STAGE_SLUGS,
	TIME_SLUGS,
	TOPICS,
} from "../../app/model/listings/vocabulary";

/** Numbers from 0 (inclusive) to 1 (exclusive), the same for the same seed (mulberry32). */
export function randomFrom(seed: number) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (end: number) => Math.floor(next() * end);
	const pick = <T>(some: readonly T[]): T => {
		const one = some[below(some.length)];
		if (one === undefined) throw new Error("Nothing to pick from.");
		return one;
	};
	/** Some of them, each with the given chance. */
	const some = <T>(all: readonly T[], chance: number) => all.filter(() => next() < chance);
	return { next, below, pick, some, chance: (of: number) => next() < of };
}
export type Random = ReturnType<typeof randomFrom>;

const TOWNS: readonly Position[] = [
	[51.51, -0.13],
	[52.48, -1.9],
	[53.48, -2.24],
	[53.8, -1.55],
	[53.41, -2.98],
	[53.38, -1.47],
	[51.45, -2.59],
	[52.95, -1.15],
	[52.64, -1.13],
	[54.97, -1.61],
	[54.9, -1.38],
	[52.41, -1.51],
	[53.74, -0.34],
	[53.0, -2.18],
	[51.59, -0.02],
	[50.91, -1.4],
	[50.8, -1.09],
	[50.37, -4.14],
	[50.82, -0.14],
	[51.88, -0.42],
	[52.04, -0.76],
	[52.63, 1.3],
	[52.06, 1.16],
	[51.75, -1.26],
	[52.2, 0.12],
	[54.57, -1.23],
	[53.96, -1.08],
	[50.72, -3.53],
	[51.45, -0.97],
	[52.24, -0.9],
	[53.76, -2.7],
	[54.05, -2.8],
	[52.19, -2.22],
	[51.86, -2.24],
	[50.26, -5.05],
].map(([lat = 0, lon = 0]) => ({ lat, lon }));

const KNOWN_WORDS =
	`baby families play group children parents support toddler session help mums dads nursery library health
	songs stories friendly advice sensory feeding breastfeeding sleep talk speech language clinic course weaning messy
	music swimming garden lunch coffee weekly midwife antenatal massage yoga bereavement twins autism housing benefits
	debt counselling café rhyme stay story walk buggy drop development weighing vaccination bilingual crèche homework`
		.split(/\s+/)
		.filter(Boolean);
const SYLLABLES =
	`ba be bi bo da de di do fa fe ga go ha he ka ki la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro
	sa se si so ta te ti to va ve wa wi ya zo`.split(/\s+/);

/** Families' words first, then rarer ones that only sound like words. */
function vocabulary(size: number): string[] {
	const random = randomFrom(7);
	const words = new Set(KNOWN_WORDS);
	while (words.size < size)
		words.add(Array.from({ length: 2 + random.below(3) }, () => random.pick(SYLLABLES)).join(""));
	return [...words];
}
const WORDS = vocabulary(6000);

/**
 * The rank of a word by the law of Zipf and Mandelbrot, which fits text without its commonest words: the first word is
 * in half of all listings, the hundredth in one of fifteen.
 */
const rank = (random: Random, of: number) => Math.floor(10 * ((of + 10) / 10) ** random.next() - 10);
const zipfWord = (random: Random) => WORDS[rank(random, WORDS.length)] ?? "baby";
/** Words that families type are among those that listings have often. */
const askedWord = (random: Random) => WORDS[rank(random, 1500)] ?? "baby";

const sentence = (random: Random, words: number) => Array.from({ length: words }, () => zipfWord(random)).join(" ");

/** A point near one of the towns; larger towns have more. */
export function somewhere(random: Random): Position {
	const town = TOWNS[Math.floor(TOWNS.length * random.next() ** 2)] ?? { lat: 52, lon: -1 };
	const spread = (width: number) => (random.next() + random.next() + random.next() - 1.5) * width;
	return { lat: town.lat + spread(0.12), lon: town.lon + spread(0.18) };
}

const idOf = (kind: number, number: number) =>
	`${kind.toString(16).padStart(8, "0")}-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

/** Sessions of which every fifth has a last date, in the autumn or the months after it. */
function schedules(random: Random, id: string): Schedule[] {
	const courses = randomFrom([...id].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 0));
	return Array.from({ length: random.below(3) }, (_, index) => ({
		id: `${id}-${index}`,
		dtstart: "2026-09-07",
		validTo: courses.chance(0.2) ? addDays("2026-09-07", courses.below(240)) : null,
		start: `${String(8 + random.below(12)).padStart(2, "0")}:00`,
		end: null,
		rrule: `FREQ=WEEKLY;BYDAY=${random.pick(DAYS)}`,
		rdates: [],
		exdates: [],
		termTimeOnly: random.chance(0.4),
		note: null,
	}));
}

/** Where services happen: several share one, as in a hub. */
function venues(random: Random, count: number) {
	return Array.from({ length: count }, (_, index) => ({
		locationId: idOf(2, index),
		position: random.chance(0.02) ? null : somewhere(random),
		isConfidential: false,
		name: sentence(random, 2),
		town: zipfWord(random),
		accessFeatures: random.some(ACCESS_FEATURES, 0.2),
	}));
}

/** `count` services of one council, the same for the same seed. */
export function* services(count: number, councilId: string, seed = 1): Generator<IndexedService> {
	const random = randomFrom(seed);
	const places = venues(random, Math.max(1, Math.ceil(count / 4)));
	for (let number = 0; number < count; number++) {
		const id = idOf(1, number);
		const remote = random.chance(0.1);
		const at = remote
			? []
			: Array.from({ length: random.chance(0.15) ? 2 + random.below(3) : 1 }, () => random.pick(places));
		const from = random.chance(0.3) ? null : random.below(48);
		const content: ServiceContent = {
			name: `${sentence(random, 2 + random.below(2))}${random.chance(0.5) ? "" : ` ${number}`}`,
			summary: sentence(random, 8),
			description: sentence(random, 20 + random.below(30)),
			alert: null,
			url: null,
			email: null,
			phones: [],
			contacts: [],
			topics: [...new Set([random.pick(TOPICS), ...(random.chance(0.3) ? [random.pick(TOPICS)] : [])])],
			level: "universal",
			programme: null,
			eligibility: {
				pregnancy: random.chance(0.2),
				fromMonths: from,
				toMonths: random.chance(0.3) ? null : (from ?? 0) + 1 + random.below(72),
				children: true,
				audience: "everyone",
				note: null,
			},
			channels: remote ? [random.pick(CHANNELS)] : ["in-person"],
			format: null,
			joining: random.pick(JOINING),
			howToJoin: null,
			bookingUrl: null,
			free: random.chance(0.6),
			costs: [],
			costNote: null,
			heldIn: random.some(["pl", "ro", "ur", "ar", "bn"], 0.04),
			interpreter: random.chance(0.05) ? ["*"] : [],
			send: random.chance(0.1),
			accessFeatures: random.some(ACCESS_FEATURES, 0.1),
			accessNote: null,
			places: [],
			schedules: remote ? schedules(random, `${id}-any`) : [],
			areasServed: [],
			timesNote: null,
			waitWeeks: null,
			foreignTerms: [],
			translations: {},
		};
		const found = at.map((venue, index) => ({ id: `${id}-${index}`, ...venue }));
		content.places = found.map((place) => ({
			id: place.id,
			locationId: place.locationId,
			schedules: schedules(random, place.id),
		}));
		yield { id, councilId, content, organisationName: sentence(random, 2), places: found };
	}
}

/** A search as a family might do it: one or two words, one to three filters, half of the time a distance. */
export function searchFor(random: Random): { query: SearchQuery; origin: Position } {
	let query: SearchQuery = {
		...ANY_SERVICE,
		q: Array.from({ length: 1 + random.below(2) }, () => askedWord(random)).join(" "),
		distance: random.chance(0.5) ? random.pick(DISTANCES) : null,
	};
	for (let filters = 1 + random.below(3); filters > 0; filters--) query = { ...query, ...aFilter(random) };
	return { query, origin: somewhere(random) };
}

export function aFilter(random: Random): Partial<SearchQuery> {
	return random.pick<() => Partial<SearchQuery>>([
		() => ({ stage: [random.pick(STAGE_SLUGS)] }),
		() => ({ age: random.below(60) }),
		() => ({ topic: [random.pick(TOPICS)] }),
		() => ({ day: random.some(DAYS, 0.3) }),
		() => ({ time: [random.pick(TIME_SLUGS)] }),
		() => ({ free: true }),
		() => ({ language: [random.pick(["pl", "ro", "ur"])] }),
		() => ({ delivery: [random.pick(DELIVERY_SLUGS)] }),
		() => ({ send: true }),
		() => ({ joining: ["open"] }),
		() => ({ access: [random.pick(ACCESS_FEATURES)] }),
	])();
}

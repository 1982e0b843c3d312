import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { demoCouncils } from "../../db/seed";
import { knownLanguages } from "../features/directory/councils/known-languages.server";
import { parseSettings } from "../features/directory/councils/rules";
import { dateOfDay, dayNumber, dayOf } from "../model/calendar/local-time";
import { nextOccurrences, occurrences, parseRule } from "../model/calendar/schedule";
import type { Schedule } from "../model/listings/shapes";
import {
	ACCESS_FEATURES,
	CHANNELS,
	FACILITIES,
	FORMATS,
	HUB_STATUSES,
	HUB_TYPES,
	JOINING,
	LEVELS,
	STAGE_SLUGS,
	STAGES,
	TOPICS,
} from "../model/listings/vocabulary";
import { demoListings } from "./demo-listings";

const today = "2026-11-23";
const councils = demoCouncils(today).map((seed) => ({ seed, ...demoListings(seed, today) }));
const [northmere, eastwick] = councils;
if (!northmere || !eastwick) throw new Error("The demo has two councils");

const contentOf = (all: readonly { content: unknown }[]) => all.map(({ content }) => content);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Every string anywhere in a value. */
function textsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

function schedulesOf({ services }: (typeof councils)[number]): Schedule[] {
	return services.flatMap(({ content }) => [
		...content.places.flatMap((place) => place.schedules),
		...content.schedules,
	]);
}

/** Whether a point lies in a ring of [lon, lat] corners: a line to the east crosses its edge an odd number of times. */
function inside(ring: readonly (readonly number[])[], lat: number, lon: number): boolean {
	const edges = ring.slice(1).map((corner, i) => [ring[i] ?? corner, corner] as const);
	const crossed = edges.filter(([[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]]) => {
		return y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1);
	});
	return crossed.length % 2 === 1;
}

describe("Northmere shows everything a directory can hold", () => {
	const { services, locations } = northmere;
	const content = services.map((service) => service.content);
	const hubs = locations.flatMap((location) => location.content.hub ?? []);

	test("enough of it", () => {
		expect(services.length).toBeGreaterThanOrEqual(60);
		expect(services.length).toBeLessThanOrEqual(76);
		expect(hubs).toHaveLength(8);
		expect(northmere.seed.postcodes.length).toBeGreaterThan(150);
		expect(eastwick.services.length).toBeGreaterThanOrEqual(8);
	});

	test.each([
		["topic", TOPICS, content.flatMap((one) => one.topics)],
		["channel", CHANNELS, content.flatMap((one) => one.channels)],
		["level", LEVELS, content.map((one) => one.level)],
		["joining", JOINING, content.map((one) => one.joining)],
		["format", FORMATS, content.map((one) => one.format)],
		["access feature of places", ACCESS_FEATURES, locations.flatMap((one) => one.content.accessFeatures)],
		["facility", FACILITIES, locations.flatMap((one) => one.content.facilities)],
		["type of hub", HUB_TYPES, hubs.map((hub) => hub.type)],
		["status of hub", HUB_STATUSES, hubs.map((hub) => hub.status)],
		[
			"audience",
			["everyone", "fathers", "mothers", "young-parents", "grandparents"],
			content.map((one) => one.eligibility.audience),
		],
	])("every %s", (_, all: readonly string[], used: readonly (string | null)[]) => {
		expect(all.filter((one) => !used.includes(one))).toEqual([]);
	});

	test.each(STAGE_SLUGS)("several services in the stage %s", (stage) => {
		const range = STAGES[stage];
		const fitting = content.filter(({ eligibility: { pregnancy, children, fromMonths, toMonths } }) =>
			range === null ? pregnancy : children && (fromMonths ?? 0) < range.to && (toMonths ?? Infinity) > range.from,
		);
		expect(fitting.length).toBeGreaterThan(5);
	});

	test("every kind of time, price, language and wait", () => {
		const schedules = schedulesOf(northmere);
		expect(schedules.some((one) => one.termTimeOnly)).toBe(true);
		expect(schedules.some((one) => one.rrule?.includes("INTERVAL=2"))).toBe(true);
		expect(schedules.some((one) => one.rrule?.includes("BYDAY=1SA"))).toBe(true);
		expect(schedules.some((one) => one.rrule?.includes("BYDAY=-1FR"))).toBe(true);
		expect(schedules.some((one) => one.rdates.length > 0)).toBe(true);
		expect(schedules.some((one) => one.exdates.length > 0)).toBe(true);
		expect(schedules.some((one) => one.start >= "17:00")).toBe(true);
		expect(content.some((one) => one.costs.length > 1)).toBe(true);
		expect(new Set(content.flatMap((one) => one.heldIn))).toEqual(new Set(["pl", "ro", "ur", "bn", "ar"]));
		expect(content.some((one) => one.interpreter.includes("*"))).toBe(true);
		expect(content.some((one) => (one.waitWeeks ?? 0) > 4)).toBe(true);
		expect(content.some((one) => one.alert !== null)).toBe(true);
		expect(content.some((one) => one.places.length >= 4)).toBe(true);
		expect(content.some((one) => one.eligibility.pregnancy && !one.eligibility.children)).toBe(true);
		expect(services.some((one) => dayNumber(today) - dayNumber(one.assuredOn) > 90)).toBe(true);
		expect(northmere.seed.postcodes.some((one) => one.terminated)).toBe(true);
	});

	test("a dozen listings and more in each language", () => {
		for (const language of northmere.seed.settings.languages.slice(1)) {
			const told = content.filter((one) => one.translations[language]?.name && one.translations[language]?.summary);
			expect(told.length, language).toBeGreaterThanOrEqual(12);
		}
	});
});

describe.each(councils)("$seed.name", (council) => {
	const { seed, services, locations, organisations } = council;

	test("has settings the portal accepts", () => {
		expect(parseSettings(seed.settings, knownLanguages())).toMatchObject({ ok: true });
	});

	test("has no slug or id twice", () => {
		for (const all of [services, locations, organisations]) {
			expect(new Set(all.map((one) => one.slug)).size).toBe(all.length);
		}
		const ids = councils
			.flatMap((one) => [...one.services, ...one.locations, ...one.organisations])
			.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const schedules = schedulesOf(council).map(({ id }) => id);
		expect(new Set(schedules).size).toBe(schedules.length);
	});

	test("translates only services it has, into languages it speaks", () => {
		for (const [language, words] of Object.entries(seed.translations)) {
			expect(seed.settings.languages).toContain(language);
			for (const slug of Object.keys(words)) expect(services.map((one) => one.slug)).toContain(slug);
		}
	});

	test("says all its own words in all its languages", () => {
		const { settings } = seed;
		const words = [
			...Object.values(settings.labels),
			...settings.contactLines.flatMap((line) => [line.name, line.about]),
			...[settings.leader?.role, settings.leader?.foreword, settings.notice, settings.redBook.note],
		];
		for (const one of words) if (one) expect(Object.keys(one).sort()).toEqual([...settings.languages].sort());
	});

	test("gives no telephone number, address or postcode that could be real", () => {
		const texts = textsIn([seed.settings, contentOf(services), contentOf(locations), contentOf(organisations)]);
		const numbers = texts.flatMap((text) => text.match(/\b0\d[\d ]{7,}\d\b/g) ?? []);
		expect(numbers.length).toBeGreaterThan(5);
		// The ranges that Ofcom keeps for drama.
		for (const number of numbers) {
			expect(number).toMatch(/^(01632 960 \d{3}|020 7946 0\d{3}|07700 900 \d{3}|0808 157 0\d{3})$/);
		}
		for (const url of texts.flatMap((text) => text.match(/https?:\/\/[^\s/]+/g) ?? []))
			expect(url).toMatch(/\.example$/);
		for (const email of texts.filter((text) => text.includes("@"))) expect(email).toMatch(/\.example$/);
		const postcodes = [...seed.postcodes, ...seed.places].map(({ postcode }) => postcode);
		for (const postcode of postcodes) expect(postcode).toMatch(/^ZZ[1-8] \d[A-Z]{2}$/);
	});

	test("names no real place near by", () => {
		const real =
			/\b(Skegness|Mablethorpe|Alford|Louth|Spilsby|Horncastle|Boston|Grimsby|Lincoln(shire)?|Hull|Norfolk|Cromer|Hornsea|Withernsea|Holderness|Yorkshire|London|Leeds)\b/;
		const texts = textsIn([seed.settings, contentOf(services), contentOf(locations), contentOf(organisations)]);
		expect(texts).toEqual(expect.arrayContaining(services.map(({ content }) => content.name)));
		expect(texts.filter((text) => real.test(text))).toEqual([]);
	});

	test("lies within its outline, its places at their postcodes", () => {
		const [ring = []] = seed.outline.coordinates;
		expect(ring.at(0)).toEqual(ring.at(-1));
		expect(seed.postcodes.length).toBeGreaterThan(20);
		const outside = seed.postcodes.filter(({ lat, lon }) => !inside(ring, lat, lon));
		expect(outside).toEqual([]);
		for (const place of seed.places) {
			const at = seed.postcodes.find(({ postcode }) => postcode === place.postcode);
			expect([at?.lat, at?.lon], place.slug).toEqual(place.at);
		}
		expect(new Set(seed.places.map(({ postcode }) => postcode)).size).toBe(seed.places.length);
	});

	test("holds every series on a day of its own rule, and ends it after it starts", () => {
		for (const schedule of schedulesOf(council)) {
			if (schedule.rrule) expect(parseRule(schedule.rrule)).toMatchObject({ ok: true });
			const range = { from: schedule.dtstart, to: dateOfDay(dayNumber(schedule.dtstart) + 1), terms: [] };
			expect(occurrences(schedule, range)).toHaveLength(1);
			expect((schedule.end ?? "24:00") > schedule.start).toBe(true);
		}
	});

	test("has no session at a hub while it is closed", () => {
		const hubs = new Map(locations.flatMap(({ id, content }) => (content.hub ? [[id, content.hub] as const] : [])));
		for (const { slug, content } of services) {
			for (const { locationId, schedules } of content.places) {
				const hub = hubs.get(locationId);
				if (!hub) continue;
				expect(hub.status, slug).toBe("active");
				for (const schedule of schedules) {
					const range = { from: today, to: dateOfDay(dayNumber(today) + 28), terms: [] };
					for (const { date, start, end } of occurrences(schedule, range)) {
						const open = hub.hours.regular.some(
							({ day, opens, closes }) => day === dayOf(date) && opens <= start && (end ?? start) <= closes,
						);
						expect(open, `${slug} on ${date} at ${start}`).toBe(true);
					}
				}
			}
		}
	});
});

test("the masked place's address stands nowhere but in its own row", () => {
	const masked = northmere.locations.filter((location) => location.masked);
	expect(masked).toHaveLength(1);
	for (const { id, content } of masked) {
		const others = northmere.locations.filter((location) => location.id !== id);
		const texts = textsIn([contentOf(northmere.services), contentOf(others), northmere.seed.settings]).join("\n");
		for (const { content: open } of others) expect(texts).toContain(open.address.postcode);
		for (const secret of [content.address.line1, content.address.postcode, content.name]) {
			expect(texts).not.toContain(secret);
		}
	}
});

test("whichever the day, every schedule has a date to come", () => {
	const days = fc.integer({ min: dayNumber("2026-01-01"), max: dayNumber("2030-12-31") }).map(dateOfDay);
	fc.assert(
		fc.property(days, (day) => {
			for (const seed of demoCouncils(day)) {
				const { terms } = seed.settings;
				for (const { slug, content } of demoListings(seed, day).services) {
					for (const schedule of [...content.places.flatMap((place) => place.schedules), ...content.schedules]) {
						const next = nextOccurrences(schedule, { now: { date: day, time: "00:00" }, terms, limit: 1 });
						expect(next, `${slug} on ${day}`).toHaveLength(1);
					}
				}
			}
		}),
		{ numRuns: 12 },
	);
});

/** What the questions name exists, and families of every language are asked about as much. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { demoListings } from "../../../app/demo/demo-listings";
import { NATIONAL_LINES } from "../../../app/features/families/help/national-lines";
import { weekdaysOf } from "../../../app/model/calendar/schedule";
import { demoCouncils } from "../../../db/seed";
import {
	ABOUTS,
	type Answer,
	isRight,
	isRightInBorough,
	MUST_ANSWER,
	type Need,
	QUESTION_LANGUAGES,
	readNeeds,
	readQuestions,
} from "./questions";

const today = "2026-11-23";
const northmere = demoCouncils(today).find(({ slug }) => slug === "northmere");
if (!northmere) throw new Error("The demo has no Northmere");
const { editorial, contactLines } = northmere.settings;
const { services, locations } = demoListings(northmere, today);

const articles = readdirSync("locales/en/guidance").map((file) => file.replace(/\.md$/, ""));
/** Families do not see what nobody checked for too long. */
const seen = new Set(
	northmere.services
		.filter(({ checked }) => checked <= (editorial?.hideAfterDays ?? Number.POSITIVE_INFINITY))
		.map(({ slug }) => slug),
);

const answers: Answer[] = [
	...articles.map((slug) => ({ kind: "article" as const, slug })),
	...contactLines.map(({ id }) => ({ kind: "line" as const, slug: id })),
	...NATIONAL_LINES.map(({ id }) => ({ kind: "national" as const, slug: id })),
	...locations
		.filter(({ content }) => content.hub && content.hub.status !== "closed")
		.map(({ slug }) => ({ kind: "hub" as const, slug })),
	...services
		.filter(({ slug }) => seen.has(slug))
		.map(({ slug, content }) => ({
			kind: "service" as const,
			slug,
			name: content.name,
			topics: content.topics,
			free: content.free,
			sessions: content.places.flatMap(({ locationId, schedules }) => {
				const place = locations.find(({ id }) => id === locationId);
				const town = place && !place.masked ? place.content.address.town : undefined;
				return schedules.flatMap((schedule) =>
					[...weekdaysOf(schedule)].map((day) => ({ day, start: schedule.start, ...(town && { town }) })),
				);
			}),
		})),
];

const needs = Object.entries(readNeeds());
const all = QUESTION_LANGUAGES.map((language) => ({ language, questions: readQuestions(language) }));

/** What a need names one by one. */
function namesIn({ right, never }: Need): string[] {
	const { sessions, ...named } = right;
	return [
		...Object.entries(named).flatMap(([kind, slugs = []]) => slugs.map((slug) => `${kind.replace(/s$/, "")} ${slug}`)),
		...(never ?? []).map((slug) => `service ${slug}`),
	];
}

test("every answer that is called right, or harmful, is there to be found", () => {
	const known = new Set(answers.map(({ kind, slug }) => `${kind} ${slug}`));
	expect(needs.length).toBeGreaterThan(50);
	for (const [name, need] of needs) {
		expect(
			namesIn(need).filter((one) => !known.has(one)),
			name,
		).toEqual([]);
		expect(answers.filter((answer) => isRight(answer, need)).length, name).toBeGreaterThan(0);
	}
});

test("a set of right answers is narrow enough to be missed, and does not hold what harms", () => {
	for (const [name, need] of needs) {
		expect(answers.filter((answer) => isRight(answer, need)).length, name).toBeLessThan(answers.length / 2);
		const harmful = answers.filter(({ kind, slug }) => kind === "service" && need.never?.includes(slug));
		expect(
			harmful.filter((answer) => isRight(answer, need)),
			name,
		).toEqual([]);
	}
});

test("every need is asked about", () => {
	const asked = new Set(all.flatMap(({ questions }) => questions.map(({ need }) => need)));
	expect(needs.map(([name]) => name).filter((name) => !asked.has(name))).toEqual([]);
});

test.each(all)("$language has enough questions on everything, and enough of them kept apart", ({ questions }) => {
	expect(questions.length).toBeGreaterThanOrEqual(70);
	const sentences = questions.map(({ ask, place, age }) => `${ask} ${place} ${age}`);
	expect(sentences.filter((one, i) => sentences.indexOf(one) !== i)).toEqual([]);
	for (const about of ABOUTS) {
		const here = questions.filter((question) => question.about === about);
		const kept = here.filter((question) => question.kept).length;
		const least = (MUST_ANSWER as readonly string[]).includes(about) ? 2 : 1;
		expect(here.length - kept, about).toBeGreaterThanOrEqual(least);
		expect(kept, about).toBeGreaterThanOrEqual(least);
	}
});

test("places are postcodes of the demo", () => {
	const postcodes = new Set(northmere.postcodes.map(({ postcode }) => postcode));
	const places = all.flatMap(({ questions }) => questions.flatMap(({ place }) => place ?? []));
	expect(places.length).toBeGreaterThan(50);
	expect(places.filter((place) => !postcodes.has(place))).toEqual([]);
});

test("in a real borough articles and lines for all of England are right, and services by their properties", () => {
	const need: Need = {
		about: "play",
		right: { articles: ["safe-sleep"], services: ["stay-and-play"] },
		borough: { names: [["stay", "play"]], day: "FR" },
	};
	const service = (name: string, day: "MO" | "FR") => ({
		kind: "service" as const,
		slug: "stay-and-play",
		name,
		topics: [],
		free: true,
		sessions: [{ day, start: "10:00" }],
	});
	expect(isRightInBorough({ kind: "article", slug: "safe-sleep" }, need)).toBe(true);
	expect(isRightInBorough({ kind: "article", slug: "vaccinations" }, need)).toBe(false);
	expect(isRightInBorough(service("Stay and Play at the hall", "MO"), need)).toBe(true);
	expect(isRightInBorough(service("Play at the hall", "FR"), need)).toBe(true);
	expect(isRightInBorough(service("Play at the hall", "MO"), need)).toBe(false);
});

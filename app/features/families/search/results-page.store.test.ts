import { beforeAll, describe, expect, test } from "vitest";
import { aCouncil, aLocation, aSchedule, aService, saved } from "../../../../tests/factories";
import { ENGLISH } from "../../../platform/i18n/languages";
import type { Council } from "../../directory/councils/queries.server";
import { ANY_SERVICE, type SearchQuery } from "../../directory/search/search-params";
import { resultsPage } from "./results-page.server";

let council: Council;
let neighbour: Council;
const results = (asked: Partial<SearchQuery>, view: "list" | "map" = "list") =>
	resultsPage(council, { language: ENGLISH, query: { ...ANY_SERVICE, ...asked }, view });

beforeAll(async () => {
	council = await aCouncil({ name: "Northmere Council" });
	neighbour = await aCouncil({ name: "Eastwick Vale Council" });
	const hub = aLocation({ name: "Harbour Family Hub", hub: {}, at: [54.1, -1.2] });
	const closed = aLocation({ name: "Old Hub", hub: { status: "closed" }, at: [54.1, -1.2] });
	const closing = aLocation({
		name: "Last Hub",
		hub: { status: "closed", statusFrom: "2099-12-18" },
		at: [54.2, -1.2],
	});
	const coming = aLocation({ name: "Next Hub", hub: { status: "active", statusFrom: "2099-12-18" }, at: [54.2, -1.2] });
	const refuge = aLocation({ name: "Secret House", masked: true, at: [54.3, -1.3] });
	await saved(council, {
		locations: [hub, closed, closing, coming, refuge],
		services: [
			aService({ name: "Baby massage", places: [hub], eligibility: { toMonths: 12 } }),
			aService({ name: "Toddler gym", places: [hub], eligibility: { fromMonths: 24 }, free: false }),
			aService({ name: "Safe house", places: [{ at: refuge, schedules: [aSchedule()] }], topics: ["domestic-abuse"] }),
		],
	});
});

describe("the results of a search", () => {
	test("say what was understood, with the open hub on top", async () => {
		const page = await results({ age: 4 });
		expect(page?.sentence).toBe("2 sessions and services for babies of 4 months");
		expect(page?.hub?.name.text).toBe("Harbour Family Hub");
		expect(page?.cards.map(({ name }) => name.text).sort()).toEqual(["Baby massage", "Safe house"]);
		expect(page?.choices.map(({ text, href }) => [text, href])).toEqual([["4 months", `/${council.slug}/services`]]);
	});

	test("count what each filter would find and leave out those that find nothing", async () => {
		const page = await results({});
		const free = page?.groups.find(({ name }) => name === "free");
		expect(free?.choices).toEqual([{ value: "1", text: "Free only", count: 2, chosen: false }]);
		expect(page?.groups.some(({ name }) => name === "language")).toBe(false);
	});

	test("when there are none, say which filter to drop, and keep it in the form", async () => {
		const page = await results({ q: "massage", topic: ["domestic-abuse"] });
		expect(page?.cards).toEqual([]);
		expect(page?.empty?.relaxations.map(({ text, count }) => [text, count])).toEqual([
			["Without your words", 1],
			["Any topic", 1],
		]);
		const topics = page?.groups.find(({ name }) => name === "topic");
		expect(topics?.choices.find(({ value }) => value === "domestic-abuse")?.chosen).toBe(true);
	});

	test("without a known postcode are still there, and the form says what is wrong", async () => {
		const page = await results({ postcode: "no such" });
		expect(page?.postcode.problem?.text).toMatch(/^Enter a full postcode/);
		expect(page?.cards).toHaveLength(3);
		expect(page?.cards.every(({ distance }) => distance === null)).toBe(true);
	});

	test("on a map leave masked places out, and hubs that are not in use", async () => {
		const page = await results({}, "map");
		expect(page?.map?.markers.map(({ title }) => title).sort()).toEqual([
			"Baby massage",
			"Harbour Family Hub",
			"Last Hub",
			"Toddler gym",
		]);
		expect(JSON.stringify(page)).not.toMatch(/Secret|54\.3|-1\.3/);
	});

	test("tell the next time that fits what was asked, with its own place, and count what can still be", async () => {
		const vale = await aCouncil();
		const at = (north: number, name: string) => aLocation({ name, at: [54.1 + north, -1.2] });
		const [near, far] = [at(0, "Near Hall"), at(0.05, "Far Hall")];
		const weekly = (day: string, start: string, end: string, said = {}) =>
			aSchedule({ rrule: `FREQ=WEEKLY;BYDAY=${day}`, start, end, ...said });
		const tuesday = weekly("TU", "10:00", "12:00");
		const course = weekly("TH", "10:00", "12:00", { dtstart: "2026-05-07", validTo: "2026-05-28" });
		await saved(vale, {
			locations: [near, far],
			services: [
				aService({
					name: "Two mornings",
					places: [{ at: near, schedules: [tuesday, weekly("WE", "09:30", "11:00"), weekly("TH", "09:30", "11:00")] }],
				}),
				aService({
					name: "Two halls",
					places: [
						{ at: near, schedules: [tuesday] },
						{ at: far, schedules: [weekly("TH", "11:00", "12:00")] },
					],
				}),
				aService({ name: "Course in May", places: [{ at: near, schedules: [tuesday, course] }] }),
			],
		});
		/** A Tuesday. */
		const now = { date: "2026-11-24", time: "10:30", day: "TU" } as const;
		const cards = async (asked: Partial<SearchQuery>) => {
			const query = { ...ANY_SERVICE, ...asked };
			const page = await resultsPage(vale, { language: ENGLISH, query, view: "list", now });
			return [
				page?.sentence,
				...(page?.cards ?? []).map(({ name, when, where }) => [name.text, when, where[0]?.text].join(": ")).sort(),
			];
		};
		expect(await cards({ day: ["TH"], time: ["morning"] })).toEqual([
			"2 sessions and services",
			"Two halls: Thursday 26 November, 11am to midday: Far Hall, Northmere",
			"Two mornings: Thursday 26 November, 9:30am to 11am: Near Hall, Northmere",
		]);
		expect(await cards({})).toEqual([
			"3 sessions and services",
			"Course in May: On now, until midday: Near Hall, Northmere",
			"Two halls: On now, until midday: Near Hall, Northmere",
			"Two mornings: On now, until midday: Near Hall, Northmere",
		]);
	});

	test("know towns that addresses name, in the words and in the field for a postcode", async () => {
		const vale = await aCouncil();
		const [north, south] = [
			aLocation({ at: [54.1, -1.2], address: { town: "Gullhaven" } }),
			aLocation({ at: [54.2, -1.2], address: { town: "Marlford" } }),
		];
		const hidden = aLocation({ at: [54.3, -1.2], address: { town: "Secretville" }, masked: true });
		await saved(vale, {
			locations: [north, south, hidden],
			services: [north, south].map((at) => aService({ name: `Singing ${at.content.address.town}`, places: [at] })),
		});
		const page = (asked: Partial<SearchQuery>) =>
			resultsPage(vale, { language: ENGLISH, query: { ...ANY_SERVICE, ...asked }, view: "list" });
		for (const [q, left] of [
			["singing in marlford", "singing"],
			["a group for children in marlford", ""],
		] as const) {
			const inWords = await page({ q });
			expect(inWords.query).toMatchObject({ q: left, postcode: "Marlford", distance: 2 });
			expect(inWords.cards.map(({ name }) => name.text)).toEqual(["Singing Marlford"]);
		}
		expect((await page({ postcode: "GULLHAVEN" })).postcode).toEqual({ name: "Gullhaven", problem: null });
		expect((await page({ postcode: "Secretville" })).postcode).toMatchObject({ name: null });
	});

	test("what is in a town that is named comes first; elsewhere what comes by phone does", async () => {
		const vale = await aCouncil();
		const hall = aLocation({ at: [54.1, -1.2], address: { town: "Gullhaven" } });
		const byPhone = aService({ name: "Singing by phone", channels: ["phone"] });
		await saved(vale, {
			locations: [hall],
			services: [aService({ name: "Singing together", places: [hall] }), byPhone],
		});
		const names = async (asked: Partial<SearchQuery>) => {
			const query = { ...ANY_SERVICE, ...asked };
			const { cards } = await resultsPage(vale, { language: ENGLISH, query, view: "list" });
			return cards.map(({ name }) => name.text);
		};
		expect(await names({ q: "singing gullhaven" })).toEqual(["Singing together", "Singing by phone"]);
		expect(await names({ q: "singing", postcode: "Gullhaven" })).toEqual(["Singing together", "Singing by phone"]);
		expect(await names({ q: "singing" })).toEqual(["Singing by phone", "Singing together"]);
		// What a town has nothing of is looked for farther away.
		await saved(vale, {
			locations: [aLocation({ id: hall.id, at: [54.1, -1.2], address: { town: "Gullhaven" } })],
			services: [aService({ name: "Juggling by phone", channels: ["phone"] })],
		});
		expect(await names({ q: "juggling gullhaven" })).toEqual(["Juggling by phone"]);
	});

	test("answer on top with the article and the line that is open, also where nothing is found", async () => {
		const { answer } = await results({ q: "latching" });
		expect(answer?.article?.slug).toBe("latching-and-tongue-tie");
		expect(answer?.line?.id).toBe("breastfeeding");
		const nothing = await resultsPage(neighbour, {
			language: ENGLISH,
			query: { ...ANY_SERVICE, topic: ["childcare"] },
			view: "list",
		});
		expect(nothing.cards).toEqual([]);
		expect(nothing.answer?.article?.slug).toBe("childcare-and-early-education");
		expect((await results({})).answer).toBeNull();
	});

	test("nothing of which is understood name who can be asked anything", async () => {
		const aLine = (id: string, topic: "health-visiting" | null) => ({
			id,
			topic,
			name: { en: id },
			about: { en: id },
			kind: "phone" as const,
			value: "0300 555 0100",
			hours: null,
			languages: [],
		});
		expect((await results({ q: "qwertyish" })).answer?.line?.id).toBe("family-lives");
		const vale = await aCouncil({
			settings: { contactLines: [aLine("general", null), aLine("visitors", "health-visiting")] },
		});
		await saved(vale, { services: [aService({ name: "Toddler gym" })] });
		const page = await resultsPage(vale, {
			language: ENGLISH,
			query: { ...ANY_SERVICE, q: "qwertyish" },
			view: "list",
		});
		expect(page.answer?.line?.id).toBe("visitors");
		expect(page.answer?.article).toBeNull();
	});

	test("mended are answered, also where no service has them", async () => {
		const page = await results({ q: "childminnder" });
		expect(page.cards).toEqual([]);
		expect(page.answer?.article?.slug).toBe("childcare-and-early-education");
	});

	test("never send who may be in danger to what is for something else", async () => {
		const { answer, cards } = await results({ q: "somewhere safe to go, massage" });
		expect(cards.map(({ name }) => name.text)).toContain("Baby massage");
		expect(answer).toMatchObject({ danger: true, article: { slug: "safe-at-home" } });
		expect(answer?.service?.card.name.text).toBe("Safe house");
	});

	test("end with the last page, and are one council's own", async () => {
		expect((await results({ page: 1 }))?.cards.length).toBeGreaterThan(0);
		expect((await results({ page: 2 })).query.page).toBe(1);
		expect((await results({ page: 2 })).cards).toEqual((await results({ page: 1 })).cards);
		const theirs = await resultsPage(neighbour, { language: ENGLISH, query: ANY_SERVICE, view: "list" });
		expect(theirs?.sentence).toBe("0 sessions and services");
		expect(theirs?.cards).toEqual([]);
	});
});

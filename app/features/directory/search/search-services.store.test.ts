import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { aCouncil, aLocation, anOrganisation, aPhone, aSchedule, aService, saved } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { DISTANCES } from "../../../model/listings/vocabulary";
import { ANYONE } from "../../../model/people/asker";
import { openStore, transaction } from "../../../platform/store.server";
import type { Council } from "../councils/queries.server";
import { reindexEarlierForms } from "../listings/reindex.server";
import { saveListings } from "../listings/save-listings.server";
import { INDEX_FORM } from "./entries";
import { ANY_SERVICE, parseSearchParams, type SearchQuery } from "./search-params";
import { allHits, countFacets, endedServices, searchServices, suggestRelaxations } from "./search-services.server";

const ORIGIN = { lat: 54.1, lon: -1.2 };
/** A place so many miles north of the origin. */
const placeAt = (milesNorth: number, said: Parameters<typeof aLocation>[0] = {}) =>
	aLocation({ at: [ORIGIN.lat + milesNorth / 69.0934, ORIGIN.lon], ...said });

/** The council of the tests in hand. */
let council: Council;

const asked = (query: Partial<SearchQuery>): SearchQuery => ({ ...ANY_SERVICE, ...query });
const search = (query: Partial<SearchQuery>, origin: typeof ORIGIN | null = ORIGIN) =>
	searchServices(ANYONE, council.id, asked(query), origin);
const idsOf = async (query: Partial<SearchQuery>, origin: typeof ORIGIN | null = ORIGIN) =>
	(await search(query, origin)).hits.map(({ serviceId }) => serviceId);

describe("the index", () => {
	const hall = placeAt(1);
	beforeAll(async () => {
		council = await aCouncil();
	});

	it("follows a service that changes, moves, gets more places and is withdrawn", async () => {
		const service = aService({ id: "a", name: "Knitting", places: [hall] });
		await saved(council, { locations: [hall], services: [service] });
		expect(await idsOf({ q: "knitting" })).toEqual(["a"]);

		const dancing = { ...service, content: { ...service.content, name: "Dancing" } };
		await saved(council, { services: [dancing] });
		await saved(council, { services: [dancing] });
		expect(await idsOf({ q: "knitting" })).toEqual([]);
		expect(await idsOf({ q: "dancing" })).toEqual(["a"]);

		await saved(council, { locations: [{ ...hall, position: { lat: 55, lon: -1.2 } }] });
		expect((await search({ q: "dancing" })).hits[0]?.miles).toBeCloseTo(62.2, 1);

		const near = placeAt(0.5);
		const both = aService({ id: "a", name: "Dancing", places: [hall, near] });
		await saved(council, { locations: [near], services: [both] });
		expect(await search({ q: "dancing" })).toMatchObject({
			total: 1,
			hits: [{ serviceId: "a", placeId: both.content.places[1]?.id }],
		});

		await saved(council, { services: [{ ...both, status: "withdrawn" }] });
		expect(await idsOf({})).toEqual([]);
		await saved(council, { services: [both] });
		expect(await idsOf({ distance: 1 })).toEqual(["a"]);
	});

	it("is the newest, whichever process wrote it", async () => {
		const here = await aCouncil();
		const find = async () =>
			(await searchServices(ANYONE, here.id, ANY_SERVICE, null)).hits.map(({ serviceId }) => serviceId);
		const maker = anOrganisation();
		const first = aService({ name: "First", organisationId: maker.id });
		const second = aService({ name: "Second", organisationId: maker.id });
		await saved(here, { organisations: [maker], services: [first] });
		expect(await find()).toEqual([first.id]);
		const other = await openStore("portal", process.env.DATABASE_URL ?? "");
		try {
			await other.transaction(TEST, (tx) => saveListings(tx, { councilId: here.id, services: [second] }));
			expect(await find()).toEqual([first.id, second.id]);
		} finally {
			await other.close();
		}
	});

	it("of one council is not another's", async () => {
		await saved(await aCouncil(), { services: [aService({ name: "Knitting" })] });
		council = await aCouncil();
		expect(await search({ q: "knitting" })).toMatchObject({ total: 0, hits: [] });
		await saved(council, { services: [aService({ name: "Talking" })] });
		expect(await search({ q: "knitting" })).toMatchObject({ total: 0, hits: [], corrected: null });
		expect((await countFacets(ANYONE, council.id, ANY_SERVICE, ORIGIN)).topic.play).toBe(1);
	});
});

describe("words", () => {
	const near = placeAt(1);
	const far = placeAt(3);
	beforeAll(async () => {
		council = await aCouncil();
		await saved(council, {
			services: [
				aService({ id: "feeding", name: "Milk café", summary: "Come and chat.", topics: ["infant-feeding"] }),
				aService({ id: "speech", name: "Chatter matters", topics: ["early-language"] }),
				aService({
					id: "play",
					name: "Stay and play",
					summary: "A breakfast for all.",
					topics: ["play"],
					translations: {
						ur: { name: "کھیل کا گروپ" },
						bn: { summary: "শিশুদের খেলার দল" },
						pl: { name: "Zajęcia dla żłobka" },
					},
				}),
			],
		});
	});

	it.each([
		["breast feeding", "feeding"],
		["breastfeeding", "feeding"],
		["latching", "feeding"],
		["speech delay", "speech"],
		["MILK CAFE", "feeding"],
		["chattering", "speech"],
		["کھیل", "play"],
		["শিশুদের", "play"],
		["zlobka", "play"],
		["Feeding your baby", "feeding"],
	])("%s finds %s", async (q, id) => {
		expect(await idsOf({ q })).toEqual([id]);
	});

	it("with typing errors find what was meant, and say so", async () => {
		expect(await search({ q: "brekfast" })).toMatchObject({
			hits: [{ serviceId: "play" }],
			corrected: { from: "brekfast", to: "breakfast" },
		});
		expect(await search({ q: "latcing" })).toMatchObject({
			hits: [{ serviceId: "feeding" }],
			corrected: { to: "latching" },
		});
	});

	it("that no service has together find services with some, most first", async () => {
		const found = await search({ q: "chatter breakfast play" });
		expect(found).toMatchObject({ matching: "some", corrected: null });
		expect(found.hits.map(({ serviceId }) => serviceId)).toEqual(["play", "speech"]);
	});

	it("are not loosened because a filter leaves nothing", async () => {
		expect(await search({ q: "breakfast", topic: ["housing"] })).toMatchObject({ total: 0, matching: "all" });
	});

	it.each([
		'"',
		'"unclosed',
		"*",
		"play*",
		"NEAR(play group, 2)",
		"-play",
		"play AND OR NOT",
		"name:play",
		"^play",
		"{play} + [group]",
		"'; DROP TABLE service; --",
		"\\",
		"\u0000",
		"play\u0000group",
		"👶🏽👩‍👦",
		"\ud800",
		"\u202eyalp",
		"%",
		"_",
		"& | ! ( ) :* <->",
		"a ".repeat(100),
		"é".repeat(200),
	])("%j is only ever words", async (q) => {
		await expect(search({ q })).resolves.toBeDefined();
		await expect(countFacets(ANYONE, council.id, asked({ q }), null)).resolves.toBeDefined();
		await expect(suggestRelaxations(ANYONE, council.id, asked({ q }), null)).resolves.toBeDefined();
	});

	it("that are nothing but signs ask for everything", async () => {
		expect((await search({ q: '"*"' })).total).toBe(3);
	});

	it("come first in the name, then in the text, then as the topic; the nearest first inside each", async () => {
		await saved(council, {
			locations: [far, near],
			services: [
				aService({ id: "w-text", name: "A B", description: "Breastfeeding help.", topics: ["money"], places: [near] }),
				aService({ id: "w-far", name: "Zebra breastfeeding", topics: ["money"], places: [far] }),
				aService({ id: "w-near", name: "Yak breastfeeding", topics: ["money"], places: [near] }),
				aService({ id: "w-topic", name: "Milk bar", topics: ["infant-feeding"], places: [near] }),
			],
		});
		const fit = ["w-near", "w-far", "w-text", "feeding", "w-topic"];
		expect(await idsOf({ q: "breastfeeding" })).toEqual(fit);
		expect(await idsOf({ q: "breastfeeding", sort: "distance" })).toEqual([
			...["w-text", "w-topic", "w-near", "w-far", "feeding"],
		]);
		// Without an origin by name. With one, what has no place is no farther than the rest.
		expect(await idsOf({ q: "breastfeeding" }, null)).toEqual(["w-near", "w-far", "w-text", "w-topic", "feeding"]);
	});
});

describe("distance", () => {
	const near = placeAt(0.5, { name: "Near" });
	const far = placeAt(7, { name: "Far" });
	const refuge = placeAt(0.1, { name: "Secret house", masked: true });

	beforeAll(async () => {
		council = await aCouncil();
		await saved(council, {
			locations: [near, far, refuge],
			services: [
				aService({ id: "far", name: "A group", places: [far] }),
				aService({ id: "near", name: "B group", places: [near] }),
				aService({ id: "both", name: "C group", places: [far, near] }),
				aService({ id: "refuge", name: "D refuge", places: [refuge] }),
				aService({ id: "line", name: "E line", channels: ["phone"], phones: [aPhone()] }),
			],
		});
	});

	it("is the order, a service at its nearest place, those without one last by name", async () => {
		expect(await idsOf({})).toEqual(["near", "both", "far", "refuge", "line"]);
		const { hits, total } = await search({});
		expect(total).toBe(5);
		expect(hits.map(({ miles }) => miles && Math.round(miles * 10) / 10)).toEqual([0.5, 0.5, 7, null, null]);
	});

	it("has a limit, which keeps what reaches a family anywhere", async () => {
		expect(await idsOf({ distance: 2 })).toEqual(["near", "both", "refuge", "line"]);
		expect(await idsOf({ q: "refuge" })).toEqual(["refuge"]);
		expect(await idsOf({ q: "secret house" })).toEqual([]);
	});

	it("keeps a confidential place alike at every limit, from wherever it is asked", async () => {
		const council = await aCouncil();
		const house = placeAt(0.1, { name: "Secret house", masked: true });
		const services = [
			aService({ id: "haven", name: "Haven", places: [house] }),
			aService({ id: "outreach", name: "Outreach", places: [house, placeAt(30, { name: "Hall" })] }),
		];
		const hall = services[1]?.content.places[1]?.locationId ?? "";
		await saved(council, { locations: [house, aLocation({ id: hall, at: [54.5, -1] })], services });
		for (const origin of [ORIGIN, { lat: 54.9, lon: -1.5 }, { lat: 51.5, lon: -0.1 }]) {
			for (const distance of DISTANCES) {
				const query = asked({ distance });
				const { total, hits } = await searchServices(ANYONE, council.id, query, origin);
				expect({ total, hits: hits.map(({ serviceId, miles }) => [serviceId, miles]) }).toEqual({
					total: 2,
					hits: [
						["haven", null],
						["outreach", null],
					],
				});
				expect((await countFacets(ANYONE, council.id, query, origin)).distance?.[distance]).toBe(2);
			}
		}
	});

	it("is not looked at without an origin", async () => {
		expect(await idsOf({ distance: 1 }, null)).toEqual(["far", "near", "both", "refuge", "line"]);
	});

	it("parts hits into pages, and there are none past the last", async () => {
		const third = await searchServices(ANYONE, council.id, asked({ page: 3 }), ORIGIN, { pageSize: 2 });
		expect(third).toMatchObject({ total: 5, page: 3, pages: 3, hits: [{ serviceId: "line" }] });
		expect(await searchServices(ANYONE, council.id, asked({ page: 4 }), ORIGIN, { pageSize: 2 })).toMatchObject({
			hits: [],
		});
		expect(await allHits(ANYONE, council.id, asked({ page: 4 }), ORIGIN)).toHaveLength(5);
	});

	it("comes second when phone or online help is asked for", async () => {
		await saved(council, {
			services: [aService({ id: "mixed", name: "F", channels: ["in-person", "phone"], places: [near] })],
		});
		expect(await idsOf({ delivery: ["phone"] })).toEqual(["line", "mixed"]);
		expect(await idsOf({ delivery: ["phone", "in-person"], q: "E F", sort: "distance" })).toEqual(["mixed", "line"]);
	});
});

describe("filters", () => {
	const hall = placeAt(0.9, { accessFeatures: ["step-free"] });
	const other = placeAt(3);
	const at = (where: typeof hall, ...schedules: ReturnType<typeof aSchedule>[]) => ({ at: where, schedules });
	const weekly = (day: string, start: string) => aSchedule({ rrule: `FREQ=WEEKLY;BYDAY=${day}`, start });

	beforeAll(async () => {
		council = await aCouncil();
		await saved(council, {
			locations: [hall, other],
			services: [
				aService({
					id: "babies",
					name: "Babies",
					topics: ["play"],
					eligibility: { fromMonths: 0, toMonths: 12 },
					heldIn: ["ro"],
					accessFeatures: ["bsl"],
					places: [at(hall, weekly("MO", "10:00"), weekly("TU", "18:00")), at(other, weekly("MO", "18:30"))],
				}),
				aService({
					id: "course",
					name: "Course",
					topics: ["parenting", "send"],
					free: false,
					joining: "professional-referral",
					eligibility: { pregnancy: true, children: false },
					interpreter: ["*"],
					places: [at(hall, weekly("FR", "13:00"))],
				}),
			],
		});
	});

	it.each<[string, string[]]>([
		["", ["babies", "course"]],
		["stage=pregnancy", ["course"]],
		["stage=0-6-months&stage=pregnancy", ["babies", "course"]],
		["age=11", ["babies"]],
		["age=12", []],
		["topic=parenting", ["course"]],
		["day=monday", ["babies"]],
		["day=mo&time=evening", ["babies"]],
		["day=tu&time=morning", []],
		["time=afternoon", ["course"]],
		["free=1", ["babies"]],
		["language=ro", ["babies", "course"]],
		["language=ur", ["course"]],
		["language=en", ["babies", "course"]],
		["send=1", ["course"]],
		["access=referral", ["course"]],
		["access=open&access=referral", ["babies", "course"]],
		["access=step-free&access=bsl", ["babies"]],
		["delivery=online", []],
	])("%s", async (params, ids) => {
		const parsed = parseSearchParams(new URLSearchParams(params));
		if (!parsed.ok) throw new Error("The parameters are not right.");
		expect(
			(await searchServices(ANYONE, council.id, parsed.query, ORIGIN)).hits.map(({ serviceId }) => serviceId),
		).toEqual(ids);
	});

	it("must hold at one place", async () => {
		const { hits } = await search({ day: ["MO"], time: ["evening"] });
		expect(hits[0]?.miles).toBeCloseTo(3, 2);
		expect(await idsOf({ day: ["MO"], time: ["evening"], access: ["step-free"] })).toEqual([]);
	});

	it("say how much each value would find", async () => {
		const facets = await countFacets(ANYONE, council.id, asked({ topic: ["play"], distance: 2 }), ORIGIN);
		expect(facets.topic).toMatchObject({ play: 1, parenting: 1, send: 1, housing: 0 });
		expect(facets.stage).toMatchObject({ pregnancy: 0, newborn: 1, "6-12-months": 1, "1-2-years": 0 });
		expect(facets.language).toEqual({ ro: 1 });
		expect(facets.distance).toEqual({ 1: 1, 2: 1, 5: 1, 10: 1, 20: 1 });
		expect(facets.access).toMatchObject({ "step-free": 1, bsl: 1, "hearing-loop": 0 });
	});

	it("count days for the chosen times and times for the chosen days", async () => {
		const facets = await countFacets(ANYONE, council.id, asked({ day: ["MO"], time: ["evening"] }), ORIGIN);
		expect(facets.day).toEqual({ MO: 1, TU: 1, WE: 0, TH: 0, FR: 0, SA: 0, SU: 0 });
		expect(facets.time).toEqual({ morning: 1, afternoon: 0, evening: 1 });
		expect(facets.free).toBe(1);
	});

	it("say what to drop when nothing is left, most first", async () => {
		const query = asked({ q: "babies", age: 30, distance: 1, free: true });
		expect((await search(query)).total).toBe(0);
		expect(await suggestRelaxations(ANYONE, council.id, query, ORIGIN)).toEqual([
			{ param: "age", query: { ...query, age: null }, count: 1 },
		]);
		const near = asked({ stage: ["pregnancy"], distance: 1, day: ["FR"] });
		const nowhere = { lat: ORIGIN.lat - 1.5 / 69.0934, lon: ORIGIN.lon };
		expect(await suggestRelaxations(ANYONE, council.id, near, nowhere)).toEqual([
			{ param: "distance", query: { ...near, distance: 5 }, count: 1 },
		]);
	});
});

describe("where somebody may be in danger", () => {
	beforeAll(async () => {
		council = await aCouncil();
		const [near, far] = [placeAt(0.1), placeAt(4)];
		const refuge = placeAt(2, { name: "Secret house", masked: true });
		const topics = ["domestic-abuse" as const];
		await saved(council, {
			locations: [near, far, refuge],
			services: [
				aService({ id: "boats", name: "Abuse, and boats", places: [near], topics }),
				aService({ id: "talks", name: "Talks", summary: "Of abuse at home", places: [near], topics: ["parenting"] }),
				aService({ id: "house", name: "A house", places: [refuge, far], topics }),
				aService({ id: "recovery", name: "Abuse course", places: [refuge], topics, joining: "professional-referral" }),
				aService({
					id: "helpline",
					name: "A line",
					topics,
					channels: ["phone"],
					phones: [aPhone()],
				}),
				aService({
					id: "visits",
					name: "Abuse talked of at home",
					topics: ["parenting"],
					channels: ["phone"],
					phones: [aPhone()],
				}),
			],
		});
	});

	it.each<[string, Partial<SearchQuery>]>([
		["words", { q: "abuse" }],
		["words, the nearest first", { q: "abuse", sort: "distance" }],
		["some of the words", { q: "abuse zzyzx qqqq" }],
	])("what reaches them comes first, then what is there for it, with %s", async (_, query) => {
		const [house, line, recovery, boats, ...others] = await idsOf(query);
		expect([house, line].sort()).toEqual(["helpline", "house"]);
		expect(recovery, "only by referral").toBe("recovery");
		expect(boats).toBe("boats");
		expect(others.sort()).toEqual(["talks", "visits"]);
	});

	it("a topic says it as well, and no other topic does", async () => {
		expect((await idsOf({ topic: ["domestic-abuse"] })).at(-1)).toBe("boats");
		expect((await idsOf({ topic: ["parenting"] }))[0]).toBe("talks");
	});
});

describe("a day", () => {
	/** A Tuesday. */
	const now = { date: "2026-11-24", time: "10:30" };
	const thursdays = (said: Parameters<typeof aSchedule>[0]) => aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=TH", ...said });
	const find = async (query: Partial<SearchQuery>, at = now) =>
		(await searchServices(ANYONE, council.id, asked(query), null, { now: at })).hits
			.map(({ serviceId }) => serviceId)
			.sort();

	beforeAll(async () => {
		council = await aCouncil();
		const hall = placeAt(1);
		const at = (schedule: ReturnType<typeof aSchedule>) => ({ places: [{ at: hall, schedules: [schedule] }] });
		await saved(council, {
			locations: [hall],
			services: [
				aService({ id: "weekly", name: "Weekly", summary: "A gone group", ...at(thursdays({})) }),
				aService({ id: "ended", name: "Gone", ...at(thursdays({ dtstart: "2026-05-07", validTo: "2026-05-28" })) }),
				aService({ id: "ending", ...at(thursdays({ rrule: "FREQ=WEEKLY;BYDAY=TH;UNTIL=20261126" })) }),
				aService({
					id: "dates",
					schedules: [aSchedule({ rrule: null, dtstart: "2026-11-26", rdates: ["2026-12-01"] })],
				}),
			],
		});
	});

	it("is not one on which a session has ended for good", async () => {
		expect(await find({})).toEqual(["dates", "ended", "ending", "weekly"]);
		expect(await find({ day: ["TH"] })).toEqual(["dates", "ending", "weekly"]);
		expect(await find({ day: ["TH"] }, { date: "2026-05-27", time: "10:30" })).toEqual([
			...["dates", "ended", "ending", "weekly"],
		]);
	});

	it("after which nothing is to come comes last, however near or well it fits", async () => {
		const order = async (query: Partial<SearchQuery>, origin: typeof ORIGIN | null) =>
			(await searchServices(ANYONE, council.id, asked(query), origin, { now })).hits.map(({ serviceId }) => serviceId);
		expect(await order({}, ORIGIN)).toEqual(["ending", "weekly", "dates", "ended"]);
		expect(await order({ q: "gone" }, null)).toEqual(["weekly", "ended"]);
		expect(await endedServices(ANYONE, council.id, { ...now, day: "TU" })).toEqual(["ended"]);
		const later = { date: "2026-11-26", time: "11:30", day: "TH" } as const;
		expect(await endedServices(ANYONE, council.id, later)).toEqual(["ended", "ending"]);
	});

	it.each([
		[{ date: "2026-11-26", time: "11:29" }, ["dates", "ending", "weekly"]],
		[{ date: "2026-11-26", time: "11:30" }, ["weekly"]],
		[{ date: "2026-12-01", time: "09:00" }, ["weekly"]],
	])("counts until the last session is over: at %j", async (at, ids) => {
		expect(await find({ day: ["TH"] }, at)).toEqual(ids);
		expect(await find({ day: ["TH"], time: ["morning"] }, at)).toEqual(ids);
		const facets = await countFacets(ANYONE, council.id, ANY_SERVICE, null, { now: at });
		expect(facets.day.TH).toBe(ids.length);
		expect(facets.free).toBe(4);
	});

	it("is known again of what an earlier version of the product indexed", async () => {
		await transaction(TEST, async (tx) => {
			await tx.rows(sql`UPDATE search_council SET form = 0 WHERE council_id = ${council.id}`);
			await tx.rows(sql`UPDATE search_entry SET ends = NULL`);
			await tx.rows(sql`UPDATE search_council SET version = version + 1`);
		});
		expect(await find({ day: ["TH"] })).toEqual(["weekly"]);
		await reindexEarlierForms(TEST, new AbortController().signal);
		expect(await find({ day: ["TH"] })).toEqual(["dates", "ending", "weekly"]);
		const [row] = await transaction(TEST, (tx) =>
			tx.rows<{ form: number }>(sql`SELECT form FROM search_council WHERE council_id = ${council.id}`),
		);
		expect(row?.form).toBe(INDEX_FORM);
	});
});

describe("a council without services", () => {
	it("has nothing to find", async () => {
		council = await aCouncil();
		expect(await search({ q: "play" })).toEqual({
			total: 0,
			hits: [],
			page: 1,
			pages: 1,
			pageSize: 20,
			matching: "all",
			corrected: null,
		});
		expect((await countFacets(ANYONE, council.id, ANY_SERVICE, null)).distance).toBeNull();
		expect(await suggestRelaxations(ANYONE, council.id, asked({ q: "play" }), null)).toEqual([]);
	});
});

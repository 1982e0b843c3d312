/** A real borough's published data, loaded as its council would load it. Runs where that data lies beside the project. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addCouncil } from "../../app/features/directory/councils/add-council.server";
import { type Council, requireCouncil } from "../../app/features/directory/councils/queries.server";
import {
	listHubs,
	listPublicServices,
	publicServicesById,
} from "../../app/features/directory/listings/public-listings.server";
import { findPlace } from "../../app/features/directory/places/find-place.server";
import { importAreas } from "../../app/features/directory/places/import-areas.server";
import { importPostcodes } from "../../app/features/directory/places/import-postcodes.server";
import { openTextLines } from "../../app/features/directory/places/text-lines.server";
import { ANY_SERVICE } from "../../app/features/directory/search/search-params";
import { searchServices } from "../../app/features/directory/search/search-services.server";
import { importServices, type ServicesReport } from "../../app/features/exchange/sheets/import-services.server";
import { sessionTimetable } from "../../app/features/exchange/sheets/maps/session-timetable";
import { resultsPage } from "../../app/features/families/search/results-page.server";
import { weekdaysOf } from "../../app/model/calendar/schedule";
import type { Schedule } from "../../app/model/listings/shapes";
import { DAYS } from "../../app/model/listings/vocabulary";
import { ANYONE } from "../../app/model/people/asker";
import { ENGLISH } from "../../app/platform/i18n/languages";
import { TEST } from "../factories/asker";
import { type Asked, ask, figuresOf, knownAnswers, tellMisses } from "../search/ask";
import { canAskInBorough, isRightInBorough, readQuestions } from "../search/questions/questions";

const data = resolve(import.meta.dirname, "../../../shared/data");
const sessions = join(data, "services/waltham-forest-sessions-2026.csv");
const venues = join(data, "services/waltham-forest-venues.csv");
const map = sessionTimetable;

const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The days under which a session is listed: those it happens on, or those its note says where the source disagrees. */
function listedDays(schedule: Schedule): string {
	const noted = /^Listed for (.+?), but/.exec(schedule.note ?? "")?.[1];
	const days = noted
		? DAY_NAMES.filter((name) => noted.includes(name))
		: DAY_NAMES.filter((_, at) => weekdaysOf(schedule).has(DAYS[at] ?? "MO"));
	return days.join("; ");
}

describe.runIf(existsSync(sessions))("Waltham Forest", () => {
	let council: Council;
	let folder: string;
	let first: ServicesReport;

	const load = (file: string) => importServices(TEST, { file, council, map, venues });
	/** A copy of the sheet, its lines (the first being the headings) changed. */
	function sheetWith(change: (lines: string[]) => string[]): string {
		const file = join(folder, "changed.csv");
		writeFileSync(file, change(readFileSync(sessions, "utf8").trimEnd().split("\n")).join("\n"));
		return file;
	}

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "borough-"));
		await importPostcodes(TEST, openTextLines(join(data, "postcodes/code-point-open/e.csv")));
		await importAreas(TEST, openTextLines(join(data, "areas/england-upper-tier-153.csv")));
		await addCouncil(TEST, { slug: "waltham-forest", name: "Waltham Forest Council", gss: "E09000031" });
		council = await requireCouncil(TEST, "waltham-forest");
		first = await load(sessions);
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	test("its two overlapping sources become one set of sessions", async () => {
		expect(first).toMatchObject({ rows: 249, refused: [], slots: 180, locations: { added: 37 } });
		expect(first.services.added).toBeLessThan(180);

		const rows: Record<string, string>[] = parse(readFileSync(sessions), { bom: true, columns: true });
		const published = new Set(rows.map((row) => [row.postcode, row.days, row.start_time].join(" | ")));
		expect(published.size).toBe(180);
		const stored = (await listPublicServices(ANYONE, council.id)).flatMap(({ content, locations }) =>
			content.places.flatMap(({ locationId, schedules }) =>
				schedules.map((schedule) =>
					[locations.get(locationId)?.content.address.postcode, listedDays(schedule), schedule.start].join(" | "),
				),
			),
		);
		expect(new Set(stored)).toEqual(published);
	});

	test("every venue is on the map, and the four hubs are hubs", async () => {
		const services = await listPublicServices(ANYONE, council.id);
		for (const { locations } of services) {
			for (const { position } of locations.values()) {
				expect(position?.lat).toBeCloseTo(51.59, 0);
				expect(Math.abs(position?.lon ?? 9)).toBeLessThan(0.1);
			}
		}
		expect((await listHubs(ANYONE, council.id)).map(({ content }) => content.name)).toEqual([
			"Best Start Family Hub: Chingford",
			"Best Start Family Hub: Leytonstone",
			"Best Start Family Hub: Queens Road",
			"Best Start Family Hub: Walthamstow",
		]);
	});

	test("a second run changes nothing", async () => {
		const { services, locations, organisations } = await load(sessions);
		for (const { unchanged, ...changes } of [services, locations, organisations]) {
			expect(unchanged).toBeGreaterThan(0);
			expect(changes).toEqual({ added: 0, changed: 0, withdrawn: 0, republished: 0, conflicts: 0 });
		}
		const { contentVersion } = await requireCouncil(TEST, "waltham-forest");
		expect(contentVersion).toBe(council.contentVersion + 1);
	});

	test("broken rows are told by line, and the others kept", async () => {
		const broken = sheetWith((lines) =>
			lines.map((text, at) => {
				if (at === 9) return text.replace(/,\d\d:\d\d,/, ",half past ten,");
				if (at === 99) return text.replaceAll(/E\d+ \d[A-Z]{2}/g, "nowhere");
				if (at === 199) return text.replace(/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,/, "Someday,");
				return text;
			}),
		);
		const { refused, warnings, rows } = await load(broken);
		expect(rows).toBe(249);
		expect(refused.map(({ where, field }) => [where, field])).toEqual([["100", "postcode"]]);
		const inWords = warnings.filter(({ reason }) => reason.includes("shown in the words of the sheet"));
		expect(inWords.map(({ where, field }) => [where, field])).toEqual([
			["10", "start"],
			["200", "days"],
		]);
	});

	test("what leaves the sheet is withdrawn, and published again when it comes back", async () => {
		await load(sessions);
		const before = await listPublicServices(ANYONE, council.id);
		const gone = await load(sheetWith((lines) => lines.filter((line) => !line.includes("Little Ballers"))));
		expect(gone.services).toMatchObject({ withdrawn: 2, added: 0 });
		expect(await listPublicServices(ANYONE, council.id)).toHaveLength(before.length - 2);
		const back = await load(sessions);
		expect(back.services).toMatchObject({ republished: 2, withdrawn: 0 });
		expect((await listPublicServices(ANYONE, council.id)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
	});

	test("stay and play near E17 8PJ finds what is called so, the nearest first", async () => {
		const place = await findPlace(TEST, "e17 8pj");
		if (place.kind !== "postcode") throw new Error("e17 8pj is not found");
		const query = { ...ANY_SERVICE, q: "stay and play", distance: 2 as const };
		const { hits, total } = await searchServices(ANYONE, council.id, query, place.position);
		expect(total).toBeGreaterThan(10);
		const found = await publicServicesById(
			ANYONE,
			council.id,
			hits.map((hit) => hit.serviceId),
		);
		expect(found).toHaveLength(hits.length);
		const named = found.filter(({ content }) => /stay and play/i.test(content.name)).length;
		expect(named).toBeGreaterThan(5);
		expect(found.slice(0, named).every(({ content }) => /stay and play/i.test(content.name))).toBe(true);
		const miles = hits.slice(0, named).map((hit) => hit.miles ?? Number.POSITIVE_INFINITY);
		expect(miles).toEqual([...miles].sort((a, b) => a - b));
		expect(miles.at(-1)).toBeLessThanOrEqual(2);
	});

	describe("families' questions", () => {
		/** A Monday of the sheet's summer. */
		const now = { date: "2026-06-15", time: "15:00", day: "MO" } as const;

		test("are answered by what fits first", async () => {
			const page = (q: string) =>
				resultsPage(council, {
					language: ENGLISH,
					query: { ...ANY_SERVICE, q, postcode: "E17 8PJ" },
					view: "list",
					now,
				});
			const names = async (q: string) => (await page(q)).cards.slice(0, 3).map(({ name }) => name.text);
			expect((await names("baby massage"))[0]).toMatch(/massage/i);
			for (const name of await names("stay and play")) expect(name).toMatch(/stay and play/i);
			for (const [q, article] of [
				["domestic abuse", "safe-at-home"],
				["childcare", "childcare-and-early-education"],
				["15 hours", "childcare-and-early-education"],
				["jobs", "jobs-and-training"],
				["midwife", "first-steps-in-pregnancy"],
				["birth registration", "registering-a-birth"],
				["latching", "latching-and-tongue-tie"],
			] as const) {
				expect([q, (await page(q)).answer?.article?.slug]).toEqual([q, article]);
			}
		});

		test("have their place in the words", async () => {
			const page = async (q: string) =>
				resultsPage(council, { language: ENGLISH, query: { ...ANY_SERVICE, q }, view: "list", now });
			const { query, cards } = await page("toddler group E17 8PJ");
			expect(query).toMatchObject({ q: "toddler group", postcode: "E17 8PJ" });
			expect(cards[0]?.distance).not.toBeNull();
			expect((await page("stay and play walthamstow")).query).toMatchObject({ q: "stay and play", distance: 2 });
		});

		test("are answered as often as they were", async () => {
			const known = await knownAnswers(council);
			const asked: Asked[] = [];
			for (const question of readQuestions("en").filter(canAskInBorough)) {
				const here = { ...question, ...(question.place && { place: "E17 8PJ" }) };
				asked.push(await ask(here, "en", { council, known, now, isRight: isRightInBorough }));
			}
			tellMisses(asked);
			for (const kept of [false, true]) {
				const {
					unanswered,
					harmful: _,
					...figures
				} = figuresOf(asked.filter(({ question }) => question.kept === kept));
				console.info("borough", kept ? "kept" : "open", JSON.stringify(figures));
				expect(unanswered.length).toBe(0);
				const [first, amongThree] = kept ? [87, 90] : [96, 96];
				expect(figures.first).toBeGreaterThanOrEqual(first);
				expect(figures.amongThree).toBeGreaterThanOrEqual(amongThree);
			}
		});
	});
});

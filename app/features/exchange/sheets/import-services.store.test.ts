import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { council as councils, entry, importRun } from "../../../../db/schema";
import { aCouncil, aLocation, anOrganisation, aSchedule, aService, saved } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { ANYONE } from "../../../model/people/asker";
import { readFor, transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { importServices, readSheetMap } from "./import-services.server";
import { parseSheetMap } from "./sheet-map";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "services-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const map = parseSheetMap(
	{
		source: "our-sheet",
		organisation: { name: "Northmere Libraries" },
		columns: {
			name: "Name",
			age: "Who for",
			venue: "Where",
			address: "Address",
			postcode: "Postcode",
			days: "Days",
			start: "Starts",
			end: "Ends",
			cost: "Price",
			phone: "Phone",
		},
	},
	"test",
);

const HEADINGS = "Name;Who for;Where;Address;Postcode;Days;Starts;Ends;Price;Phone";
const RHYMES = "Rhyme time;Under 2s;Harbour Library;1 Quay;ZZ1 1AA;Monday;10am;10.30am;Free;";
const PLAY = "Stay and play;Under 5s;Harbour Library;1 Quay;ZZ1 1AA;Tuesday;1pm;2.30pm;£2;01632 960 001";
const HELPLINE = "Feeding line;Parents;;;;;;;Free;01632 960 002";

function sheet(...rows: string[]): string {
	const file = join(folder, "sheet.csv");
	writeFileSync(file, [HEADINGS, ...rows].join("\n"));
	return file;
}

async function shown(council: Council): Promise<string[]> {
	return (await listPublicServices(ANYONE, council.id)).map(({ slug }) => slug);
}

async function versionOf({ id }: Council): Promise<number | undefined> {
	const db = await readFor(TEST);
	const [row] = await db.select({ version: councils.contentVersion }).from(councils).where(eq(councils.id, id));
	return row?.version;
}

const withMaps = (_: string, value: unknown) => (value instanceof Map ? [...value] : value);

describe("a council's own sheet", () => {
	test("becomes its services", async () => {
		const council = await aCouncil();
		const report = await importServices(TEST, { file: sheet(RHYMES, PLAY, HELPLINE), council, map });
		expect(report).toMatchObject({ rows: 3, refused: [], slots: 2, services: { added: 3 }, locations: { added: 1 } });
		const services = await listPublicServices(ANYONE, council.id);
		expect(services.map(({ slug }) => slug)).toEqual([
			"feeding-line",
			"rhyme-time-harbour-library",
			"stay-and-play-harbour-library",
		]);
		expect(services[2]?.organisation.content.name).toBe("Northmere Libraries");
		expect(services[2]?.content).toMatchObject({
			eligibility: { fromMonths: 0, toMonths: 60 },
			free: false,
			costs: [{ amount: 2 }],
			phones: [{ number: "01632 960 001" }],
			places: [{ schedules: [{ rrule: "FREQ=WEEKLY;BYDAY=TU", start: "13:00", end: "14:30" }] }],
		});
		expect(services[0]?.content).toMatchObject({ channels: [], places: [], free: true });
	});

	test("run again, changes nothing: no listing, not the content version", async () => {
		const council = await aCouncil();
		await importServices(TEST, { file: sheet(RHYMES, PLAY), council, map });
		const before = await versionOf(council);
		const report = await importServices(TEST, { file: sheet(PLAY, RHYMES), council, map });
		expect(report.services).toEqual({ added: 0, changed: 0, unchanged: 2, withdrawn: 0, republished: 0, conflicts: 0 });
		expect(await versionOf(council)).toBe(before);
	});

	test("changes, withdraws what is gone, publishes what comes back, under the same URL", async () => {
		const council = await aCouncil();
		await importServices(TEST, { file: sheet(RHYMES, PLAY), council, map });
		const gone = await importServices(TEST, { file: sheet(RHYMES.replace("Under 2s", "Under 3s")), council, map });
		expect(gone.services).toMatchObject({ changed: 1, withdrawn: 1 });
		expect(await shown(council)).toEqual(["rhyme-time-harbour-library"]);
		const still = await importServices(TEST, { file: sheet(RHYMES.replace("Under 2s", "Under 3s")), council, map });
		expect(still.services).toMatchObject({ unchanged: 1, withdrawn: 0 });
		const back = await importServices(TEST, { file: sheet(RHYMES, PLAY), council, map });
		expect(back.services).toMatchObject({ changed: 1, republished: 1, added: 0 });
		expect(await shown(council)).toEqual(["rhyme-time-harbour-library", "stay-and-play-harbour-library"]);
	});

	test("makes no confidential address known by writing it another way", async () => {
		const council = await aCouncil();
		const postcode = "ZZ1 1AA";
		const house = aLocation({ name: "Rowan House", masked: true, address: { line1: "23 Rowan Lane", postcode } });
		await saved(council, { locations: [house] });
		const report = await importServices(TEST, { file: sheet(RHYMES, HELPLINE), council, map });
		expect(report).toMatchObject({ hidden: [{ isNew: true }], services: { added: 2 } });
		expect(await shown(council)).toEqual(["feeding-line", "rhyme-time"]);
		const publicly = async () => JSON.stringify(await listPublicServices(ANYONE, council.id), withMaps);
		expect(await publicly()).toContain("Rhyme time");
		expect(await publicly()).not.toMatch(/Harbour Library|Quay|1AA/);
		const changed = sheet(RHYMES.replace("Under 2s", "Under 3s").replace("1 Quay", "1 The Quay"), HELPLINE);
		const again = await importServices(TEST, { file: changed, council, map });
		expect(again.services.withdrawn + again.services.changed).toBeGreaterThan(0);
		expect(again.hidden).toHaveLength(1);
		expect(await publicly()).not.toMatch(/Harbour Library|Quay|1AA/);
	});

	test("a place that is known becomes confidential when its address becomes that of a confidential one", async () => {
		const council = await aCouncil();
		const house = aLocation({
			name: "Rowan House",
			masked: true,
			address: { line1: "23 Rowan Lane", postcode: "ZZ2 2AA" },
		});
		await saved(council, { locations: [house] });
		const publicly = async () => JSON.stringify(await listPublicServices(ANYONE, council.id), withMaps);
		await importServices(TEST, { file: sheet(RHYMES, PLAY), council, map });
		expect(await publicly()).toContain("Harbour Library");
		const moved = [RHYMES, PLAY].map((row) => row.replace("1 Quay", "Flat 1, 23 Rowan Ln"));
		const report = await importServices(TEST, { file: sheet(...moved), council, map });
		expect(report.hidden).toMatchObject([{ isNew: true }]);
		expect(await shown(council)).toEqual(["rhyme-time", "stay-and-play"]);
		expect(await publicly()).toContain("Rhyme time");
		expect(await publicly()).not.toMatch(/Harbour Library|Rowan|1AA/);
	});

	test("keeps the good rows and tells of the bad ones; strict keeps none", async () => {
		const council = await aCouncil();
		const file = sheet(RHYMES, PLAY.replace("ZZ1 1AA", "nowhere"), HELPLINE);
		await expect(importServices(TEST, { file, council, map, strict: true })).rejects.toThrow("rows are refused");
		expect(await shown(council)).toEqual([]);
		const report = await importServices(TEST, { file, council, map });
		expect(report.refused).toMatchObject([
			{ where: "3", field: "postcode", reason: '"nowhere" is not a full postcode' },
		]);
		expect(await shown(council)).toEqual(["feeding-line", "rhyme-time-harbour-library"]);
	});

	test("a place is named by what there is, however long, and no row keeps the others out", async () => {
		const council = await aCouncil();
		const long = PLAY.replace("Harbour Library;1 Quay", `;${"Quay ".repeat(100)}`);
		const report = await importServices(TEST, {
			file: sheet(RHYMES, long, RHYMES.replace("Harbour", "H".repeat(400))),
			council,
			map,
		});
		expect(report.refused).toMatchObject([{ where: "4", field: "venue", reason: "is longer than 300 characters" }]);
		expect(report.services).toMatchObject({ added: 2 });
		const names = (await listPublicServices(ANYONE, council.id)).flatMap(({ locations }) => [...locations.values()]);
		expect(names.map(({ content }) => content.name.length).sort()).toEqual([15, 299]);
	});

	test("a dry run tells the plan and does nothing", async () => {
		const council = await aCouncil();
		const report = await importServices(TEST, { file: sheet(RHYMES), council, map, dryRun: true });
		expect(report).toMatchObject({ dryRun: true, services: { added: 1 } });
		expect(await shown(council)).toEqual([]);
		const db = await readFor(TEST);
		expect(await db.$count(importRun, eq(importRun.councilId, council.id))).toBe(0);
	});

	test("tells of a service from elsewhere that looks the same, and touches it not", async () => {
		const council = await aCouncil();
		const library = aLocation({ name: "Library", at: [54.1, -1.2], address: { postcode: "ZZ1 1AA" } });
		const schedules = [aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=MO", start: "10:00" })];
		const theirs = aService({ name: "Rhyme time session", places: [{ at: library, schedules }] });
		await saved(council, { locations: [library], services: [theirs] });
		const report = await importServices(TEST, { file: sheet(RHYMES, PLAY), council, map });
		expect(report.duplicates).toMatchObject([{ name: "Rhyme time", otherId: theirs.id, otherSource: null }]);
		expect(await shown(council)).toHaveLength(3);

		const db = await readFor(TEST);
		const [run] = await db.select().from(importRun).where(eq(importRun.councilId, council.id));
		expect(run).toMatchObject({ kind: "services", source: "our-sheet", report: { rows: 2, duplicates: [{}] } });
	});

	test("two sources and two councils leave each other alone", async () => {
		const [council, other] = [await aCouncil(), await aCouncil()];
		await importServices(TEST, { file: sheet(RHYMES), council, map });
		await importServices(TEST, { file: sheet(PLAY), council, map: { ...map, source: "their-sheet" } });
		await importServices(TEST, { file: sheet(PLAY), council: other, map });
		expect(await shown(council)).toHaveLength(2);
		expect(await shown(other)).toEqual(["stay-and-play-harbour-library"]);
	});

	test("uses the place and the organisation that the council has, and tells what is only like them", async () => {
		const council = await aCouncil();
		const at = aLocation({ name: "Harbour Family Hub", address: { postcode: "ZZ1 1AA" }, hub: {} });
		const library = aLocation({ name: "Quay Library Centre", address: { postcode: "ZZ1 1AB" } });
		const secret = aLocation({ name: "Safe House", address: { postcode: "ZZ1 1AC" }, masked: true });
		const by = anOrganisation({ name: "NORTHMERE libraries" });
		await saved(council, { organisations: [by], locations: [at, library, secret] });
		const row = (name: string, place: string, postcode: string) =>
			RHYMES.replace("Rhyme time", name).replace("Harbour Library", place).replace("ZZ1 1AA", postcode);
		const rows = [
			row("Songs", "Harbour family hub", "ZZ1 1AA"),
			row("Tales", "Quay Library", "ZZ1 1AB"),
			row("Walks", "Safe House", "ZZ1 1AC"),
		];
		const report = await importServices(TEST, { file: sheet(...rows), council, map });
		expect(report).toMatchObject({ locations: { added: 2 }, organisations: { added: 0 } });
		expect(report.alike).toMatchObject([{ kind: "location", name: "Quay Library", otherId: library.id }]);
		const services = await listPublicServices(ANYONE, council.id);
		const songs = services.find(({ content }) => content.name === "Songs");
		expect(songs?.content.places).toMatchObject([{ locationId: at.id }]);
		expect(new Set(services.map(({ organisation }) => organisation.id))).toEqual(new Set([by.id]));
		const again = await importServices(TEST, { file: sheet(...rows), council, map });
		expect(again).toMatchObject({ services: { unchanged: 3 }, locations: { unchanged: 2, withdrawn: 0 } });
	});

	test("that came short withdraws nothing before a person has said so", async () => {
		const council = await aCouncil();
		const rows = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"].map((day, at) =>
			RHYMES.replace("Rhyme time", `Rhymes ${"abcdef"[at]}`).replace("Monday", day),
		);
		await importServices(TEST, { file: sheet(...rows), council, map });
		const all = await shown(council);
		expect(all).toHaveLength(6);
		await expect(importServices(TEST, { file: sheet(), council, map })).rejects.toThrow("has no row");
		const short = { file: sheet(RHYMES.replace("Rhyme time", "Rhymes a")), council, map };
		await expect(importServices(TEST, { ...short, mayWithdraw: 4 })).rejects.toThrow("5 of the 6 services");
		expect(await shown(council)).toEqual(all);
		const plan = await importServices(TEST, { ...short, dryRun: true });
		expect(plan).toMatchObject({ shrinks: { had: 6, gone: 5 }, services: { withdrawn: 5 } });
		const names = ["Rhymes b", "Rhymes c", "Rhymes d", "Rhymes e", "Rhymes f"];
		expect(plan.gone.map(({ name }) => name).sort()).toEqual(names);
		await expect(importServices(TEST, short)).rejects.toMatchObject({ names: expect.arrayContaining(names) });
		const done = await importServices(TEST, { ...short, mayWithdraw: 5 });
		expect(done.services).toMatchObject({ unchanged: 1, withdrawn: 5 });
		expect(done.gone).toEqual(plan.gone);
		expect(await shown(council)).toEqual(["rhymes-a-harbour-library"]);
	});

	test("groups of one name for different ages or prices stay apart; two ends of one session are told", async () => {
		const council = await aCouncil();
		const group = (who: string, day: string, price: string) =>
			`Baby group;${who};Harbour Library;1 Quay;ZZ1 1AA;${day};10am;11am;${price};`;
		const ages = [group("0 to 6 months", "Monday", "Free"), group("6 to 12 months", "Tuesday", "Free")];
		const older = group("19 to 36 months", "Wednesday", "£2");
		const forAll = group("All ages", "Thursday", "Free");
		const twice = [PLAY, PLAY.replace("2.30pm;£2", "3pm;£3")];
		const report = await importServices(TEST, { file: sheet(...ages, older, forAll, ...twice), council, map });
		expect(report.services.added).toBe(4);
		expect(report.warnings.filter(({ field }) => field !== "postcode")).toMatchObject([
			{ where: "7", field: "end", words: "15:00" },
			{ where: "7", field: "cost" },
		]);
		const services = await listPublicServices(ANYONE, council.id);
		const groups = services.flatMap(({ content: { name, eligibility, free } }) =>
			name === "Baby group" ? [[eligibility.fromMonths, eligibility.toMonths, free]] : [],
		);
		expect(groups.sort()).toEqual([
			[0, 6, true],
			[19, 36, false],
			[6, 12, true],
		]);
	});

	test("a sheet without a column of the mapping is refused by name", async () => {
		const file = join(folder, "other.csv");
		writeFileSync(file, "Name,Days\nRhymes,Monday\n");
		await expect(importServices(TEST, { file, council: await aCouncil(), map })).rejects.toThrow('no column "Who for"');
	});
});

describe("a mapping", () => {
	test("is built in, or a JSON file", async () => {
		expect((await readSheetMap("session-timetable")).source).toBe("session-timetable");
		const file = join(folder, "map.json");
		writeFileSync(file, '{"source":"ours","columns":{"name":"Title"}}');
		expect(await readSheetMap(file)).toMatchObject({ source: "ours", columns: { name: { column: "Title" } } });
		writeFileSync(file, "{");
		await expect(readSheetMap(file)).rejects.toThrow("is not JSON");
		await expect(readSheetMap("no-such-map")).rejects.toThrow("one of session-timetable");
	});
});

describe("a row that cannot be read", () => {
	const WEDNESDAY = "Stay and play;Under 5s;Harbour Library;1 Quay;ZZ1 1AA;Wednesday;1pm;2.30pm;£2";
	const load = (council: Council, ...rows: string[]) => importServices(TEST, { file: sheet(...rows), council, map });
	const daysOf = async (council: Council, name: string) =>
		(await listPublicServices(ANYONE, council.id))
			.filter(({ content }) => content.name === name)
			.flatMap(({ content }) => content.places.flatMap(({ schedules }) => schedules.map(({ rrule }) => rrule)));

	test.each<[what: string, from: string, to: string]>([
		["its time", "10am", "10ish"],
		["its day", "Monday", "Someday"],
		["its postcode", "ZZ1 1AA", "by the harbour"],
		["its name", "Rhyme time", ""],
		["its number of cells", "Free;", "Free;;and tea"],
	])("for %s leaves its service as it was, and the report names it", async (_, from, to) => {
		const council = await aCouncil();
		await load(council, RHYMES, PLAY);
		const before = await listPublicServices(ANYONE, council.id);
		const { services, locations, refused, warnings, kept } = await load(council, RHYMES.replace(from, to), PLAY);
		expect([...refused, ...warnings].map(({ where }) => where)).toContain("2");
		expect(services).toMatchObject({ withdrawn: 0, changed: 0, unchanged: 2 });
		expect(locations).toMatchObject({ withdrawn: 0, unchanged: 1 });
		expect(kept.map(({ kind, name }) => [kind, name])).toEqual([["service", "Rhyme time"]]);
		expect(await listPublicServices(ANYONE, council.id)).toEqual(before);
	});

	test("keeps the place that only its service is at", async () => {
		const council = await aCouncil();
		const MUSEUM = RHYMES.replace("Harbour Library;1 Quay;ZZ1 1AA", "Museum;2 Quay;ZZ1 1AB");
		await load(council, MUSEUM, PLAY);
		const { locations, kept } = await load(council, MUSEUM.replace("ZZ1 1AB", "nowhere"), PLAY);
		expect(locations).toMatchObject({ withdrawn: 0 });
		expect(kept.map(({ name }) => name)).toEqual(["Rhyme time", "Museum"]);
		expect(await shown(council)).toEqual(["rhyme-time-museum", "stay-and-play-harbour-library"]);
	});

	test("takes no session from a service that has others", async () => {
		const council = await aCouncil();
		await load(council, PLAY, WEDNESDAY);
		const { services, kept } = await load(council, PLAY, WEDNESDAY.replace("1pm", "1ish"));
		expect(services).toMatchObject({ unchanged: 1, changed: 0 });
		expect(kept).toMatchObject([{ kind: "service", name: "Stay and play" }]);
		expect(await daysOf(council, "Stay and play")).toEqual(["FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=WE"]);

		const mended = await load(council, PLAY, WEDNESDAY.replace("1pm", "1.30pm"));
		expect(mended).toMatchObject({ kept: [], services: { changed: 1 } });
	});

	test("that never could be read does not hold its service back", async () => {
		const council = await aCouncil();
		const broken = WEDNESDAY.replace("1pm", "1ish");
		expect(await load(council, PLAY, broken)).toMatchObject({ services: { added: 1 }, kept: [] });
		const changed = await load(council, PLAY.replace("1pm", "1.15pm"), broken);
		expect(changed).toMatchObject({ services: { changed: 1 }, kept: [] });
	});

	test("does not keep what has surely gone, nor what was withdrawn before", async () => {
		const council = await aCouncil();
		await load(council, RHYMES, PLAY, HELPLINE);
		const gone = await load(council, RHYMES.replace("10am", "10ish"), PLAY);
		expect(gone).toMatchObject({ services: { withdrawn: 1 }, kept: [{ name: "Rhyme time" }] });
		expect(await shown(council)).toEqual(["rhyme-time-harbour-library", "stay-and-play-harbour-library"]);
		const still = await load(council, RHYMES, PLAY, HELPLINE.replace("Feeding line", ""));
		expect(still).toMatchObject({ services: { republished: 0, withdrawn: 0 }, kept: [] });
	});

	test("is held by staff or not: it is no conflict that it seems gone", async () => {
		const council = await aCouncil();
		await load(council, RHYMES, PLAY);
		const db = await readFor(TEST);
		const [service] = (await listPublicServices(ANYONE, council.id)).filter(
			({ content }) => content.name === "Rhyme time",
		);
		await transaction(TEST, (tx) =>
			tx
				.update(entry)
				.set({ heldAt: new Date() })
				.where(eq(entry.id, service?.id ?? "")),
		);
		expect(await db.$count(entry, isNotNull(entry.heldAt))).toBeGreaterThan(0);
		const unread = await load(council, RHYMES.replace("10am", "10ish"), PLAY);
		expect(unread).toMatchObject({ conflicts: [], kept: [{ name: "Rhyme time" }] });
		expect((await load(council, PLAY)).conflicts).toMatchObject([{ name: "Rhyme time", why: "gone" }]);
	});
});

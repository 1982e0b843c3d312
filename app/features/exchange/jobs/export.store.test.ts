/** What a council takes out, and that another one can take it in. */
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../../../db/schema";
import {
	aCost,
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aPhone,
	aSchedule,
	aService,
	saved,
	staffArgs,
} from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { EXPORT_NAMES, type ExportName } from "../../../model/exchange/job";
import type { PublicService } from "../../../model/listings/public-service";
import { ANYONE } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { requireStaff, type Staff } from "../../people/require-staff.server";
import { importSheet } from "../sheets/import-services.server";
import { HUB_EXPORT } from "../sheets/maps/hub-export/columns";
import { readSheetText } from "../sheets/read-sheet.server";
import { exportFile } from "./export.server";

let council: Council;
let publisher: Staff;
let editor: Staff;

const harbour = anOrganisation({
	name: "=Harbour, “Families”",
	description: "Two\nlines",
	url: "https://harbour.example/",
});
const hall = aLocation({
	name: "Harbour Hall",
	at: [54.1, -1.25],
	hub: { type: "best-start-family-hub", formerly: "A library" },
	facilities: ["garden"],
	phones: [aPhone({ number: "+44 1632 960002" })],
	translations: { pl: { summary: "Sala" } },
});
const refuge = aLocation({
	name: "Refuge",
	masked: true,
	at: [54.2, -1.3],
	address: { line1: "9 Secret Lane", postcode: "ZZ2 2BB" },
});

beforeEach(async () => {
	council = await aCouncil();
	const staff = async (role: "editor" | "publisher") =>
		requireStaff(staffArgs(await aMember(council, role), council), "exports.run");
	publisher = await staff("publisher");
	editor = await staff("editor");
});

const everything = () => {
	const organisation = { ...harbour, id: crypto.randomUUID() };
	const places = [hall, refuge].map((one) => ({ ...one, id: crypto.randomUUID() }));
	const [here = hall, hidden = refuge] = places;
	return {
		organisations: [organisation],
		locations: places,
		services: [
			aService({
				name: "Stay; play, and “learn”",
				organisationId: organisation.id,
				description: 'First.\n\nSecond, with "quotes".',
				alert: "-closed in May",
				topics: ["play", "send"],
				eligibility: { pregnancy: true, fromMonths: 3, toMonths: 60, audience: "fathers", note: "Siblings too" },
				phones: [
					aPhone({
						description: "Office",
						languages: ["pl"],
						hours: {
							regular: [{ day: "MO", opens: "09:00", closes: "17:00" }],
							exceptions: [],
							bankHolidays: "closed",
						},
					}),
				],
				contacts: [{ id: "c", name: "Sam", title: "Lead" }],
				free: false,
				costs: [aCost({ amount: 2.5, description: "first child" }), aCost({ amount: null, description: "ask us" })],
				heldIn: ["ur", "pl"],
				interpreter: ["*"],
				accessFeatures: ["step-free"],
				areasServed: ["Harbour", "Hill"],
				waitWeeks: 2,
				foreignTerms: [
					{ id: "t", termId: "t1", taxonomyId: null, taxonomy: "Theirs", term: "Play", uri: null, linkType: null },
				],
				translations: { pl: { name: "Zabawa" } },
				translationFacts: { pl: { name: { by: "machine", source: "Play" } } },
				places: [
					{
						at: here,
						schedules: [
							aSchedule({ exdates: ["2026-12-28"], rdates: ["2027-01-05"], termTimeOnly: true, note: "Bring a mat" }),
							aSchedule({ start: "20:00", end: "02:00", bankHolidays: "on" }),
							aSchedule({ rrule: "FREQ=MONTHLY;BYDAY=2TU", dtstart: "2026-09-08", validTo: "2027-07-01", end: null }),
						],
					},
					{ at: hidden, schedules: [aSchedule({ start: "13:00", end: "14:00" })] },
				],
			}),
			aService({
				name: "Helpline",
				organisationId: organisation.id,
				channels: ["phone"],
				schedules: [aSchedule()],
				assuredOn: null,
			}),
			aService({ name: "App", organisationId: organisation.id, channels: ["app"] }),
		],
	};
};

const text = async (who: Staff, name: ExportName) => (await exportFile(who, name)).text();

/** Without the ids, which are each portal's own. */
function facts(services: readonly PublicService[]): unknown {
	const plain = services.map(({ slug: _, updatedAt, id, organisation, locations, content, ...rest }) => ({
		...rest,
		content: {
			...content,
			places: content.places.map(({ locationId, ...place }) => ({ ...place, at: locations.get(locationId) })),
		},
		organisation: organisation.content,
	}));
	return JSON.parse(
		JSON.stringify(plain, (key, value: unknown) => (["id", "slug", "locationId"].includes(key) ? undefined : value)),
	);
}

describe("an exported sheet", () => {
	it("taken in by another council, says the same of every service, organisation and place", async () => {
		await saved(council, everything());
		const other = await aCouncil();
		const sheet = await readSheetText(await text(publisher, "sessions.csv"));
		expect(sheet.rows).toHaveLength(6);
		const report = await importSheet(TEST, { name: "sessions.csv", sheet, council: other, map: HUB_EXPORT });
		expect(report).toMatchObject({ refused: [], warnings: [], services: { added: 3 }, locations: { added: 2 } });
		expect(facts(await listPublicServices(ANYONE, other.id))).toEqual(
			facts(await listPublicServices(ANYONE, council.id)),
		);
		const again = await importSheet(TEST, { name: "sessions.csv", sheet, council: other, map: HUB_EXPORT });
		expect(again.services).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
	});

	it.each<[cell: string, text: string, kept: string[]]>([
		["start", "10ish", ["Stay; play, and “learn”"]],
		["postcode", "x".repeat(30_000), ["Stay; play, and “learn”"]],
		["service_id", "", ["Stay; play, and “learn”"]],
		["level", "sometimes", ["Stay; play, and “learn”"]],
	])("with a %s that cannot be read takes nothing away", async (cell, text_, kept) => {
		await saved(council, everything());
		const other = await aCouncil();
		const sheet = await readSheetText(await text(publisher, "sessions.csv"));
		await importSheet(TEST, { name: "sessions.csv", sheet, council: other, map: HUB_EXPORT });
		const before = facts(await listPublicServices(ANYONE, other.id));
		const rows = sheet.rows.map((row) =>
			row.cells.get("service")?.includes("learn") ? { ...row, cells: new Map([...row.cells, [cell, text_]]) } : row,
		);
		const report = await importSheet(TEST, { name: "s", sheet: { ...sheet, rows }, council: other, map: HUB_EXPORT });
		expect(report.refused.length + report.warnings.length).toBeGreaterThan(0);
		expect(report.services).toMatchObject({ withdrawn: 0 });
		expect(report.kept.map(({ name }) => name)).toEqual(expect.arrayContaining(kept));
		expect(facts(await listPublicServices(ANYONE, other.id))).toEqual(before);
	});

	it("is not taken in where it came from", async () => {
		await saved(council, everything());
		const sheet = await readSheetText(await text(publisher, "sessions.csv"));
		const report = await importSheet(TEST, { name: "s", sheet, council, map: HUB_EXPORT });
		expect(report.services.added).toBe(0);
		expect(report.refused[0]?.reason).toContain("of this council already");
	});

	it("runs nothing in a spreadsheet program", async () => {
		await saved(council, everything());
		const sheet = await readSheetText(await text(publisher, "organisations.csv"));
		const names = sheet.rows.map(({ cells }) => cells.get("organisation"));
		expect(names).toContain("'=Harbour, “Families”");
		const [place] = (await readSheetText(await text(publisher, "places.csv"))).rows.filter(
			({ cells }) => cells.get("place") === "Harbour Hall",
		);
		expect(place?.cells.get("longitude")).toBe("-1.25");
	});
});

it("a confidential address is in the files of those who may publish it, and of nobody else", async () => {
	await saved(council, everything());
	for (const name of EXPORT_NAMES) {
		const theirs = await text(editor, name);
		expect(theirs, name).toMatch(/Stay; play|Harbour/);
		expect(theirs, name).not.toMatch(/Secret|2BB|54\.2/);
	}
	expect(await text(publisher, "sessions.csv")).toContain("9 Secret Lane");
	const feed = await text(publisher, "open-referral.json");
	expect(feed).toContain("Stay; play");
	expect(feed).not.toContain("Secret");
	const other = await aCouncil();
	const sheet = await readSheetText(await text(editor, "sessions.csv"));
	await importSheet(TEST, { name: "sessions.csv", sheet, council: other, map: HUB_EXPORT });
	const places = (await listPublicServices(ANYONE, other.id)).flatMap(({ locations }) => [...locations.values()]);
	expect(places.find(({ masked }) => masked)).toMatchObject({ outward: "ZZ2", position: null });
});

it("Open Referral holds every service, and each export is in the audit log", async () => {
	await saved(council, everything());
	const feed = JSON.parse(await text(editor, "open-referral.json")) as { contents: { name: string }[] };
	expect(feed.contents.map(({ name }) => name).sort()).toEqual(["App", "Helpline", "Stay; play, and “learn”"]);
	const db = await readFor(TEST);
	const entries = await db
		.select({ actorId: auditEntry.actorId, details: auditEntry.details })
		.from(auditEntry)
		.where(and(eq(auditEntry.councilId, council.id), eq(auditEntry.action, "export.made")));
	expect(entries).toEqual([
		{ actorId: editor.person.id, details: { file: "open-referral.json", confidentialAddresses: false } },
	]);
});

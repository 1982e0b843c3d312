/** What became of each value of a list and a feed: nothing is lost, and what nobody reads is named. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { aCouncil } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import type { Ledger } from "../../../model/exchange/ledger";
import { ANYONE } from "../../../model/people/asker";
import type { Council } from "../../directory/councils/queries.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { importFeed } from "../open-referral/import-feed.server";
import { importServices } from "../sheets/import-services.server";
import { parseSheetMap } from "../sheets/sheet-map";

let council: Council;
beforeEach(async () => {
	council = await aCouncil();
});

const folder = mkdtempSync(join(tmpdir(), "ledger-"));
function fileOf(name: string, content: string): string {
	const file = join(folder, name);
	writeFileSync(file, content);
	return file;
}
const lineOf = (ledger: Ledger, name: string) =>
	ledger.lines.find(({ field, column }) => (column ?? field) === name) ?? { said: 0 };
const contents = async () => (await listPublicServices(ANYONE, council.id)).map(({ content }) => content);

describe("of a list", () => {
	const HEADINGS = "Group,Where,Postcode,On,From,For,Website,Book,Languages,Office notes";
	const map = parseSheetMap(
		{
			source: "ledger",
			columns: {
				name: "Group",
				venue: "Where",
				postcode: "Postcode",
				days: "On",
				start: "From",
				age: "For",
				url: "Website",
				booking: "Book",
				heldIn: "Languages",
			},
		},
		"the test",
	);
	const load = (rows: string[], dryRun = false) => {
		const file = fileOf("list.csv", [HEADINGS, ...rows].join("\n"));
		return importServices(TEST, { file, council, map, dryRun });
	};

	const ROWS = [
		"Songs,Hub,ZZ1 1AA,Monday,10:00,U5s,see our page,by text,Polish; Kashubian,Ring Sam",
		"Songs,Hub,ZZ1 1AA,Monday,10:00,U5s,https://songs.example,,,",
		"Walks,Hub,ZZ1 1AA,10ish,,whoever likes,,,,",
		"Nowhere,Hub,nonsense,Monday,10:00,,,,,",
	];

	it.each([true, false])("counts each cell, and loses none (rehearsed: %s)", async (dryRun) => {
		const { ledger } = await load(ROWS, dryRun);
		expect(ledger.total).toMatchObject({ said: 27, lost: 0, refused: 5, aside: 1 });
		expect(lineOf(ledger, "url")).toMatchObject({ said: 2, understood: 1, words: 1 });
		expect(lineOf(ledger, "days")).toMatchObject({ said: 4, understood: 2, words: 1, refused: 1 });
		expect(lineOf(ledger, "age")).toMatchObject({ said: 3, understood: 2, words: 1 });
		expect(lineOf(ledger, "Office notes")).toMatchObject({ said: 1, aside: 1 });
		expect(ledger.notes).toContainEqual({
			where: "2",
			field: "url",
			words: "see our page",
			fate: "words",
			reason: '"see our page" is not a web address; left out',
		});
		expect(ledger.notes).toContainEqual(
			expect.objectContaining({ column: "Office notes", words: "Ring Sam", fate: "aside" }),
		);
		if (dryRun) return;
		const [songs, walks] = await contents();
		expect(songs).toMatchObject({
			heldIn: ["pl"],
			howToJoin: "by text",
			sourceNote: "Website: see our page\nLanguages: Polish; Kashubian",
		});
		expect(walks).toMatchObject({ timesNote: "10ish", eligibility: { note: "whoever likes" } });
		expect(walks?.sourceNote).toBeUndefined();
		const said = JSON.stringify(await contents());
		expect(said).toContain("whoever likes");
		expect(said).not.toContain("Ring Sam");
	});

	it("tells which of two rows of one session counts", async () => {
		const { ledger } = await load([
			"Songs,Hub,ZZ1 1AA,Monday,10:00,U5s,https://one.example,,,",
			"Songs,Hub,ZZ1 1AA,Monday,10:00,U5s,https://two.example,,,",
		]);
		expect(lineOf(ledger, "url")).toMatchObject({ understood: 1, outranked: 1 });
		expect(ledger.notes).toEqual([
			{ where: "3", field: "url", words: "https://two.example", fate: "outranked", reason: "" },
		]);
	});
});

describe("of a feed", () => {
	const load = async (services: unknown) => {
		const place = fileOf("feed.json", JSON.stringify(services));
		const report = await importFeed(TEST, { place, council, source: "ledger" });
		if (!report) throw new Error("not changed");
		return report;
	};
	const item = {
		id: "one",
		name: "Rhymes",
		status: "active",
		organization: { id: "org", name: "Library" },
		url: "on our page",
		licenses: "Ofsted",
		languages: [
			{ id: "l1", name: "Urdu" },
			{ id: "l2", name: "Kashubian" },
		],
		contacts: [
			{ id: "c1", name: "Sam Smith", email: "one@example.org" },
			{ id: "c2", title: "Manager", email: "two@example.org" },
		],
		schedules: [{ id: "s", freq: "WEEKLY", byday: "TH", description: "4.30-5.30pm", dtstart: "2026-11-26" }],
		x_internal: { code: "X9" },
		service_at_locations: [
			{
				id: "at",
				location: { id: "hall", name: "Hall", latitude: "north", addresses: [{ postal_code: "ZZ1 1AA", city: "N" }] },
			},
		],
	};

	it("counts each value, and loses none", async () => {
		const { ledger } = await load([item, { id: "two", name: "Gone", status: "inactive", organization: { id: "org" } }]);
		expect(ledger.total).toMatchObject({ lost: 0, refused: 4 });
		expect(lineOf(ledger, "url")).toMatchObject({ said: 1, words: 1 });
		expect(lineOf(ledger, "languages.name")).toMatchObject({ said: 2, understood: 1, words: 1 });
		expect(lineOf(ledger, "schedules.dtstart")).toMatchObject({ words: 1 });
		expect(lineOf(ledger, "x_internal.code")).toMatchObject({ aside: 1 });
		expect(lineOf(ledger, "contacts.name")).toMatchObject({ aside: 1 });
		expect(ledger.notes).toContainEqual(
			expect.objectContaining({ where: "one", field: "x_internal.code", words: "X9", fate: "aside" }),
		);
		const [rhymes] = await contents();
		expect(rhymes).toMatchObject({ heldIn: ["ur"], email: "one@example.org" });
		expect(rhymes?.sourceNote?.split("\n")).toEqual([
			"url: on our page",
			"licenses: Ofsted",
			"languages name: Kashubian",
			"contacts email: two@example.org",
		]);
		expect(rhymes?.timesNote).toBe("Thursday, 4.30-5.30pm, weekly, from 2026-11-26");
		// Of where a place is, and of who people are, no note says anything.
		expect(JSON.stringify(rhymes)).toContain("Ofsted");
		expect(JSON.stringify(rhymes)).not.toMatch(/north|Sam Smith/);
	});
});

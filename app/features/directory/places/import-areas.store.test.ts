import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { area, auditEntry, deprivation, district } from "../../../../db/schema";
import { TEST } from "../../../../tests/factories/asker";
import { readFor } from "../../../platform/store.server";
import { importAreas, readOutlines } from "./import-areas.server";
import { importDeprivation } from "./import-deprivation.server";
import { loadedData } from "./loaded-data.server";
import type { TextLines } from "./text-lines.server";

const table = (...lines: string[]): TextLines => ({
	name: "table.csv",
	fraction: () => null,
	blocks: (async function* () {
		yield lines;
	})(),
});

const AREAS = [
	"gss,name,official_name,type,region,govuk_slug,districts",
	"E10000016,Kent,Kent County Council,County,South East,kent,E07000106;E07000116",
	"E08000039,Sheffield,Sheffield City Council,Metropolitan district,Yorkshire,sheffield,E08000019",
	'E09000031,Waltham Forest,"London Borough, of Waltham Forest",London borough,London,waltham-forest,E09000031',
];
const square = {
	type: "Polygon",
	coordinates: [
		[
			[0, 0],
			[0, 1],
			[1, 1],
			[0, 0],
		],
	],
};
const OUTLINES = JSON.stringify({
	type: "FeatureCollection",
	features: [
		{ type: "Feature", properties: { utla_name: "Kent", utla: "E10000016" }, geometry: square },
		// By the code it had before its boundary changed.
		{ type: "Feature", properties: { utla_name: "Sheffield", utla: "E08000019" }, geometry: square },
	],
});

/** What the log says was loaded. */
async function imported() {
	const rows = await (await readFor(TEST)).select().from(auditEntry).where(eq(auditEntry.action, "places.imported"));
	return rows.map(({ stream, details }) => `${stream} ${details.what}`);
}

describe("an import of areas", () => {
	it("loads areas, their districts and outlines, and changes nothing when it is run again", async () => {
		const db = await readFor(TEST);
		const rows = async () => [
			await db.select().from(area).orderBy(asc(area.gss)),
			await db.select().from(district).orderBy(asc(district.gss)),
		];
		const report = await importAreas(TEST, table(...AREAS), readOutlines(OUTLINES));
		expect(report).toMatchObject({ areas: 3, districts: 6, outlines: 2, bad: 0 });
		expect(await imported()).toEqual(["portal areas"]);
		const before = await rows();
		expect(before[0]).toMatchObject([
			{ gss: "E08000039", name: "Sheffield", outline: square },
			{ gss: "E09000031", officialName: "London Borough, of Waltham Forest", outline: null },
			{ gss: "E10000016", govukSlug: "kent", outline: square },
		]);
		expect(before[1]).toEqual([
			{ gss: "E07000106", areaGss: "E10000016" },
			{ gss: "E07000116", areaGss: "E10000016" },
			{ gss: "E08000019", areaGss: "E08000039" },
			{ gss: "E08000039", areaGss: "E08000039" },
			{ gss: "E09000031", areaGss: "E09000031" },
			{ gss: "E10000016", areaGss: "E10000016" },
		]);
		await importAreas(TEST, table(...AREAS), readOutlines(OUTLINES));
		expect(await rows()).toEqual(before);
		// Without outlines, those that are known stay.
		await importAreas(TEST, table(...AREAS));
		expect(await rows()).toEqual(before);
	});

	it("keeps the good rows and reports the bad ones", async () => {
		const report = await importAreas(
			TEST,
			table(...AREAS, "Kent,,,,,,", "E10000017,Nowhere,,,,,Dover", "E10000018,,,,,,"),
		);
		expect(report).toMatchObject({
			areas: 3,
			bad: 3,
			badRows: [
				{ line: 5, field: "gss", reason: '"Kent" is not a code' },
				{ line: 6, field: "districts", reason: '"Dover" is not a code' },
				{ line: 7, field: "name", reason: "is empty" },
			],
		});
	});

	it("refuses what is not a table of areas", async () => {
		await expect(importAreas(TEST, table("name,phone", "Kent,01"))).rejects.toThrow("lacks these columns: gss");
		await expect(importAreas(TEST, table())).rejects.toThrow("is empty");
		expect(() => readOutlines("{")).toThrow("not JSON");
		expect(() => readOutlines('{"type":"Point"}')).toThrow("not a GeoJSON FeatureCollection");
	});
});

describe("an import of deprivation", () => {
	it("replaces what is loaded, from the short names or the ministry's", async () => {
		const db = await readFor(TEST);
		await importDeprivation(
			TEST,
			table("lsoa21,ltla24,imd_rank,imd_decile", "E01000001,E09000001,26525,8", "E01000002,x,5,1"),
		);
		expect(await db.select().from(deprivation).orderBy(asc(deprivation.lsoa))).toEqual([
			{ lsoa: "E01000001", rank: 26525, decile: 8 },
			{ lsoa: "E01000002", rank: 5, decile: 1 },
		]);
		const report = await importDeprivation(
			TEST,
			table(
				"LSOA code (2021),LSOA name (2021),Index of Multiple Deprivation (IMD) Rank,Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
				"E01000003,City,100,1",
				"E01000003,City,100,1",
				"E01000004,City,100,11",
				"E01000005,City,first,1",
				"E9,City,100,1",
			),
		);
		expect(report).toMatchObject({ loaded: 1, bad: 4, badRows: [{ line: 3 }, { line: 4 }, { line: 5 }, { line: 6 }] });
		expect(await db.select().from(deprivation)).toEqual([{ lsoa: "E01000003", rank: 100, decile: 1 }]);
		await expect(importDeprivation(TEST, table("lsoa21,imd_rank,imd_decile"))).rejects.toThrow("no usable row");
		expect(await loadedData(TEST)).toMatchObject({ postcodes: null, areas: { count: 3 }, deprivation: { count: 1 } });
	});
});

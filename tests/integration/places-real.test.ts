/** The published postcodes and areas of England, when they are there beside the project. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { findPlace } from "../../app/features/directory/places/find-place.server";
import { importAreas, readOutlines } from "../../app/features/directory/places/import-areas.server";
import { importDeprivation } from "../../app/features/directory/places/import-deprivation.server";
import { importPostcodes } from "../../app/features/directory/places/import-postcodes.server";
import { nearestPostcode } from "../../app/features/directory/places/nearest-postcode.server";
import { lineBlocks, openTextLines, type TextLines } from "../../app/features/directory/places/text-lines.server";
import { readFor } from "../../app/platform/store.server";
import { TEST } from "../factories/asker";

const data = resolve(import.meta.dirname, "../../../shared/data");

function unpackedXz(path: string): TextLines {
	const xz = spawn("xz", ["-dc", path], { stdio: ["ignore", "pipe", "inherit"] });
	return { name: "england-2025-10.csv", blocks: lineBlocks(xz.stdout), fraction: () => null };
}

describe.runIf(existsSync(data))("the real places of England", () => {
	beforeAll(async () => {
		const outlines = readOutlines(readFileSync(`${data}/areas/england-upper-tier-8pc.geojson`, "utf8"));
		expect(await importAreas(TEST, openTextLines(`${data}/areas/england-upper-tier-153.csv`), outlines)).toMatchObject({
			areas: 153,
			outlines: 153,
			bad: 0,
		});
		expect(await importPostcodes(TEST, unpackedXz(`${data}/postcodes/england-2025-10.csv.xz`))).toMatchObject({
			loaded: 1_491_312,
			year: 2025,
			leftOut: 0,
			repeated: 0,
			bad: 0,
		});
	}, 300_000);

	it("are each in one of the areas", async () => {
		const db = await readFor(TEST);
		const lost = await db.rows(sql`
			SELECT DISTINCT p.district FROM postcode p LEFT JOIN district d ON d.gss = p.district
			WHERE d.gss IS NULL AND p.district IS NOT NULL`);
		expect(lost).toEqual([]);
		const [inDistricts] = await db.rows<{ postcodes: number }>(sql`
			SELECT count(*) AS postcodes FROM postcode p JOIN district d ON d.gss = p.district`);
		expect(inDistricts?.postcodes).toBeGreaterThan(0);
	});

	it("are found by postcode, in the county of their district", async () => {
		expect(await findPlace(TEST, "e17 8pj")).toMatchObject({ kind: "postcode", area: { name: "Waltham Forest" } });
		expect(await findPlace(TEST, "CT1 2EE")).toMatchObject({ area: { name: "Kent" } });
		expect(await findPlace(TEST, "S1 1AA")).toMatchObject({ area: { name: "Sheffield" } });
		expect(await findPlace(TEST, "E17")).toMatchObject({ kind: "outward", areas: [{ name: "Waltham Forest" }] });
		expect(await findPlace(TEST, "E17 9ZZ")).toEqual({ kind: "unknown", typed: "E17 9ZZ" });
	});

	it("are the nearest to where they are", async () => {
		const db = await readFor(TEST);
		const some = await db.rows<{ postcode: string; lat: number; lon: number }>(sql`
			SELECT postcode, lat, lon FROM postcode WHERE postcode LIKE '%9AA' AND postcode NOT LIKE 'E%' LIMIT 40`);
		for (const { lat, lon } of some) {
			const nearest = await findPlace(TEST, (await nearestPostcode(TEST, { lat, lon })) ?? "");
			// Several postcodes can stand at one point.
			expect(nearest).toMatchObject({ kind: "postcode", position: { lat, lon } });
		}
	});

	it("have their deprivation", async () => {
		const lines = unpackedXz(`${data}/deprivation/imd-2025-lsoa21.csv.xz`);
		expect(await importDeprivation(TEST, lines)).toMatchObject({ loaded: 33_755, bad: 0 });
		const db = await readFor(TEST);
		const [counted] = await db.rows<{ postcodes: number; without: number }>(sql`
			SELECT count(*) AS postcodes, sum(CASE WHEN d.lsoa IS NULL THEN 1 ELSE 0 END) AS without
			FROM postcode p LEFT JOIN deprivation d ON d.lsoa = p.lsoa`);
		expect(counted).toEqual({ postcodes: 1_491_312, without: 0 });
	});
});

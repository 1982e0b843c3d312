import { sql } from "drizzle-orm";
import type { Geometry } from "geojson";
import { z } from "zod";
import { area, district } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import { recordedIn } from "../../../platform/audit.server";
import type { BadRow } from "./bad-rows";
import { readCsvTable } from "./csv-table.server";
import { recordImport } from "./import-run.server";
import type { TextLines } from "./text-lines.server";

const COLUMNS = {
	gss: ["gss"],
	name: ["name"],
	officialName: ["official_name"],
	type: ["type"],
	region: ["region"],
	govukSlug: ["govuk_slug"],
	districts: ["districts"],
} as const;

/** A code of the ONS: a letter and eight digits. `X` is left for fictional areas. */
const GSS = /^[A-Z]\d{8}$/;

const outlinesSchema = z.object({
	type: z.literal("FeatureCollection"),
	features: z.array(
		z.object({
			properties: z.record(z.string(), z.unknown()).nullable(),
			geometry: z.object({ type: z.enum(["Polygon", "MultiPolygon"]), coordinates: z.array(z.unknown()) }),
		}),
	),
});

export interface AreasReport {
	source: string;
	areas: number;
	districts: number;
	/** Areas that got an outline. */
	outlines: number;
	bad: number;
	badRows: BadRow[];
}

/**
 * Outlines by area code, from GeoJSON whose features carry the code in any of their properties.
 * @throws Error when the text is not a GeoJSON FeatureCollection of polygons
 */
export function readOutlines(geojson: string): Map<string, Geometry> {
	let value: unknown;
	try {
		value = JSON.parse(geojson);
	} catch {
		throw new Error("The outlines are not JSON.");
	}
	const parsed = outlinesSchema.safeParse(value);
	if (!parsed.success) throw new Error("The outlines are not a GeoJSON FeatureCollection of polygons.");
	const outlines = new Map<string, Geometry>();
	for (const { properties, geometry } of parsed.data.features) {
		const code = Object.values(properties ?? {}).find((value) => typeof value === "string" && GSS.test(value));
		if (typeof code === "string") outlines.set(code, geometry as Geometry);
	}
	return outlines;
}

/**
 * Loads the upper-tier authorities and the districts in each. Areas that are there are brought up to date and none is
 * removed; a district stands in one area, the one that named it last. Without outlines the known ones stay.
 */
export async function importAreas(
	asker: Asker,
	lines: TextLines,
	outlines: Map<string, Geometry> = new Map(),
): Promise<AreasReport> {
	const startedAt = new Date();
	const { rows, bad } = await readCsvTable(lines, COLUMNS);

	const areas: (typeof area.$inferInsert)[] = [];
	const districts = new Map<string, string>();
	for (const { line, cells } of rows) {
		const { gss, name, officialName, type, region, govukSlug } = cells;
		const codes = cells.districts.split(/[;|\s]+/).filter(Boolean);
		const wrong = codes.find((code) => !GSS.test(code));
		if (!GSS.test(gss)) bad.add(line, "gss", `"${gss.slice(0, 20)}" is not a code`);
		else if (!name) bad.add(line, "name", "is empty");
		else if (wrong) bad.add(line, "districts", `"${wrong.slice(0, 20)}" is not a code`);
		else {
			areas.push({
				gss,
				name,
				officialName: officialName || name,
				type,
				region,
				govukSlug: govukSlug || null,
				// After a boundary change an area has a new code, and the outlines may still have the old one.
				outline: outlines.get(gss) ?? (codes.length === 1 ? outlines.get(codes[0] ?? "") : undefined) ?? null,
			});
			// A unitary area is its own district: under its new code too, which newer postcode files give.
			for (const code of [...codes, gss]) districts.set(code, gss);
		}
	}
	if (areas.length === 0) throw new Error("The file has no usable area.");

	return recordedIn(null, asker, async (tx) => {
		await tx
			.insert(area)
			.values(areas)
			.onConflictDoUpdate({
				target: area.gss,
				set: {
					name: sql`excluded.name`,
					officialName: sql`excluded.official_name`,
					type: sql`excluded.type`,
					region: sql`excluded.region`,
					govukSlug: sql`excluded.govuk_slug`,
					outline: sql`coalesce(excluded.outline, ${area.outline})`,
				},
			});
		await tx
			.insert(district)
			.values([...districts].map(([gss, areaGss]) => ({ gss, areaGss })))
			.onConflictDoUpdate({ target: district.gss, set: { areaGss: sql`excluded.area_gss` } });
		const report: AreasReport = {
			source: lines.name,
			areas: areas.length,
			districts: districts.size,
			outlines: areas.filter(({ outline }) => outline !== null).length,
			bad: bad.total,
			badRows: bad.rows,
		};
		await recordImport(tx, { kind: "areas", source: lines.name, startedAt, report: { ...report } });
		return report;
	});
}

/**
 * Places and imports, in a process of its own: fills the empty database of DATABASE_URL with so many postcodes and
 * services, and prints its rows as JSON.
 */
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveListings } from "../../app/features/directory/listings/save-listings.server";
import { milesBetween } from "../../app/features/directory/places/distance";
import { findPlace } from "../../app/features/directory/places/find-place.server";
import { importPostcodes } from "../../app/features/directory/places/import-postcodes.server";
import { nearestOf } from "../../app/features/directory/places/nearest";
import { openTextLines } from "../../app/features/directory/places/text-lines.server";
import { tidyIndex } from "../../app/features/directory/search/index-services.server";
import { insertRows } from "../../app/platform/insert-rows.server";
import { closeStores, portal, transaction } from "../../app/platform/store.server";
import { area, district, organisation, service } from "../../db/schema";
import { TEST } from "../factories/asker";
import { aCouncil } from "../factories/councils";
import { anOrganisation } from "../factories/listings";
import { type Random, randomFrom, somewhere } from "./data";
import { placesFor } from "./listings";
import { startScript } from "./scripts";
import type { Row } from "./table";

const LOOKUPS = 200_000;
const HUBS = 5_000;
const BATCH = 10_000;

/** "AB12 3CD" of a number: every one has the form of a postcode and a place of its own in the alphabet. */
function postcodeOf(number: number): string {
	const letter = (at: number) => String.fromCharCode(65 + (Math.floor(number / at) % 26));
	const outward = `${letter(26 * 26 * 10 * 100 * 26)}${letter(26 * 26 * 10 * 100)}${1 + (Math.floor(number / (26 * 26 * 10)) % 99)}`;
	return `${outward} ${Math.floor(number / (26 * 26)) % 10}${letter(26)}${letter(1)}`;
}

async function postcodes(count: number, folder: string, random: Random): Promise<Row[]> {
	const file = join(folder, "postcodes.csv");
	const out = createWriteStream(file);
	out.write("pcds,lat,long,oslaua,lsoa21\n");
	for (let number = 0; number < count; number++) {
		const { lat, lon } = somewhere(random);
		const line = `${postcodeOf(number)},${lat.toFixed(5)},${lon.toFixed(5)},E09000031,E01000001\n`;
		if (!out.write(line)) await new Promise((resolve) => out.once("drain", () => resolve(undefined)));
	}
	await new Promise((resolve) => out.end(resolve));
	const loading = performance.now();
	await importPostcodes(TEST, openTextLines(file));
	const loadSeconds = (performance.now() - loading) / 1000;

	const gss = "E09000031";
	await transaction(TEST, async (tx) => {
		await tx
			.insert(area)
			.values({ gss, name: "Area", officialName: "Area Council", type: "borough", region: "Region" });
		await tx.insert(district).values({ gss, areaGss: gss });
	});

	const wanted = Array.from({ length: LOOKUPS }, () => postcodeOf(random.below(count)));
	const started = performance.now();
	let found = 0;
	for (const postcode of wanted) {
		const place = await findPlace(TEST, postcode);
		if (place.kind === "postcode" && place.area) found++;
	}
	const lookSeconds = (performance.now() - started) / 1000;
	const group = `postcodes, ${count.toLocaleString("en-GB")}`;
	return [
		{ group, what: "import", value: count / loadSeconds, unit: "rows/s", target: "≥ 200,000" },
		{ group, what: "look-up with area", value: LOOKUPS / lookSeconds, unit: "look-ups/s", target: "≥ 100,000" },
		{ group, what: "look-ups that found nothing", value: LOOKUPS - found, unit: "postcodes", target: "0" },
	];
}

function nearestHubs(random: Random): Row[] {
	const hubs = Array.from({ length: HUBS }, () => somewhere(random));
	const nearest = nearestOf(hubs, (hub) => hub);
	const places = Array.from({ length: 100_000 }, () => somewhere(random));
	const started = performance.now();
	for (const place of places) nearest(place, 5);
	const perSecond = places.length / ((performance.now() - started) / 1000);
	let wrong = 0;
	for (const place of places.slice(0, 1000)) {
		const slow = hubs.map((hub) => milesBetween(place, hub)).sort((a, b) => a - b);
		if (JSON.stringify(nearest(place, 5).map(({ miles }) => miles)) !== JSON.stringify(slow.slice(0, 5))) wrong++;
	}
	const group = `nearest 5 of ${HUBS.toLocaleString("en-GB")} hubs`;
	return [
		{ group, what: "look-up", value: perSecond, unit: "look-ups/s", target: "≥ 50,000" },
		{ group, what: "different from brute force, of 1,000", value: wrong, unit: "look-ups", target: "0" },
	];
}

/** Starts `reader-run.ts`; `stop` gives how long its reads took in milliseconds. */
async function startReader(councilId: string) {
	const reader = startScript("reader-run.ts", councilId);
	let printed = "";
	reader.stdout.setEncoding("utf8").on("data", (text: string) => {
		printed += text;
	});
	await once(reader.stdout, "data");
	return {
		async stop(): Promise<number[]> {
			reader.stdin.end();
			await once(reader, "close");
			return JSON.parse(printed) as number[];
		},
	};
}

async function saving(count: number): Promise<Row[]> {
	const { id: councilId } = await aCouncil();
	const all = await placesFor(count, councilId);

	const reader = await startReader(councilId);
	const started = performance.now();
	for (let from = 0; from < count; from += BATCH) {
		await transaction(TEST, (tx) => saveListings(tx, { councilId, services: all.slice(from, from + BATCH) }));
	}
	await transaction(TEST, (tx) => tidyIndex(tx));
	const seconds = (performance.now() - started) / 1000;
	const reads = await reader.stop();

	const raw = await aCouncil();
	const now = new Date();
	const maker = { ...anOrganisation(), id: "raw", councilId: raw.id, slug: "raw", updatedAt: now };
	const blank = { source: null, sourceId: null, fetchedAt: null, checksum: null };
	await transaction(TEST, (tx) => insertRows(tx, organisation, [{ ...maker, ...blank, status: "published" }]));
	const rows = all.map(({ id, content }) => ({
		id: `raw-${id}`,
		councilId: raw.id,
		slug: id,
		status: "published" as const,
		...blank,
		updatedAt: now,
		organisationId: "raw",
		assuredOn: null,
		content,
	}));
	const rawStarted = performance.now();
	for (let from = 0; from < count; from += BATCH) {
		await transaction(TEST, (tx) => insertRows(tx, service, rows.slice(from, from + BATCH)));
	}
	const rawSeconds = (performance.now() - rawStarted) / 1000;
	reads.sort((a, b) => a - b);
	const group = `saving ${count.toLocaleString("en-GB")} services with their index`;
	return [
		{ group, what: "in all", value: seconds, unit: "s", ...(count === 100_000 && { target: "≤ 10" }) },
		{ group, what: "saving", value: count / seconds, unit: "services/s" },
		{
			group,
			what: "saving / bare inserts of the same rows",
			value: rawSeconds / seconds,
			unit: "ratio",
			target: "≥ 0.5",
		},
		{
			group,
			what: "a search and its services meanwhile, in another process, p99",
			value: reads[Math.floor(reads.length * 0.99)] ?? 0,
			unit: "ms",
			target: "≤ 50",
		},
	];
}

const [postcodeCount, serviceCount] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "hub-bench-"));
const random = randomFrom(7);
await (await portal.open()).migrate();
const rows = [
	...(await postcodes(postcodeCount ?? 0, folder, random)),
	...nearestHubs(random),
	...(await saving(serviceCount ?? 0)),
];
await closeStores();
rmSync(folder, { recursive: true });
process.stdout.write(JSON.stringify(rows));

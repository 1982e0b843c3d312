import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { TEST } from "../../../../tests/factories/asker";
import { HUB } from "../../../../tests/setup/command";
import { readFor, transaction } from "../../../platform/store.server";
import { findPlace } from "./find-place.server";
import { importPostcodes, StrictRefusal } from "./import-postcodes.server";
import { putPseudoPostcodes } from "./put-pseudo-postcodes.server";
import { openTextLines, type TextLines } from "./text-lines.server";

const folder = mkdtempSync(join(tmpdir(), "hub-postcodes-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = "pcds,lat,long,oslaua,lsoa21,doterm";
const OLD = [HEADER, "E17 8PJ,51.58,-0.02,E09000031,E01004333,", "N1 9GU,51.53,-0.12,E09000019,E01002733,"];

function file(name: string, content: string | Buffer): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}
const load = (name: string, lines: string[]) => importPostcodes(TEST, openTextLines(file(name, lines.join("\n"))));

/** `count` postcodes of the outward code N99, in one district. */
function manyPostcodes(count: number): string[] {
	const letter = (value: number) => String.fromCharCode(65 + (value % 26));
	return Array.from(
		{ length: count },
		(_, at) => `N99 ${at % 10}${letter(Math.floor(at / 10))}${letter(Math.floor(at / 260))},51.6,-0.1,E09000003,,`,
	);
}
const kinds = async (...typed: string[]) => Promise.all(typed.map(async (text) => (await findPlace(TEST, text)).kind));

beforeEach(async () => {
	await load("old.csv", OLD);
});

describe("an import of postcodes", () => {
	it("reads the directory, and says what it did", async () => {
		const report = await load("ONSPD_NOV_2025_UK.csv", [
			...OLD,
			"E17 8PK,51.581,-0.021,E09000031,,202306",
			"",
			"E17 8PJ,51.0,-0.5,E09000031,,",
			"JE2 3AB,99.999999,0.000000,L99999999,,",
			"E17 9ZZ,here,-0.02,E09000031,,",
			'E17 9"ZZ,51.5,-0.02,E09000031,,',
		]);
		expect(report).toEqual({
			source: "ONSPD_NOV_2025_UK.csv",
			format: "directory",
			year: 2025,
			read: 7,
			loaded: 3,
			leftOut: 1,
			repeated: 1,
			bad: 2,
			badRows: [
				{ line: 8, field: "lat", reason: '"here" is not a number' },
				{ line: 9, field: "postcode", reason: '"E17 9"ZZ" is not a postcode' },
			],
		});
		expect(await findPlace(TEST, "e178pj")).toMatchObject({ kind: "postcode", position: { lat: 51.58, lon: -0.02 } });
	});

	it("reads Code-Point Open, packed, from the National Grid", async () => {
		const row = (postcode: string, eastings: number) =>
			`"${postcode}",10,${eastings},181084,"E92000001","E19000003","E18000007","","E09000030","E05009332"`;
		const packed = file("codepo.csv.gz", gzipSync([row("E1 0AA", 535267), row("E1 0AD", 535042)].join("\r\n")));
		expect(await importPostcodes(TEST, openTextLines(packed))).toMatchObject({
			format: "code-point-open",
			loaded: 2,
			bad: 0,
		});
		expect(await findPlace(TEST, "E1 0AA")).toMatchObject({ kind: "postcode", district: "E09000030", lsoa: null });
	});

	it("replaces the set, and changes nothing when it is run again", async () => {
		const lines = [HEADER, "E17 8PJ,51.6,-0.03,E09000031,,", "SW1A 1AA,51.5,-0.14,E09000033,,"];
		const first = await load("new.csv", lines);
		const rows = async () => (await readFor(TEST)).rows(sql`SELECT * FROM postcode ORDER BY postcode`);
		const outwards = async () => (await readFor(TEST)).rows(sql`SELECT * FROM postcode_outward ORDER BY outward`);
		const before = [await rows(), await outwards()];
		expect(await kinds("SW1A 1AA", "N1 9GU", "N1")).toEqual(["postcode", "unknown", "unknown"]);
		expect(await load("new.csv", lines)).toEqual(first);
		expect([await rows(), await outwards()]).toEqual(before);
	});

	it("shows the old set until the new one is whole", async () => {
		const seen: string[][] = [];
		const lines: TextLines = {
			name: "slow.csv",
			fraction: () => null,
			blocks: (async function* () {
				yield [HEADER, ...manyPostcodes(2500)];
				seen.push(await kinds("E17 8PJ", "N99 0AA"));
				yield [...manyPostcodes(2600).slice(2500)];
				seen.push(await kinds("E17 8PJ", "N99 0AA"));
			})(),
		};
		await importPostcodes(TEST, lines, { batch: 1000 });
		expect(seen).toEqual([
			["postcode", "unknown"],
			["postcode", "unknown"],
		]);
		expect(await kinds("E17 8PJ", "N99 0AA")).toEqual(["unknown", "postcode"]);
	});

	it.each([
		["an empty file", "", "is empty"],
		["another table", "name,phone\nHarbour,01", "is not a postcode file"],
		["a file without a usable row", `${HEADER}\nE17,1,2,,,`, "no usable postcode"],
		["a zip", Buffer.from("PK\u0003\u0004rest"), "packed with zip"],
		["no text at all", Buffer.alloc(3_000_000, 7), "not a text file"],
	])("leaves the set as it was for %s", async (_, content, message) => {
		await expect(importPostcodes(TEST, openTextLines(file("wrong.csv", content)))).rejects.toThrow(message);
		expect(await kinds("E17 8PJ", "N1")).toEqual(["postcode", "outward"]);
	});

	it("leaves the set as it was for one bad row, when it is strict", async () => {
		const path = file("strict.csv", [HEADER, "SW1A 1AA,51.5,-0.14,E09000033,,", "x,51,0,,,"].join("\n"));
		const refusal = importPostcodes(TEST, openTextLines(path), { strict: true });
		await expect(refusal).rejects.toThrow(StrictRefusal);
		await expect(refusal).rejects.toMatchObject({ bad: { total: 1, rows: [{ line: 3, field: "postcode" }] } });
		expect(await kinds("E17 8PJ", "SW1A 1AA")).toEqual(["postcode", "unknown"]);
	});

	it("counts every bad row, and keeps the first of them", async () => {
		const report = await load("bad.csv", [...OLD, ...Array.from({ length: 500 }, () => "E17,1,2,,,")]);
		expect(report).toMatchObject({ loaded: 2, bad: 500 });
		expect(report.badRows).toHaveLength(100);
	});

	it("stops when a later one has started", async () => {
		const lines: TextLines = {
			name: "first.csv",
			fraction: () => null,
			blocks: (async function* () {
				yield [HEADER, ...manyPostcodes(10)];
				await load("second.csv", [HEADER, "SW1A 1AA,51.5,-0.14,E09000033,,"]);
				yield manyPostcodes(20);
			})(),
		};
		await expect(importPostcodes(TEST, lines)).rejects.toThrow("Another import");
		expect(await kinds("SW1A 1AA", "N99 0AA")).toEqual(["postcode", "unknown"]);
	});

	it("keeps the pseudo-postcodes of a demo", async () => {
		const pseudo = { postcode: "ZZ11AA", lat: 54.2, lon: -0.4, district: "X06000001", lsoa: null, terminated: null };
		await transaction(TEST, (tx) => putPseudoPostcodes(tx, [pseudo]));
		await load("new.csv", [HEADER, "SW1A 1AA,51.5,-0.14,E09000033,,"]);
		expect(await kinds("ZZ1 1AA", "ZZ1", "E17 8PJ")).toEqual(["postcode", "outward", "unknown"]);
		await expect(
			transaction(TEST, (tx) => putPseudoPostcodes(tx, [{ ...pseudo, postcode: "E178PJ" }])),
		).rejects.toThrow("E178PJ is not a pseudo-postcode");
	});

	it("killed on the way, leaves the old set and can be run again", async () => {
		const child = spawn(process.execPath, [HUB, "import", "postcodes", "-"], {
			stdio: ["pipe", "ignore", "inherit"],
		});
		const exited = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
		child.stdin.on("error", () => undefined);
		// More than one batch, and then no end: the import waits for more.
		child.stdin.write([HEADER, ...manyPostcodes(6760), ...manyPostcodes(6760), ""].join("\n"));
		const db = await readFor(TEST);
		const written = async () => (await db.rows(sql`SELECT 1 FROM postcode_next WHERE postcode = 'N990AA'`)).length > 0;
		while (!(await written())) await new Promise((resolve) => setTimeout(resolve, 50));
		child.kill("SIGKILL");
		expect(await exited).toBe("SIGKILL");
		expect(await kinds("E17 8PJ", "N99 0AA")).toEqual(["postcode", "unknown"]);
		expect(await load("again.csv", [HEADER, "SW1A 1AA,51.5,-0.14,E09000033,,"])).toMatchObject({ loaded: 1 });
		expect(await kinds("SW1A 1AA", "N99 0AA")).toEqual(["postcode", "unknown"]);
	});
});

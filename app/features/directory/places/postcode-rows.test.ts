import { describe, expect, it } from "vitest";
import { readerFor } from "./postcode-rows";

const ROW = { postcode: "E178PJ", lat: 51.58, lon: -0.02, district: "E09000031", lsoa: "E01004333", terminated: null };

describe("a postcode file's columns", () => {
	it.each([
		["pcds,lat,long,oslaua,lsoa21", "E17 8PJ,51.58,-0.02,E09000031,E01004333"],
		["PCD7,PCD8,PCDS,LAD25CD,LSOA21CD,LAT,LONG", "E17 8PJ,E17  8PJ,E17 8PJ,E09000031,E01004333,51.58,-0.02"],
		[
			"pcd,pcd2,pcds,dointr,doterm,laua,lsoa11,lsoa21,lat,long",
			"E17 8PJ,E17  8PJ,E17 8PJ,198001,,E09000031,x,E01004333,51.58,-0.02",
		],
		["\u00a0Pcd8 , Latitude,Longitude, ladcd,lsoa21cd", "E17  8PJ, 51.58 , -0.02 ,E09000031,E01004333"],
	])("are found in %s", (header, line) => {
		const reader = readerFor(header.split(","));
		expect(reader).toMatchObject({ format: "directory", hasHeader: true });
		expect(reader.read(line.split(","))).toEqual({ kind: "row", row: ROW });
	});

	it("are asked for by name when they are not there", () => {
		expect(() => readerFor(["pcds", "lat", "name"])).toThrow("lacks long, oslaua");
		expect(() => readerFor([""])).toThrow("is not a postcode file");
	});
});

describe("a row of the postcode directory", () => {
	const reader = readerFor(["pcds", "lat", "long", "oslaua", "lsoa21", "doterm"]);
	const read = (line: string) => reader.read(line.split(","));

	it("may be out of use", () => {
		expect(read("E17 8PJ,51.58,-0.02,E09000031,E01004333,202306")).toEqual({
			kind: "row",
			row: { ...ROW, terminated: "2023-06" },
		});
	});

	it.each([
		["JE2 3AB,99.999999,0.000000,L99999999,,", "the Channel Islands have no grid reference"],
		["E17 8PJ,,,E09000031,,", "no position"],
		["ZZ1 1AA,51.5,-0.1,E09000031,,", "a pseudo-postcode"],
	])("is left out: %s (%s)", (line) => {
		expect(read(line)).toEqual({ kind: "left-out" });
	});

	it.each([
		["E17,51.58,-0.02,E09000031,,", "postcode", '"E17" is not a postcode'],
		["E17 8PJ,north,-0.02,E09000031,,", "lat", '"north" is not a number'],
		["E17 8PJ,51.58,,E09000031,,", "long", '"" is not a number'],
		["E17 8PJ,48.85,2.35,E09000031,,", "lat, long", "48.85, 2.35 is not in the United Kingdom"],
		["E17 8PJ,51.58,-0.02,Waltham Forest,,", "district", '"Waltham Forest" is not a code'],
		["E17 8PJ,51.58,-0.02,E09000031,E1,", "lsoa21", '"E1" is not a code'],
		["E17 8PJ,51.58,-0.02,E09000031,,June", "doterm", '"June" is not YYYYMM'],
	])("is refused: %s", (line, field, reason) => {
		expect(read(line)).toEqual({ kind: "bad", field, reason });
	});
});

describe("a row of Code-Point Open", () => {
	const cells = (changes: Record<number, string> = {}) =>
		["E1 0AA", "10", "535267", "181084", "E92000001", "", "", "", "E09000030", "E05009332"].map(
			(cell, at) => changes[at] ?? cell,
		);
	const reader = readerFor(cells());

	it("has no header and stands on the National Grid", () => {
		expect(reader).toMatchObject({ format: "code-point-open", hasHeader: false });
		expect(reader.read(cells())).toMatchObject({
			kind: "row",
			row: { postcode: "E10AA", district: "E09000030", lsoa: null, terminated: null },
		});
	});

	it("is left out without a position, and refused when it is wrong", () => {
		expect(reader.read(cells({ 1: "90", 2: "0", 3: "0" }))).toEqual({ kind: "left-out" });
		expect(reader.read(cells({ 2: "west" }))).toEqual({
			kind: "bad",
			field: "eastings",
			reason: '"west" is not a number',
		});
		expect(reader.read(cells().slice(0, 4))).toMatchObject({ kind: "bad", field: "row" });
	});
});

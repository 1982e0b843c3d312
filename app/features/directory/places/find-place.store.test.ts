import { beforeAll, describe, expect, it } from "vitest";
import { area, district } from "../../../../db/schema";
import { aCouncil } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { transaction } from "../../../platform/store.server";
import { placeInWords } from "../listings/named-places.server";
import { chooseArea, chooseAreaNear } from "./choose-area.server";
import { findPlace } from "./find-place.server";
import { importPostcodes } from "./import-postcodes.server";
import { locateForCouncil } from "./locate.server";
import { nearestPostcode } from "./nearest-postcode.server";
import type { TextLines } from "./text-lines.server";

const POSTCODES = [
	"pcds,lat,long,oslaua,lsoa21,doterm",
	"E17 8PJ,51.58,-0.02,E09000031,E01004333,",
	"E17 8PK,51.60,-0.04,E09000031,E01004333,",
	"E17 8PL,51.70,-0.09,E09000031,,201901",
	"E1 7AA,51.51,-0.07,E09000030,,",
	"IG8 0AA,51.61,0.02,E09000026,,",
	"IG8 0AB,51.61,0.03,E09000026,,",
	"IG8 7AA,51.60,0.02,E09000031,,",
	"ME1 1AA,51.39,0.50,E06000035,,",
	"CT1 1AA,51.28,1.08,E07000106,,",
	"TN1 1AA,51.13,0.26,E07000116,,",
	"EH1 1AA,55.95,-3.19,S12000036,,",
];
const lines: TextLines = {
	name: "postcodes.csv",
	fraction: () => null,
	blocks: (async function* () {
		yield POSTCODES;
	})(),
};

const WALTHAM_FOREST = { gss: "E09000031", name: "Waltham Forest" };
const REDBRIDGE = { gss: "E09000026", name: "Redbridge" };
const KENT = { gss: "E10000016", name: "Kent" };

beforeAll(async () => {
	await importPostcodes(TEST, lines);
	await transaction(TEST, async (tx) => {
		await tx.insert(area).values(
			[WALTHAM_FOREST, REDBRIDGE, KENT].map(({ gss, name }) => ({
				gss,
				name,
				officialName: `${name} Council`,
				type: "",
				region: "",
				govukSlug: name.toLowerCase().replace(" ", "-"),
				outline: null,
			})),
		);
		await tx.insert(district).values([
			{ gss: "E09000031", areaGss: "E09000031" },
			{ gss: "E09000026", areaGss: "E09000026" },
			{ gss: "E07000106", areaGss: "E10000016" },
			{ gss: "E07000116", areaGss: "E10000016" },
		]);
	});
	await aCouncil({ slug: "waltham-forest", name: "Waltham Forest Council", gss: "E09000031" });
});

describe("a typed place", () => {
	it("is a postcode with its area and small area", async () => {
		expect(await findPlace(TEST, " e17-8pj ")).toEqual({
			kind: "postcode",
			postcode: "E17 8PJ",
			position: { lat: 51.58, lon: -0.02 },
			district: "E09000031",
			area: WALTHAM_FOREST,
			lsoa: "E01004333",
		});
	});

	it("is in the county of its district", async () => {
		expect(await findPlace(TEST, "CT1 1AA")).toMatchObject({ district: "E07000106", area: KENT });
	});

	it("has no area outside England", async () => {
		expect(await findPlace(TEST, "EH1 1AA")).toMatchObject({ kind: "postcode", area: null });
	});

	it("is an outward code at the mean of its postcodes in use", async () => {
		const found = await findPlace(TEST, "e17 8");
		expect(found).toMatchObject({ kind: "outward", outward: "E17", areas: [WALTHAM_FOREST] });
		if (found.kind !== "outward") throw new Error("unreachable");
		expect(found.position.lat).toBeCloseTo(51.59, 6);
		expect(found.position.lon).toBeCloseTo(-0.03, 6);
	});

	it("is an outward code in several areas, the main one first", async () => {
		expect(await findPlace(TEST, "IG8")).toMatchObject({ areas: [REDBRIDGE, WALTHAM_FOREST] });
	});

	it("is out of use", async () => {
		expect(await findPlace(TEST, "E17 8PL")).toEqual({
			kind: "terminated",
			postcode: "E17 8PL",
			since: "2019-01",
			area: WALTHAM_FOREST,
		});
	});

	it("is the one postcode that a slip makes of it", async () => {
		expect(await findPlace(TEST, "EI7 8PJ")).toMatchObject({ postcode: "E17 8PJ", typed: "EI7 8PJ" });
		expect(await findPlace(TEST, "EI7 9ZZ")).toEqual({ kind: "unknown", typed: "EI7 9ZZ" });
	});

	it.each([
		["E17 9ZZ", { kind: "unknown", typed: "E17 9ZZ" }],
		["Q9", { kind: "unknown", typed: "Q9" }],
		["Walthamstow", { kind: "malformed" }],
		["'; DROP TABLE postcode", { kind: "malformed" }],
		["  ", { kind: "empty" }],
	])("is not found: %j", async (typed, found) => {
		expect(await findPlace(TEST, typed)).toEqual(found);
	});
});

describe("a place seen from a council", () => {
	const walthamForest = { gss: "E09000031" };

	it("is in it, wholly or in part", async () => {
		expect(await locateForCouncil(TEST, walthamForest, "E17 8PJ")).toMatchObject({ where: "here" });
		expect(await locateForCouncil(TEST, walthamForest, "IG8")).toMatchObject({ where: "here" });
		expect(await locateForCouncil(TEST, { gss: null }, "CT1 1AA")).toMatchObject({ where: "here" });
	});

	it("is in another area, which publishes here or has a page on GOV.UK", async () => {
		expect(await locateForCouncil(TEST, walthamForest, "CT1 1AA")).toMatchObject({
			where: "elsewhere",
			area: KENT,
			council: null,
			website: "https://www.gov.uk/find-local-council/kent",
		});
		expect(await locateForCouncil(TEST, { gss: "E10000016" }, "E17 8PJ")).toMatchObject({
			where: "elsewhere",
			area: WALTHAM_FOREST,
			council: { slug: "waltham-forest", name: "Waltham Forest Council" },
		});
		expect(await locateForCouncil(TEST, walthamForest, "EH1 1AA")).toEqual({
			where: "nation",
			postcode: "EH1 1AA",
			nation: "scotland",
		});
	});

	it("is nowhere", async () => {
		expect(await locateForCouncil(TEST, walthamForest, "E17 8PL")).toMatchObject({
			where: "nowhere",
			place: { kind: "terminated" },
		});
	});
});

describe("choosing an area", () => {
	it("leads to the council that publishes there, with the postcode as people write it", async () => {
		expect(await chooseArea(TEST, "e178pj")).toEqual({ kind: "council", slug: "waltham-forest", postcode: "E17 8PJ" });
	});

	it("says where it is when nobody publishes there", async () => {
		expect(await chooseArea(TEST, "TN1 1AA")).toMatchObject({
			kind: "not-published",
			area: { name: "Kent", council: null },
		});
		expect(await chooseArea(TEST, "EH1")).toEqual({ kind: "outside", postcode: "EH1" });
	});

	it("offers the areas of an outward code whose main one does not publish", async () => {
		expect(await chooseArea(TEST, "IG8")).toMatchObject({
			kind: "several",
			areas: [{ name: "Redbridge" }, { name: "Waltham Forest", council: { slug: "waltham-forest" } }],
		});
	});

	it("takes a device's position", async () => {
		expect(await chooseAreaNear(TEST, { lat: 51.581, lon: -0.021 })).toMatchObject({ postcode: "E17 8PJ" });
		expect(await chooseAreaNear(TEST, { lat: 0, lon: 0 })).toEqual({ kind: "nowhere-near" });
	});

	it("passes over postcodes out of use, and E1 when looking through E17", async () => {
		expect(await nearestPostcode(TEST, { lat: 51.7, lon: -0.09 })).toBe("E17 8PK");
		expect(await nearestPostcode(TEST, { lat: 51.51, lon: -0.07 })).toBe("E1 7AA");
	});
});

it("is the first half of a postcode among other words, in the council's own area", async () => {
	const council = { id: "nobody", gss: WALTHAM_FOREST.gss };
	const placeIn = (words: string) => placeInWords(council, words, "en");
	expect(await placeIn("food bank in e17")).toEqual({ kind: "outward", name: "E17", rest: "food bank" });
	expect(await placeIn("E17 food bank")).toMatchObject({ name: "E17", rest: "food bank" });
	// Kent's; nobody's; no postcode.
	for (const words of ["vitamin CT1", "vitamin b12", "5a side"]) expect(await placeIn(words)).toBeUndefined();
	expect(await placeInWords({ id: "nobody", gss: null }, "food bank e17", "en")).toBeUndefined();
});

import { describe, expect, it } from "vitest";
import { milesBetween } from "./distance";
import { fromNationalGrid } from "./national-grid";

const METRES_PER_MILE = 1609.344;

/** Places whose WGS84 positions are published beside their grid references. */
const KNOWN = [
	{ name: "Caister Water Tower", eastings: 651409.792, northings: 313177.448, lat: 52.65797, lon: 1.71605 },
	{ name: "Ben Nevis", eastings: 216667, northings: 771283, lat: 56.79685, lon: -5.00353 },
];

describe("the National Grid", () => {
	it.each(KNOWN)("puts $name within ten metres", ({ eastings, northings, lat, lon }) => {
		const metres = milesBetween(fromNationalGrid(eastings, northings), { lat, lon }) * METRES_PER_MILE;
		expect(metres).toBeLessThan(10);
	});
});

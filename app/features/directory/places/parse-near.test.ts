import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNear } from "./parse-near";

describe("a position in a URL", () => {
	it("is read as it was written", () => {
		const degrees = (most: number) => fc.integer({ min: -most * 1000, max: most * 1000 }).map((value) => value / 1000);
		fc.assert(
			fc.property(degrees(90), degrees(180), (lat, lon) => {
				const position = parseNear(`${lat.toFixed(3)},${lon.toFixed(3)}`);
				expect(position?.lat).toBeCloseTo(lat, 6);
				expect(position?.lon).toBeCloseTo(lon, 6);
			}),
		);
	});

	it.each(["", "51.5", "51.5,", "91,0", "0,181", "1e1,2", "51.5,-0.1,3", "NaN,NaN", " 51.5,-0.1"])(
		"is not %j",
		(text) => {
			expect(parseNear(text)).toBeUndefined();
		},
	);
});

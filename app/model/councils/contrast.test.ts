import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrastWithWhite } from "./contrast";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("contrast with white", () => {
	it("is 21 for black, 1 for white, and 4.54 for the grey just dark enough", () => {
		expect(contrastWithWhite("#000000")).toBeCloseTo(21, 5);
		expect(contrastWithWhite("#ffffff")).toBeCloseTo(1, 5);
		expect(contrastWithWhite("#767676")).toBeCloseTo(4.54, 2);
	});

	it("never falls when a colour gets darker", () => {
		fc.assert(
			fc.property(colour, fc.double({ min: 0, max: 1, noNaN: true }), (hex, part) => {
				const channels = [1, 3, 5].map((at) => Math.floor(Number.parseInt(hex.slice(at, at + 2), 16) * part));
				const darker = `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
				expect(contrastWithWhite(darker)).toBeGreaterThanOrEqual(contrastWithWhite(hex));
			}),
		);
	});
});

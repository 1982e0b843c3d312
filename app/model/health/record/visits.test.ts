import { describe, expect, it } from "vitest";
import { type Look, visitsOf } from "./visits";

const look = (time: string, key: string, ...sections: Look<{ key: string }>["sections"]): Look<{ key: string }> => ({
	at: new Date(`2026-11-27T${time}:00Z`),
	reader: { key },
	sections,
});
const lines = (...looks: Look<{ key: string }>[]) =>
	visitsOf(looks).map(({ from, to, reader, sections }) =>
		[from.toISOString().slice(11, 16), to.toISOString().slice(11, 16), reader.key, ...sections].join(" "),
	);

describe("visits", () => {
	it("of one person within half an hour are one, with each section once", () => {
		expect(
			lines(
				look("10:00", "helen", "about"),
				look("10:01", "helen", "growth"),
				look("10:29", "helen", "about", "notes"),
			),
		).toEqual(["10:00 10:29 helen about growth notes"]);
	});

	it("begin again after half an hour, and the last comes first", () => {
		expect(lines(look("10:30", "helen", "growth"), look("10:00", "helen", "about"))).toEqual([
			"10:30 10:30 helen growth",
			"10:00 10:00 helen about",
		]);
	});

	it("of two people at the same time stay two", () => {
		expect(
			lines(look("10:00", "you", "about"), look("10:05", "helen", "about"), look("10:10", "you", "growth")),
		).toEqual(["10:05 10:05 helen about", "10:00 10:10 you about growth"]);
	});

	it("of nobody are none", () => expect(lines()).toEqual([]));
});

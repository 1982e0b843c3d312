import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SOON } from "../../../model/calendar/soon";
import {
	ACCESS_FEATURES,
	ACCESS_JOINING,
	DAYS,
	DELIVERY_SLUGS,
	DISTANCES,
	MAX_AGE_MONTHS,
	STAGE_SLUGS,
	TIME_SLUGS,
	TOPICS,
} from "../../../model/listings/vocabulary";
import { pathsFor } from "../../../paths";
import { ANY_SERVICE, parseSearchParams, type SearchQuery, toSearchParams } from "./search-params";

const parse = (text: string) => parseSearchParams(new URLSearchParams(text));
const query = (text: string) => {
	const parsed = parse(text);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
	return parsed.query;
};
const problems = (text: string) => {
	const parsed = parse(text);
	return parsed.ok ? [] : parsed.problems;
};

/** Some of the values, in the order of the vocabulary. */
const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const line = (maxLength: number) =>
	fc.string({ unit: "grapheme", maxLength: maxLength / 8 }).map((text) => text.replace(/\s+/g, " ").trim());
const anyQuery: fc.Arbitrary<SearchQuery> = fc.record({
	q: line(200),
	postcode: line(40),
	distance: fc.constantFrom(null, ...DISTANCES),
	stage: some(STAGE_SLUGS),
	age: fc.option(fc.integer({ min: 0, max: MAX_AGE_MONTHS })),
	topic: some(TOPICS),
	soon: fc.constantFrom(null, ...SOON),
	day: some(DAYS),
	time: some(TIME_SLUGS),
	free: fc.boolean(),
	language: some(["ar", "en", "pl", "zh-Hans"]),
	delivery: some(DELIVERY_SLUGS),
	send: fc.boolean(),
	joining: some(ACCESS_JOINING),
	access: some(ACCESS_FEATURES),
	sort: fc.constantFrom("distance" as const, "relevance" as const),
	page: fc.integer({ min: 1, max: 10_000 }),
});

describe("search parameters", () => {
	it("come back from a URL as they went into it", () => {
		fc.assert(
			fc.property(anyQuery, (asked) => {
				const url = new URL(pathsFor("en").services("northmere", toSearchParams(asked)), "http://localhost");
				expect(parseSearchParams(url.searchParams)).toEqual({ ok: true, query: asked, tooLong: false });
			}),
		);
	});

	it("are all optional, and empty ones are as good as absent", () => {
		expect(query("")).toEqual(ANY_SERVICE);
		expect(query("q=&postcode=+&distance=&stage=&age=&day=&free=&language=&access=&sort=&page=")).toEqual(ANY_SERVICE);
	});

	it("leave out defaults", () => {
		expect(pathsFor("en").services("northmere", toSearchParams(ANY_SERVICE))).toBe("/northmere/services");
	});

	it("take days by either name in any case", () => {
		expect(query("day=Friday&day=MO&day=tu&day=monday").day).toEqual(["MO", "TU", "FR"]);
	});

	it("take joining and access features from one parameter", () => {
		expect(query("access=step-free&access=open&access=bsl")).toMatchObject({
			joining: ["open"],
			access: ["step-free", "bsl"],
		});
	});

	it("take language codes in any case", () => {
		expect(query("language=zh-hans&language=UR").language).toEqual(["ur", "zh-Hans"]);
	});

	it("show again what is too long, as far as it is looked at", () => {
		const parsed = parseSearchParams(new URLSearchParams({ q: `${"a".repeat(199)} 👶`, postcode: "b".repeat(500) }));
		expect(parsed).toMatchObject({ ok: true, tooLong: true, query: { q: "a".repeat(199), postcode: "b".repeat(60) } });
		expect(parseSearchParams(new URLSearchParams({ q: "a".repeat(200) }))).toMatchObject({ ok: true, tooLong: false });
	});

	it("ignore what they do not know", () => {
		expect(query("utm_source=leaflet&q=play").q).toBe("play");
	});

	it.each([
		["distance=3", "distance", "unknown-value"],
		["distance=far", "distance", "not-a-number"],
		["stage=teenage", "stage", "unknown-value"],
		["age=-1", "age", "not-a-number"],
		["age=4.5", "age", "not-a-number"],
		["age=228", "age", "out-of-range"],
		["topic=play&topic=%22", "topic", "unknown-value"],
		["day=someday", "day", "unknown-value"],
		["time=night", "time", "unknown-value"],
		["free=maybe", "free", "unknown-value"],
		["language=klingonese-or-so", "language", "unknown-value"],
		["access=lift", "access", "unknown-value"],
		["sort=price", "sort", "unknown-value"],
		["page=0", "page", "out-of-range"],
		["page=99999999999999999999", "page", "out-of-range"],
		["page=1e3", "page", "not-a-number"],
	])("refuse %s", (text, param, reason) => {
		expect(problems(text)).toEqual([{ param, reason }]);
	});

	it("refuse more languages than anybody asks for", () => {
		const codes = Array.from({ length: 26 }, (_, index) => `language=a${String.fromCharCode(97 + index)}`);
		expect(problems(codes.join("&"))).toEqual([{ param: "language", reason: "too-many" }]);
	});

	it("name every problem at once", () => {
		expect(problems("age=old&page=x").map(({ param }) => param)).toEqual(["age", "page"]);
	});
});

import { describe, expect, it } from "vitest";
import { aService } from "../../../../tests/factories";
import { ANYWHERE, matches, NO_FILTERS, parseWhatsOnQuery, type SessionFilters, toQuery } from "./filters";

const parse = (search: string) => parseWhatsOnQuery(new URLSearchParams(search), "2026-11-26");

describe("what is asked", () => {
	it("is today, by day and everything, when nothing is said", () => {
		const nothing = { date: null, unread: null, view: "day", page: 1, near: ANYWHERE, filters: NO_FILTERS };
		expect(parse("")).toEqual(nothing);
		expect(parse("date=&view=&stage=&hub=&language=&free=")).toEqual(nothing);
	});

	it("is read from a URL and written back the same", () => {
		const search =
			"date=2026-11-26&view=week&stage=newborn&stage=pregnancy&age=4&topic=play&time=morning&free=1&language=ro&hub=harbour&postcode=ZZ1+1AA&distance=2&page=3";
		const asked = parse(search);
		expect(asked).toEqual({
			date: "2026-11-26",
			unread: null,
			view: "week",
			page: 3,
			near: { postcode: "ZZ1 1AA", distance: 2 },
			filters: {
				stage: ["pregnancy", "newborn"],
				age: 4,
				topic: ["play"],
				time: ["morning"],
				free: true,
				language: ["ro"],
				hub: "harbour",
			},
		});
		if (!asked) throw new Error("not understood");
		const written = new URLSearchParams();
		for (const [name, value] of Object.entries(toQuery(asked))) {
			for (const one of [value ?? []].flat()) written.append(name, String(one));
		}
		expect(parseWhatsOnQuery(written, "2026-11-26")).toEqual(asked);
	});

	it.each([
		["5 December", "2026-12-05"],
		["5/12/2026", "2026-12-05"],
		["1st of March", "2027-03-01"],
		["2026-11-27", "2026-11-27"],
	])("can be a date as people write it: %s", (typed, date) => {
		expect(parse(new URLSearchParams({ date: typed }).toString())).toMatchObject({ date, unread: null });
	});

	it.each(["tomorrow", "2026-02-30", "31 February", "9999-01-01", "<b>"])(
		"can be no date, which is shown again: %s",
		(typed) => {
			const asked = parse(new URLSearchParams({ date: ` ${typed}`, stage: "newborn" }).toString());
			expect(asked).toMatchObject({ date: null, unread: typed, filters: { stage: ["newborn"] } });
		},
	);

	it.each(["view=month", "stage=teenager", "age=-1", "age=4000", "topic=%00", "language=%22", "hub=../etc"])(
		"is refused when it makes no sense: %s",
		(search) => {
			expect(parse(search)).toBeNull();
		},
	);
});

describe("a service", () => {
	const fits = (said: Parameters<typeof aService>[0], filters: Partial<SessionFilters>) =>
		matches(aService(said).content, { ...NO_FILTERS, ...filters });
	const upTo12 = { eligibility: { fromMonths: null, toMonths: 12 } };

	it("is for the stages its ages touch, and for pregnancy when it says so", () => {
		expect(fits(upTo12, { stage: ["newborn"] })).toBe(true);
		expect(fits(upTo12, { stage: ["6-12-months"] })).toBe(true);
		expect(fits(upTo12, { stage: ["1-2-years"] })).toBe(false);
		expect(fits(upTo12, { stage: ["1-2-years", "newborn"] })).toBe(true);
		expect(fits(upTo12, { stage: ["pregnancy"] })).toBe(false);
		const expecting = { eligibility: { pregnancy: true, children: false } };
		expect(fits(expecting, { stage: ["pregnancy"] })).toBe(true);
		expect(fits(expecting, { stage: ["newborn"] })).toBe(false);
	});

	it("is for an age below its upper limit", () => {
		expect(fits(upTo12, { age: 11 })).toBe(true);
		expect(fits(upTo12, { age: 12 })).toBe(false);
		expect(fits({}, { age: 200 })).toBe(true);
	});

	it("is held in a language, or has an interpreter for it", () => {
		expect(fits({ heldIn: ["ro"] }, { language: ["ro"] })).toBe(true);
		expect(fits({ interpreter: ["ur"] }, { language: ["ur"] })).toBe(true);
		expect(fits({ interpreter: ["*"] }, { language: ["ti"] })).toBe(true);
		expect(fits({}, { language: ["en"] })).toBe(true);
		expect(fits({ heldIn: ["ro"] }, { language: ["ur"] })).toBe(false);
	});

	it("is free, and about something", () => {
		expect(fits({ free: false }, { free: true })).toBe(false);
		expect(fits({ topics: ["play", "send"] }, { topic: ["send", "money"] })).toBe(true);
		expect(fits({ topics: ["play"] }, { topic: ["money"] })).toBe(false);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { ForeignField } from "./field";
import { ForeignItem, idOf } from "./item";
import { NOT_SAID, notUnderstood, type Understood, understood, valueOr } from "./understood";

const item = (value: unknown) => new ForeignItem("4711", value);

describe("a field", () => {
	it.each<[what: string, value: unknown, read: (field: ForeignField) => Understood<unknown>, expected: unknown]>([
		["text", " Hall ", (at) => at.text(), "Hall"],
		["text", "", (at) => at.text(), NOT_SAID],
		["text", " \n", (at) => at.text(), NOT_SAID],
		["text", null, (at) => at.text(), NOT_SAID],
		["text", 12, (at) => at.text(), "is not text; left out"],
		["text", "four", (at) => at.text(3), "is longer than 3 characters; left out"],
		["number", 0, (at) => at.number(), 0],
		["number", "0", (at) => at.number(), 0],
		["number", "2 or so", (at) => at.number(), "is not a number; left out"],
		["number", 151, (at) => at.number(0, 150), "is not between 0 and 150; left out"],
		["flag", false, (at) => at.flag(), false],
		["flag", "no", (at) => at.flag(), "is neither true nor false; left out"],
		["choices", ["b", "c"], (at) => at.choices(["a", "b", "c"]), ["b", "c"]],
		["texts", ["b"], (at) => at.texts(), ["b"]],
		["choice", "b", (at) => at.choice(["a", "b"]), "b"],
		["choice", "B", (at) => at.choice(["a", "b"]), '"B" is none of a, b; left out'],
		["date", "2026-02-28", (at) => at.date(), "2026-02-28"],
		["date", "2026-02-30", (at) => at.date(), '"2026-02-30" is not a date such as 2026-11-23; left out'],
		["time", "09:30:00", (at) => at.time(), "09:30"],
		["time", "10ish", (at) => at.time(), '"10ish" is not a time such as 09:30; left out'],
		["url", "https://example.org/a", (at) => at.url(), "https://example.org/a"],
		["url", "javascript:alert(1)", (at) => at.url(), '"javascript:alert(1)" is not a web address; left out'],
		["email", "a@example.org", (at) => at.email(), "a@example.org"],
		["email", "ask Sam", (at) => at.email(), '"ask Sam" is not an e-mail address; left out'],
		["phone", "01632 960001", (at) => at.phone(), "01632 960001"],
		["object", '{"a":"b\\u0000"}', (at) => at.object(100), { a: "b" }],
		["object", "[1]", (at) => at.object(100), "is not an object; left out"],
		["object", "{", (at) => at.object(100), '"{" is not JSON; left out'],
		["shape", { a: 1 }, (at) => at.shape(z.object({ a: z.number() })), { a: 1 }],
		["shape", undefined, (at) => at.shape(z.object({ a: z.number() })), NOT_SAID],
	])("read as %s: %j", (_what, value, read, expected) => {
		const one = item({ field: value });
		const found = read(one.at("field"));
		if (expected === NOT_SAID) expect(found).toBe(NOT_SAID);
		else if (one.problems.length === 0) expect(found).toEqual(understood(expected));
		else {
			const words = typeof value === "string" ? value : JSON.stringify(value);
			expect(found).toEqual(notUnderstood(words));
			expect(one.problems).toEqual([{ where: "4711", field: "field", reason: expected, words }]);
		}
		expect(one.refused).toBe(false);
	});

	it("of one of our own shapes says which part does not fit", () => {
		const one = item({ hub: { hours: [{ opens: 9 }] } });
		const shape = z.object({ hours: z.array(z.object({ opens: z.string() })) });
		expect(one.at("hub").shape(shape).state).toBe("not-understood");
		expect(one.problems).toMatchObject([{ field: "hub.hours[0].opens", reason: expect.stringContaining("string") }]);
	});

	it("is found by its path, whatever stands on the way", () => {
		const one = item({ schedules: [{ byday: "MO" }], organization: "Library", phones: { number: "1" } });
		expect(one.at("schedules", 0, "byday").text()).toEqual(understood("MO"));
		expect(one.at("schedules", 1, "byday").text()).toBe(NOT_SAID);
		expect(one.at("organization", "name").text()).toBe(NOT_SAID);
		expect(one.at("organization", "website").url()).toBe(NOT_SAID);
		expect(one.at("phones").list()).toEqual(notUnderstood('{"number":"1"}'));
		expect(one.problems.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
			"organization is not an object; left out",
			"phones is not a list; left out",
		]);
	});

	it("of a list leaves out what is no object, and says which", () => {
		const one = item({ phones: [{ number: "1" }, "01632 960001", null, { number: "2" }] });
		const numbers = one.at("phones").each((phone) => valueOr(phone.at("number").text(), undefined));
		expect(numbers).toEqual(understood(["1", "2"]));
		expect(one.problems).toMatchObject([{ field: "phones[1]", reason: "is not an object; left out" }]);
		const many = item({ all: new Array(1001).fill({}) });
		expect(many.at("all").list().state).toBe("not-understood");
		expect(many.at("none").list()).toBe(NOT_SAID);
	});
});

describe("an item", () => {
	it("is refused when what it needs is missing or not understood, and when what must fit does not", () => {
		const missing = item({});
		missing.at("name").needed.text();
		expect(missing).toMatchObject({ refused: true, problems: [{ field: "name", reason: "is missing" }] });
		const empty = item({ name: " " });
		empty.at("name").needed.text();
		expect(empty).toMatchObject({ refused: true, problems: [{ field: "name", reason: "is empty" }] });
		const wrong = item({ until: "soon" });
		wrong.at("until").strict.date();
		expect(wrong).toMatchObject({ refused: true, problems: [{ field: "until", words: "soon" }] });
		const silent = item({});
		silent.at("until").strict.date();
		expect(silent).toMatchObject({ refused: false, problems: [] });
	});

	it("has an id, or none that can be read", () => {
		expect(idOf({ id: " a\u0000b " })).toBe("ab");
		expect(idOf({ id: 5 })).toBe("5");
		for (const value of [{}, { id: 5.5 }, { id: " " }, null, "id", [1], { id: { toString: 1 } }]) {
			expect(idOf(value)).toBeNull();
		}
	});

	it("that is no object is refused", () => {
		for (const value of ["text", 1, [1], null, undefined]) {
			const one = item(value);
			expect(one).toMatchObject({ refused: true, problems: [{ where: "4711", field: "item" }] });
		}
	});

	it("is cleaned, and says so", () => {
		const one = item({ name: "a\u0000b", x: { y: "\ud800" } });
		expect(one.at("name").text()).toEqual(understood("ab"));
		expect(one.at("x", "y").text()).toEqual(understood("\ufffd"));
		expect(one.problems.map(({ field }) => field)).toEqual(["name", "x.y"]);
	});

	it("keeps the beginning of long words, and of many problems the first", () => {
		const one = item({ names: new Array(1000).fill("x".repeat(1000)), [`${"y".repeat(5000)}\u0000`]: 1 });
		for (const name of valueOr(one.at("names").list(), [])) name.date();
		expect(one.problems).toHaveLength(100);
		for (const { field, reason, words } of one.problems) {
			expect(field.length + reason.length + words.length).toBeLessThan(800);
		}
	});

	it("of any JSON is read without an exception", () => {
		const reads: ((field: ForeignField) => unknown)[] = [
			(at) => at.text(),
			(at) => at.number(),
			(at) => at.flag(),
			(at) => at.choice(["a"]),
			(at) => at.date(),
			(at) => at.time(),
			(at) => at.url(),
			(at) => at.email(),
			(at) => at.each((one) => one.at("a").text()),
			(at) => at.at("a", 0, "b").text(),
			(at) => at.shape(z.object({ a: z.string() })),
		];
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const one = item({ value });
				for (const read of reads) read(one.at("value"));
				return one.problems.every(({ reason }) => reason.length > 0);
			}),
		);
	});
});

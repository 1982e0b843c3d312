import fc from "fast-check";
import { describe, expect, expectTypeOf, it, test } from "vitest";
import { expectQuick } from "../../../tests/setup/expect-quick";
import { choice, choices, id, list, offered, revision, sent, ticked } from "./choice-fields";
import type { Field } from "./field";
import type { Values } from "./field-errors";
import { form, readValues } from "./form";
import { money, wholeNumber } from "./number-fields";
import { phone } from "./phone-field";
import { rows } from "./rows";
import { email, line, link, note, prose, text } from "./text-fields";
import { date, dateLine, dates, dateValues, endAfter, startTime, time } from "./when-fields";

/** What a field answers, or the reason for which it is refused. */
function read<T, R extends string>(one: Field<T, R>, posted: string | string[] | Values) {
	const values = typeof posted === "string" || Array.isArray(posted) ? { it: posted } : posted;
	const answer = readValues(form({ it: one }), values);
	return answer.ok ? answer.values.it : answer.errors;
}
const wrong = (reason: string, what?: string) => ({ it: what === undefined ? { reason } : { reason, what } });

describe("words", () => {
	test.each([
		["a line", line(), "  Baby\n  café ", "Baby café"],
		["nothing", line(), " \n ", null],
		["a line that is too long", line(), "x".repeat(301), wrong("too-long", "300")],
		["a text", text(5), "ab\ncd", "ab\ncd"],
		["a remark that is too long", note(), "x".repeat(2001), wrong("too-long", "2,000")],
		["markup", prose(), "<script>alert(1)</script>", "<script>alert(1)</script>"],
		["an address", email(), "name@example.org", "name@example.org"],
		["no address", email(), "not an address", wrong("email", "not an address")],
		["a link", link(), "book.example.org/hall", "https://book.example.org/hall"],
		["a script", link(), "javascript:alert(1)", wrong("link", "javascript:alert(1)")],
		["half a link", link(), "https://", wrong("link", "https://")],
	])("%s", (_name, one, typed, answer) => {
		expect(read(one as Field<string | null, string>, typed)).toEqual(answer);
	});
});

describe("what is chosen", () => {
	test.each([
		["one of a list", choice(["a", "b"]), "b", "b"],
		["none of it", choice(["a", "b"]), "", null],
		["another", choice(["a", "b"]), "constructor", wrong("not-offered")],
		["what every object has", choice(["a"]), "__proto__", wrong("not-offered")],
		["several, in the order of the list", choices(["a", "b", "c"]), ["c", "", "a"], ["a", "c"]],
		["several and another", choices(["a", "b", "c"]), ["c", "x", "a"], wrong("not-offered")],
		["a button", offered(["a"]), "a", "a"],
		["no button", offered(["a"]), "", null],
		["a tick", ticked(), "yes", true],
		["no tick", ticked(), "", false],
		["an id", id(), " 1b-2 ", "1b-2"],
		["no id", id(), "", null],
		["what the page carries", sent(3), "abcd", "abc"],
		["all of a name", list(2), ["abc", "d"], ["ab", "d"]],
		["a revision", revision(), "12", 12],
		["no revision", revision(), "1e3", -1],
		["a revision left out", revision(), "", -1],
	] as [string, Field<unknown, string>, string | string[], unknown][])("%s", (_name, one, typed, answer) => {
		expect(read(one, typed)).toEqual(answer);
	});

	it("is a page that says so where no page has such a button", () => {
		expect(() => read(offered(["a"]), "__proto__")).toThrow(expect.objectContaining({ status: 400 }));
	});
});

describe("numbers and money", () => {
	test.each([
		[wholeNumber({ most: 10 }), "7", 7],
		[wholeNumber({ most: 10 }), "", null],
		[wholeNumber({ most: 10 }), "-1", wrong("number", "-1")],
		[wholeNumber({ most: 10 }), "1.5", wrong("number", "1.5")],
		[wholeNumber({ most: 10 }), "11", wrong("too-large", "10")],
		[wholeNumber({ least: 3, most: 10 }), "2", wrong("too-small", "3")],
		[money({ most: 5000 }), "2.50", 2.5],
		[money({ most: 5000 }), "£2.50", 2.5],
		[money({ most: 5000 }), "£ 3", 3],
		[money({ most: 5000 }), "£1,200", 1200],
		[money({ most: 5000 }), "50p", 0.5],
		[money({ most: 5000 }), "150 P", 1.5],
		[money({ most: 5000 }), "0", 0],
		[money({ most: 5000 }), "£1,20", wrong("pounds", "£1,20")],
		[money({ most: 5000 }), "2.50p", wrong("pounds", "2.50p")],
		[money({ most: 5000 }), "two pounds", wrong("pounds", "two pounds")],
		[money({ most: 5000 }), "99999", wrong("pounds-too-many", "5,000")],
	])("%# %s", (one, typed, answer) => {
		expect(read(one as Field<number | null, string>, typed)).toEqual(answer);
	});
});

describe("dates and times", () => {
	const boxes = (day: string, month: string, year: string): Values => ({
		"it-day": day,
		"it-month": month,
		"it-year": year,
	});
	test.each([
		[date(), boxes("24", "12", "2026"), "2026-12-24"],
		[date(), boxes("24", "Dec", "26"), "2026-12-24"],
		[date({ upTo: "2026-11-28" }), boxes("28", "11", "26"), "2026-11-28"],
		[date({ upTo: "2026-11-28" }), boxes("29", "11", "26"), "1926-11-29"],
		[date({ upTo: "2026-11-28" }), boxes("6", "May", "90"), "1990-05-06"],
		[date({ upTo: "2026-11-28" }), boxes("29", "11", "2026"), "2026-11-29"],
		[date(), boxes(" 29", "Feb", "28 "), "2028-02-29"],
		[date(), boxes("۲۴", "۱۲", "۲۰۲۶"), "2026-12-24"],
		[date(), boxes("৩০", "২", "২০২৭"), wrong("date", "30 2 2027")],
		[dateLine(), "٢٤/١٢/٢٠٢٦", "2026-12-24"],
		[date(), boxes("", "", " "), null],
		[date(), boxes("24", "", "2026"), wrong("date-incomplete")],
		[date(), boxes("30", "2", "2027"), wrong("date", "30 2 2027")],
		[dateLine(), "2026-12-24", "2026-12-24"],
		[dateLine(), "24/12/2026", "2026-12-24"],
		[dateLine(), "24 Dec 26", "2026-12-24"],
		[dateLine(), "30 Nov", wrong("date", "30 Nov")],
		[dateLine(), `24/12/2026${" ".repeat(60)}!`, wrong("date", `24/12/2026${" ".repeat(30)}`)],
		[
			dates({ today: "2026-11-24" }),
			"30 Nov\n24 Dec 26; 2026-12-24, 5/1/2027",
			["2026-11-30", "2026-12-24", "2027-01-05"],
		],
		[date(), boxes("x".repeat(100_000), "12", "2026"), wrong("date", "x".repeat(40))],
		[dateLine(), "", null],
		[dates({ today: "2026-11-24" }), "", []],
		[dates({ today: "2026-11-24" }), "30 Nov, 31 Nov", wrong("date", "31 Nov")],
		[dates({ today: "2026-11-24" }), ",".repeat(2001), wrong("too-long", "2,000")],
		[time(), "9.30am", "09:30"],
		[time(), "0900", "09:00"],
		[time(), "midnight", "00:00"],
		[time(), "9-5", wrong("time", "9-5")],
		[time(), "25:00", wrong("time", "25:00")],
		[startTime("to"), "1.30", "13:30"],
		[startTime("to"), "9-5pm", "09:00"],
		[startTime("to"), "9", wrong("time", "9")],
		[endAfter("from"), "midnight", "23:59"],
		[endAfter("from"), "12am", "23:59"],
		[endAfter("from"), "5pm", "17:00"],
	] as [Field<unknown, string>, string | Values, unknown][])("%# %j", (one, typed, answer) => {
		expect(read(one, typed)).toEqual(answer);
	});

	it("fill in their boxes again", () => {
		expect(dateValues("from", "2026-12-04")).toEqual({ "from-day": "4", "from-month": "12", "from-year": "2026" });
		expect(dateValues("from", null)).toEqual({ "from-day": "", "from-month": "", "from-year": "" });
	});
});

describe("any field", () => {
	it("can be one that must be answered, or have an answer of its own", () => {
		expect(read(line().needed("name"), "")).toEqual(wrong("name"));
		expect(read(ticked().needed("sure"), "")).toEqual(wrong("sure"));
		expect(read(choices(["a"]).needed("some"), [])).toEqual(wrong("some"));
		expect(read(line().needed("name"), "x".repeat(301))).toEqual(wrong("too-long", "300"));
		expect(read(line().or("-"), "")).toBe("-");
		expect(read(wholeNumber({ most: 3 }).or(1), "0")).toBe(0);
		expect(read(choice(["a"]).or("b"), "")).toBe("b");
		expect(read(choice(["a"]).or("b"), "x")).toEqual(wrong("not-offered"));
	});

	it("can depend on the answer to another", () => {
		const price = form({
			free: choice(["free", "paid"]),
			amount: money({ most: 9 }).needed("pounds-missing").when("free", "paid"),
		});
		expect(readValues(price, { free: "paid" })).toMatchObject({ errors: { amount: { reason: "pounds-missing" } } });
		expect(readValues(price, { free: "paid", amount: "2" })).toMatchObject({ values: { amount: 2 } });
		expect(readValues(price, { free: "free", amount: "two" })).toMatchObject({ values: { amount: null } });
		expect(read(line().when("who", "children"), { it: "x", who: ["pregnancy", "children"] })).toBe("x");
	});

	it("can be for those only who gave an answer, to whom it says when another gave one", () => {
		const row = form({ amount: money({ most: 9 }), note: line() });
		const price = form({
			free: choice(["free", "paid"]),
			from: date().needed("date-missing").onlyWhen("free", "paid"),
			costs: rows(row).onlyWhen("free", "paid").or([]),
			late: ticked().onlyWhen("free", "paid"),
		});
		const priced = (said: Values, shown?: Values) => readValues(price, { free: "free", ...said }, shown);
		const refused = { ok: false, errors: { free: { reason: "not-asked" } } };
		const empty = { "from-day": "", costs: ["a", "b"], "costs-0-amount": " ", "costs-1-note": "\u200b", late: "" };
		expect(priced(empty)).toMatchObject({ values: { from: null, costs: [], late: null } });
		expect(priced({ costs: ["a"], "costs-0-amount": "2" })).toMatchObject(refused);
		expect(priced({ costs: ["a"], "costs-0-amount": "two" })).toMatchObject(refused);
		expect(priced({ "from-day": "4" })).toMatchObject(refused);
		expect(priced({ late: "yes" })).toMatchObject(refused);
		// What stood there already goes with the answer.
		const shown = { free: "paid", costs: ["a"], "costs-0-amount": "2", "from-day": "4" };
		expect(priced({ ...shown, free: "free" }, shown)).toMatchObject({ values: { costs: [], from: null } });
		expect(priced({ ...shown, free: "free", "costs-0-amount": "3" }, shown)).toMatchObject(refused);
		expect(priced({ ...shown, free: "paid" }, shown)).toMatchObject({
			errors: { from: { reason: "date-incomplete" } },
		});
	});

	it("is refused for its length before anything looks at its text", async () => {
		const long = "\t".repeat(150_000);
		const fields = [
			line(),
			text(9),
			email(),
			link(),
			money({ most: 1 }),
			time(),
			phone(),
			wholeNumber({ most: 1 }),
			dateLine(),
		];
		await expectQuick(1000, () => {
			for (const one of fields) {
				expect(read(one as Field<unknown, string>, `x${long}x`)).toHaveProperty("it.reason");
				expect(read(one as Field<unknown, string>, long)).toBe(null);
			}
		});
	});

	test("gives an answer or a reason for any text, and never throws", () => {
		const fields = [
			line(),
			email(),
			link(),
			money({ most: 9 }),
			time(),
			startTime("to"),
			endAfter("from"),
			phone(),
			dateLine(),
			dates({ today: "2026-11-24" }),
		];
		const typed = fc.oneof(
			fc.string(),
			fc.string({ unit: "binary" }),
			fc.stringMatching(/^[+(]?\d{0,12}[-/:. ]?\d{0,6} ?(am|p|ext|x|Dec)?\d{0,4}$/),
		);
		fc.assert(
			fc.property(typed, fc.nat(fields.length - 1), (words, which) => {
				const answer = readValues(form({ it: fields[which] as Field<unknown, string> }), { it: words });
				if (!answer.ok) expect(answer.errors.it?.reason).toEqual(expect.any(String));
			}),
		);
	});

	test("repeats what was typed without parting a character", () => {
		expect(read(time(), `${"x".repeat(39)}👶👶`)).toEqual(wrong("time", "x".repeat(39)));
		expect(read(time(), `${"x".repeat(38)}👶👶`)).toEqual(wrong("time", `${"x".repeat(38)}👶`));
		expect(read(sent(3), "ab👶")).toBe("ab");
		expect(read(sent(4), "ab👶")).toBe("ab👶");
	});
});

describe("a form", () => {
	const ages = form(
		{ from: wholeNumber({ most: 99 }), to: wholeNumber({ most: 99 }), name: line().needed("name") },
		({ from, to }) => ({
			from: from === 13 && { reason: "unlucky", what: "13" },
			to: typeof from === "number" && typeof to === "number" && from >= to && "age-order",
		}),
	);

	it("has typed answers, and all its reasons", () => {
		const answer = readValues(ages, { from: "1", to: "2", name: "Play" });
		expect(answer).toEqual({ ok: true, values: { from: 1, to: 2, name: "Play" } });
		if (answer.ok)
			expectTypeOf(answer.values).toEqualTypeOf<{ from: number | null; to: number | null; name: string }>();
		else
			expectTypeOf(answer.errors).toEqualTypeOf<
				Record<
					string,
					{
						reason: "number" | "too-small" | "too-large" | "name" | "too-long" | "unlucky" | "age-order";
						what?: string;
					}
				>
			>();
	});

	it("gives back what was typed, and what is wrong in the order of the page", () => {
		const typed = { from: "5", to: "2", name: "" };
		const answer = readValues(ages, typed);
		expect(answer).toEqual({
			ok: false,
			errors: { to: { reason: "age-order", what: "2" }, name: { reason: "name" } },
			typed,
		});
		expect(!answer.ok && Object.keys(answer.errors)).toEqual(["to", "name"]);
		expect(readValues(ages, { from: "13", name: "x" })).toMatchObject({
			errors: { from: { reason: "unlucky", what: "13" } },
		});
	});

	it("has rules that see nothing of what was not understood, and say nothing over it", () => {
		expect(readValues(ages, { from: "x", to: "2", name: "Play" })).toMatchObject({
			errors: { from: { reason: "number" } },
		});
		expect(readValues(ages, { from: "5", to: "x", name: "Play" })).toMatchObject({
			errors: { to: { reason: "number" } },
		});
	});

	it("keeps the first word about a field", () => {
		const asked = form({ from: wholeNumber({ most: 9 }) }, ({ from }) => ({ from: from === undefined && "again" }));
		expect(readValues(asked, { from: "x" })).toMatchObject({ errors: { from: { reason: "number", what: "x" } } });
	});

	it("knows no names that objects have of themselves", () => {
		expect(read(line(), JSON.parse('{"__proto__":"x"}') as Values)).toBe(null);
		expect(readValues(form({ constructor: line(), toString: line() }), {})).toEqual({
			ok: true,
			values: { constructor: null, toString: null },
		});
	});
});

describe("rows", () => {
	const prices = form({
		costs: rows(
			form({ amount: money({ most: 9 }), from: date(), to: date() }, ({ from, to }) => ({
				to: from && to && to < from && "dates-order",
			})),
		),
	});

	it("are read each for itself, under its id", () => {
		const posted = {
			costs: ["a", "b"],
			"costs-0-amount": "1",
			"costs-1-amount": "2",
			...dateValues("costs-1-from", "2026-12-04"),
		};
		expect(readValues(prices, posted)).toEqual({
			ok: true,
			values: {
				costs: [
					{ id: "a", amount: 1, from: null, to: null },
					{ id: "b", amount: 2, from: "2026-12-04", to: null },
				],
			},
		});
	});

	it("say what is wrong with which field of which row", () => {
		const posted = {
			costs: ["a", "b"],
			"costs-0-amount": "one",
			...dateValues("costs-1-from", "2026-12-04"),
			...dateValues("costs-1-to", "2026-12-03"),
		};
		expect(readValues(prices, posted)).toMatchObject({
			errors: { "costs-0-amount": { reason: "pounds" }, "costs-1-to": { reason: "dates-order" } },
		});
	});

	it("have ids of their own, and are so many at most", () => {
		const read = readValues(prices, { costs: ["a", "a", "<b>", ...Array<string>(200).fill("c")] });
		const ids = read.ok ? read.values.costs.map((row) => row.id) : [];
		expect(ids).toHaveLength(60);
		expect(new Set(ids).size).toBe(60);
		expect(ids.join()).not.toContain("<");
	});
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eligibilitySchema } from "../../../model/listings/shapes";
import { findAge, isOpenToAll, parseAge } from "./parse-age";

type Row = [words: string, fromMonths: number | null, toMonths: number | null];

describe("ages of children", () => {
	test.each<Row>([
		["Under 2s", 0, 24],
		["Under-2s", 0, 24],
		["under 2's", 0, 24],
		["Under-1s", 0, 12],
		["Under-10s", 0, 120],
		["Under 18 months", 0, 18],
		["up to 18 months", 0, 18],
		["Under-5s and families", 0, 60],
		["Parents, babies and under-5s", 0, 60],
		["Parents and babies", 0, 12],
		["Parents, babies and young children", null, null],
		["Birth to pre-crawlers", 0, 9],
		["Pre-crawlers", 0, 9],
		["2 years and above", 24, null],
		["Four years and above", 48, null],
		["2+ years", 24, null],
		["3+", 36, null],
		["over 3s", 36, null],
		["from 6 months", 6, null],
		["6 months plus", 6, null],
		["2 to 4 years", 24, 60],
		["2-4", 24, 60],
		["0 to1", 0, 24],
		["0 - 6 months", 0, 6],
		["6 weeks to 6 months", 1, 6],
		["6 months to 2 years", 6, 36],
		["birth to 5 years", 0, 72],
		["3 to 10 years old", 36, 132],
		["18 months – 3 years", 18, 48],
		["Babies and toddlers", 0, 36],
		["Newborns", 0, 2],
		["Pre-school children", 24, 60],
		["All ages", null, null],
		["Families", null, null],
		["aged two and over", 24, null],
		["8 to 25 years", 96, null],
		["Babies aged 0 to 6 months", 0, 6],
		["Parents with babies aged 16 to 26 weeks", 3, 6],
		["Babies 0-9mths (pre-walkers)", 0, 9],
		["2yrs 9 months to 4 years", 33, 60],
		["2 years 6 months - 4 years", 30, 60],
		["0 months - 3 years 6 months", 0, 42],
		["newborn-crawling", 0, 9],
		["Birth - pre-school", 0, 60],
		["Babies aged 6 weeks to 1 year", 1, 12],
		["6wks-18mths", 1, 18],
		["walking to 3", 12, 48],
		["0-5s", 0, 72],
		["Crawlers to 2yrs", 9, 36],
		["6m-18m", 6, 18],
		["18m - 3y", 18, 48],
		["U5s", 0, 60],
		["Under-ones", 0, 12],
		["5 years and under", 0, 72],
		["Five years and under", 0, 72],
		["Children aged between 2 and 4", 24, 60],
		["2, 3 and 4 year olds", 24, 60],
		["< 5", 0, 60],
		["> 6 months", 6, null],
	])("%s", (words, fromMonths, toMonths) => {
		expect(parseAge(words)).toMatchObject({ fromMonths, toMonths, pregnancy: false, children: true });
	});
});

test.each([
	["Antenatal", { pregnancy: true, children: false, fromMonths: null, toMonths: null, note: null }],
	["Pregnant women", { pregnancy: true, children: false }],
	["Parents-to-be", { pregnancy: true, children: false }],
	["Expectant parents and babies", { pregnancy: true, children: true, fromMonths: 0, toMonths: 12 }],
	["Birth to pre-crawlers, antenatal and post-natal", { pregnancy: true, children: true, fromMonths: 0, toMonths: 9 }],
	["bumps to 5 yrs", { pregnancy: true, children: true, fromMonths: 0, toMonths: 72 }],
	["Pregnancy to 5", { pregnancy: true, children: true, toMonths: 72 }],
	["Antenatal to 18 months", { pregnancy: true, children: true, toMonths: 18 }],
	["Postnatal", { pregnancy: false, children: true }],
	["Dads and under-4s", { audience: "fathers", fromMonths: 0, toMonths: 48 }],
	["Grandparents", { audience: "grandparents", fromMonths: null, toMonths: null }],
	["Young mums", { audience: "young-parents" }],
])("%s", (words, expected) => {
	expect(parseAge(words)).toMatchObject(expected);
});

test.each([
	["Under-5s, parents, and over-65s", "Under-5s, parents, and over-65s"],
	["Under-5s with hearing loss", "Under-5s with hearing loss"],
	["Birth to pre-crawlers", "Birth to pre-crawlers"],
	["Under-5s and families", null],
	["Children aged 2 years and above", null],
])("what figures cannot hold is kept: %s", (words, note) => {
	expect(parseAge(words)?.note).toBe(note);
});

test.each(["", "?", "Ask us", "Tuesday", "Green group", "1-2-1", "Children with developmental differences"])(
	"%j tells of no age",
	(words) => {
		expect(parseAge(words)).toBeUndefined();
	},
);

test("any text gives a valid eligibility or none", () => {
	const words = fc.constantFrom(
		"under",
		"2",
		"5s",
		"to",
		"-",
		"years",
		"months",
		"and above",
		"birth",
		"over",
		"99",
		"babies",
		"½",
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.array(words).map((some) => some.join(" ")),
			),
			(text) => {
				const found = parseAge(text);
				if (found) eligibilitySchema.parse(found);
			},
		),
	);
});

test.each<Row>([
	["Weekly play session with toys. Suitable for ages 3 and above. This is weekly.", 36, null],
	["Fun crafts. Suitable for children aged 2 years and above All children must be accompanied", 24, null],
	["Transferring learnt skills. Age: 2 years and above This session is run term time only.", 24, null],
	["a calming sensory session for babies aged under one year, featuring", 0, 12],
	["This session is for children 3 years and above.", 36, null],
	["These sessions are suitable for children under 4 years.", 0, 48],
	["a fun outdoor play session for children under 5 years old.", 0, 60],
	["Suitable for children aged 3 to 10 years old as we have", 36, 132],
	["Suitable for children aged 4 and older.", 48, null],
	["Play and learn (0 to 4 years) at Chingford Family Hub", 0, 60],
	["Play and learn for under 2's at Seddon centre, Leyton", 0, 24],
])("the age in “%s”", (text, fromMonths, toMonths) => {
	expect(findAge(text)).toEqual({ fromMonths, toMonths });
});

test.each([
	"Parents pay by debit card on the day",
	"A safe space for parents to discuss topics that affect them",
	"Every Tuesday from 4pm to 5pm, run for two years now",
	"HENRY infant feeding group for mums",
])("no age in “%s”", (text) => {
	expect(findAge(text)).toBeUndefined();
});

test("open to all", () => {
	const open = (words: string) => {
		const found = parseAge(words);
		return found && isOpenToAll(found);
	};
	expect([open("Families"), open("Under 2s"), open("Antenatal")]).toEqual([true, false, false]);
});

import { describe, expect, test } from "vitest";
import { formatFor } from "../../../platform/i18n/format";
import { ENGLISH } from "../../../platform/i18n/languages";
import { translator } from "../../../platform/i18n/translate.server";
import { ANY_SERVICE, type SearchQuery } from "../../directory/search/search-params";
import { describeChoices, describeResults } from "./describe-search";

const words = { t: translator("en"), format: formatFor(ENGLISH) };

describe("the sentence above results", () => {
	test.each<[string, number, Partial<SearchQuery>, string | null]>([
		["64 sessions and services", 64, {}, null],
		["1 session or service", 1, {}, null],
		["1,200 sessions and services", 1200, {}, null],
		[
			"12 sessions and services for babies of 4 months within 2 miles of E17 8PJ",
			12,
			{ age: 4, distance: 2 },
			"E17 8PJ",
		],
		["3 sessions and services, nearest to E17 first", 3, {}, "E17"],
		["3 sessions and services about “sleep”", 3, { q: "sleep" }, "E17"],
		["3 sessions and services about “sleep”, nearest to E17 first", 3, { q: "sleep", sort: "distance" }, "E17"],
		["2 sessions and services about “sleep”", 2, { q: "sleep" }, null],
		[
			"9 sessions and services about “Feeding your baby” for parents-to-be or newborn babies within 1 mile of E17 8PJ",
			9,
			{ topic: ["infant-feeding"], stage: ["pregnancy", "newborn"], distance: 1 },
			"E17 8PJ",
		],
		["5 sessions and services for children of 2½ years", 5, { age: 30 }, null],
	])("%s", (sentence, total, asked, place) => {
		const said = describeResults(total, { ...ANY_SERVICE, ...asked }, place, words);
		expect(said.replaceAll("\u00a0", " ")).toBe(sentence);
	});
});

test("the halves of a postcode stay on one line", () => {
	expect(describeResults(1, ANY_SERVICE, "E17 8PJ", words)).toContain("E17\u00a08PJ");
});

describe("what was chosen", () => {
	const query: SearchQuery = {
		...ANY_SERVICE,
		q: "sleep",
		postcode: "E17 8PJ",
		distance: 2,
		age: 4,
		stage: ["pregnancy"],
		topic: ["infant-feeding", "send"],
		day: ["TH"],
		time: ["morning"],
		free: true,
		language: ["ro"],
		delivery: ["phone"],
		send: true,
		joining: ["open"],
		access: ["step-free"],
		page: 3,
	};

	test("is named choice by choice", () => {
		expect(describeChoices(query, words).map(({ text }) => text)).toEqual([
			"Up to 2 miles away",
			"4 months",
			"Pregnancy",
			"Feeding your baby",
			"Special educational needs and disabilities",
			"Thursday",
			"Morning (before 12)",
			"Free",
			"Romanian",
			"By phone or text",
			"Support for additional needs",
			"Open to anyone",
			"Step-free",
		]);
		expect(describeChoices(ANY_SERVICE, words)).toEqual([]);
	});

	test("can be taken away one at a time, back to the first page, until only words and postcode are left", () => {
		const topics = describeChoices(query, words).find(({ key }) => key === "topic send");
		expect(topics?.without).toEqual({ ...query, topic: ["infant-feeding"], page: 1 });
		let left = query;
		for (let choices = describeChoices(left, words); choices.length > 0; choices = describeChoices(left, words)) {
			const [first] = choices;
			if (first) left = first.without;
			expect(describeChoices(left, words)).toHaveLength(choices.length - 1);
		}
		expect(left).toEqual({ ...ANY_SERVICE, q: "sleep", postcode: "E17 8PJ" });
	});
});

import { describe, expect, test } from "vitest";
import { filter } from "./expression";
import { phrasesOf } from "./phrases";
import { readQuestion } from "./question";
import { ANY_SERVICE } from "./search-params";
import { clausesOf, searchWords } from "./understand";
import { wordsOf } from "./words";

const english = [
	["thursday", filter("day", "thursday")],
	["weekend*", filter("day", "weekend")],
	["this weekend", filter("soon", "this-weekend")],
	["today", filter("soon", "today")],
	["hit me", filter("line", "domestic-abuse")],
	["tonight", filter("soon", "today")],
	["tonight", filter("time", "evening")],
	["morning", filter("time", "morning")],
	["free", filter("free", "1")],
	["free school meals", filter("topic", "food")],
	["send", filter("topic", "send")],
	["DLA", filter("topic", "money")],
	["children", filter("ignored", "vague")],
	["hits children", filter("topic", "parenting")],
] as const;
const polish = [
	["czwart*", filter("day", "thursday")],
	["darmow*", filter("free", "1")],
	["przemoc*", filter("topic", "domestic-abuse")],
	["masaż*", filter("word", "massage")],
	["masaż", filter("topic", "play")],
	["masaż niemowląt", filter("topic", "parenting")],
] as const;
const arabic = [["رضاعة", filter("topic", "infant-feeding")]] as const;
const inEnglish = phrasesOf(
	english,
	[...polish, ...arabic],
	[],
	wordsOf("A baby is crawling in a garden").map(({ stem }) => stem),
);
const inPolish = phrasesOf([...polish, ...english], arabic, ["w", "dla", "gdzie"]);

describe("days, times and what is free", () => {
	test.each([
		["free thursday", { q: "", free: true, day: ["TH"] }, "free thursday"],
		["baby group on Thursday morning", { q: "baby group", day: ["TH"], time: ["morning"] }, "on Thursday morning"],
		["weekends", { q: "", day: ["SA", "SU"] }, "weekends"],
		["baby group this weekend", { q: "baby group", soon: "this-weekend" }, "this weekend"],
		["what is on today", { q: "", soon: "today" }, "what is on today"],
		["tonight", { q: "", soon: "today", time: ["evening"] }, "tonight"],
		["he hit me today", { q: "he hit me" }, ""],
		["free school meals", { q: "free school meals" }, ""],
		["baby group", { q: "baby group" }, ""],
	])("%s", (q, read, asFilters) => {
		expect(readQuestion({ ...ANY_SERVICE, q }, inEnglish)).toEqual({ query: { ...ANY_SERVICE, ...read }, asFilters });
	});

	test.each([
		["darmowe zajęcia w czwartek", { q: "zajęcia", free: true, day: ["TH"] }],
		["zajęcia dla dzieci w czwartki", { q: "zajęcia dla dzieci", day: ["TH"] }],
	])("%s", (q, read) => {
		expect(readQuestion({ ...ANY_SERVICE, q }, inPolish).query).toEqual({ ...ANY_SERVICE, ...read });
	});

	test("of another language than the page's stay words", () => {
		expect(readQuestion({ ...ANY_SERVICE, q: "darmowe" }, inEnglish).query.free).toBe(false);
	});

	test("are added to those that were chosen", () => {
		const chosen = { ...ANY_SERVICE, q: "thursday", day: ["MO" as const] };
		expect(readQuestion(chosen, inEnglish).query.day).toEqual(["MO", "TH"]);
	});
});

describe("what words stand for", () => {
	const meant = (q: string, phrases: typeof inEnglish) =>
		clausesOf(searchWords(q, phrases), phrases).flatMap(({ words, means }) => [
			[words.map(({ form }) => form).join(" "), ...means].join(" "),
		]);

	test.each([
		["dla", inEnglish, ["dla .topic.money"]],
		["DLA", inPolish, ["dla .topic.money"]],
		["grupa dla taty", inPolish, ["grupa", "taty"]],
		["GRUPA DLA TATY", inPolish, ["grupa", "taty"]],
		["przemocy", inEnglish, ["przemocy .topic.domestic-abuse"]],
		["الرضاعه", inEnglish, ["الرضاعه .topic.infant-feeding"]],
		["وبالرضاعة", inEnglish, ["وبالرضاعه .topic.infant-feeding"]],
		["رِضاعـة", inEnglish, ["رضاعه .topic.infant-feeding"]],
	])("%s", (q, phrases, expected) => {
		expect(meant(q, phrases)).toEqual(expected);
	});

	test.each([
		["massage for 2 children", inEnglish, ["massage"]],
		["children", inEnglish, ["children .ignored.vague"]],
		["hits children", inEnglish, ["hits children .topic.parenting"]],
		["masaż", inPolish, ["masaz .topic.play .word.massage"]],
		["masaż niemowląt", inPolish, ["masaz niemowlat .topic.parenting .word.massage"]],
	])("beside other words, inside phrases and in several of them: %s", (q, phrases, expected) => {
		expect(meant(q, phrases)).toEqual(expected);
	});

	test("is also the English word of listings", () => {
		const [clause] = clausesOf(searchWords("masażu", inPolish), inPolish);
		expect(clause?.inName).toEqual({ any: [{ all: ["=masazu"] }, { all: ["=massag"] }] });
		expect(clause?.inText).toEqual({ any: [{ all: [":masazu"] }, { all: [":massag"] }] });
	});

	test("in capitals is looked for in capitals", () => {
		const [clause] = clausesOf(searchWords("dla", inEnglish), inEnglish);
		expect(clause?.inText).toBe(".capitals.dla");
		expect(clause?.inName).toBe(".capitalsinname.dla");
	});
});

test("what phrases inside a longer one say of articles and listings counts; what is vague does not", () => {
	const phrases = phrasesOf(
		[
			["my child wont talk", filter("topic", "early-language")],
			["wont talk", filter("article", "worried-about-development")],
			["talk", filter("word", "speech")],
			["child", filter("ignored", "vague")],
			["child", filter("article", "childcare")],
		],
		[],
		[],
	);
	const [clause, ...others] = clausesOf(searchWords("my child wont talk", phrases), phrases);
	expect(others).toEqual([]);
	expect(clause?.means.toSorted()).toEqual(
		[
			filter("topic", "early-language"),
			filter("article", "worried-about-development"),
			filter("word", "speech"),
		].toSorted(),
	);
});

import { describe, expect, it } from "vitest";
import { articlesByStage, inOrderOfTopics } from "../../../model/guidance/article";
import { STAGE_SLUGS, STRANDS } from "../../../model/listings/vocabulary";
import { LANGUAGES } from "../../../platform/i18n/languages";
import { Library, library } from "./articles.server";

const file = (differs: Record<string, string> = {}, urgent = ["Call 999."]) => {
	const fields = {
		title: "Milk",
		summary: "Drink it.",
		reviewedOn: "2026-11-02",
		source: "NHS",
		sourceUrl: "https://www.nhs.uk/",
		...differs,
	};
	const head = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
	const lists = ["topics:", "  - food", "stages:", "  - newborn", "urgent:", ...urgent.map((text) => `  - ${text}`)];
	return ["---", ...head, ...lists, "---", "## How much", "", "A lot."].join("\n");
};
const ENGLISH = "/locales/en/guidance/milk.md";
const URDU = "/locales/ur/guidance/milk.md";

describe("the articles of this portal", () => {
	it("can be read in every language, in English where there is no translation", () => {
		for (const { code } of LANGUAGES) {
			const articles = library.list(code);
			expect(articles.length).toBeGreaterThanOrEqual(12);
			for (const { slug } of articles) {
				const article = library.find(slug, code);
				expect([code, "en"]).toContain(article?.body.lang);
				expect(article?.body.html).toContain("<h2 id=");
			}
		}
	});

	it("cover every strand and every stage", () => {
		const articles = library.list("en");
		const topics = new Set(articles.flatMap((article) => article.topics));
		expect(STRANDS.filter((strand) => !topics.has(strand))).toEqual([]);
		expect(articlesByStage(articles).map(({ key }) => key)).toEqual(STAGE_SLUGS);
	});

	it("stand once each in the order of their main topics", () => {
		const articles = library.list("en");
		const ordered = inOrderOfTopics(articles);
		expect(ordered.map(({ slug }) => slug).sort()).toEqual(articles.map(({ slug }) => slug).sort());
		expect(STRANDS).toContain(ordered[0]?.topics[0]);
	});

	it("are unknown by any other name", () => {
		expect(library.find("feeding-your-baby", "en")).toBeDefined();
		expect(library.find("constructor", "en")).toBeUndefined();
		expect(library.find("../feeding-your-baby", "en")).toBeUndefined();
	});
});

describe("a translation", () => {
	it("is shown in its language, and English elsewhere", () => {
		const library = new Library({ [URDU]: file({ title: "دودھ" }), [ENGLISH]: file() });
		expect(library.find("milk", "ur")).toMatchObject({
			title: { text: "دودھ", lang: "ur", dir: "rtl" },
			outdated: false,
		});
		expect(library.find("milk", "pl")).toMatchObject({ title: { text: "Milk", lang: "en", dir: "ltr" } });
		expect(library.find("milk", "pl")?.languages).toEqual(["en", "ur"]);
		expect(library.list("ur").map(({ title }) => title.text)).toEqual(["دودھ"]);
	});

	it("is known to be older than the English text", () => {
		const library = new Library({ [ENGLISH]: file(), [URDU]: file({ reviewedOn: "2026-05-01" }) });
		expect(library.find("milk", "ur")?.outdated).toBe(true);
	});
});

describe("a wrong file", () => {
	it.each([
		["a head that lacks something", { [ENGLISH]: file().replace("source: NHS\n", "") }],
		["an unknown topic", { [ENGLISH]: file().replace("- food", "- foods") }],
		["a date that is none", { [ENGLISH]: file({ reviewedOn: "2026-02-30" }) }],
		["a key it does not know", { [ENGLISH]: file({ author: "Ada" }) }],
		["no text", { [ENGLISH]: file().replace(/## How[\s\S]*$/, "") }],
		["a translation of nothing", { [URDU]: file() }],
		["a translation about something else", { [ENGLISH]: file(), [URDU]: file().replace("- food", "- money") }],
		["a translation that drops a warning", { [ENGLISH]: file({}, ["Call 999.", "Call 111."]), [URDU]: file() }],
		["a language the portal does not speak", { "/locales/xx/guidance/milk.md": file() }],
	])("is refused by name: %s", (_, files) => {
		expect(() => new Library(files)).toThrow(/^\/locales\/(en|ur|xx)\/guidance\/milk\.md: /);
	});
});

import { describe, expect, it } from "vitest";
import type { Values } from "../../../../platform/forms/field-errors";
import { library } from "../../../families/guidance/articles.server";
import { blankArticle, blankOfferSection } from "../../../publishing/blank";
import { ourVersionOf } from "../portal-articles.server";
import { articleAbout, articleText } from "./article";
import { offerSectionText } from "./offer-section";
import type { SectionContext } from "./section";

const known: SectionContext = {
	id: "",
	today: "2026-11-24",
	rules: { terms: [], bankHolidays: "off" },
	hubs: new Map(),
	organisations: new Map(),
	locations: new Map(),
	place: null,
	part: null,
};
const blank = blankArticle("Swimming", "2026-11-24");
const about = (differs: Values) =>
	articleAbout.read({ ...articleAbout.values(blank, known), ...differs }, blank, known);

describe("an article's sections", () => {
	it("give back what they show, of every article of the portal", () => {
		for (const { slug } of library.list("en")) {
			const content = ourVersionOf(slug);
			if (!content) throw new Error(slug);
			const entry = { kind: "article" as const, content };
			for (const section of [articleAbout, articleText]) {
				expect(section.read(section.values(entry, known), entry, known)).toEqual({ ok: true, entry });
			}
		}
	});

	it.each([
		["title", { title: " " }, "title"],
		["title", { title: "x".repeat(81) }, "too-long"],
		["short-answer", { "short-answer": "x".repeat(100_000) }, "too-long"],
		["reviewed-on", { "reviewed-on-day": "30", "reviewed-on-month": "2" }, "date"],
		["reviewed-on", { "reviewed-on-day": "25" }, "reviewed-future"],
		["reviewed-on", { "reviewed-on-day": "", "reviewed-on-month": "", "reviewed-on-year": "" }, "reviewed-missing"],
		["source-url", { "source-url": "javascript:alert(1)" }, "link"],
		["source-url", { "source-url": "http://example.org/" }, "https"],
		["source", { source: "x".repeat(201) }, "too-long"],
	] as const)("refuse a %s of %j", (field, differs, reason) => {
		expect(about(differs)).toMatchObject({ ok: false, errors: { [field]: { reason } } });
	});

	it("take only topics and ages that there are", () => {
		expect(about({ topics: ["play"], stages: ["newborn"] })).toMatchObject({
			ok: true,
			entry: { content: { topics: ["play"], stages: ["newborn"] } },
		});
		expect(about({ topics: ["play", "constructor"], stages: ["newborn", "<b>"] })).toMatchObject({
			ok: false,
			errors: { topics: { reason: "not-offered" }, stages: { reason: "not-offered" } },
		});
	});

	it("keep markup as it is typed, up to a length", () => {
		const body = "<script>alert(1)</script>";
		expect(articleText.read({ body, urgent: "Call 999." }, blank, known)).toMatchObject({
			ok: true,
			entry: { content: { body, urgent: "Call 999." } },
		});
		expect(articleText.read({ body: "x".repeat(100_000), urgent: "" }, blank, known)).toMatchObject({
			errors: { body: { reason: "too-long", what: "50,000" } },
		});
	});
});

it("words of the offer keep what they stand above", () => {
	const entry = blankOfferSection({ stage: "newborn" });
	expect(offerSectionText.read({ "offer-text": "Welcome.\n\nCome in." }, entry, known)).toEqual({
		ok: true,
		entry: { ...entry, content: { ...entry.content, text: "Welcome.\n\nCome in." } },
	});
	expect(offerSectionText.read({ "offer-text": "x".repeat(5001) }, entry, known)).toMatchObject({
		errors: { "offer-text": { reason: "too-long" } },
	});
});

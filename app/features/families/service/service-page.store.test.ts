import { describe, expect, test } from "vitest";
import { aCouncil, aLocation, aPhone, aSchedule, aService, saved } from "../../../../tests/factories";
import { ENGLISH, findLanguage, type Language } from "../../../platform/i18n/languages";
import { servicePage } from "./service-page.server";

const origin = "https://hub.example.gov.uk";
/** A Monday at noon. */
const now = { date: "2026-11-23", time: "12:00", day: "MO" as const };

async function pageOf(listing: Parameters<typeof saved>[1], slug: string, language: Language = ENGLISH) {
	const council = await aCouncil({ settings: { languages: ["en", "ur"] } });
	await saved(council, listing);
	return servicePage(council, slug, { language, origin, now });
}

describe("the page of a service", () => {
	test("says who, when, where, what it costs and how to join", async () => {
		const hall = aLocation({ at: [54.1, -1.2] });
		const page = await pageOf(
			{
				locations: [hall],
				services: [aService({ slug: "play", places: [hall], eligibility: { pregnancy: true, toMonths: 12 } })],
			},
			"play",
		);
		expect(
			Object.fromEntries((page?.facts ?? []).map(({ key, lines }) => [key, lines.map(({ text }) => text)])),
		).toEqual({
			who: ["Parents-to-be and parents of babies up to 12 months"],
			when: ["Monday 30 November, 10am to 11:30am", "Every Monday, 10am to 11:30am"],
			where: ["Harbour Hall, Northmere"],
			cost: ["Free"],
			join: ["Drop in"],
		});
		expect(page?.dates).toHaveLength(6);
		expect(page?.checked).toEqual({ text: "Checked by Northmere Council on 3 November 2026", stale: false });
		expect(page?.markers).toHaveLength(1);
	});

	test("does not tell anybody to turn up at what is rung", async () => {
		const page = await pageOf(
			{ services: [aService({ slug: "line", joining: "drop-in", channels: ["phone"], howToJoin: "Call us." })] },
			"line",
		);
		expect(page?.join).toMatchObject({ hint: null, how: { text: "Call us." } });
		const facts = page?.facts.map(({ key }) => key);
		expect(facts).toContain("cost");
		expect(facts).not.toContain("join");
	});

	test("says when it is not translated", async () => {
		const urdu = findLanguage("ur");
		const told = { slug: "told", translations: { ur: { name: "کھیل", summary: "کھیلیں" } } };
		expect(await pageOf({ services: [aService({ slug: "play" })] }, "play", urdu)).toMatchObject({
			untranslated: true,
			name: { lang: "en", dir: "ltr" },
		});
		expect(await pageOf({ services: [aService(told)] }, "told", urdu)).toMatchObject({
			untranslated: false,
			name: { lang: "ur", dir: "rtl" },
		});
		expect(await pageOf({ services: [aService(told)] }, "told")).toMatchObject({ untranslated: false });
	});

	test("shows each field in the reader's language, or marks it as English", async () => {
		const urdu = findLanguage("ur");
		const translated = aService({ slug: "play", description: "In English.", translations: { ur: { name: "کھیل" } } });
		const page = await pageOf({ services: [translated] }, "play", urdu);
		expect(page?.name).toEqual({ text: "کھیل", lang: "ur", dir: "rtl" });
		expect(page?.englishName).toEqual({ text: "Stay and play", lang: "en", dir: "ltr" });
		expect(page?.paragraphs).toEqual([{ text: "In English.", lang: "en", dir: "ltr" }]);
		expect(page?.readIn.map(({ code }) => code)).toEqual(["en"]);
	});

	test("of a masked place gives no more than the outward code, anywhere on it", async () => {
		const refuge = aLocation({
			name: "Secret House",
			slug: "secret-house",
			masked: true,
			at: [54.123456, -1.23456],
			address: { line1: "7 Hidden Lane", town: "Quietham", postcode: "ZZ9 9ZZ" },
			phones: [aPhone({ number: "01632 960 999" })],
			gettingThere: "Bus 7 to Hidden Lane",
		});
		const page = await pageOf(
			{ locations: [refuge], services: [aService({ name: "Refuge", places: [refuge] })] },
			"refuge",
		);
		const everything = JSON.stringify(page);
		expect(everything).toContain("ZZ9");
		expect(everything).not.toMatch(/secret|hidden|quietham|9ZZ|9 9|54\.12|-1\.23|960.999/i);
		expect(page?.markers).toEqual([]);
		expect(page?.places[0]?.directions).toBeNull();
	});

	test("names the places' numbers where the service has none", async () => {
		const hall = aLocation({ phones: [aPhone({ number: "01632 960 123" })] });
		const page = await pageOf({ locations: [hall], services: [aService({ slug: "play", places: [hall] })] }, "play");
		expect(page?.contacts.map(({ href, about }) => [href, about?.text])).toEqual([["tel:01632960123", "Harbour Hall"]]);
	});

	test("of a helpline offers no dates for a diary", async () => {
		const helpline = aService({ slug: "line", channels: ["phone"], schedules: [aSchedule()] });
		const page = await pageOf({ services: [helpline] }, "line");
		expect(page?.dates).toEqual([]);
		expect(page?.calendarHref).toBeNull();
		expect(page?.elsewhere.map(({ text }) => text)).toEqual(["Every Monday, 10am to 11:30am"]);
	});

	test("is not there when it is withdrawn, unknown, or another council's", async () => {
		const other = await aCouncil();
		await saved(other, { services: [aService({ slug: "theirs" })] });
		const ours = () => ({ services: [aService({ slug: "here" }), aService({ slug: "gone", status: "withdrawn" })] });
		expect(await pageOf(ours(), "here")).toBeDefined();
		for (const slug of ["gone", "never", "theirs"]) expect(await pageOf(ours(), slug)).toBeUndefined();
	});
});

import { describe, expect, it } from "vitest";
import { aCost, aCouncil, aLocation, aPhone, aSchedule, aService, saved } from "../../../../tests/factories";
import { ENGLISH, findLanguage } from "../../../platform/i18n/languages";
import { checkedOffer } from "./check-offer.server";
import { offerPage } from "./offer-page.server";
import { printedOffer } from "./printed-offer.server";

const NOW = { date: "2026-11-23", time: "10:00", day: "MO" } as const;
const ORIGIN = "https://hub.example.gov.uk";

describe("the offer", () => {
	it("never says where a masked place is, on the web or on paper", async () => {
		const council = await aCouncil();
		const refuge = aLocation({
			name: "Rosewood House",
			masked: true,
			hub: {},
			at: [54.123456, -1.654321],
			address: { line1: "9 Hidden Lane", town: "Farcombe", postcode: "ZZ9 8XY" },
			phones: [aPhone({ number: "01632 960 999" })],
			gettingThere: "Behind the mill",
		});
		await saved(council, { locations: [refuge], services: [aService({ name: "Safe start", places: [refuge] })] });

		const shown = JSON.stringify([
			await printedOffer(council, ENGLISH, ORIGIN, NOW),
			await offerPage(council, ENGLISH, "topic", NOW),
			await offerPage(council, ENGLISH, "stage", NOW),
		]);
		expect(shown).toContain("Safe start");
		expect(shown).toContain("ZZ9");
		expect(shown).not.toMatch(/Rosewood|rosewood|Hidden|Farcombe|8XY|54\.12|960.999|mill/);
	});

	it("leaves out what is not published and what is another council's", async () => {
		const [council, other] = [await aCouncil(), await aCouncil()];
		await saved(council, {
			services: [aService({ name: "Open" }), aService({ name: "Not yet", status: "withdrawn" })],
		});
		await saved(other, { services: [aService({ name: "Elsewhere" })] });

		const page = await offerPage(council, ENGLISH, "topic", NOW);
		expect(page.count).toBe(1);
		expect(page.sections.flatMap(({ services }) => services.map(({ name }) => name.text))).toEqual(["Open"]);
	});

	it("prints what a family needs to come", async () => {
		const council = await aCouncil({ slug: "printed" });
		const hub = aLocation({
			name: "Harbour Family Hub",
			hub: {
				hours: { regular: [{ day: "MO", opens: "09:00", closes: "17:00" }], exceptions: [], bankHolidays: "closed" },
			},
		});
		await saved(council, {
			locations: [hub, aLocation({ name: "Old Hub", hub: { status: "closed" } })],
			services: [
				aService({
					name: "Bumps and babies",
					topics: ["infant-feeding"],
					places: [{ at: hub, schedules: [aSchedule()] }],
					free: false,
					costs: [aCost({ amount: 2 })],
					phones: [aPhone({ number: "01632 960 001" })],
				}),
			],
		});

		const page = await printedOffer(council, ENGLISH, ORIGIN, NOW);
		expect(page.hubs).toEqual([
			{
				slug: "harbour-family-hub",
				name: { text: "Harbour Family Hub", lang: "en", dir: "ltr" },
				address: "1 Harbour Street, Northmere, ZZ1 1AA",
				hours: ["Monday, 9am to 5pm"],
				phones: [],
			},
		]);
		const [service] = page.sections.find(({ key }) => key === "infant-feeding")?.services ?? [];
		expect(service?.places[0]).toMatchObject({
			address: "1 Harbour Street, Northmere, ZZ1 1AA",
			when: ["Every Monday, 10am to 11:30am"],
		});
		expect(service?.cost.map(({ text }) => text)).toEqual(["£2"]);
		expect(service?.contact).toEqual(["01632\u00a0960\u00a0001"]);
		expect(page.web.words).toBe("hub.example.gov.uk/printed/offer");
	});

	it("has the hubs that are in use today, and on paper those to come, whatever status is written down", async () => {
		const council = await aCouncil();
		const hours = {
			regular: [{ day: "MO" as const, opens: "09:00", closes: "17:00" }],
			exceptions: [],
			bankHolidays: "closed" as const,
		};

		await saved(council, {
			locations: [
				aLocation({ name: "December", accessNote: "Flat", hub: { hours, status: "closed", statusFrom: "2026-12-18" } }),
				aLocation({ name: "January", hub: { status: "active", statusFrom: "2027-01-05" } }),
				aLocation({ name: "Late", hub: { status: "planned", statusFrom: "2026-09-01" } }),
				aLocation({ name: "Now", accessNote: "Flat", hub: { hours } }),
			],
		});
		expect((await offerPage(council, ENGLISH, null, NOW)).hubs.map(({ name }) => name.text)).toEqual([
			"December, Northmere",
			"Now, Northmere",
		]);
		const printed = await printedOffer(council, ENGLISH, ORIGIN, NOW);
		expect(printed.hubs.map(({ name, hours }) => [name.text, ...hours])).toEqual([
			["December", "Monday, 9am to 5pm", "Closes for good on 18 December 2026"],
			["January", "Opens on 5 January 2027"],
			["Late", "Opening later"],
			["Now", "Monday, 9am to 5pm"],
		]);
		const missingOn = async (today: string) =>
			(await checkedOffer(council, today)).items
				.filter(({ area }) => area === "hub")
				.map(({ name, missing }) => [name, ...missing]);
		expect(await missingOn(NOW.date)).toEqual([["December", "services"], ["January"], ["Late"], ["Now", "services"]]);
		expect(await missingOn("2027-01-05")).toEqual([
			["January", "hours", "access", "services"],
			["Late"],
			["Now", "services"],
		]);
	});

	it("speaks the reader's language where the council does, and English elsewhere", async () => {
		const urdu = findLanguage("ur") ?? ENGLISH;
		const council = await aCouncil({
			settings: { labels: { offer: { en: "Offer", ur: "پیشکش" }, hub: { en: "Hub" }, hubs: { en: "Hubs" } } },
		});
		await saved(council, {
			services: [aService({ name: "Rhyme time", translations: { ur: { name: "نظمیں" } } }), aService({ name: "Chat" })],
		});

		const page = await offerPage(council, urdu, "topic", NOW);
		expect(page.label).toEqual({ text: "پیشکش", lang: "ur", dir: "rtl" });
		const names = page.sections.flatMap(({ services }) => services.map(({ name }) => name));
		expect(names).toContainEqual({ text: "نظمیں", lang: "ur", dir: "rtl" });
		expect(names).toContainEqual({ text: "Chat", lang: "en", dir: "ltr" });
	});
});

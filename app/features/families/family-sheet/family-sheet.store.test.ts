import { describe, expect, it } from "vitest";
import { aCouncil, aLocation, aSchedule, aService, saved } from "../../../../tests/factories";
import { ENGLISH } from "../../../platform/i18n/languages";
import { familySheet, parseSheet } from "./family-sheet.server";

/** A Thursday. */
const now = { date: "2026-11-26", time: "10:30", day: "TH" } as const;

describe("two pages for one family", () => {
	it("have the nearest hub, the five nearest with a date within a week for the child's age, and what comes next", async () => {
		const council = await aCouncil();
		const place = (name: string, north: number, said = {}) =>
			aLocation({ name, at: [54.1 + north / 100, -1.2], address: { town: `${name} town` }, ...said });
		const [near, far] = [place("Near Hub", 0, { hub: {} }), place("Far Hub", 20, { hub: {} })];
		const hidden = place("Hidden House", 1, { masked: true });
		const weekly = aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=WE", start: "10:00", end: "11:00" });
		const group = (name: string, at: typeof near, said = {}) =>
			aService({ name, places: [{ at, schedules: [weekly] }], eligibility: { toMonths: 12 }, ...said });
		const halls = Array.from({ length: 6 }, (_, index) => place(`Hall ${index + 1}`, index + 2));
		const later = aSchedule({ rrule: null, dtstart: "2027-01-13", rdates: [], start: "10:00", end: "11:00" });
		await saved(council, {
			locations: [near, far, hidden, ...halls],
			services: [
				...halls.map((hall, index) => group(`Group ${index + 1}`, hall)).reverse(),
				group("Big children", near, { eligibility: { fromMonths: 36, toMonths: 60 } }),
				group("Safe group", hidden),
				aService({ name: "Next year", places: [{ at: near, schedules: [later] }] }),
			],
		});
		const asked = parseSheet(new URLSearchParams({ postcode: "Near Hub town", age: "4" }));
		if (!asked) throw new Error("not understood");
		const { sheet } = await familySheet(council, asked, { language: ENGLISH, origin: "https://hub.example", now });
		expect(sheet?.hub?.name.text).toBe("Near Hub");
		expect(sheet?.services.map(({ name, when }) => [name.text, ...when])).toEqual(
			[1, 2, 3, 4, 5].map((number) => [`Group ${number}`, "Wednesday 2 December, 10am to 11am"]),
		);
		expect(sheet?.steps[0]).toBe("review1Year");
		expect(JSON.stringify(sheet)).not.toMatch(/Hidden House|Safe group/);
	});

	it("wait for a place and an age, and refuse what is no age", async () => {
		const council = await aCouncil();
		const sheet = async (params: Record<string, string>) => {
			const asked = parseSheet(new URLSearchParams(params));
			return asked && familySheet(council, asked, { language: ENGLISH, origin: "", now });
		};
		expect(await sheet({})).toMatchObject({ sheet: null, asked: { postcode: "", age: "", problem: null } });
		expect((await sheet({ postcode: "no such", age: "pregnancy" }))?.asked).toMatchObject({ age: "pregnancy" });
		expect((await sheet({ postcode: "no such", age: "4" }))?.asked.problem?.text).toMatch(/^Enter a full postcode/);
		expect(await sheet({ age: "old" })).toBeUndefined();
	});
});

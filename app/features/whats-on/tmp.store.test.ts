import { it } from "vitest";
import { aCouncil, aLocation, aSchedule, aService, saved } from "../../../tests/factories";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { occurrences } from "../calendar/schedule";
import { describeWho } from "../directory/describe-eligibility";
import { listPublicServices } from "../directory/public-listings.server";
import { whatsOnCalendar } from "./calendar-files.server";
import { NO_FILTERS } from "./filters";
import { byDate, daysOfSessions } from "./session-row";
import { sessionsBetween } from "./sessions";
import { whatsOnPage } from "./whats-on.server";

it("is fast", { timeout: 200000 }, async () => {
	const council = await aCouncil();
	const places = Array.from({ length: 50 }, (_, i) => aLocation({ name: `Place ${i}`, hub: {} }));
	const services = Array.from({ length: 1000 }, (_, i) =>
		aService({
			name: `Service ${i}`,
			description: "x".repeat(1500),
			places: [0, 1].map((k) => ({
				at: places[(i * 7 + k) % 50] as never,
				schedules: [
					aSchedule({ rrule: `FREQ=WEEKLY;BYDAY=${["MO", "TU", "WE", "TH", "FR"][i % 5]}`, dtstart: "2020-01-01" }),
				],
			})),
		}),
	);
	await saved(council, { locations: places, services });
	const now = { date: "2026-11-26", time: "10:30", day: "TH" } as const;
	const reader = { language: ENGLISH, now, origin: "https://a.example" };
	const all = await listPublicServices(council.id);
	const range = { from: "2026-11-30", to: "2026-12-07" };
	const sessions = sessionsBetween(all, { ...range, terms: [] });
	const speech = speechIn(ENGLISH);
	for (const [name, fn] of Object.entries({
		list: () => listPublicServices(council.id),
		occ: () =>
			all.flatMap((s) =>
				s.content.places.flatMap((p) => p.schedules.flatMap((x) => occurrences(x, { ...range, terms: [] }))),
			),
		sessions: () => sessionsBetween(all, { ...range, terms: [] }),
		rows: () => daysOfSessions(byDate(sessions), range, { speech, council: "a", now, withPlaces: true }),
		who: () => sessions.map((s) => describeWho(s.service.content.eligibility, speech.t)),
		t: () => sessions.map(() => speech.t("vocabulary:joining.drop-in")),
		time: () => sessions.map((s) => speech.format.timeRange(s.start, s.end)),
		day: () => whatsOnPage(council, { date: "2026-11-27", view: "day", filters: NO_FILTERS }, reader),
		week: () => whatsOnPage(council, { date: "2026-11-30", view: "week", filters: NO_FILTERS }, reader),
		ics: () => whatsOnCalendar(council, NO_FILTERS, reader),
	})) {
		const times = [];
		for (let i = 0; i < 7; i++) {
			const t = performance.now();
			await fn();
			times.push(performance.now() - t);
		}
		times.sort((a, b) => a - b);
		console.log(name, times[3]?.toFixed(1), "ms", times[0]?.toFixed(1));
	}
});

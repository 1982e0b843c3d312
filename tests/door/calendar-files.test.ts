/** Every calendar file that the running product serves is whole, for readers that share no code with what wrote it. */
import { describe, expect, it } from "vitest";
import { findCouncil } from "../../app/features/directory/councils/queries.server";
import { listPublicServices } from "../../app/features/directory/listings/public-listings.server";
import { timetableOf } from "../../app/features/families/whats-on/timetable.server";
import { addDays, localNow, mondayOf } from "../../app/model/calendar/local-time";
import { endOf } from "../../app/model/calendar/schedule";
import { ANYONE } from "../../app/model/people/asker";
import { LANGUAGES } from "../../app/platform/i18n/languages";
import { TEST } from "../factories/asker";
import { host } from "../setup/at-the-door";
import { countEvents, readByIcalJs, readByNodeIcal } from "../setup/read-calendar";

const COUNCILS = ["northmere", "eastwick-vale"];

/** @returns how many events a calendar's address answers with */
async function eventsAt(path: string): Promise<number> {
	const answer = await fetch(host.origin + path);
	const text = await answer.text();
	expect(answer.status, path).toBe(200);
	expect(answer.headers.get("content-type"), path).toBe("text/calendar; charset=utf-8");
	return countEvents(text, path);
}

describe.each(COUNCILS)("the calendars of %s", (slug) => {
	it("of its services that are offered have their sessions, asked for twice and in every language", async () => {
		const council = await findCouncil(TEST, slug);
		const services = await listPublicServices(ANYONE, council?.id ?? "");
		const offered: string[] = [];
		for (const { slug: service } of services) {
			const path = `/${slug}/services/${service}`;
			const page = await (await fetch(host.origin + path)).text();
			expect(page).toContain("</html>");
			if (page.includes(`href="${path}/calendar.ics"`)) offered.push(`${path}/calendar.ics`);
		}
		expect(offered.length).toBeGreaterThan(3);
		for (const path of offered) {
			const events = await eventsAt(path);
			expect(events, path).toBeGreaterThan(0);
			expect(await eventsAt(path), `${path} again`).toBe(events);
			for (const { code } of LANGUAGES) {
				if (code !== "en") expect(await eventsAt(`/${code}${path}`), `/${code}${path}`).toBe(events);
			}
		}
	});

	it("say for two years the same hours as what is on, to two readers that share no code with what wrote them", async () => {
		const council = await findCouncil(TEST, slug);
		if (!council) throw new Error("no council");
		const { date: today } = localNow();
		const end = addDays(today, 2 * 365);
		const file = await (await fetch(`${host.origin}/${slug}/whats-on.ics`)).text();
		const timetable = await timetableOf(council);
		const onTheSite: string[] = [];
		for (let monday = mondayOf(today); monday < end; monday = addDays(monday, 7)) {
			for (const session of await timetable.week(monday)) {
				if (session.date < today || session.date >= end) continue;
				const { date, time } = endOf(session);
				onTheSite.push(`/${slug}/services/${session.service.slug} ${session.date}T${session.start} ${date}T${time}`);
			}
		}
		expect(onTheSite.length).toBeGreaterThan(500);
		onTheSite.sort();
		expect(readByIcalJs(file, end)).toEqual(onTheSite);
		expect(readByNodeIcal(file, end)).toEqual(onTheSite);
	});

	it("of what is on have events, with filters fewer", async () => {
		for (const { code } of LANGUAGES) {
			const path = `${code === "en" ? "" : `/${code}`}/${slug}/whats-on.ics`;
			const all = await eventsAt(path);
			expect(all, code).toBeGreaterThan(5);
			for (const filter of ["time=morning", "free=1", "stage=newborn"]) {
				const some = await eventsAt(`${path}?${filter}`);
				expect(some, `${path}?${filter}`).toBeGreaterThan(0);
				expect(some, `${path}?${filter}`).toBeLessThan(all);
			}
		}
	});
});

it("a calendar is asked for again only when it changed, and HEAD says how long it is", async () => {
	const address = `${host.origin}/northmere/whats-on.ics`;
	const first = await fetch(address);
	const length = (await first.arrayBuffer()).byteLength;
	const again = await fetch(address, { headers: { "If-None-Match": first.headers.get("etag") ?? "" } });
	expect(again.status).toBe(304);
	const head = await fetch(address, { method: "HEAD", headers: { "Accept-Encoding": "identity" } });
	expect(Number(head.headers.get("content-length"))).toBeGreaterThan(1000);
	expect(length).toBe(Number(head.headers.get("content-length")));
});

it("a service that does not exist, or that happens at no time, has no calendar", async () => {
	for (const service of ["nothing", "new-birth-visit", "milk-and-me-app"]) {
		expect((await fetch(`${host.origin}/northmere/services/${service}/calendar.ics`)).status, service).toBe(404);
	}
});

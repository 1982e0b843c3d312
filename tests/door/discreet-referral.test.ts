/** Of a referral that nobody else must know of, nothing leaves its pages that says which service it is, or of whom. */

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { DEMO_MOUNT } from "../../app/features/people/providers/demo-providers";
import { moveAppointment } from "../../app/features/referrals/move-appointment.server";
import { moveReferral } from "../../app/features/referrals/move-referral.server";
import { openReferral } from "../../app/features/referrals/open-referral.server";
import { addDays, localNow } from "../../app/model/calendar/local-time";
import { referralStream } from "../../app/platform/audit.server";
import { health } from "../../app/platform/store.server";
import { auditEntry } from "../../db/schema";
import { TEST } from "../factories/asker";
import { ANSWERS, aReferralReader, aServiceToRefer } from "../factories/referrals";
import { host } from "../setup/at-the-door";
import { type Inside, lookInside } from "../setup/look-inside";
import { titleOf } from "../setup/read-page";
import { aFollowedPage, lettersTo } from "./followed";
import { fillInOn, openPage, send } from "./somebody";

/** Of the service, its organisation, the place, the reason, and the family. */
const SECRETS = /Quillfeather|Zanderbrook|Larkspur|latch|Popescu/i;
const service = aServiceToRefer({
	name: "Quillfeather refuge",
	organisation: { id: "zanderbrook", name: "Zanderbrook Women" },
});
const helen = aReferralReader("health-visitor");
const joy = aReferralReader("service-worker", { name: "Joy Mensah", organisationIds: [service.organisation.id] });
const when = {
	on: addDays(localNow().date, 7),
	time: "10:30",
	way: "place",
	where: "Larkspur House",
	movableUntil: null,
} as const;

let inside: Inside;
beforeAll(async () => {
	inside = await lookInside(inject("door").database);
});
afterAll(() => inside.close());

it("no letter, title, calendar entry, address or line of the log names the service", async () => {
	const { id, email, link, html } = await aFollowedPage(inside, helen, service, async (id) => {
		await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Come to Larkspur House" } });
		await moveAppointment(joy, id, { appointmentId: null, step: "offer", revision: 0, said: { when } });
	});
	// The page behind the code does: what is looked for would be found.
	for (const word of ["Quillfeather refuge", "Larkspur House"]) expect(html).toContain(word);
	expect(ANSWERS.reason?.why).toMatch(SECRETS);

	const asked = fillInOn(html, link, { button: "Cereți altă oră", fill: { suits: "Joi" } });
	const { text: after } = await send(null, asked);
	expect(after).toContain("Ați cerut altă oră");
	const [one] = (await openReferral(joy, id))?.appointments ?? [];
	const move = { appointmentId: one?.id ?? "", revision: 2 };
	await moveAppointment(joy, id, { ...move, step: "move", said: { when: { ...when, time: "12:00" } } });

	const letters = await lettersTo(inside, email);
	expect(letters.map(({ words }) => words.template)).toEqual([
		"referral-follow",
		"referral-code",
		...Array.from({ length: 3 }, () => "referral-follow"),
	]);
	expect(letters.every(({ words }) => words.values.link?.endsWith(link))).toBe(true);
	expect(JSON.stringify(letters)).not.toMatch(SECRETS);

	for (const page of [html, after, await openPage(null, link)]) {
		expect(titleOf(page)).toContain("Unde se află cererea dumneavoastră");
		expect(titleOf(page)).not.toMatch(SECRETS);
	}

	const { status, text: calendar } = await send(
		null,
		fillInOn(html, link, { button: "Adăugați în calendarul meu", fill: { appointment: await newest(id) } }),
	);
	expect(status).toBe(200);
	expect(calendar).toContain("SUMMARY;LANGUAGE=ro:Programare\r\n");
	expect(calendar).toContain(`DTSTART;TZID=Europe/London:${when.on.replaceAll("-", "")}T120000`);
	expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(1);
	expect(calendar).not.toMatch(SECRETS);
	expect(calendar).not.toMatch(/DESCRIPTION:(?!Programare)|LOCATION|URL|ORGANIZER/);

	const db = await health.readFor(TEST);
	const log = await db
		.select()
		.from(auditEntry)
		.where(eq(auditEntry.stream, referralStream(id)));
	expect(log.filter(({ action }) => action === "referral.appointment")).toHaveLength(4);
	expect(JSON.stringify(log)).not.toMatch(SECRETS);
	// What is refused at the demo's sign-in is logged: the log is seen to be read.
	await fetch(`${host.origin}${DEMO_MOUNT}/auth?client_id=nobody`);
	await expect.poll(host.printed, { timeout: 20_000 }).toMatch(/"level":40.*identity provider refused/);
	expect(host.printed()).not.toMatch(SECRETS);
});

/** The id of the appointment that was offered last. */
const newest = async (id: string) =>
	(await openReferral(joy, id))?.appointments.find(({ state }) => state === "offered")?.id ?? "";

it("the calendar comes for the code alone", async () => {
	const { id, link, html } = await aFollowedPage(inside, helen, service, async (id) => {
		await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
		await moveAppointment(joy, id, { appointmentId: null, step: "offer", revision: 0, said: { when } });
	});
	const posting = fillInOn(html, link, { button: "Adăugați în calendarul meu" });
	expect((await send(null, posting)).text).toContain("BEGIN:VCALENDAR");
	const others = { code: "x", appointment: id };
	for (const [name, value] of Object.entries(others)) {
		const fields = posting.fields.map(([field, was]): [string, string] => [
			field,
			field === name ? value : String(was),
		]);
		const answer = await send(null, { ...posting, fields });
		expect([answer.status, answer.location], name).toEqual([303, link]);
	}
	expect((await fetch(host.origin + posting.to, { redirect: "manual" })).headers.get("location")).toContain(link);
});

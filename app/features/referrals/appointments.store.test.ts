import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntry } from "../../../db/schema";
import { referralAppointment, referralAppointmentStep } from "../../../db/schema/referrals";
import { TEST } from "../../../tests/factories/asker";
import { aFollowed } from "../../../tests/factories/followed-referral";
import { aReferralReader, aSentReferral, aServiceToRefer } from "../../../tests/factories/referrals";
import { addDays, localNow, toInstant } from "../../model/calendar/local-time";
import type { AppointmentStep } from "../../model/referrals/appointments";
import { referralStream } from "../../platform/audit.server";
import { LANGUAGES } from "../../platform/i18n/languages";
import { health } from "../../platform/store.server";
import type { AppointmentTime } from "./add-appointment-step.server";
import { offerPage, postOffer, postRecord } from "./appointment-page.server";
import { appointmentRevision } from "./appointments.server";
import { followView } from "./follow-view.server";
import { moveAppointment } from "./move-appointment.server";
import { moveReferral } from "./move-referral.server";
import { openReferral } from "./open-referral.server";
import type { ReferralReader } from "./reader.server";
import { referralPage } from "./referral-page.server";

const service = aServiceToRefer();
const organisationIds = [service.organisation.id];
const helen = aReferralReader("health-visitor");
const joy = aReferralReader("service-worker", { name: "Joy Mensah", organisationIds });
const TODAY = localNow().date;

const onDay = (days: number, some: Partial<AppointmentTime> = {}): AppointmentTime => ({
	on: addDays(TODAY, days),
	time: "10:30",
	way: "place",
	where: "Tideline House",
	movableUntil: null,
	...some,
});
/** When the appointment of a day is over. */
const noonOf = (days: number) => toInstant(addDays(TODAY, days), "12:00");

const accept = (id: string) => moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
const anAccepted = async () => {
	const id = await aSentReferral(helen, service, { givenName: `Ana ${randomUUID()}` });
	await accept(id);
	return id;
};
const appointmentsOf = async (id: string, who = joy) => (await openReferral(who, id))?.appointments ?? [];
const states = async (id: string) => (await appointmentsOf(id)).map(({ state }) => state);

/** A step of the newest appointment, from a page that is up to date. */
async function step(id: string, name: AppointmentStep, some: object = {}, now?: Date, who: ReferralReader = joy) {
	const appointments = await appointmentsOf(id);
	const newest = appointments.toSorted((one, other) => (one.steps[0]?.number ?? 0) - (other.steps[0]?.number ?? 0));
	const appointmentId = name === "offer" ? null : (newest.at(-1)?.id ?? null);
	const revision = appointmentRevision(appointments);
	return moveAppointment(who, id, { appointmentId, step: name, revision, said: some }, now);
}
const offer = (id: string, days = 7) => step(id, "offer", { when: onDay(days) });

describe("an appointment", () => {
	it("is offered, confirmed and attended, each dated, by whom and in the log; who referred sees each step", async () => {
		const id = await anAccepted();
		expect(await offer(id)).toEqual({ ok: true });
		expect(await step(id, "confirm")).toEqual({ ok: true });
		expect(await step(id, "attend", {}, noonOf(7))).toEqual({ ok: true });
		const [one] = await appointmentsOf(id, helen);
		expect(one).toMatchObject({
			state: "attended",
			startsAt: toInstant(addDays(TODAY, 7), "10:30"),
			details: { way: "place", where: "Tideline House" },
		});
		expect(one?.steps.map(({ step, doneBy }) => [step, doneBy])).toEqual(
			["offer", "confirm", "attend"].map((step) => [step, joy.person.id]),
		);
		expect(one?.steps[0]?.words?.by).toMatchObject({ name: "Joy Mensah", organisation: "Tideline Families" });
		const db = await health.readFor(TEST);
		const log = await db
			.select()
			.from(auditEntry)
			.where(eq(auditEntry.stream, referralStream(id)));
		const logged = log.filter(({ action }) => action === "referral.appointment");
		expect(logged.map(({ actorId, details }) => [actorId, details.step, details.to])).toEqual([
			[joy.person.id, "offer", "offered"],
			[joy.person.id, "confirm", "confirmed"],
			[joy.person.id, "attend", "attended"],
		]);
		expect(JSON.stringify(logged)).not.toMatch(/Tideline|10:30/);
	});

	it("stands encrypted", async () => {
		const id = await anAccepted();
		await offer(id);
		await step(id, "cancel", { reason: "The room is flooded" });
		const db = await health.readFor(TEST);
		const rows = [
			await db.select().from(referralAppointment).where(eq(referralAppointment.referralId, id)),
			await db.select().from(referralAppointmentStep).where(eq(referralAppointmentStep.referralId, id)),
		];
		expect(rows.map((some) => some.length)).toEqual([1, 2]);
		expect(JSON.stringify(rows)).not.toMatch(/Tideline|flooded|Joy/);
	});

	it("is moved to another one, linked to it", async () => {
		const id = await anAccepted();
		await offer(id);
		await step(id, "move", { when: onDay(9) });
		const [old, other] = await appointmentsOf(id);
		expect([old?.state, other?.state, other?.insteadOfId]).toEqual(["moved", "offered", old?.id]);
		expect(await step(id, "confirm")).toEqual({ ok: true });
		expect(await states(id)).toEqual(["moved", "confirmed"]);
	});

	it("says until when the family can ask for another time, as long as it can", async () => {
		const id = await anAccepted();
		const shown = async () => (await referralPage(joy, id, null)).appointments.map(({ lines }) => lines);
		const until = { movableUntil: addDays(TODAY, 5) };
		await step(id, "offer", { when: onDay(7, until) });
		expect(await shown()).toEqual([["In person", "Tideline House", expect.stringMatching(/another time until/)]]);
		await step(id, "move", { when: onDay(8) });
		expect(await shown()).toEqual([
			["In person", "Tideline House"],
			["In person", "Tideline House"],
		]);
	});

	it("is made by its service alone, and of a referral that it took on", async () => {
		const sent = await aSentReferral(helen, service, { givenName: `Ana ${randomUUID()}` });
		expect(await offer(sent)).toEqual({ ok: false, reason: "changed" });
		const id = await anAccepted();
		expect(await step(id, "offer", { when: onDay(7) }, undefined, helen)).toEqual({ ok: false, reason: "changed" });
		const stranger = aReferralReader("service-worker", { organisationIds: [randomUUID()] });
		expect(await step(id, "offer", { when: onDay(7) }, undefined, stranger)).toEqual({
			ok: false,
			reason: "not-found",
		});
		expect(await states(id)).toEqual([]);
		expect(await offer(id)).toEqual({ ok: true });
	});

	it("of twenty forms at once is one, and a page that is out of date changes nothing", async () => {
		const id = await anAccepted();
		const when = onDay(7);
		const same = { appointmentId: null, step: "offer", revision: 0, said: { when } } as const;
		const all = await Promise.all(Array.from({ length: 20 }, () => moveAppointment(joy, id, same)));
		expect(all.every(({ ok }) => ok)).toBe(true);
		expect(await states(id)).toEqual(["offered"]);
		const another = { ...same, said: { when: onDay(8) } };
		expect(await moveAppointment(joy, id, another)).toEqual({ ok: false, reason: "changed" });
		const sam = aReferralReader("service-worker", { name: "Sam", organisationIds });
		expect(await moveAppointment(sam, id, same)).toEqual({ ok: false, reason: "changed" });
		expect(await states(id)).toEqual(["offered"]);
	});

	it("is called off with the referral, where it is to come", async () => {
		const id = await anAccepted();
		await offer(id, 7);
		await offer(id, 1);
		const words = { reason: "They moved" };
		await moveReferral(helen, id, { step: "cancel", revision: 2, words }, noonOf(1));
		expect(await states(id)).toEqual(["offered", "cancelled"]);
	});
});

describe("what was typed of an appointment", () => {
	const typed = (some: Record<string, string> = {}) => ({
		revision: "0",
		"on-day": "3",
		"on-month": "3",
		"on-year": String(Number(TODAY.slice(0, 4)) + 1),
		time: "10:30",
		way: "telephone",
		where: "",
		...some,
	});
	it.each([
		["a day that there is not", { "on-day": "30", "on-month": "2" }, { on: { reason: "date" } }],
		["a day that is over", { "on-year": "2020" }, { on: { reason: "past" } }],
		["a day that is far off", { "on-year": "2099" }, { on: { reason: "too-far" } }],
		["no time", { time: "" }, { time: { reason: "missing" } }],
		["a time that is none", { time: "25:00" }, { time: { reason: "time" } }],
		["no way", { way: "" }, { way: { reason: "missing" } }],
		["a place that nobody can find", { way: "place" }, { where: { reason: "missing" } }],
	])("is told: %s", async (_, some, errors) => {
		const id = await anAccepted();
		const posted = await postOffer(joy, { referral: id }, typed(some));
		expect(posted).toMatchObject({ ok: false, status: 400, errors, typed: some });
		expect(await states(id)).toEqual([]);
	});

	it("is an appointment where all is there", async () => {
		const id = await anAccepted();
		expect(await postOffer(joy, { referral: id }, typed())).toEqual({ ok: true });
		const [one] = await appointmentsOf(id);
		const at = (some: Record<string, string>) => postRecord(joy, { referral: id, appointment: one?.id }, some);
		expect(await at({ revision: "1", step: "cancel" })).toMatchObject({ errors: { reason: { reason: "missing" } } });
		expect(await at({ revision: "1", step: "miss" })).toMatchObject({ errors: { whose: { reason: "missing" } } });
		// Its time has not come.
		const early = await at({ revision: "1", step: "miss", whose: "family", reason: "No answer" });
		expect(early).toMatchObject({ ok: false, status: 409, typed: { reason: "No answer" } });
		await expect(postOffer(helen, { referral: id }, typed())).rejects.toMatchObject({ status: 404 });
		await expect(postRecord(joy, { referral: id, appointment: "x" }, {})).rejects.toMatchObject({ status: 404 });
	});
});

describe("a referral with appointments", () => {
	const begin = (id: string, words = {}) => moveReferral(joy, id, { step: "begin", revision: 2, words });

	it("begins once one was attended, on that day", async () => {
		const id = await anAccepted();
		await offer(id);
		expect(await begin(id, { contactOn: TODAY })).toEqual({ ok: false, reason: "changed" });
		await step(id, "miss", { whose: "family" }, noonOf(7));
		expect(await begin(id, { contactOn: TODAY })).toEqual({ ok: false, reason: "changed" });
		await step(id, "late", {}, noonOf(7));
		expect(await begin(id, { contactOn: TODAY })).toEqual({ ok: true });
		const newest = (await openReferral(helen, id))?.steps.at(-1);
		expect(newest?.words).toMatchObject({ firstContact: "appointment", contactOn: addDays(TODAY, 7) });
	});

	it("begins with the first contact where there are none", async () => {
		const id = await anAccepted();
		expect(await begin(id)).toEqual({ ok: false, reason: "changed" });
		expect(await begin(id, { contactOn: TODAY })).toEqual({ ok: true });
		const newest = (await openReferral(helen, id))?.steps.at(-1);
		expect(newest?.words).toMatchObject({ firstContact: "contact", contactOn: TODAY });
	});
});

describe("a family", () => {
	async function followed() {
		const family = await aFollowed(helen, service);
		await accept(family.id);
		await offer(family.id);
		const code = await family.codeSent();
		const [one] = await appointmentsOf(family.id);
		const post = (some: Record<string, string>) => family.post({ code, appointment: one?.id ?? "", ...some });
		return { ...family, post };
	}

	it("gets one letter when one is offered, moved or called off, and none when something came of it", async () => {
		const { id, newsLetters } = await followed();
		expect(await newsLetters()).toBe(3);
		await step(id, "confirm");
		expect(await newsLetters()).toBe(3);
		await step(id, "move", { when: onDay(8) });
		expect(await newsLetters()).toBe(4);
		await step(id, "cancel", { reason: "Ill" });
		expect(await newsLetters()).toBe(5);
		await offer(id, 9);
		expect(await newsLetters()).toBe(6);
		await step(id, "attend", {}, noonOf(9));
		await moveReferral(helen, id, { step: "cancel", revision: 2, words: { reason: "They moved" } });
		expect(await newsLetters()).toBe(7);
	});

	it("who is late still reads where it is, until the day is over, and can say nothing of it any more", async () => {
		const id = await anAccepted();
		await offer(id);
		const opened = await openReferral(joy, id);
		const english = LANGUAGES.find(({ code }) => code === "en");
		const shownAt = async (day: number, time: string) =>
			opened && english && (await followView(opened, english, toInstant(addDays(TODAY, day), time))).appointments;
		expect(await shownAt(7, "10:29")).toMatchObject([{ hasBegun: false, isMovable: true }]);
		expect(await shownAt(7, "10:31")).toMatchObject([{ hasBegun: true, isMovable: false, where: "Tideline House" }]);
		expect(await shownAt(8, "00:01")).toEqual([]);
	});

	it("says which times suit, which whoever offers another one reads beside the form", async () => {
		const { id, post } = await followed();
		await post({ do: "ask", suits: "Marți după 14" });
		const [one] = await appointmentsOf(id);
		expect(await offerPage(joy, { referral: id, appointment: one?.id ?? "" })).toMatchObject({
			suits: "Marți după 14",
		});
		expect(await offerPage(joy, { referral: id })).toMatchObject({ suits: null });
	});

	it("reads it in its language, and confirms it, once", async () => {
		const { id, post } = await followed();
		const seen = await post({ do: "open" });
		if (seen.kind !== "view") throw new Error(seen.kind);
		const [shown] = seen.view.appointments;
		expect(shown).toMatchObject({ state: "offered", way: "place", where: "Tideline House", isMovable: true });
		expect(shown?.when).toMatch(/^(?:luni|marți|miercuri|joi|vineri|sâmbătă|duminică), .*, la 10:30$/);
		for (const _ of [1, 2])
			expect(await post({ do: "confirm" })).toMatchObject({
				done: "confirm",
				isChanged: false,
				view: { appointments: [{ state: "confirmed" }] },
			});
		const [one] = await appointmentsOf(id);
		expect(one?.steps.map(({ step, doneBy }) => [step, doneBy])).toEqual([
			["offer", joy.person.id],
			["confirm", "family"],
		]);
	});

	it("says that it cannot come and which times suit, which the service sees", async () => {
		const { id, post } = await followed();
		expect(await post({ do: "ask", suits: " " })).toMatchObject({ errors: { suits: { reason: "suits" } } });
		for (const _ of [1, 2])
			expect(await post({ do: "ask", suits: "Joi după ora 12" })).toMatchObject({
				done: "ask",
				view: { appointments: [{ state: "asked", suits: "Joi după ora 12" }] },
			});
		const [one] = await appointmentsOf(id);
		expect(one?.steps.map(({ step, words }) => [step, words?.times])).toEqual([
			["offer", null],
			["ask", "Joi după ora 12"],
		]);
		await step(id, "move", { when: onDay(10) });
		const late = await post({ do: "ask", suits: "Vineri" });
		expect(late).toMatchObject({ done: null, isChanged: true, view: { appointments: [{ state: "offered" }] } });
		expect(await post({ do: "confirm", appointment: "another" })).toMatchObject({ done: null, isChanged: true });
		expect(await states(id)).toEqual(["moved", "offered"]);
	});

	it("says nothing of it without the code, or once it is over", async () => {
		const { id, post } = await followed();
		expect(await post({ do: "confirm", code: "x" })).toMatchObject({ kind: "code", wrong: true });
		expect(await states(id)).toEqual(["offered"]);
		expect(await post({ do: "withdraw", words: "" })).toMatchObject({ view: { appointments: [] } });
		expect(await states(id)).toEqual(["cancelled"]);
	});
});

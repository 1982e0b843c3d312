import { and, desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry, mail } from "../../../../db/schema";
import { child, guardian } from "../../../../db/schema/health";
import { aPerson } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import {
	A_REVIEW,
	aGuardian,
	aProblem,
	aProfessional,
	aRecord,
	aReviewOfASource,
	aShare,
} from "../../../../tests/factories/health";
import { addDays, localNow } from "../../../model/calendar/local-time";
import type { PersonAsker } from "../../../model/people/asker";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { openLetter } from "../../../platform/mail/letter.server";
import { renderMail } from "../../../platform/mail/render-mail.server";
import { deliverer } from "../../../platform/relay/deliver.server";
import { health, portal } from "../../../platform/store.server";
import { joinRecord } from "../professionals/record-access.server";
import { facts, frozenFacts } from "../record/stored-record.server";
import { addEntry, writeEntry } from "../record/write-entry.server";
import { openShare } from "../sharing/open-share.server";
import { calendarFeed } from "./calendar-feed.server";
import { beginLink, endLink, type LinkKind, linksOf, stopByToken } from "./guardian-links.server";
import { lookForGuardians, remindGuardians } from "./remind-guardians.server";
import { onGuardianNews, onReminderDue } from "./send-reminder.server";
import { tellGuardians } from "./tell-guardians.server";

const RUNNING = new AbortController().signal;
const today = localNow().date;
const noon = (days: number) => new Date(`${addDays(today, days)}T12:00:00Z`);
const visit = (days: number, time: string | null = "14:30") =>
	({ kind: "appointment", on: addDays(today, days), time, what: "Quillaja check", where: "Zanzibar clinic" }) as const;

async function write(who: PersonAsker, childId: string, days: number, time?: string | null) {
	const written = await writeEntry(who, { childId, body: visit(days, time), mark: null });
	if (!written.ok) throw new Error(written.reason);
}

/** What somebody else wrote. */
const writeElsewhere = (childId: string, days: number) =>
	recordedAt(health, recordStream(childId), TEST, (tx) =>
		addEntry(tx, {
			childId,
			body: visit(days),
			mark: null,
			writer: { kind: "professional", name: "Helen Okoro", role: "health visitor" },
			writtenBy: "helen",
			corrects: null,
		}),
	);

async function begin(who: PersonAsker, childId: string, kind: LinkKind, language = "en"): Promise<string> {
	expect(await beginLink(who, { childId, kind, language })).toBe(true);
	const token = (await linksOf(who, childId))[kind];
	if (token === null) throw new Error("There is no link.");
	return token;
}

const freeze = (childId: string, who: PersonAsker, changed: Partial<typeof guardian.$inferInsert>) =>
	health.transaction(TEST, (tx) =>
		tx
			.update(guardian)
			.set(changed)
			.where(and(eq(guardian.childId, childId), eq(guardian.personId, who.person.id))),
	);

/** As a record administrator does it: the child is shown as it was. */
const suspend = (childId: string, who: PersonAsker) =>
	health.transaction(TEST, async (tx) => {
		const theirs = and(eq(guardian.childId, childId), eq(guardian.personId, who.person.id));
		const [row] = await tx
			.select({ id: guardian.id, facts: child.facts })
			.from(guardian)
			.innerJoin(child, eq(child.id, guardian.childId))
			.where(theirs);
		if (!row) throw new Error("There is no such guardian.");
		const opened = facts.open(childId, row.facts);
		if (!opened.ok) throw new Error(opened.reason);
		const shown = frozenFacts.seal(row.id, opened.value);
		await tx.update(guardian).set({ frozenAt: new Date(), frozenFacts: shown }).where(theirs);
	});

const die = (childId: string) =>
	health.transaction(TEST, async (tx) => {
		const [row] = await tx.select().from(child).where(eq(child.id, childId));
		const opened = row && facts.open(row.id, row.facts);
		if (!opened?.ok) throw new Error("There is no such child.");
		await tx
			.update(child)
			.set({ facts: facts.seal(childId, { ...opened.value, diedOn: today }) })
			.where(eq(child.id, childId));
	});

const actions = async (childId: string) => {
	const db = await health.readFor(TEST);
	const rows = await db
		.select()
		.from(auditEntry)
		.where(eq(auditEntry.stream, recordStream(childId)));
	return rows.map(({ action }) => action).filter((action) => /calendar|remind|ahead/.test(action));
};

describe("a calendar", () => {
	it("says when, and nothing but that it is an appointment, in its guardian's language, with an alarm", async () => {
		const { childId, mother } = await aRecord({ givenName: "Quillamina" });
		await write(mother, childId, 3);
		await write(mother, childId, 5, null);
		await write(mother, childId, -40);
		const feed = await calendarFeed(await begin(mother, childId, "calendar", "pl"));
		expect(feed.match(/BEGIN:VALARM/g)).toHaveLength(2);
		expect(feed).toContain(`DTSTART;VALUE=DATE:${addDays(today, 5).replaceAll("-", "")}`);
		expect(feed).toContain(`DTSTART;TZID=Europe/London:${addDays(today, 3).replaceAll("-", "")}T143000`);
		expect(new Set(feed.match(/(?<=SUMMARY;LANGUAGE=pl:).*/g))).toEqual(new Set(["Wizyta"]));
		expect(feed).not.toMatch(/Quill|Zanzibar|clinic|Malik|URL|LOCATION/);
		expect(feed).not.toContain(childId);
	});

	it("is its guardian's alone, dead when it is ended or they are no guardian, and leaves a line a day", async () => {
		const { childId, mother } = await aRecord();
		expect(await beginLink(aGuardian("A Stranger"), { childId, kind: "calendar", language: "en" })).toBe(false);
		const token = await begin(mother, childId, "calendar");
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(await begin(mother, childId, "calendar")).toBe(token);
		for (const day of [today, today, addDays(today, 1)]) await calendarFeed(token, day);
		expect(await actions(childId)).toEqual(["record.calendar-begun", "record.calendar-read", "record.calendar-read"]);
		await endLink(mother, { childId, kind: "calendar" });
		await expect(calendarFeed(token)).rejects.toMatchObject({ status: 404 });
		const another = await begin(mother, childId, "calendar");
		expect(another).not.toBe(token);
		await freeze(childId, mother, { endedAt: new Date() });
		await expect(calendarFeed(another)).rejects.toMatchObject({ status: 404 });
		await lookForGuardians(TEST, RUNNING, noon(0));
		expect((await linksOf(mother, childId)).calendar).toBeNull();
	});

	it("is empty after a death, and shows a suspended guardian what there was and their own", async () => {
		const { childId, mother } = await aRecord();
		await write(mother, childId, 3);
		const token = await begin(mother, childId, "calendar");
		await freeze(childId, mother, { frozenAt: new Date(Date.now() - 1000) });
		await writeElsewhere(childId, 4);
		expect((await calendarFeed(token)).match(/BEGIN:VEVENT/g)).toHaveLength(1);
		await freeze(childId, mother, { frozenAt: null });
		expect((await calendarFeed(token)).match(/BEGIN:VEVENT/g)).toHaveLength(2);
		await die(childId);
		const empty = await calendarFeed(token);
		expect(empty).toContain("END:VCALENDAR");
		expect(empty).not.toContain("BEGIN:VEVENT");
	});
});

/** As the processes that serve do it, some days from now. */
async function remindOn(days: number) {
	await lookForGuardians(TEST, RUNNING, noon(days));
	await remindGuardians(TEST, RUNNING);
	await deliverer({ from: health, to: portal, handlers: [onReminderDue] })(TEST, RUNNING);
}

async function lettersTo(email: string) {
	const db = await portal.readFor(TEST);
	const rows = await db.select().from(mail).orderBy(desc(mail.createdAt));
	return rows
		.map(openLetter)
		.flatMap((letter) => (letter.ok && letter.value.recipient === email ? [letter.value.words] : []));
}

describe("a reminder", () => {
	let who: { asker: PersonAsker; email: string };
	beforeEach(async () => {
		const { id, name, email } = await aPerson("Sadia Malik");
		who = { asker: { kind: "person", person: { id, name } }, email };
	});
	/** So old that no review and no vaccination is due. */
	const anOldChild = async () => (await aRecord({ bornOn: "2020-03-02", givenName: "Quillamina" }, who.asker)).childId;

	it("is one e-mail for each thing, that names neither it nor the child, in the guardian's language", async () => {
		const childId = await anOldChild();
		await begin(who.asker, childId, "reminders", "ur");
		await remindOn(0);
		expect(await lettersTo(who.email)).toEqual([]);
		await write(who.asker, childId, 3);
		await remindOn(0);
		expect(await lettersTo(who.email)).toEqual([]);
		await remindOn(1);
		await remindOn(2);
		const [letter, ...others] = await lettersTo(who.email);
		expect(others).toEqual([]);
		const laid = letter && renderMail(letter, "https://hub.example");
		expect(laid?.subject).toBe("اس ہفتے ریڈ بک میں کچھ کرنا ہے");
		expect(laid?.text).toMatch(/https:\/\/hub\.example\/ur\/red-book\n/);
		expect(laid?.text).toMatch(/\/ur\/red-book\/reminders\/[\w-]{43}/);
		expect(laid?.text).not.toMatch(/Quill|Zanzibar|Malik/);
		await write(who.asker, childId, 4);
		await remindOn(3);
		expect(await lettersTo(who.email)).toHaveLength(2);
		expect(new Set(await actions(childId))).toEqual(new Set(["record.reminders-begun", "record.looked-ahead"]));
	});

	it("comes no more when it was stopped by the link in it, nor after a death", async () => {
		const childId = await anOldChild();
		const token = await begin(who.asker, childId, "reminders");
		await write(who.asker, childId, 3);
		await stopByToken("a".repeat(43));
		await stopByToken(token);
		await remindOn(1);
		expect(await lettersTo(who.email)).toEqual([]);
		await begin(who.asker, childId, "reminders");
		// Their pages go on as they were: no e-mail does.
		await suspend(childId, who.asker);
		await die(childId);
		await remindOn(2);
		expect(await lettersTo(who.email)).toEqual([]);
		expect((await actions(childId)).slice(0, 2)).toEqual(["record.reminders-begun", "record.reminders-ended"]);
	});

	it("is not sent before eight in the morning", async () => {
		const childId = await anOldChild();
		await begin(who.asker, childId, "reminders");
		await write(who.asker, childId, 3);
		await lookForGuardians(TEST, RUNNING, new Date(`${today}T05:00:00Z`));
		await remindGuardians(TEST, RUNNING);
		await deliverer({ from: health, to: portal, handlers: [onReminderDue] })(TEST, RUNNING);
		expect(await lettersTo(who.email)).toEqual([]);
		await remindOn(0);
		expect(await lettersTo(who.email)).toHaveLength(1);
	});

	it("says nothing of what came after a guardian was suspended", async () => {
		const childId = await anOldChild();
		await begin(who.asker, childId, "reminders");
		await freeze(childId, who.asker, { frozenAt: new Date(Date.now() - 1000) });
		await writeElsewhere(childId, 3);
		await remindOn(1);
		expect(await lettersTo(who.email)).toEqual([]);
		await write(who.asker, childId, 4);
		await remindOn(2);
		expect(await lettersTo(who.email)).toHaveLength(1);
	});
});

describe("news", () => {
	let who: { asker: PersonAsker; email: string };
	beforeEach(async () => {
		const { id, name, email } = await aPerson("Sadia Malik");
		who = { asker: { kind: "person", person: { id, name } }, email };
	});
	async function tell() {
		await tellGuardians(TEST, RUNNING);
		await deliverer({ from: health, to: portal, handlers: [onGuardianNews] })(TEST, RUNNING);
	}
	const open = ({ link }: Awaited<ReturnType<typeof aShare>>, now?: Date) =>
		openShare({ token: link.token, key: link.key, passcode: null, says: "Zanzibar" }, now);
	/** As its author answers: by another entry. */
	async function answer(childId: string) {
		const entryId = await aReviewOfASource(childId);
		await aProblem(who.asker, { childId, entryId });
		const entry = { childId, body: A_REVIEW, mark: null, writtenBy: null, corrects: entryId };
		await recordedAt(health, recordStream(childId), TEST, (tx) =>
			addEntry(tx, { ...entry, writer: { kind: "source", name: "Zanzibar surgery", role: null } }),
		);
	}

	it("is one e-mail a day of a share that is opened, and one of an answer, that says neither, to who asked for it", async () => {
		const { childId } = await aRecord({ givenName: "Quillamina" }, who.asker);
		const share = await aShare(who.asker, childId);
		await open(share);
		await answer(childId);
		await tell();
		expect(await lettersTo(who.email)).toEqual([]);

		await begin(who.asker, childId, "news", "ur");
		await open(share);
		await open(share);
		await tell();
		await open(share);
		await tell();
		const [letter, ...others] = await lettersTo(who.email);
		expect(others).toEqual([]);
		const laid = letter && renderMail(letter, "https://hub.example");
		expect(laid?.subject).toBe("ریڈ بک میں کچھ نیا ہے");
		expect(laid?.text).not.toMatch(/Quill|Zanzibar|Malik/);
		expect(laid?.stop).toMatch(/\/ur\/red-book\/reminders\/[\w-]{43}$/);
		await answer(childId);
		await joinRecord(aProfessional(), (await aShare(who.asker, childId)).id);
		await tell();
		expect(await lettersTo(who.email)).toHaveLength(3);
	});

	it("is none once it was stopped, is its guardian's alone, and none of what a suspended one is not shown", async () => {
		const { childId } = await aRecord({}, who.asker);
		const token = await begin(who.asker, childId, "news");
		await freeze(childId, who.asker, { frozenAt: new Date(Date.now() + 60_000) });
		await answer(childId);
		await tell();
		expect(await lettersTo(who.email)).toEqual([]);
		// Who opens what they share they see as before.
		await open(await aShare(who.asker, childId));
		await tell();
		expect(await lettersTo(who.email)).toHaveLength(1);
		await freeze(childId, who.asker, { frozenAt: null });
		await open(await aShare(who.asker, childId));
		await stopByToken(token);
		await answer(childId);
		await tell();
		expect(await lettersTo(who.email)).toHaveLength(1);
	});

	it("is none after a death, which nobody is told by it", async () => {
		const { childId } = await aRecord({}, who.asker);
		await begin(who.asker, childId, "news");
		await answer(childId);
		await tell();
		expect(await lettersTo(who.email)).toHaveLength(1);
		await answer(childId);
		await die(childId);
		await tell();
		expect(await lettersTo(who.email)).toHaveLength(1);
	});
});

import { randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntry, mail } from "../../../db/schema";
import { referralLink } from "../../../db/schema/referrals";
import { aCouncil } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { aFollowed as aFollowedOf, aReferralTo, lettersTo, ROMANIAN } from "../../../tests/factories/followed-referral";
import { ANSWERS, aReferralReader, aServiceToRefer } from "../../../tests/factories/referrals";
import { systemFor } from "../../model/people/asker";
import { type ContactWay, copied } from "../../model/referrals/referral";
import { referralStream } from "../../platform/audit.server";
import { goesTo } from "../../platform/mail/letter.server";
import { health, portal } from "../../platform/store.server";
import { offerPage } from "./appointment-page.server";
import { FOLLOW_DAYS, isLive, purgeFollowLinks } from "./follow.server";
import { followCalendar } from "./follow-calendar.server";
import { postFollow } from "./follow-page.server";
import { moveAppointment } from "./move-appointment.server";
import { moveReferral } from "./move-referral.server";
import { openReferral } from "./open-referral.server";
import { referralPage } from "./referral-page.server";

const service = aServiceToRefer();
const helen = aReferralReader("health-visitor");
const joy = aReferralReader("service-worker", { name: "Joy Mensah", organisationIds: [service.organisation.id] });

const aLine = {
	id: "line",
	name: { en: "Families line" },
	about: { en: "Ask us" },
	kind: "phone" as const,
	value: "01632 960 111",
	topic: null,
	hours: null,
	languages: [],
};
const aFollowed = (ways?: ContactWay[]) => aFollowedOf(helen, service, ways);

/** The half hour of the newest link's code is over. */
async function endCode() {
	const db = await health.readFor(TEST);
	const [link] = await db.select({ id: referralLink.id }).from(referralLink).orderBy(desc(referralLink.createdAt));
	await health.transaction(TEST, async (tx) => {
		await tx
			.update(referralLink)
			.set({ codeUntil: new Date(Date.now() - 1) })
			.where(eq(referralLink.id, link?.id ?? ""));
	});
}

describe("a family", () => {
	it("gets a link in its language where e-mail is safe, and nothing where it is not", async () => {
		const { first, token } = await aFollowed();
		expect(first).toMatchObject({ template: "referral-follow", language: "ro" });
		expect(JSON.stringify(first)).not.toMatch(/Popescu|Infant|Tideline/);
		expect(await isLive(token)).toBe(true);
		const email = `${randomUUID()}@families.example`;
		await aReferralTo(helen, service, email, ["text"]);
		expect(await lettersTo(email)).toEqual([]);
	});

	it("sees where it is by the code that was sent last, which stands in the log", async () => {
		const { id, post, codeSent, email } = await aFollowed();
		const before = await codeSent();
		const code = await codeSent();
		expect(code).toMatch(/^\d{6}$/);
		if (before !== code) expect(await post({ do: "open", code: before })).toMatchObject({ kind: "code", wrong: true });
		await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "We call on Monday" } });
		const seen = await post({ do: "open", code });
		expect(seen).toMatchObject({ kind: "view", view: { state: "accepted", said: "We call on Monday", isOpen: true } });
		expect((await lettersTo(email)).filter(({ template }) => template === "referral-follow")).toHaveLength(2);
		const db = await health.readFor(TEST);
		const log = await db
			.select()
			.from(auditEntry)
			.where(eq(auditEntry.stream, referralStream(id)));
		expect(log.at(-1)).toMatchObject({ action: "referral.read", actorId: null, details: { as: "family" } });
	});

	it("has five tries in a row, of which nobody else's count, and thirty minutes", async () => {
		const { post, codeSent, token } = await aFollowed();
		const code = await codeSent();
		const wrong = code === "000000" ? "000001" : "000000";
		const elsewhere = "198.51.100.9";
		for (let tries = 0; tries < 5; tries += 1)
			expect(await post({ do: "open", code: wrong }, elsewhere)).toMatchObject({ kind: "code", wrong: true });
		expect(await post({ do: "open", code }, elsewhere)).toMatchObject({ kind: "too-many" });
		for (let tries = 0; tries < 9; tries += 1) expect(await post({ do: "open", code })).toMatchObject({ kind: "view" });
		// A code dies of twenty wrong ones from everywhere.
		for (let tries = 5; tries < 20; tries += 1) await post({ do: "open", code: wrong }, `203.0.113.${tries}`);
		expect(await post({ do: "open", code })).toMatchObject({ kind: "code", wrong: true });
		const another = await codeSent();
		expect(await post({ do: "open", code: another })).toMatchObject({ kind: "view" });
		await endCode();
		expect(await post({ do: "open", code: another })).toMatchObject({ kind: "code", wrong: true });
		expect(await isLive(token)).toBe(true);
	});

	it("that types what is no code has used up no try", async () => {
		const { post, codeSent } = await aFollowed();
		const code = await codeSent();
		for (const typed of ["", "12345", "1234567", "abcdef", "x".repeat(9000), "\0"])
			expect(await post({ do: "open", code: typed }), typed).toMatchObject({ kind: "code", wrong: true });
		expect(await post({ do: "open", code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({ kind: "view" });
	});

	it("whose form is sent six times at once gets one code, which holds", async () => {
		const { post, email } = await aFollowed();
		const mark = randomUUID();
		const sent = await Promise.all(Array.from({ length: 6 }, () => post({ do: "code", mark })));
		expect(sent.map(({ kind }) => kind)).toEqual(Array(6).fill("code"));
		const codes = (await lettersTo(email)).filter(({ template }) => template === "referral-code");
		expect(codes).toHaveLength(1);
		expect(await post({ do: "open", code: codes[0]?.values.code ?? "" })).toMatchObject({ kind: "view" });
		await post({ do: "code", mark: randomUUID() });
		expect((await lettersTo(email)).filter(({ template }) => template === "referral-code")).toHaveLength(2);
	});

	it("loses nothing that it wrote when its code is over: the next one says it", async () => {
		const { id, post, codeSent } = await aFollowed();
		const old = await codeSent();
		await endCode();
		const kept = { do: "withdraw", words: "My sister helps" };
		expect(await post({ ...kept, code: old })).toEqual({ kind: "code", wrong: true, kept });
		expect((await openReferral(joy, id))?.state).toBe("sent");
		const { do: said, ...fields } = kept;
		expect(await post({ do: "code", kept: said, ...fields })).toEqual({ kind: "code", wrong: false, kept });
		expect(await post({ ...kept, code: await codeSent() })).toMatchObject({ kind: "view", done: "withdraw" });
		expect((await openReferral(joy, id))?.steps.at(-1)?.words?.reason).toBe("My sister helps");
	});

	it("says that it was not safe without waiting for another letter there", async () => {
		const { post, codeSent, token, email } = await aFollowed();
		const code = await codeSent();
		await endCode();
		const letters = (await lettersTo(email)).length;
		expect(await post({ do: "unsafe", code: code === "000000" ? "000001" : "000000" })).toMatchObject({ kind: "code" });
		expect(await isLive(token)).toBe(true);
		expect(await post({ do: "unsafe", code, words: "He reads my mail" })).toEqual({ kind: "ended" });
		expect([await isLive(token), (await lettersTo(email)).length]).toEqual([false, letters]);
	});

	it("says that it was not safe with a code that was replaced, or that somebody guessed at", async () => {
		const replaced = await aFollowed();
		const before = await replaced.codeSent();
		await replaced.codeSent();
		expect(await replaced.post({ do: "unsafe", code: before })).toEqual({ kind: "ended" });
		const killed = await aFollowed();
		const code = await killed.codeSent();
		const wrong = code === "000000" ? "000001" : "000000";
		for (let tries = 0; tries < 20; tries += 1) await killed.post({ do: "open", code: wrong }, `203.0.113.${tries}`);
		expect(await killed.post({ do: "open", code })).toMatchObject({ kind: "code", wrong: true });
		expect(await killed.post({ do: "unsafe", code: wrong })).toMatchObject({ kind: "code", wrong: true });
		expect(await killed.post({ do: "unsafe", code })).toEqual({ kind: "ended" });
	});

	it("gets nothing that waits, wherever it waits, once it said that it was not safe; both ends read it", async () => {
		const { id, email, post, codeSent } = await aFollowed();
		const other = await aReferralTo(helen, service, email.toUpperCase(), ["email"]);
		const someone = await aFollowed();
		const code = await codeSent();
		await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
		await moveReferral(joy, other, { step: "accept", revision: 1, words: { reason: "Yes" } });
		const { length } = await lettersTo(email);
		await post({ do: "unsafe", code, words: "" });
		expect(await lettersTo(email)).toHaveLength(length);
		const db = await portal.readFor(TEST);
		const statuses = async (to: string) =>
			(await db.select({ status: mail.status }).from(mail).where(goesTo(to))).map(({ status }) => status);
		expect(new Set(await statuses(email))).toEqual(new Set(["failed"]));
		expect(new Set(await statuses(someone.email))).toEqual(new Set(["queued"]));
		for (const who of [helen, joy]) {
			const page = await referralPage(who, id, null);
			expect(page.warnings[0]).toMatch(/^Our last email to the family had not gone out/);
			expect(page.family).toMatch(/did not go out/);
		}
	});

	it("has what is not in the outbox yet taken back too, which a note says", async () => {
		const { id, email, post, codeSent } = await aFollowed();
		const code = await codeSent();
		const { length } = await lettersTo(email);
		await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
		await post({ do: "unsafe", code, words: "He reads it" });
		expect(await lettersTo(email)).toHaveLength(length);
		expect((await openReferral(joy, id))?.notes.at(-1)?.text).toBe(
			"It was not safe to contact me like this. He reads it (An email that had not gone out was held back.)",
		);
	});

	it("says that it needs it no longer, which both ends learn", async () => {
		const { id, post, codeSent } = await aFollowed();
		const code = await codeSent();
		expect(await post({ do: "withdraw", code: "x", words: "No" })).toMatchObject({ kind: "code", wrong: true });
		expect((await openReferral(helen, id))?.state).toBe("sent");
		const done = await post({ do: "withdraw", code, words: "My sister helps" });
		expect(done).toMatchObject({ kind: "view", done: "withdraw", view: { state: "withdrawn", isOpen: false } });
		const opened = await openReferral(joy, id);
		expect(opened?.state).toBe("withdrawn");
		expect(opened?.steps.at(-1)).toMatchObject({ actor: "family", words: { reason: "My sister helps" } });
		const again = await post({ do: "withdraw", code, words: "Again" });
		expect(again).toMatchObject({ kind: "view", done: null, view: { state: "withdrawn" } });
		const late = await post({ do: "contact", code, phone: "020 7946 0321", times: "" });
		expect(late).toMatchObject({ kind: "view", done: null });
		expect((await openReferral(joy, id))?.details.answers.contact?.phone).toBe(ANSWERS.contact?.phone);
		expect(await post({ do: "unsafe", code, words: "" })).toEqual({ kind: "ended" });
	});

	it("is asked twice whether it needs it no longer, and what it said goes along", async () => {
		const { id, post, codeSent } = await aFollowed();
		const code = await codeSent();
		expect(await post({ do: "sure", code: "x", words: "" })).toMatchObject({ kind: "code", wrong: true });
		expect(await post({ do: "sure", code, words: "My sister helps" })).toEqual({
			kind: "sure",
			code,
			words: "My sister helps",
		});
		expect((await openReferral(helen, id))?.state).toBe("sent");
		expect(await post({ do: "sure", code, words: "x".repeat(20_000) })).toMatchObject({
			kind: "view",
			errors: { words: { reason: "too-long" } },
		});
		await post({ do: "withdraw", code, words: "My sister helps" });
		expect(await post({ do: "sure", code, words: "" })).toMatchObject({ kind: "view", isChanged: true });
	});

	it("reads it in another language by the same code, and of a service that is gone whom to ask", async () => {
		const council = await aCouncil({ name: "Northwell", settings: { contactLines: [aLine] } });
		const { token, post, codeSent } = await aFollowedOf(aReferralReader("health-visitor", { council }), service);
		const seen = await post({ do: "open", code: await codeSent() });
		if (seen.kind !== "view") throw new Error("It is not shown");
		expect(seen.languages).toContainEqual({ code: "ur", name: "اردو", href: `/ur/follow/${token}` });
		expect(seen.view.council).toEqual({ name: "Northwell", phone: "01632 960 111" });
	});

	it("takes the newest time of a moved appointment into its calendar", async () => {
		const { id, token, codeSent } = await aFollowed();
		await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
		const offer = async (on: string, revision: number, appointmentId: string | null) => {
			const when = { on, time: "10:00", way: "home", where: null, movableUntil: null } as const;
			const step = appointmentId === null ? "offer" : "move";
			await moveAppointment(
				joy,
				id,
				{ appointmentId, step, revision, said: { when } },
				new Date("2098-12-01T12:00:00Z"),
			);
			return (await openReferral(joy, id))?.appointments.at(-1)?.id ?? "";
		};
		const code = await codeSent();
		const entry = async (appointment: string) => {
			const file = (await followCalendar(token, { code, appointment }, ROMANIAN)) ?? "";
			return { uid: /^UID:(.*)$/m.exec(file)?.[1], sequence: /^SEQUENCE:(\d+)/m.exec(file)?.[1] };
		};
		const first = await offer("2099-03-01", 0, null);
		const before = await entry(first);
		expect(before.sequence).toBe("0");
		expect(await entry(await offer("2099-03-02", 1, first))).toEqual({ uid: before.uid, sequence: "1" });
	});

	it("gets a code though somebody else with its link asked too often, who is told that and sends none", async () => {
		const { post, codeSent, email } = await aFollowed();
		const elsewhere = "198.51.100.7";
		for (let asked = 0; asked < 10; asked += 1) expect((await post({ do: "code" }, elsewhere)).kind).toBe("code");
		const letters = (await lettersTo(email)).length;
		expect(await post({ do: "code" }, elsewhere)).toMatchObject({ kind: "too-many" });
		expect(await lettersTo(email)).toHaveLength(letters);
		expect(await post({ do: "open", code: await codeSent() })).toMatchObject({ kind: "view" });
		// Nor is a mailbox filled from everywhere at once.
		const kinds = [];
		for (let asked = 0; asked < 30; asked += 1) kinds.push((await post({ do: "code" }, `203.0.113.${asked}`)).kind);
		expect(kinds.filter((kind) => kind === "code")).toHaveLength(30 - 11);
		expect(kinds.at(-1)).toBe("too-many");
		expect(await postFollow("an unknown link", { do: "code" }, ROMANIAN)).toEqual({ kind: "old" });
	});

	it("has one try of its ten for a form that it sends again and again", async () => {
		const { post, email } = await aFollowed();
		const mark = randomUUID();
		for (let sent = 0; sent < 12; sent += 1) expect((await post({ do: "code", mark })).kind).toBe("code");
		expect(await post({ do: "code", mark: randomUUID() })).toMatchObject({ kind: "code" });
		const codes = (await lettersTo(email)).filter(({ template }) => template === "referral-code");
		expect(codes).toHaveLength(2);
	});

	it("types the code with the figures of its own keyboard", async () => {
		const { post, codeSent } = await aFollowed();
		const code = await codeSent();
		const typed = [...code].map((figure) => String.fromCodePoint(0x660 + Number(figure))).join("");
		expect(await post({ do: "open", code: typed })).toMatchObject({ kind: "view" });
	});

	it("is told of a step that was taken back, why, and by when it begins as was said before", async () => {
		const { id, post, codeSent, newsLetters } = await aFollowed();
		const move = (step: "accept" | "wait" | "begin" | "step-back", revision: number, words: Record<string, string>) =>
			moveReferral(joy, id, { step, revision, words });
		await move("accept", 1, { reason: "We call on Monday" });
		await move("wait", 2, { expectedOn: "2099-01-15" });
		await move("begin", 3, { firstContact: "contact", contactOn: "2026-11-27" });
		const letters = await newsLetters();
		expect(await move("step-back", 4, { reason: "It was another family" })).toMatchObject({ ok: true });
		expect(await newsLetters()).toBe(letters + 1);
		expect(await post({ do: "open", code: await codeSent() })).toMatchObject({
			view: { state: "waiting", said: "It was another family", expected: expect.stringContaining("2099") },
		});
	});

	it("leaves no way safe that leads nowhere with its new number", async () => {
		const { id, post, codeSent } = await aFollowed(["email", "text", "phone"]);
		await post({ do: "contact", code: await codeSent(), phone: "01632 960 001", times: "" });
		const answers = (await openReferral(joy, id))?.details.answers;
		expect([answers?.contact?.phone, answers?.["safe-contact"]?.ways]).toEqual(["01632 960 001", ["email", "phone"]]);
	});

	it("changes how it is reached, and is told what is wrong with a number", async () => {
		const { id, post, codeSent } = await aFollowed();
		const code = await codeSent();
		expect(await post({ do: "contact", code, phone: "12", times: "" })).toMatchObject({
			kind: "view",
			errors: { phone: { reason: "phone-short" } },
			typed: { phone: "12" },
		});
		const change = { do: "contact", code, phone: "07700 900 456", times: "After school" };
		expect(await post(change)).toMatchObject({ kind: "view", done: "contact" });
		expect(await post(change)).toMatchObject({ kind: "view", done: "contact" });
		const { notes } = (await openReferral(helen, id)) ?? {};
		expect(notes?.map(({ text }) => text)).toEqual([
			"How to reach me has changed. Before: 07700 900 123; Weekdays before noon.",
		]);
		const { contact, "safe-contact": safe } = (await openReferral(joy, id))?.details.answers ?? {};
		expect([contact?.phone, safe?.times]).toEqual(["07700 900 456", "After school"]);
	});

	it("says that it was not safe: nothing is written any more, the link is over, and both ends read it", async () => {
		const { id, post, codeSent, email, token } = await aFollowed(["email", "phone"]);
		const code = await codeSent();
		expect(await post({ do: "unsafe", code, words: "He reads my mail" })).toEqual({ kind: "ended" });
		expect(await isLive(token)).toBe(false);
		expect(await post({ do: "open", code })).toEqual({ kind: "old" });
		const before = await lettersTo(email);
		await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
		expect(await lettersTo(email)).toEqual(before);
		for (const who of [helen, joy]) {
			const opened = await openReferral(who, id);
			expect(opened?.notes.map(({ text }) => text).join()).toContain("He reads my mail");
			expect(opened?.details.answers["safe-contact"]).toMatchObject({ ways: ["phone"], emailUnsafe: true });
		}
	});

	it("says so where e-mail was the only way: who referred is the one that is left, and whoever opens it is told first", async () => {
		const { id, post, codeSent } = await aFollowed();
		expect((await referralPage(joy, id, null)).warnings).toContain("Contact them only in these ways: An email");
		await post({ do: "unsafe", code: await codeSent(), words: "" });
		expect((await openReferral(joy, id))?.details.answers["safe-contact"]?.ways).toEqual(["referrer"]);
		const { warnings } = await referralPage(joy, id, null);
		expect(warnings.slice(0, 2)).toEqual([
			"The family says that email was not safe. Do not write to them.",
			"Contact them only in these ways: Through who referred them",
		]);
		const offer = await offerPage(joy, { referral: id });
		expect(offer.warnings).toEqual([
			...warnings.slice(0, -1),
			"The family gets no message from here: tell them of it in a way that is safe.",
		]);
	});

	it("says so of a mailbox: nothing is written to it about another referral, sent before or after", async () => {
		const { post, codeSent, email } = await aFollowed();
		const other = await aReferralTo(helen, service, email, ["email"]);
		await post({ do: "unsafe", code: await codeSent(), words: "x".repeat(20_000) });
		const before = await lettersTo(email);
		expect(before.filter(({ template }) => template === "referral-follow")).toHaveLength(2);
		await moveReferral(joy, other, { step: "accept", revision: 1, words: { reason: "Yes" } });
		const later = await aReferralTo(helen, service, email.toUpperCase(), ["email"]);
		expect([...(await lettersTo(email)), ...(await lettersTo(email.toUpperCase()))]).toEqual(before);
		for (const one of [other, later])
			expect((await openReferral(helen, one))?.details.answers["safe-contact"]?.emailUnsafe).toBe(true);
		const answers = (await openReferral(helen, later))?.details.answers ?? ANSWERS;
		expect(copied(answers)).toMatchObject({ consent: null, "safe-contact": null, urgency: ANSWERS.urgency });
		expect(copied(ANSWERS)["safe-contact"]).toEqual(ANSWERS["safe-contact"]);
	});
});

describe("a link", () => {
	it("that nobody got says what one says that is over, and changes nothing", async () => {
		const token = "a".repeat(43);
		expect(await isLive(token)).toBe(false);
		expect(await postFollow(token, { do: "code" }, ROMANIAN)).toEqual({ kind: "old" });
		expect(await postFollow(token, { do: "open", code: "123456" }, ROMANIAN)).toEqual({ kind: "old" });
		expect(await postFollow(token, {}, ROMANIAN)).toEqual({ kind: "old" });
	});

	it("has a code sent by its button alone", async () => {
		const { post, email } = await aFollowed();
		expect(await post({})).toEqual({ kind: "ask" });
		expect(await lettersTo(email)).toHaveLength(1);
	});

	it("lives as long as the referral and 30 days, and is deleted then", async () => {
		const { id, token } = await aFollowed();
		const { token: open } = await aFollowed();
		await moveReferral(helen, id, { step: "cancel", revision: 1, words: { reason: "Moved" } });
		const later = (days: number) => new Date(Date.now() + days * 86_400_000);
		expect(await isLive(token, later(FOLLOW_DAYS - 1))).toBe(true);
		expect(await isLive(token, later(FOLLOW_DAYS + 1))).toBe(false);
		await purgeFollowLinks(systemFor("a test"), later(FOLLOW_DAYS + 1));
		expect([await isLive(token), await isLive(open)]).toEqual([false, true]);
	});
});

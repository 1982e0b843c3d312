import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntry, channelPause, mail } from "../../../../db/schema";
import { aCouncil, aMember, type Member, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { mailTo } from "../../../../tests/factories/messages";
import { goesTo } from "../../../platform/mail/letter.server";
import { mailTemplate } from "../../../platform/mail/mail-template";
import { mobileNumber } from "../../../platform/mail/mobile-number";
import { purgeMail } from "../../../platform/mail/purge-mail.server";
import { queueMail, queueText } from "../../../platform/mail/queue-mail.server";
import { readFor, transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { requireStaff } from "../../people/require-staff.server";
import { demoMailbox } from "./demo-mailbox.server";
import { mailPage } from "./mail-page.server";
import { sendAgain } from "./send-again.server";

const template = mailTemplate("published", "title", "council");
const values = { title: "Rhyme time", council: "Northmere Council", link: "/northmere" };
const DAY = 86_400_000;

let council: Council;
let other: Council;
let member: Member;
const administrator = () => requireStaff(staffArgs(member, council), "mail.read");
const page = async (query = "") => mailPage(await administrator(), new URLSearchParams(query));

async function written(of: Council, said: Partial<typeof mail.$inferInsert> = { status: "queued" }): Promise<string> {
	const recipient = `${crypto.randomUUID()}@northmere.example`;
	await transaction(TEST, async (tx) => {
		await queueMail(tx, { recipient, councilId: of.id, template, values });
		await tx.update(mail).set(said).where(goesTo(recipient));
	});
	const [row] = await mailTo(recipient);
	return row?.id ?? "";
}

beforeAll(async () => {
	council = await aCouncil();
	other = await aCouncil();
	member = await aMember(council, "administrator");
});

describe("the page about e-mail", () => {
	it("shows a council's own, what failed and why, and no whole address", async () => {
		await written(other, { status: "failed", lastError: "refused" });
		const failed = await written(council, {
			status: "failed",
			lastError: "GOV.UK Notify answered 400: no",
			attempts: 1,
		});
		const waiting = await written(council);
		const all = await page();
		expect(all.rows.map(({ id }) => id).sort()).toEqual([failed, waiting].sort());
		expect(all.failed).toBe(1);
		const { rows } = await page("status=failed");
		expect(rows).toMatchObject([
			{ id: failed, text: "Something was published", problem: "GOV.UK Notify answered 400: no" },
		]);
		expect(rows[0]?.recipient).toMatch(/^\w….@northmere\.example$/);
	});

	it("shows text messages with e-mail, each as what it is, and no whole number", async () => {
		const elsewhere = await aCouncil();
		const number = mobileNumber("07700 900 456");
		if (!number) throw new Error("it is a number");
		await transaction(TEST, (tx) => queueText(tx, { recipient: number, councilId: elsewhere.id, template, values }));
		await written(elsewhere);
		const staff = await requireStaff(staffArgs(await aMember(elsewhere, "administrator"), elsewhere), "mail.read");
		const { rows } = await mailPage(staff, new URLSearchParams());
		expect(rows.map(({ channel }) => channel).sort()).toEqual(["email", "text"]);
		expect(rows.find(({ channel }) => channel === "text")).toMatchObject({
			text: "Something was published",
			recipient: "…456",
		});
	});

	it("says why nothing goes out, since when and how often it was tried", async () => {
		expect((await page()).pauses).toEqual([]);
		const since = new Date("2026-11-26T09:30:00Z");
		const reason = "The mail server does not take e-mail from us (535 5.7.8).";
		await transaction(TEST, async (tx) => {
			await tx
				.insert(channelPause)
				.values({ channel: "email", because: "refused", reason, since, tries: 7, triedAt: since, until: since });
		});
		const { pauses } = await page();
		expect(pauses).toMatchObject([{ channel: "email", because: "refused", reason, tries: 7 }]);
		expect(pauses[0]?.since).toContain("26 November 2026");
		await transaction(TEST, async (tx) => {
			await tx.delete(channelPause);
		});
	});

	it("sends again what may have arrived when somebody says so, and not with all that failed", async () => {
		const elsewhere = await aCouncil();
		const lost = "The mail server had the message, but its answer was lost (ECONNECTION).";
		const unknown = await written(elsewhere, { status: "unknown", lastError: lost, attempts: 1 });
		const failed = await written(elsewhere, { status: "failed" });
		const staff = await requireStaff(staffArgs(await aMember(elsewhere, "administrator"), elsewhere), "mail.read");
		const { rows, failed: count } = await mailPage(staff, new URLSearchParams("status=unknown"));
		expect(rows).toMatchObject([{ id: unknown, status: "unknown", problem: lost }]);
		expect(count).toBe(1);
		const statusOf = async (id: string) => {
			const [row] = await (await readFor(TEST)).select().from(mail).where(eq(mail.id, id));
			return row?.status;
		};
		expect(await sendAgain(staff)).toBe(1);
		expect([await statusOf(failed), await statusOf(unknown)]).toEqual(["queued", "unknown"]);
		expect(await sendAgain(staff, unknown)).toBe(1);
		expect(await statusOf(unknown)).toBe("queued");
		// A finger that presses twice.
		expect(await sendAgain(staff, unknown)).toBe(0);
	});

	it("is there for any address", async () => {
		for (const query of ["page=-1", "page=1e99", "page=x", "status=", "done=%3Cb%3E"]) {
			expect(await page(query)).toMatchObject({ page: 1, result: null });
		}
		await expect(page("status=x")).rejects.toMatchObject({ status: 400 });
	});

	it("sends again what failed, from the first try on, and only a council's own", async () => {
		const theirs = await written(other, { status: "failed" });
		const id = await written(council, { status: "failed", attempts: 12, lastError: "dead" });
		const who = await administrator();
		expect(await sendAgain(who, theirs)).toBe(0);
		expect(await sendAgain(who, "no id")).toBe(0);
		expect(await sendAgain(who, id)).toBe(1);
		const db = await readFor(TEST);
		const [row] = await db.select().from(mail).where(eq(mail.id, id));
		// The last error stays: its end is not known, so it is asked for before it is sent.
		expect(row).toMatchObject({ status: "queued", attempts: 0, lastError: "dead" });
		const [fact] = await db.select().from(auditEntry).where(eq(auditEntry.subjectId, id));
		expect(fact).toMatchObject({ action: "mail.sent-again", actorId: who.person.id, councilId: council.id });
	});
});

it("e-mail is deleted after the days that its page says", async () => {
	const { kept } = await page();
	const before = (days: number) => new Date(Date.now() - days * DAY - 1000);
	const gone = [
		await written(council, { status: "sent", createdAt: before(kept.sent) }),
		await written(council, { status: "failed", createdAt: before(kept.failed) }),
		await written(council, { status: "unknown", createdAt: before(kept.failed) }),
	];
	const stays = [
		await written(council, { status: "failed", createdAt: before(kept.sent) }),
		await written(council, { status: "unknown", createdAt: before(kept.sent) }),
		await written(council, { status: "queued", createdAt: before(kept.failed) }),
	];
	await purgeMail(TEST);
	const left = (await (await readFor(TEST)).select({ id: mail.id }).from(mail)).map(({ id }) => id);
	expect(left).toEqual(expect.arrayContaining(stays));
	for (const id of gone) expect(left).not.toContain(id);
});

it("the demo's mailbox shows e-mail with its links, until a real council publishes here", async () => {
	const id = await written(council);
	const { mails } = await demoMailbox();
	expect(mails.find((one) => one.id === id)).toMatchObject({
		subject: "Published: Rhyme time",
		paragraphs: [
			expect.anything(),
			expect.arrayContaining([{ text: "http://localhost:3000/northmere", path: "/northmere" }]),
		],
	});
	const number = mobileNumber("07700 900 789");
	if (!number) throw new Error("it is a number");
	await transaction(TEST, (tx) => queueText(tx, { recipient: number, councilId: council.id, template, values }));
	const text = (await demoMailbox()).mails.find(({ channel }) => channel === "text");
	expect(text).toMatchObject({ subject: "Published: Rhyme time", recipient: "+447700900789" });
	expect(text?.paragraphs.flat()).toContainEqual({ text: "http://localhost:3000/northmere", path: "/northmere" });
	await aCouncil({ fictional: false });
	await expect(demoMailbox()).rejects.toMatchObject({ status: 404 });
});

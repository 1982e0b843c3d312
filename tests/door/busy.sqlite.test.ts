/** The running product while another process writes to its file: it answers all the while, and loses nothing typed. */
import { setTimeout as pause } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { describe, expect, inject, it } from "vitest";
import { findCouncil } from "../../app/features/directory/councils/queries.server";
import { listFeedback } from "../../app/features/staff/feedback/list-feedback.server";
import { readFor, transaction } from "../../app/platform/store.server";
import { entry, session } from "../../db/schema";
import { aMember } from "../factories";
import { TEST } from "../factories/asker";
import { host } from "../setup/at-the-door";
import { ended, holdLock } from "../setup/lock-holder";
import { fillIn, fillInOn, openPage, send } from "./somebody";

const file = inject("door").database.slice("file:".length);
/** Far less than the lock is held at a time, ten seconds and more; and while it is held for a moment, and a moment again. */
const SILENT_MS = { long: 5000, short: 2000 };
const COMMENTS = "/northmere/comments";

/** Asks again and again until it is told to stop. @returns the longest that an answer took, in milliseconds */
async function longestAnswer(path: string, stopping: AbortSignal): Promise<number> {
	let longest = 0;
	while (!stopping.aborted) {
		const begun = performance.now();
		const answer = await fetch(host.origin + path);
		expect(answer.status, path).toBe(200);
		await answer.arrayBuffer();
		longest = Math.max(longest, performance.now() - begun);
		await pause(20);
	}
	return longest;
}

/** How often the council has been told this. */
async function kept(details: string): Promise<number> {
	const council = await findCouncil(TEST, "northmere");
	const all = await listFeedback(TEST, council?.id ?? "", { status: "new" }, { limit: 10_000 });
	return all.filter((one) => one.details === details).length;
}

describe("while another process has the database", () => {
	it("in short transactions, a form is taken, and everybody is answered", async () => {
		const details = `In short steps ${Date.now()}`;
		const posting = await fillIn(null, COMMENTS, { button: "Send comment", fill: { details } });
		const holder = await holdLock(file, { hold: 150, pause: 15, lasts: 3000 });
		const stopping = new AbortController();
		const longest = longestAnswer("/healthz", stopping.signal);
		const sent = await send(null, posting);
		await ended(holder);
		stopping.abort();
		expect(sent.status).toBe(303);
		expect(await kept(details)).toBe(1);
		expect(await longest).toBeLessThan(SILENT_MS.short);
	}, 180_000);

	it("for longer than anybody waits, the form comes back as it was typed, and is sent again from there", async () => {
		const details = `All at "once" <${Date.now()}>,\non two lines`;
		const posting = await fillIn(null, COMMENTS, { button: "Send comment", fill: { details } });
		const holder = await holdLock(file, { hold: 60_000, pause: 0, lasts: 0 });
		const stopping = new AbortController();
		const longest = ["/healthz", "/northmere/services?q=songs"].map((path) => longestAnswer(path, stopping.signal));
		const refused = await send(null, posting);
		expect(holder.exitCode).toBe(null);
		holder.kill();
		await ended(holder);
		stopping.abort();
		expect(refused.status).toBe(503);
		expect(refused.retryAfter).toBe("10");
		expect(refused.text).toContain("<h1");
		expect(Math.max(...(await Promise.all(longest)))).toBeLessThan(SILENT_MS.long);
		expect(await kept(details)).toBe(0);

		const again = fillInOn(refused.text, COMMENTS, { button: "Send again" });
		expect(again.to).toBe(COMMENTS);
		expect((await send(null, again)).status).toBe(303);
		expect(await kept(details)).toBe(1);
		// A second finger on the button makes no second comment.
		expect((await send(null, again)).status).toBe(303);
		expect(await kept(details)).toBe(1);
	}, 180_000);

	it("staff read on, and what they typed comes back too", async () => {
		const council = await findCouncil(TEST, "northmere");
		if (!council) throw new Error("The demo is not there.");
		const editor = await aMember(council, "editor");
		const [service] = await (await readFor(TEST))
			.select({ id: entry.id })
			.from(entry)
			.where(and(eq(entry.kind, "service"), eq(entry.councilId, council.id)));
		const page = `/staff/northmere/services/${service?.id}/edit/about`;
		const summary = `Songs & tea ${Date.now()}`;
		const posting = await fillIn(editor, page, { button: /^Save/, fill: { summary } });
		// It is long enough that their being here would be written down.
		await transaction(TEST, async (tx) => {
			const before = new Date(Date.now() - 5 * 60_000);
			await tx.update(session).set({ seenAt: before }).where(eq(session.personId, editor.id));
		});
		const holder = await holdLock(file, { hold: 60_000, pause: 0, lasts: 0 });
		const saving = send(editor, posting);
		expect(await openPage(editor, "/staff/northmere/services")).toContain("<h1");
		expect(holder.exitCode).toBe(null);
		const refused = await saving;
		holder.kill();
		await ended(holder);
		expect(refused.status).toBe(503);
		const again = fillInOn(refused.text, page, { button: "Send again" });
		expect(again.fields).toContainEqual(["summary", summary]);
		expect((await send(editor, again)).status).toBe(303);
		expect(await openPage(editor, page)).toContain(summary.replace("&", "&amp;"));
		const seen = async () =>
			(await (await readFor(TEST)).select().from(session).where(eq(session.personId, editor.id)))[0]?.seenAt.getTime();
		await expect.poll(seen, { timeout: 20_000 }).toBeGreaterThan(Date.now() - 2 * 60_000);
	}, 180_000);
});

import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { council as councilTable, feedback } from "../../../../db/schema";
import { aCouncil, aMember, aService, type Member, saved, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { factsAbout } from "../../../../tests/factories/audit";
import type { FeedbackStatus } from "../../../model/publishing/feedback";
import { ENGLISH } from "../../../platform/i18n/languages";
import { readFor, transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { commentsPage } from "../../families/feedback/comments-page.server";
import { sendFeedback } from "../../families/feedback/send-feedback.server";
import { TRAP } from "../../families/feedback/trap";
import { requireStaff } from "../../people/require-staff.server";
import { changeFeedback } from "./change-feedback.server";
import { feedbackListPage } from "./feedback-list-page.server";
import { feedbackPage, requireFeedback } from "./feedback-page.server";
import { assignFeedback, closeFeedback, purgeFeedback } from "./handle-feedback.server";
import { findFeedback, listFeedback } from "./list-feedback.server";

let senders = 0;
const group = aService({ name: "Stay and play" });

let council: Council;
let other: Council;
let worker: Member;
beforeEach(async () => {
	council = await aCouncil();
	other = await aCouncil();
	worker = await aMember(council, "hub-worker", { name: "Hannah Price" });
});

const asStaff = () => requireStaff(staffArgs(worker, council), "feedback.answer");
const listed = (status: FeedbackStatus = "new", of = council) => listFeedback(TEST, of.id, { status }, { limit: 100 });
async function sent(details = "It is at 11am", serviceId: string | null = null, of = council): Promise<string> {
	await sendFeedback(of, {}, `192.0.2.${++senders}`, { serviceId, kind: serviceId ? "time" : "comment", details });
	const messages = await listed("new", of);
	return messages.find((one) => one.details === details)?.id ?? "";
}
async function read(id: string) {
	const found = await findFeedback(await readFor(TEST), council.id, id);
	if (!found) throw new Error("it is not there");
	return found;
}
async function change(id: string, fields: Record<string, string>) {
	const found = await read(id);
	return changeFeedback(await asStaff(), found, { seen: String(found.updatedAt.getTime()), ...fields });
}
const families = async (query = "") => commentsPage(council, { language: ENGLISH, search: new URLSearchParams(query) });
const version = async () => {
	const [row] = await (await readFor(TEST)).select().from(councilTable).where(eq(councilTable.id, council.id));
	return row?.contentVersion ?? 0;
};
const facts = async (id: string) =>
	(await factsAbout(id)).map(({ action, by }) => `${action} by ${by ?? "the operator"}`);

describe("what families write", () => {
	it("is kept for its council, with the listing it is about and nothing about the person, oldest first", async () => {
		const own = aService({ name: "Stay and play" });
		await saved(council, { services: [own] });
		await sent("It is at 11am", own.id);
		await sent("Lovely hub");
		expect(await listed()).toMatchObject([
			{ service: { id: own.id, name: "Stay and play" }, kind: "time", details: "It is at 11am", assignedTo: null },
			{ service: null, kind: "comment", details: "Lovely hub" },
		]);
		expect(await listed("new", other)).toEqual([]);
	});

	it("is dropped when a machine filled in what people do not see", async () => {
		await sendFeedback(council, { [TRAP]: "http://spam.example" }, "192.0.2.0", {
			serviceId: null,
			kind: "comment",
			details: "Buy",
		});
		await sent("Lovely hub");
		expect(await listed()).toMatchObject([{ details: "Lovely hub" }]);
	});

	it("is taken ten times a minute from one place, so that no machine fills the list", async () => {
		const send = () =>
			sendFeedback(council, {}, "198.51.100.7", { serviceId: null, kind: "comment", details: "Hello" });
		for (let at = 0; at < 10; at++) expect(await send()).toBe(true);
		expect(await send()).toBe(false);
		expect(await listed()).toHaveLength(10);
	});

	it("is deleted after two years although nobody dealt with it", async () => {
		const id = await sent("We waited outside");
		const years = 2 * 365 * 86_400_000;
		await purgeFeedback(TEST, new Date(Date.now() + years - 60_000));
		expect((await read(id)).details).toBe("We waited outside");
		await purgeFeedback(TEST, new Date(Date.now() + years + 60_000));
		expect((await read(id)).details).toBe("");
	});

	it("is deleted a year after it was closed; what was published stays", async () => {
		const id = await sent("My name is Ann");
		await change(id, { step: "close", weDid: "Moved it", youSaid: "The time was wrong", publish: "yes" });
		const year = 365 * 86_400_000;
		await purgeFeedback(TEST, new Date(Date.now() + year - 60_000));
		expect((await read(id)).details).toBe("My name is Ann");
		await purgeFeedback(TEST, new Date(Date.now() + year + 60_000));
		expect((await read(id)).details).toBe("");
		expect((await families()).answers).toHaveLength(1);
	});
});

describe("staff", () => {
	it("deal with it: somebody takes it, notes what was done and closes it, and each step is recorded", async () => {
		const id = await sent();
		expect(await change(id, { step: "assign", person: worker.id })).toEqual({ ok: true, done: "assigned" });
		expect(await read(id)).toMatchObject({ status: "open", assignedTo: { name: "Hannah Price" } });
		expect(await change(id, { step: "keep", weDid: "Called them" })).toEqual({ ok: true, done: "saved" });
		expect(await change(id, { step: "close", weDid: "Changed the time" })).toEqual({ ok: true, done: "closed" });
		expect(await read(id)).toMatchObject({ status: "closed", weDid: "Changed the time" });
		expect(await change(id, { step: "reopen", weDid: "" })).toEqual({ ok: true, done: "reopened" });
		expect(await facts(id)).toEqual(
			["assigned", "noted", "closed", "reopened"].map((step) => `case.${step} by Hannah Price`),
		);
	});

	it("are told what is missing, and keep what they typed", async () => {
		const id = await sent();
		expect(await change(id, { step: "close", weDid: " " })).toMatchObject({
			status: 400,
			refused: { errors: { weDid: { reason: "we-did" } } },
		});
		const long = "x".repeat(100_000);
		expect(await change(id, { step: "keep", weDid: long, youSaid: "", publish: "yes" })).toMatchObject({
			status: 400,
			refused: { errors: { weDid: { reason: "too-long" }, youSaid: { reason: "you-said" } }, typed: { weDid: long } },
		});
		expect(await change(id, { step: "assign", person: "nobody we know" })).toMatchObject({
			status: 400,
			refused: { problem: "nobody" },
		});
		expect(await read(id)).toMatchObject({ status: "new", weDid: "" });
	});

	it("do not overwrite each other", async () => {
		const id = await sent();
		const before = await read(id);
		await change(id, { step: "keep", weDid: "First" });
		const second = await changeFeedback(await asStaff(), before, {
			seen: String(before.updatedAt.getTime() - 1),
			step: "keep",
			weDid: "Second",
		});
		expect(second).toMatchObject({ status: 409, refused: { problem: "conflict", typed: { weDid: "Second" } } });
		expect(await read(id)).toMatchObject({ weDid: "First" });
	});

	it("of another council reach nothing", async () => {
		const id = await sent();
		await expect(requireFeedback({ ...(await asStaff()), council: other }, id)).rejects.toMatchObject({ status: 404 });
		await expect(requireFeedback(await asStaff(), "no such id")).rejects.toMatchObject({ status: 404 });
		expect(await closeFeedback(TEST, other, id)).toMatchObject({ ok: false });
		const stranger = await aMember(other, "publisher");
		expect(await assignFeedback(TEST, council, { id, personId: stranger.id })).toMatchObject({
			reason: "nobody",
		});
	});

	it("find them by listing, kind, age and who deals with them", async () => {
		await saved(council, { services: [group] });
		const about = await sent("About the group", group.id);
		const old = await sent("Old");
		await transaction(TEST, async (tx) => {
			const createdAt = new Date(Date.now() - 8 * 86_400_000);
			await tx.update(feedback).set({ createdAt }).where(eq(feedback.id, old));
		});
		const ids = async (query: string) => {
			const page = await feedbackListPage(await asStaff(), new URLSearchParams(query));
			return page.rows.map(({ id }) => id);
		};
		expect(await ids(`service=${group.id}`)).toEqual([about]);
		expect(await ids("kind=comment")).toEqual([old]);
		expect(await ids("older=7")).toEqual([old]);
		expect(await ids("assigned=nobody")).toEqual([old, about]);
		expect(await ids(`assigned=${worker.id}`)).toEqual([]);
		expect(await ids("status=closed")).toEqual([]);
		expect(await ids("status=&kind=&older=&assigned=&page=-4&service=%00")).toEqual([old, about]);
		for (const query of ["status=x", "kind=__proto__", "older=8", "assigned=x"]) {
			await expect(ids(query), query).rejects.toMatchObject({ status: 400 });
		}
	});

	it("see what families read of the listing beside it", async () => {
		const own = aService({ name: "Rhyme time", summary: "Songs on Mondays" });
		await saved(council, { services: [own] });
		const page = await feedbackPage(
			await asStaff(),
			await read(await sent("Not any more", own.id)),
			new URLSearchParams(),
		);
		expect(page.listing).toMatchObject({ name: "Rhyme time", editHref: `/staff/${council.slug}/services/${own.id}` });
		expect(JSON.stringify(page.listing?.sections)).toContain("Songs on Mondays");
	});
});

describe("“you said, we did”", () => {
	it("is public once staff publish it, and never holds the message itself", async () => {
		const id = await sent("I am Ann and it was shut");
		await sent("Another");
		expect((await families()).answers).toEqual([]);
		const before = await version();
		await change(id, { step: "close", weDid: "We mended the door.", youSaid: "The hub was shut.", publish: "yes" });
		const page = await families();
		expect(page).toMatchObject({
			answers: [{ youSaid: { text: "The hub was shut.", lang: "en" }, weDid: { text: "We mended the door." } }],
			counts: { received: "2", done: "1" },
		});
		expect(JSON.stringify(page)).not.toContain("Ann");
		expect(await version()).toBeGreaterThan(before);

		const published = await version();
		await change(id, { step: "keep", weDid: "We mended the door.", youSaid: "The hub was shut." });
		expect((await families()).answers).toEqual([]);
		expect(await version()).toBeGreaterThan(published);
		expect(await facts(id)).toEqual(["case.answer-published by Hannah Price", "case.answer-withdrawn by Hannah Price"]);
	});

	it("comes in pages, for any address", async () => {
		for (let at = 0; at < 21; at++) {
			const id = await sent(`Message ${at}`);
			await change(id, { step: "close", weDid: "Done", youSaid: `Said ${at}`, publish: "yes" });
		}
		expect((await families()).answers).toHaveLength(20);
		expect((await families("page=2")).answers).toHaveLength(1);
		expect((await families("page=99")).page).toBe(2);
		expect((await families("page=x&service=nothing&sent=2")).page).toBe(1);
	});
});

import { randomUUID } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { entry, mail, service } from "../../../../db/schema";
import {
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aService,
	type Member,
	saved,
	staffArgs,
} from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { mailTo, mailWhere } from "../../../../tests/factories/messages";
import { noneOpen } from "../../../../tests/factories/referrals";
import { localNow } from "../../../model/calendar/local-time";
import { ANYONE } from "../../../model/people/asker";
import { renderMail } from "../../../platform/mail/render-mail.server";
import { readFor } from "../../../platform/store.server";
import * as listRoute from "../../../routes/staff/entries";
import * as bulkRoute from "../../../routes/staff/entries-bulk";
import * as entryRoute from "../../../routes/staff/entry";
import * as newRoute from "../../../routes/staff/entry-new";
import * as reviewRoute from "../../../routes/staff/entry-review";
import * as stepRoute from "../../../routes/staff/entry-step";
import * as versionsRoute from "../../../routes/staff/entry-versions";
import type { Council } from "../../directory/councils/queries.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { requireStaff } from "../../people/require-staff.server";
import { doBulk } from "../../publishing/bulk.server";
import type { EntryOf } from "../../publishing/entries";
import { findEntry } from "../../publishing/find-entry.server";
import { moveEntry } from "../../publishing/move-entry.server";
import { saveDraft } from "../../publishing/save-draft.server";

let council: Council;
let other: Council;
let editor: Member;
let publisher: Member;
let provider: Member;
let stranger: Member;
const ours = anOrganisation({ name: "Harbour Families" });
const theirs = anOrganisation({ name: "Tideline" });
const hall = aLocation({ name: "Harbour Hall", at: [54.1, -1.2] });
const group = aService({ name: "Rhyme time", organisationId: ours.id, places: [hall], assuredOn: "2025-01-02" });
const walk = aService({
	name: "Pram walk 100% free",
	organisationId: theirs.id,
	places: [hall],
	assuredOn: "2026-11-20",
});

beforeAll(async () => {
	council = await aCouncil();
	other = await aCouncil();
	await saved(council, { organisations: [ours, theirs], locations: [hall], services: [group, walk] });
	editor = await aMember(council, "editor", { name: "Ed Itor" });
	publisher = await aMember(council, "publisher", { name: "Pat Publisher" });
	provider = await aMember(council, "provider", { organisationId: ours.id });
	stranger = await aMember(other, "administrator");
});

const args = (
	who: Member,
	rest: string,
	said: { params?: Record<string, string>; form?: Record<string, string> } = {},
) => staffArgs(who, council, rest, said);
const at = (who: Member, id: string, rest = "", form?: Record<string, string>) =>
	args(who, `/services/${id}${rest}`, { params: { id }, ...(form && { form }) });
const list = async (who: Member, query = "") => listRoute.loader(args(who, `/services${query}`));
const names = async (who: Member, query = "") => (await list(who, query)).rows.map(({ name }) => name);
async function read(id: string) {
	const found = await findEntry(await readFor(TEST), council.id, id);
	if (!found) throw new Error("it is not there");
	return found;
}
/** What a route answers that throws or returns a response. */
async function statusOf(asked: Promise<unknown>): Promise<number> {
	const answer = await asked.catch((thrown: unknown) => thrown);
	if (answer instanceof Response) return answer.status;
	const init = typeof answer === "object" && answer !== null && "init" in answer ? answer.init : null;
	const status = typeof init === "object" && init !== null && "status" in init ? init.status : 200;
	return Number(status);
}
const locationOf = (answer: unknown) => (answer instanceof Response ? (answer.headers.get("Location") ?? "") : "");
/** Somebody writes a new summary and hands it in. */
async function handedIn(id: string, by: Member, summary = `Songs ${randomUUID()}`) {
	const who = await requireStaff(args(by, ""), "staff.enter");
	const { revision, current } = await read(id);
	const content = structuredClone(current) as EntryOf<"service">;
	content.content.summary = summary;
	await saveDraft(who, { id, revision, content });
	await moveEntry(who, "submit", { id, revision: revision + 1 });
	return summary;
}

describe("a list", () => {
	it("finds by words of the name, whatever signs they have", async () => {
		expect(await names(editor)).toEqual(["Pram walk 100% free", "Rhyme time"]);
		expect(await names(editor, "?q=TIME+rhyme")).toEqual(["Rhyme time"]);
		expect(await names(editor, "?q=100%25")).toEqual(["Pram walk 100% free"]);
		expect(await names(editor, "?q=_")).toEqual([]);
		expect(await names(editor, "?q=%00%27;--")).toEqual([]);
	});

	it("is narrowed down and sorted as its address says, and by nothing that it does not offer", async () => {
		expect(await names(editor, `?organisation=${ours.id}`)).toEqual(["Rhyme time"]);
		expect(await names(editor, "?concern=unchecked")).toEqual(["Rhyme time"]);
		expect(await names(editor, "?sort=checked")).toEqual(["Rhyme time", "Pram walk 100% free"]);
		expect(await names(editor, "?owner=nobody&source=here&status=published")).toHaveLength(2);
		expect(await names(editor, "?page=99&status=&sort=&owner=nobody")).toHaveLength(2);
		for (const query of ["status=nonsense", "sort=x", "concern=__proto__"]) {
			await expect(names(editor, `?${query}`), query).rejects.toMatchObject({ status: 400 });
		}
		const page = await list(editor, "?concern=unchecked&status=draft");
		expect(page).toMatchObject({ empty: "filtered", total: 0 });
		expect(page.statuses).toMatchObject([
			{ key: "all", count: 1 },
			{ key: "draft", count: 0 },
			{ key: "published", count: 1 },
		]);
	});

	it("shows a provider what is of their own organisation", async () => {
		expect(await names(provider)).toEqual(["Rhyme time"]);
		expect(await statusOf(entryRoute.loader(at(provider, walk.id)))).toBe(404);
	});
});

describe("what belongs to another council", () => {
	it("is not there", async () => {
		for (const asked of [
			() => entryRoute.loader(staffArgs(stranger, other, `/services/${group.id}`, { params: { id: group.id } })),
			() =>
				reviewRoute.loader(staffArgs(stranger, other, `/services/${group.id}/review`, { params: { id: group.id } })),
			() =>
				versionsRoute.loader(
					staffArgs(stranger, other, `/services/${group.id}/versions`, { params: { id: group.id } }),
				),
			() => entryRoute.loader(at(stranger, group.id)),
			() => entryRoute.loader(args(editor, `/places/${group.id}`, { params: { id: group.id } })),
			() => entryRoute.loader(at(editor, "no-id")),
		]) {
			expect(await statusOf(asked())).toBe(404);
		}
		const page = await bulkRoute.loader(staffArgs(stranger, other, `/services/bulk?do=withdraw&id=${group.id}`));
		expect(page).toMatchObject({ can: [], cannot: [] });
		const form = { do: "withdraw", entry: `${group.id}:${(await read(group.id)).revision}`, list: "" };
		await bulkRoute.action(staffArgs(stranger, other, "/services/bulk", { form }));
		expect(await read(group.id)).toMatchObject({ status: "published" });
	});
});

describe("a review", () => {
	it("shows what changed and publishes it; its author hears of it", async () => {
		const summary = await handedIn(group.id, editor);
		const page = await reviewRoute.loader(at(publisher, group.id, "/review"));
		expect(page).toMatchObject({
			isChange: true,
			changes: 1,
			refused: null,
			changed: [{ rows: [{ key: "summary" }] }],
		});
		const form = { revision: String(page.revision), decision: "now", from: "", until: "", note: "Lovely" };
		expect(locationOf(await reviewRoute.action(at(publisher, group.id, "/review", form)))).toContain("done=published");
		expect((await listPublicServices(ANYONE, council.id)).map(({ content }) => content.summary)).toContain(summary);
		const queued = (await mailWhere(eq(mail.councilId, council.id))).map(({ recipient, words }) => [
			recipient,
			words.template,
		]);
		expect(queued).toContainEqual([publisher.email, "submitted-for-review"]);
		expect(queued).toContainEqual([editor.email, "published"]);
	});

	it("asks for changes with a note, which the author reads", async () => {
		await handedIn(group.id, editor);
		const { revision } = await read(group.id);
		const without = { revision: String(revision), decision: "changes", note: " " };
		expect(await statusOf(reviewRoute.action(at(publisher, group.id, "/review", without)))).toBe(400);
		const form = { ...without, note: "Which songs?" };
		expect(locationOf(await reviewRoute.action(at(publisher, group.id, "/review", form)))).toContain(
			"changes-requested",
		);
		expect(await entryRoute.loader(at(editor, group.id))).toMatchObject({ reviewNote: "Which songs?" });
		const [told] = (await mailTo(editor.email)).filter(({ words }) => words.template === "changes-requested");
		expect(told?.words.values).toMatchObject({ note: "Which songs?", reviewer: "Pat Publisher" });
	});

	it("of one's own work is refused, in words", async () => {
		await handedIn(walk.id, publisher);
		const page = await reviewRoute.loader(at(publisher, walk.id, "/review"));
		expect(page.refused).toBe("You wrote this. Somebody else must approve it.");
		const form = { revision: String(page.revision), decision: "now" };
		expect(await statusOf(reviewRoute.action(at(publisher, walk.id, "/review", form)))).toBe(403);
		expect(await statusOf(reviewRoute.action(at(editor, walk.id, "/review", form)))).toBe(403);
	});

	it("of what has changed since is shown again, with the note that was typed", async () => {
		const { revision } = await read(walk.id);
		const form = { revision: String(revision - 1), decision: "changes", note: "Keep this" };
		const answer = await reviewRoute.action(at(publisher, walk.id, "/review", form));
		expect(answer).toMatchObject({ init: { status: 409 }, data: { typed: { note: "Keep this" } } });
	});

	it.each([
		["later", "2026-02-30", "", "from"],
		["later", "2020-01-01", "", "from"],
		["now", "", "yesterday", "until"],
		["now", "", "2020-01-01", "until"],
		["", "", "", "decision"],
	])("with the decision %j from %j until %j has something wrong", async (decision, from, until, field) => {
		const { revision } = await read(walk.id);
		const form = { revision: String(revision), decision, from, until, note: "" };
		const answer = await reviewRoute.action(at(publisher, walk.id, "/review", form));
		expect(answer).toMatchObject({ init: { status: 400 }, data: { errors: [{ field }] } });
	});
});

describe("an entry's buttons", () => {
	it("say that it is still right: families read that it was checked today", async () => {
		const own = aService({ name: "Messy play", organisationId: ours.id, places: [hall], assuredOn: "2025-01-02" });
		await saved(council, { services: [own] });
		expect(locationOf(await entryRoute.action(at(provider, own.id, "", { do: "confirm" })))).toContain("done=confirm");
		const db = await readFor(TEST);
		const [row] = await db.select().from(service).where(eq(service.id, own.id));
		expect(row?.assuredOn).toBe(localNow().date);
		expect(await read(own.id)).toMatchObject({ assuredOn: localNow().date, revision: 1 });
		expect(await statusOf(entryRoute.action(at(provider, walk.id, "", { do: "confirm" })))).toBe(404);
	});

	it("set who keeps it true, among the council's staff", async () => {
		await entryRoute.action(at(editor, group.id, "", { do: "owner", owner: publisher.id }));
		expect(await read(group.id)).toMatchObject({ ownerId: publisher.id });
		expect(await statusOf(entryRoute.action(at(editor, group.id, "", { do: "owner", owner: stranger.id })))).toBe(400);
		await entryRoute.action(at(editor, group.id, "", { do: "owner", owner: "nobody" }));
		expect(await read(group.id)).toMatchObject({ ownerId: null });
	});

	it("do nothing that is not theirs, or by an old page", async () => {
		expect(await statusOf(entryRoute.action(at(editor, group.id, "", { do: "drop table" })))).toBe(400);
		const form = { revision: "0", decision: "x" };
		expect(await statusOf(entryRoute.action(at(editor, group.id, "", { ...form, do: "submit" })))).toBe(409);
		expect(await statusOf(stepRoute.action(at(editor, group.id, "/withdraw", { revision: "1" })))).toBe(409);
	});

	it("withdraw it, and a version of it can be made the draft again", async () => {
		const gone = aService({ name: "Baby café", organisationId: ours.id, places: [hall] });
		await saved(council, { services: [gone] });
		const page = await stepRoute.loader(at(publisher, gone.id, "/withdraw"));
		await stepRoute.action(at(publisher, gone.id, "/withdraw", { revision: String(page.revision), note: "No room" }));
		expect(await read(gone.id)).toMatchObject({ status: "withdrawn", liveVersion: null });
		const versions = await versionsRoute.loader(at(editor, gone.id, "/versions"));
		expect(versions.versions).toMatchObject([{ status: "withdrawn", note: "No room" }, { number: 1 }]);
		const form = { revision: String(versions.revision), number: "1" };
		expect(await statusOf(versionsRoute.action(at(editor, gone.id, "/versions", { ...form, number: "7" })))).toBe(404);
		// The withdrawn text is the same as the first version's: there is nothing to restore but to write it anew.
		expect(locationOf(await versionsRoute.action(at(editor, gone.id, "/versions", form)))).toContain("done=restored");
	});
});

describe("several at once", () => {
	it("are done one by one, and what could not be done is named with its reason", async () => {
		const fresh = ["One", "Two"].map((name) => aService({ name, organisationId: ours.id, places: [hall] }));
		await saved(council, { services: fresh });
		const [one, two] = fresh;
		if (!one || !two) throw new Error("there are two");
		await handedIn(one.id, editor);
		await handedIn(two.id, publisher);
		const page = await bulkRoute.loader(
			args(publisher, `/services/bulk?do=publish&id=${one.id}&id=${two.id}&list=q%3Dx`),
		);
		expect(page.can.map(({ name }) => name)).toEqual(["One"]);
		expect(page.cannot).toMatchObject([{ name: "Two", reason: "You wrote this. Somebody else must approve it." }]);
		const asked: LoaderFunctionArgs = args(publisher, "/services/bulk", { form: {} });
		const body = new URLSearchParams([
			["do", "publish"],
			["list", "q=x"],
			["entry", `${one.id}:${(await read(one.id)).revision}`],
			["entry", `${two.id}:${(await read(two.id)).revision}`],
		]);
		const answer = await bulkRoute.action({ ...asked, request: new Request(asked.request, { body }) });
		const location = locationOf(answer);
		expect(location).toContain("q=x");
		expect(await read(one.id)).toMatchObject({ status: "published" });
		expect(await read(two.id)).toMatchObject({ status: "in-review" });
		const { result } = await list(publisher, location.slice(location.indexOf("?")));
		expect(result).toMatchObject({ success: true, text: "1 published.", left: [{ name: "Two" }] });
	});

	it("are handed in with one e-mail to each reviewer, which names all of them", async () => {
		const fresh = ["Three", "Four"].map((name) => aService({ name, organisationId: ours.id, places: [hall] }));
		await saved(council, { services: fresh });
		for (const { id } of fresh) {
			await handedIn(id, editor);
			const who = await requireStaff(args(editor, ""), "staff.enter");
			await moveEntry(who, "recall", { id, revision: (await read(id)).revision });
		}
		const entries = await Promise.all(fresh.map(async ({ id }) => ({ id, revision: (await read(id)).revision })));
		const stale = { id: group.id, revision: 0 };
		const who = await requireStaff(args(editor, ""), "staff.enter");
		const done = await doBulk(who, { action: "submit", entries: [...entries, stale], ownerId: null }, noneOpen);
		expect(done).toEqual({ done: fresh.map(({ id }) => id), left: [{ id: group.id, reason: "conflict" }] });
		const queued = await mailTo(publisher.email);
		const together = queued.filter(({ words }) => words.template === "several-for-review");
		expect(together).toHaveLength(1);
		const told = renderMail(together[0]?.words ?? { template: "", values: {} }, "https://hub.example");
		expect(told?.subject).toContain("2 for you to review");
		for (const { id, content } of fresh) {
			expect(told?.text).toContain(content.name);
			expect(told?.text).toContain(`/services/${id}/review`);
		}
	});

	it("are left alone by those who may not", async () => {
		expect(await statusOf(bulkRoute.loader(args(editor, `/services/bulk?do=publish&id=${group.id}`)))).toBe(404);
		expect(await statusOf(bulkRoute.action(args(editor, "/services/bulk", { form: { do: "withdraw" } })))).toBe(400);
	});
});

describe("a new one", () => {
	const start = (who: Member, form: Record<string, string>, segment = "services") =>
		newRoute.action(args(who, `/${segment}/new`, { form }));

	it("asks first where there is something under a name like it", async () => {
		const form = { name: "Time for Rhyme", organisation: ours.id };
		expect(await start(editor, form)).toMatchObject({ data: { alike: [{ id: group.id }] } });
		const answer = await start(editor, { ...form, sure: form.name });
		expect(await statusOf(Promise.resolve(answer))).toBe(303);
	});

	it("of a provider is of their own organisation", async () => {
		await start(provider, { name: "Ours alone" });
		const db = await readFor(TEST);
		const [added] = await db.select().from(entry).where(eq(entry.title, "Ours alone"));
		expect(added).toMatchObject({ organisationId: ours.id, status: "draft", councilId: council.id });
		expect(await statusOf(newRoute.loader(args(provider, "/places/new")))).toBe(403);
	});

	it.each([
		["services", { name: "", organisation: ours.id }, "name"],
		["services", { name: "x".repeat(100_000), organisation: ours.id }, "name"],
		["services", { name: "Something else entirely", organisation: randomUUID() }, "organisation"],
		["places", { name: "A hall nobody knows" }, "hub"],
	])("in %s with something wrong keeps what was typed", async (segment, form: Record<string, string>, field) => {
		const answer = await start(editor, form, segment);
		expect(answer).toMatchObject({ init: { status: 400 }, data: { typed: { name: form.name }, errors: [{ field }] } });
	});
});

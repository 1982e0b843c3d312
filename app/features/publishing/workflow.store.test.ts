import { randomUUID } from "node:crypto";
import { and, count, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntry, entry } from "../../../db/schema";
import { aCouncil, aLocation, aMember, anOrganisation, aSchedule, saved, staffArgs } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { anAnsweredService } from "../../../tests/factories/listings";
import { noneOpen } from "../../../tests/factories/referrals";
import { ANYONE } from "../../model/people/asker";
import type { Role } from "../../model/people/roles";
import { verifyAudit } from "../../platform/audit.server";
import { portal, readFor, transaction } from "../../platform/store.server";
import type { Council } from "../directory/councils/queries.server";
import { listPublicServices } from "../directory/listings/public-listings.server";
import { requireStaff } from "../people/require-staff.server";
import { blankService } from "./blank";
import { doBulk, planBulk } from "./bulk.server";
import type { EntryOf } from "./entries";
import { findEntry, listVersions } from "./find-entry.server";
import { missingForPublication } from "./missing";
import { moveEntry, restoreVersion } from "./move-entry.server";
import { publishEntry, withdrawEntry } from "./publish.server";
import { addEntry, saveDraft, type Writer } from "./save-draft.server";

let council: Council;
let editor: Writer;
let publisher: Writer;
let second: Writer;
let stranger: Writer;
const organisation = anOrganisation({ name: "Harbour Families" });
const hall = aLocation({ name: "Harbour Hall", at: [54.1, -1.2] });

const staff = async (of: Council, role: Role, said = {}) =>
	requireStaff(staffArgs(await aMember(of, role, said), of), "staff.enter");

beforeAll(async () => {
	council = await aCouncil();
	await saved(council, { organisations: [organisation], locations: [hall] });
	editor = await staff(council, "editor", { name: "Ed Itor" });
	publisher = await staff(council, "publisher", { name: "Pat Publisher" });
	second = await staff(council, "publisher", { name: "Sam Second" });
	stranger = await staff(await aCouncil(), "administrator");
});

function aGroup(name: string): EntryOf<"service"> {
	const blank = anAnsweredService(name, organisation.id);
	return {
		...blank,
		content: {
			...blank.content,
			summary: "Songs for babies.",
			topics: ["play"],
			places: [{ id: randomUUID(), locationId: hall.id, schedules: [aSchedule()] }],
		},
	};
}

async function added(content: EntryOf<"service">, by = editor) {
	const answer = await addEntry(by, content);
	if (!answer.ok) throw new Error(answer.reason);
	return answer.id;
}
const read = async (id: string) => {
	const found = await findEntry(await readFor(TEST), council.id, id);
	if (!found) throw new Error("it is not there");
	return found;
};
const step = async (id: string, who: Writer, name: Parameters<typeof moveEntry>[1], note?: string) =>
	moveEntry(who, name, { id, revision: (await read(id)).revision, note });
const publish = async (id: string, who: Writer) => publishEntry(who, { id, revision: (await read(id)).revision });
const families = async () => (await listPublicServices(ANYONE, council.id)).map(({ content }) => content.name);

describe("a service on its way to families", () => {
	it("may lack its name while it is written, and still has what its shape has by default", async () => {
		const id = await added(aGroup("Nameless"));
		const { content } = aGroup("");
		const { heldIn: _, translations: __, ...older } = content;
		const draft = { kind: "service" as const, organisationId: organisation.id, content: older };
		await transaction(TEST, async (tx) => {
			await tx.update(entry).set({ draft }).where(eq(entry.id, id));
		});
		const { current } = await read(id);
		expect(current.content).toMatchObject({ name: "", heldIn: [], translations: {} });
		expect(missingForPublication(current)).toContainEqual({ section: "about", reason: "name" });
	});

	it("is read by them once a second person has published it, and stays while it is changed", async () => {
		const id = await added(aGroup("Rhyme time"));
		expect(await step(id, editor, "submit")).toEqual({ ok: true });
		expect(await families()).not.toContain("Rhyme time");
		expect(await step(id, publisher, "request-changes", "Which songs?")).toEqual({ ok: true });
		expect(await read(id)).toMatchObject({ status: "changes-requested", reviewNote: "Which songs?" });
		expect(await step(id, editor, "submit")).toEqual({ ok: true });
		expect(await publish(id, publisher)).toEqual({ ok: true, status: "published" });
		expect(await families()).toContain("Rhyme time");

		const { revision } = await read(id);
		expect(await saveDraft(editor, { id, revision, content: aGroup("Rhyme and song") })).toMatchObject({ ok: true });
		expect(await read(id)).toMatchObject({ status: "draft", title: "Rhyme and song", liveVersion: 1 });
		expect(await families()).toContain("Rhyme time");
		expect(await publish(id, publisher)).toMatchObject({ ok: true });
		expect(await families()).not.toContain("Rhyme time");
		expect(await listVersions(editor, id)).toMatchObject([
			{ number: 2, writtenByName: "Ed Itor", approvedByName: "Pat Publisher" },
			{ number: 1, status: "published" },
		]);
	});

	it("names everybody who wrote it, none of whom may publish it, whoever wrote last", async () => {
		const id = await added(aGroup("Sing along"), publisher);
		const write = async (who: Writer, name: string) => {
			const { revision } = await read(id);
			return saveDraft(who, { id, revision, content: aGroup(name) });
		};
		expect(await write(editor, "Sing along, too")).toMatchObject({ ok: true });
		expect(await read(id)).toMatchObject({ draftBy: editor.person.id });
		expect(await publish(id, publisher)).toEqual({ ok: false, reason: "own-work" });
		expect(await publish(id, second)).toMatchObject({ ok: true });
		expect(await listVersions(editor, id)).toMatchObject([
			{ number: 1, writtenByName: "Ed Itor", alsoWrittenByNames: ["Pat Publisher"] },
		]);
		// With the version it begins anew.
		expect(await write(editor, "Sing along again")).toMatchObject({ ok: true });
		expect(await publish(id, publisher)).toMatchObject({ ok: true });
		const [newest] = await listVersions(editor, id);
		expect(newest).toMatchObject({ number: 2, writtenByName: "Ed Itor", alsoWrittenByNames: [] });
	});

	it("is not published by who wrote it, by who may not, or before it is whole", async () => {
		const id = await added(aGroup("Messy play"), publisher);
		expect(await publish(id, publisher)).toEqual({ ok: false, reason: "own-work" });
		expect(await publish(id, editor)).toEqual({ ok: false, reason: "role" });
		const bare = await added(blankService("Nothing yet", organisation.id));
		expect(await publish(bare, publisher)).toMatchObject({
			ok: false,
			reason: "incomplete",
			missing: [
				{ section: "about", reason: "summary" },
				{ section: "about", reason: "topics" },
				{ section: "about", reason: "level" },
				{ section: "who", reason: "who" },
				{ section: "places", reason: "channels" },
				{ section: "cost", reason: "cost" },
				{ section: "joining", reason: "joining" },
			],
		});
	});

	it("is kept from two who write at once: the second sees what the first wrote", async () => {
		const id = await added(aGroup("Baby café"));
		const { revision } = await read(id);
		const coffee = aGroup("Baby coffee");
		expect(await saveDraft(editor, { id, revision, content: coffee })).toMatchObject({ ok: true });
		const second = await saveDraft(publisher, { id, revision, content: aGroup("Baby tea") });
		expect(second).toMatchObject({
			ok: false,
			reason: "conflict",
			theirs: { current: { content: { name: "Baby coffee" } } },
		});
		expect(await saveDraft(editor, { id, revision, content: coffee })).toMatchObject({ ok: true });
	});

	it("is out of reach of another council", async () => {
		const id = await added(aGroup("Out of reach"));
		const { revision } = await read(id);
		expect(await saveDraft(stranger, { id, revision, content: aGroup("Mine") })).toMatchObject({
			reason: "not-found",
		});
		expect(await publishEntry(stranger, { id, revision })).toMatchObject({ reason: "not-found" });
	});

	it("is not withdrawn while something is open at it, nor with others", async () => {
		const id = await added(aGroup("Third words"));
		await publish(id, publisher);
		const twoOpen = async () => new Map([[id, 2]]);
		const { revision } = await read(id);
		expect(await withdrawEntry(publisher, { id, revision }, twoOpen)).toEqual({ ok: false, reason: "referrals" });
		const planned = await planBulk(publisher, { kind: "service", action: "withdraw", ids: [id] }, twoOpen);
		expect(planned).toMatchObject([{ id, reason: "referrals" }]);
		const request = { action: "withdraw", entries: [{ id, revision }], ownerId: null } as const;
		expect(await doBulk(publisher, request, twoOpen)).toEqual({ done: [], left: [{ id, reason: "referrals" }] });
		expect(await families()).toContain("Third words");
		expect(await doBulk(publisher, request, noneOpen)).toMatchObject({ done: [id] });
	});

	it("can be withdrawn, and an older version of it written anew", async () => {
		const id = await added(aGroup("First words"));
		await publish(id, publisher);
		expect(await withdrawEntry(publisher, { id, revision: (await read(id)).revision }, noneOpen)).toMatchObject({
			ok: true,
		});
		expect(await families()).not.toContain("First words");
		expect(await read(id)).toMatchObject({ status: "withdrawn", liveVersion: null, lastVersion: 2 });
		const { revision } = await read(id);
		expect(await restoreVersion(editor, { id, revision, number: 1 })).toMatchObject({ ok: true });
		await saveDraft(editor, {
			id,
			revision: (await read(id)).revision,
			content: aGroup("First words again"),
		});
		expect(await publish(id, publisher)).toMatchObject({ ok: true });
		expect(await families()).toContain("First words again");
	});
});

it("an older version of a place that became confidential makes no address known", async () => {
	const house = aLocation({ name: "Rowan House" });
	await saved(council, { locations: [house] });
	await saved(council, { locations: [{ ...house, masked: true }] });
	const { revision } = await read(house.id);
	expect(await restoreVersion(publisher, { id: house.id, revision, number: 1 })).toMatchObject({ ok: true });
	expect((await read(house.id)).current).toMatchObject({ masked: true, content: { name: "Rowan House" } });
});

it("a draft outlives a withdrawal, and throwing it away brings back the published name", async () => {
	const id = await added(aGroup("Tiny talkers"));
	await publish(id, publisher);
	const edit = async (name: string) =>
		saveDraft(editor, { id, revision: (await read(id)).revision, content: aGroup(name) });
	await edit("Tiny talkers and walkers");
	expect(await step(id, editor, "discard")).toEqual({ ok: true });
	expect(await read(id)).toMatchObject({ status: "published", title: "Tiny talkers" });

	await edit("Tiny singers");
	expect(await families()).toContain("Tiny talkers");
	expect(await withdrawEntry(publisher, { id, revision: (await read(id)).revision }, noneOpen)).toMatchObject({
		ok: true,
	});
	expect(await families()).not.toContain("Tiny talkers");
	expect(await read(id)).toMatchObject({ status: "draft", title: "Tiny singers", liveVersion: null, hasDraft: true });
});

it("providers write what is of their own organisation only", async () => {
	const theirs = anOrganisation({ name: "Somebody else" });
	await saved(council, { organisations: [theirs] });
	const provider = await staff(council, "provider", { organisationId: organisation.id });
	expect(await addEntry(provider, aGroup("Ours"))).toMatchObject({ ok: true });
	expect(await addEntry(provider, { ...aGroup("Not ours"), organisationId: theirs.id })).toMatchObject({ ok: false });
});

it("all of it is in the audit log, which is whole", async () => {
	expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
});

describe("a button pressed twice", () => {
	/** Both presses were made from the page as it stood before. */
	const twice = async <T>(id: string, press: (revision: number) => Promise<T>) => {
		const { revision } = await read(id);
		return [await press(revision), await press(revision)];
	};

	it("is answered as the first time, and the reviewers hear of it once", async () => {
		const id = await added(aGroup("Pressed twice"));
		const handIn = (who: Writer) => (revision: number) => moveEntry(who, "submit", { id, revision });
		expect(await twice(id, handIn(editor))).toEqual([{ ok: true }, { ok: true }]);
		expect(await twice(id, (revision) => moveEntry(editor, "recall", { id, revision }))).toEqual([
			{ ok: true },
			{ ok: true },
		]);
		await step(id, editor, "submit");
		const askFor = (note: string) => (revision: number) =>
			moveEntry(publisher, "request-changes", { id, revision, note });
		expect(await twice(id, askFor("Which songs?"))).toEqual([{ ok: true }, { ok: true }]);
		expect(
			await moveEntry(publisher, "request-changes", { id, revision: (await read(id)).revision - 1, note: "Where?" }),
		).toEqual({ ok: false, reason: "conflict" });
		await step(id, editor, "submit");

		const published = { ok: true, status: "published" };
		expect(await twice(id, (revision) => publishEntry(publisher, { id, revision }))).toEqual([published, published]);
		expect(await listVersions(publisher, id)).toHaveLength(1);
		expect(await twice(id, (revision) => withdrawEntry(publisher, { id, revision }, noneOpen))).toEqual([
			published,
			published,
		]);
		expect(await twice(id, (revision) => moveEntry(editor, "archive", { id, revision }))).toEqual([
			{ ok: true },
			{ ok: true },
		]);
		expect(await twice(id, (revision) => moveEntry(editor, "reopen", { id, revision }))).toEqual([
			{ ok: true },
			{ ok: true },
		]);
		expect(await read(id)).toMatchObject({ status: "draft", liveVersion: null });
		const [told] = await (await readFor(TEST))
			.select({ handedIn: count() })
			.from(auditEntry)
			.where(and(eq(auditEntry.subjectId, id), eq(auditEntry.action, "entry.submit")));
		expect(told?.handedIn).toBe(3);
	});

	it("is for the same day, or it is not the same", async () => {
		const id = await added(aGroup("On its day"));
		const { revision } = await read(id);
		const on = (day: string) => publishEntry(publisher, { id, revision, publishAt: new Date(day) });
		expect(await on("2101-01-01")).toEqual({ ok: true, status: "scheduled" });
		expect(await on("2101-01-01")).toEqual({ ok: true, status: "scheduled" });
		expect(await on("2102-02-02")).toEqual({ ok: false, reason: "conflict" });
	});

	it("by another, or after another change, meets what was done since", async () => {
		const id = await added(aGroup("Pressed by two"));
		const second = await staff(council, "editor", { name: "Another Editor" });
		const { revision } = await read(id);
		expect(await moveEntry(editor, "submit", { id, revision })).toEqual({ ok: true });
		expect(await moveEntry(second, "submit", { id, revision })).toEqual({ ok: false, reason: "conflict" });
		expect(await moveEntry(editor, "archive", { id, revision })).toEqual({ ok: false, reason: "conflict" });
		await step(id, editor, "recall");
		expect(await moveEntry(editor, "submit", { id, revision })).toEqual({ ok: false, reason: "conflict" });
	});
});

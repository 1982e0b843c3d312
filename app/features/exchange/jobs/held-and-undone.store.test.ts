/** What imports may not do to what staff hold, and taking an import back. */

import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry, entry, entryVersion, importRun } from "../../../../db/schema";
import {
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aSchedule,
	aService,
	saved,
	staffArgs,
} from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { aReferralReader, aSentReferral, noneOpen } from "../../../../tests/factories/referrals";
import { ANYONE } from "../../../model/people/asker";
import { verifyAudit } from "../../../platform/audit.server";
import { stableId } from "../../../platform/ids";
import { portal, readFor } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { requireStaff } from "../../people/require-staff.server";
import { findEntry, listVersions } from "../../publishing/find-entry.server";
import { moveEntry } from "../../publishing/move-entry.server";
import { publishTranslation } from "../../publishing/move-translation.server";
import { publishEntry, withdrawEntry } from "../../publishing/publish.server";
import { saveDraft, type Writer } from "../../publishing/save-draft.server";
import { moveReferral } from "../../referrals/move-referral.server";
import { applyListings } from "../sheets/apply-listings.server";
import type { SourceListings } from "../sheets/sheet-listings";
import { nothingUnread } from "../sheets/unread";
import { conflictPage, conflictsPage, keepOurs, takeTheirs } from "./conflicts.server";
import { undoImport } from "./undo-import.server";

let council: Council;
let editor: Writer;
let publisher: Writer;

beforeEach(async () => {
	council = await aCouncil();
	const staff = async (role: "editor" | "publisher") =>
		requireStaff(staffArgs(await aMember(council, role), council), "staff.enter");
	editor = await staff("editor");
	publisher = await staff("publisher");
});

const idOf = (name: string) => stableId(council.id, "feed", name);

/** A source in which each service has the summary given. */
function says(services: Record<string, string>): SourceListings {
	const from = (sourceId: string, checksum: string) => ({
		source: "feed",
		sourceId,
		fetchedAt: new Date(0),
		checksum,
	});
	const organisation = anOrganisation({ id: idOf("us"), name: "Us", provenance: from("us", "1") });
	const hall = aLocation({ id: idOf("hall"), name: "Hall", at: [54.1, -1.2], provenance: from("hall", "1") });
	return {
		source: "feed",
		organisations: [organisation],
		locations: [hall],
		services: Object.entries(services).map(([name, summary]) =>
			aService({
				id: idOf(name),
				name,
				summary,
				organisationId: organisation.id,
				places: [
					{ id: stableId(council.id, "place", name), at: hall, schedules: [aSchedule({ id: idOf(`${name} weekly`) })] },
				],
				provenance: from(name, summary),
			}),
		),
		unread: nothingUnread(),
	};
}

const apply = (services: Record<string, string>, dryRun = false) =>
	applyListings(TEST, says(services), { councilId: council.id, kind: "test", startedAt: new Date(), dryRun });
const shown = async () =>
	Object.fromEntries(
		(await listPublicServices(ANYONE, council.id)).map(({ content }) => [content.name, content.summary]),
	);
const read = async (name: string) => {
	const found = await findEntry(await readFor(TEST), council.id, idOf(name));
	if (!found) throw new Error(`${name} is not there`);
	return found;
};
async function rewrite(name: string, summary: string) {
	const { id, revision, current } = await read(name);
	if (current.kind !== "service") throw new Error("not a service");
	const content = { ...current, content: { ...current.content, summary } };
	expect(await saveDraft(editor, { id, revision, content })).toMatchObject({ ok: true });
}
async function publish(name: string) {
	const { id, revision } = await read(name);
	expect(await publishEntry(publisher, { id, revision })).toMatchObject({ ok: true });
}
async function withdraw(name: string) {
	const { id, revision } = await read(name);
	expect(await withdrawEntry(publisher, { id, revision }, noneOpen)).toMatchObject({ ok: true });
}
async function runId(applied: Promise<{ runId: string | null }>): Promise<string> {
	const { runId } = await applied;
	if (!runId) throw new Error("nothing was written");
	return runId;
}

describe("an import", () => {
	it("leaves what staff wrote, and keeps what the source says for a person to decide", async () => {
		await apply({ Rhymes: "Old", Play: "Old" });
		await rewrite("Rhymes", "Ours");
		await publish("Rhymes");
		const planned = await apply({ Rhymes: "Theirs", Play: "New" }, true);
		expect(planned.services).toMatchObject({ changed: 1, conflicts: 1 });
		expect((await read("Rhymes")).incoming).toBeNull();
		const applied = await apply({ Rhymes: "Theirs", Play: "New" });
		expect(applied.services).toMatchObject({ changed: 1, conflicts: 1, unchanged: 0 });
		expect(applied.conflicts).toEqual([{ kind: "service", id: idOf("Rhymes"), name: "Rhymes", why: "changed" }]);
		expect(await shown()).toEqual({ Rhymes: "Ours", Play: "New" });
		expect((await read("Rhymes")).incoming).toMatchObject({ content: { summary: "Theirs" } });
	});

	it("leaves a draft that nobody has published yet", async () => {
		await apply({ Rhymes: "Old" });
		await rewrite("Rhymes", "Being written");
		expect((await apply({ Rhymes: "Theirs" })).services).toMatchObject({ conflicts: 1 });
		expect(await shown()).toEqual({ Rhymes: "Old" });
		expect(await read("Rhymes")).toMatchObject({ hasDraft: true, current: { content: { summary: "Being written" } } });
	});

	it("forgets what it kept when the source says again what it said", async () => {
		await apply({ Rhymes: "Old" });
		await rewrite("Rhymes", "Ours");
		await apply({ Rhymes: "Theirs" });
		expect((await apply({ Rhymes: "Old" })).services).toMatchObject({ conflicts: 0, unchanged: 1 });
		expect((await read("Rhymes")).incoming).toBeNull();
	});

	it("does not publish again what staff took away or put into the archive", async () => {
		await apply({ Rhymes: "Old", Play: "Old" });
		await withdraw("Rhymes");
		expect((await apply({ Rhymes: "Old", Play: "Old" })).conflicts).toMatchObject([
			{ name: "Rhymes", why: "withdrawn" },
		]);
		expect((await apply({ Rhymes: "New" })).services).toMatchObject({ conflicts: 1, republished: 0, withdrawn: 1 });
		await apply({ Rhymes: "New", Play: "Old" });
		expect(await shown()).toEqual({ Play: "Old" });
		await withdraw("Play");
		const { id, revision } = await read("Play");
		expect(await moveEntry(editor, "archive", { id, revision })).toEqual({ ok: true });
		expect((await apply({ Rhymes: "New", Play: "Old" })).services).toMatchObject({ conflicts: 2, republished: 0 });
		expect(await shown()).toEqual({});
	});

	it("does not withdraw what staff keep, though it is gone from the source", async () => {
		await apply({ Rhymes: "Old", Play: "Old" });
		await rewrite("Rhymes", "Ours");
		await publish("Rhymes");
		const applied = await apply({});
		expect(applied.services).toMatchObject({ withdrawn: 1, conflicts: 1 });
		expect(applied.conflicts).toMatchObject([{ name: "Rhymes", why: "gone" }]);
		expect(await shown()).toEqual({ Rhymes: "Ours" });
	});

	it("does not take away a service to which referrals are open, by the source or by undoing, until they are decided", async () => {
		const run = await runId(apply({ Rhymes: "Old", Play: "Old" }));
		const helen = aReferralReader("health-visitor", { council: { ...council, gss: null } });
		const asOne = { id: idOf("us"), name: "Us" };
		const referral = await aSentReferral(helen, { id: idOf("Rhymes"), name: "Rhymes", organisation: asOne });
		const applied = await apply({});
		expect(applied.services).toMatchObject({ withdrawn: 1, conflicts: 1 });
		expect(applied.conflicts).toMatchObject([{ name: "Rhymes", why: "referrals" }]);
		expect(await shown()).toEqual({ Rhymes: "Old" });
		const undone = await undoImport(TEST, council.id, run, { actor: publisher.person });
		expect(undone).toMatchObject({ ok: true });
		expect(undone.ok && undone.notUndone.filter(({ kind }) => kind === "service")).toMatchObject(
			expect.arrayContaining([expect.objectContaining({ name: "Rhymes", why: "in-use" })]),
		);
		expect(await shown()).toEqual({ Rhymes: "Old" });
		await moveReferral(helen, referral, { step: "cancel", revision: 1, words: { reason: "Moved away" } });
		expect((await apply({})).conflicts).toEqual([]);
		expect(await shown()).toEqual({});
	});

	it("marks every version it writes with its run", async () => {
		const run = await runId(apply({ Rhymes: "Old" }));
		const db = await readFor(TEST);
		const versions = await db.select().from(entryVersion).where(eq(entryVersion.importRunId, run));
		expect(versions.map(({ content }) => content.kind).sort()).toEqual(["location", "organisation", "service"]);
	});
});

describe("an import that is taken back", () => {
	it("leaves everything as it was: changed, withdrawn and added", async () => {
		await apply({ Rhymes: "Old", Play: "Old" });
		const run = await runId(apply({ Rhymes: "New", Cooking: "New" }));
		expect(await shown()).toEqual({ Rhymes: "New", Cooking: "New" });
		expect(await undoImport(TEST, council.id, run, { actor: publisher.person })).toMatchObject({
			ok: true,
			undone: 3,
			notUndone: [],
		});
		expect(await shown()).toEqual({ Rhymes: "Old", Play: "Old" });
		expect(await read("Cooking")).toMatchObject({ status: "withdrawn", liveVersion: null });
		expect((await listVersions(publisher, idOf("Rhymes")))[0]).toMatchObject({
			number: 3,
			imported: false,
		});
		expect(await undoImport(TEST, council.id, run, { actor: null })).toEqual({ ok: false, reason: "already-undone" });
	});

	it("can be imported again", async () => {
		await apply({ Rhymes: "Old" });
		const run = await runId(apply({ Rhymes: "New", Cooking: "New" }));
		await undoImport(TEST, council.id, run, { actor: publisher.person });
		expect((await apply({ Rhymes: "New", Cooking: "New" })).services).toMatchObject({
			changed: 1,
			republished: 1,
			conflicts: 0,
		});
		expect(await shown()).toEqual({ Rhymes: "New", Cooking: "New" });
	});

	it("stays where people went on: changed since, being written, or used by what stays", async () => {
		const run = await runId(apply({ Rhymes: "Old", Play: "Old", Cooking: "Old" }));
		await rewrite("Rhymes", "Ours");
		await publish("Rhymes");
		await rewrite("Play", "Being written");
		const undone = await undoImport(TEST, council.id, run, { actor: publisher.person });
		if (!undone.ok) throw new Error(undone.reason);
		expect(undone.undone).toBe(1);
		expect(Object.fromEntries(undone.notUndone.map(({ name, why }) => [name, why]))).toEqual({
			Rhymes: "changed",
			Play: "draft",
			Us: "in-use",
			Hall: "in-use",
		});
		expect(await shown()).toEqual({ Rhymes: "Ours", Play: "Old" });
		expect(await read("Play")).toMatchObject({ hasDraft: true });
	});

	it("makes no place known that is confidential: a person does", async () => {
		const street = { line1: "23 Rowan Lane", postcode: "ZZ2 2AA" };
		await saved(council, { locations: [aLocation({ name: "Rowan House", masked: true, address: street })] });
		await apply({ Rhymes: "Old" });
		const { locations, ...others } = says({ Rhymes: "New" });
		const moved = locations.map((one) => ({
			...one,
			content: { ...one.content, address: { ...one.content.address, line1: "23 Rowan Ln" } },
			provenance: one.provenance && { ...one.provenance, checksum: "2" },
		}));
		const about = { councilId: council.id, kind: "test", startedAt: new Date() };
		const applied = await applyListings(TEST, { ...others, locations: moved }, about);
		expect(applied.hidden).toEqual([{ id: idOf("hall"), isNew: true }]);
		await undoImport(TEST, council.id, applied.runId ?? "", { actor: publisher.person });
		expect((await read("hall")).live).toMatchObject({
			masked: true,
			content: { address: { line1: "1 Harbour Street" } },
		});
		expect(await shown()).toEqual({ Rhymes: "Old" });
	});

	it("is in the audit log, and out of reach of another council", async () => {
		const run = await runId(apply({ Rhymes: "Old" }));
		const other = await aCouncil();
		expect(await undoImport(TEST, other.id, run, { actor: null })).toEqual({ ok: false, reason: "not-found" });
		await undoImport(TEST, council.id, run, { actor: publisher.person });
		const db = await readFor(TEST);
		const facts = await db
			.select({ action: auditEntry.action, actorId: auditEntry.actorId })
			.from(auditEntry)
			.where(and(eq(auditEntry.councilId, council.id), eq(auditEntry.subjectId, run)));
		expect(facts).toEqual([
			{ action: "import.applied", actorId: null },
			{ action: "import.undone", actorId: publisher.person.id },
		]);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
		const [row] = await db.select({ undoneAt: importRun.undoneAt }).from(importRun).where(eq(importRun.id, run));
		expect(row?.undoneAt).toBeInstanceOf(Date);
		const [{ heldAt } = {}] = await db
			.select({ heldAt: entry.heldAt })
			.from(entry)
			.where(eq(entry.id, idOf("Rhymes")));
		expect(heldAt).toBeNull();
	});
});

describe("a conflict", () => {
	const decide = async (name: string) => {
		const page = await conflictPage(TEST, council.id, idOf(name));
		if (!page) throw new Error("there is nothing to decide");
		return { id: page.id, revision: page.revision, seen: page.seen };
	};
	async function held() {
		await apply({ Rhymes: "Old" });
		await rewrite("Rhymes", "Ours");
		await publish("Rhymes");
		await apply({ Rhymes: "Theirs" });
	}

	it("is shown field by field, and kept as ours until the source says something else", async () => {
		await held();
		expect((await conflictsPage(TEST, council.id, 1)).conflicts).toMatchObject([{ title: "Rhymes", source: "feed" }]);
		const page = await conflictPage(TEST, council.id, idOf("Rhymes"));
		expect(page?.sections.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual(["summary"]);
		expect(await keepOurs(publisher, await decide("Rhymes"))).toEqual({ ok: true, outcome: "kept" });
		expect((await conflictsPage(TEST, council.id, 1)).conflicts).toEqual([]);
		expect((await apply({ Rhymes: "Theirs" })).services).toMatchObject({ conflicts: 0, unchanged: 1 });
		expect(await shown()).toEqual({ Rhymes: "Ours" });
		expect((await apply({ Rhymes: "Theirs again" })).services).toMatchObject({ conflicts: 1 });
	});

	it("taken as theirs is a draft for somebody else to publish, with our translations", async () => {
		await apply({ Rhymes: "Old" });
		const { id, revision, current } = await read("Rhymes");
		if (current.kind !== "service") throw new Error("not a service");
		const translations = { pl: { name: "Rymowanki" } };
		await saveDraft(editor, { id, revision, content: { ...current, content: { ...current.content, translations } } });
		expect(await publishTranslation(publisher, { id, language: "pl", revision: 1 })).toEqual({ ok: true });
		await apply({ Rhymes: "Theirs" });
		expect(await takeTheirs(publisher, await decide("Rhymes"))).toEqual({ ok: true, outcome: "taken" });
		expect(await read("Rhymes")).toMatchObject({
			hasDraft: true,
			incoming: null,
			current: { content: { summary: "Theirs", translations } },
		});
		expect(await shown()).toEqual({ Rhymes: "Old" });
		expect((await apply({ Rhymes: "Theirs" })).services).toMatchObject({ conflicts: 0 });
	});

	it("of a place that is to be confidential, taken as theirs, makes no address known", async () => {
		await apply({ Rhymes: "Old" });
		const { locations, ...others } = says({ Rhymes: "Old" });
		const hall = await read("hall");
		if (hall.current.kind !== "location") throw new Error("not a place");
		const writing = { ...hall.current, content: { ...hall.current.content, summary: "By the sea" } };
		expect(await saveDraft(editor, { id: hall.id, revision: hall.revision, content: writing })).toMatchObject({
			ok: true,
		});
		const changed = locations.map((one) => ({
			...one,
			content: { ...one.content, gettingThere: "By bus" },
			provenance: one.provenance && { ...one.provenance, checksum: "2" },
		}));
		const about = { councilId: council.id, kind: "test", startedAt: new Date() };
		await applyListings(TEST, { ...others, locations: changed }, about);
		const { revision } = await read("hall");
		expect(await saveDraft(editor, { id: hall.id, revision, content: { ...writing, masked: true } })).toMatchObject({
			ok: true,
		});
		expect(await takeTheirs(publisher, await decide("hall"))).toMatchObject({ ok: true });
		expect((await read("hall")).current).toMatchObject({ masked: true, content: { gettingThere: "By bus" } });
	});

	it("taken as theirs is published where one person may", async () => {
		await held();
		const alone = {
			...publisher,
			council: { ...council, settings: { ...council.settings, editorial: { fourEyes: false } } },
		};
		expect(await takeTheirs(alone, await decide("Rhymes"))).toEqual({ ok: true, outcome: "published" });
		expect(await shown()).toEqual({ Rhymes: "Theirs" });
	});

	it("is not decided by who may not, of another council, or after it has changed", async () => {
		await held();
		const decision = await decide("Rhymes");
		expect(await keepOurs(editor, decision)).toEqual({ ok: false, reason: "forbidden" });
		const other = await aCouncil();
		const stranger = await requireStaff(staffArgs(await aMember(other, "publisher"), other), "staff.enter");
		expect(await keepOurs(stranger, decision)).toEqual({ ok: false, reason: "not-found" });
		await apply({ Rhymes: "Theirs again" });
		expect(await keepOurs(publisher, decision)).toEqual({ ok: false, reason: "stale" });
		expect(await takeTheirs(publisher, decision)).toEqual({ ok: false, reason: "stale" });
	});
});

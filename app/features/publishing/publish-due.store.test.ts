import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { auditEntry, council as councilTable, entry } from "../../../db/schema";
import { task } from "../../../db/schema/every-store";
import { aCouncil, aLocation, aMember, anOrganisation, aSchedule, saved, staffArgs } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { anAnsweredService } from "../../../tests/factories/listings";
import { tasksComeDue, tasksOf } from "../../../tests/factories/tasks";
import { ANYONE } from "../../model/people/asker";
import type { Role } from "../../model/people/roles";
import { readFor, transaction } from "../../platform/store.server";
import type { Council } from "../directory/councils/queries.server";
import { listPublicServices } from "../directory/listings/public-listings.server";
import { requireStaff } from "../people/require-staff.server";
import type { EntryOf } from "./entries";
import { findEntry, listVersions } from "./find-entry.server";
import { publishEntry } from "./publish.server";
import { lookForDue, PUBLISH, publishDue } from "./publish-due.server";
import { addEntry, saveDraft, type Writer } from "./save-draft.server";

const going = new AbortController().signal;
const DAY = 24 * 3_600_000;
const tomorrow = new Date(Date.now() + DAY);
const nextWeek = new Date(Date.now() + 7 * DAY);
const justAfter = (moment: Date) => new Date(moment.getTime() + 1);

/** How many referrals are open at services. */
const open = new Map<string, number>();
const publishing = publishDue(async (_, ids) => new Map([...open].filter(([id]) => ids.includes(id))));

/** What the product does by itself at a moment. */
async function theTimeIs(now: Date): Promise<void> {
	vi.useFakeTimers({ toFake: ["Date"], now });
	await lookForDue(TEST, going);
	await publishing(TEST, going);
	vi.useRealTimers();
}
afterEach(() => {
	vi.useRealTimers();
});

let council: Council;
let editor: Writer;
let publisher: Writer;
const organisation = anOrganisation({ name: "Harbour Families" });
const hall = aLocation({ name: "Harbour Hall", at: [54.1, -1.2] });

beforeAll(async () => {
	council = await aCouncil();
	await saved(council, { organisations: [organisation], locations: [hall] });
	const staff = async (role: Role, name: string) =>
		requireStaff(staffArgs(await aMember(council, role, { name }), council), "staff.enter");
	editor = await staff("editor", "Ed Itor");
	publisher = await staff("publisher", "Pat Publisher");
});

function aGroup(name: string): EntryOf<"service"> {
	const blank = anAnsweredService(name, organisation.id);
	const places = [{ id: randomUUID(), locationId: hall.id, schedules: [aSchedule()] }];
	return { ...blank, content: { ...blank.content, summary: "Songs for babies.", topics: ["play"], places } };
}
async function read(id: string) {
	const found = await findEntry(await readFor(TEST), council.id, id);
	if (!found) throw new Error("it is not there");
	return found;
}
const families = async () => (await listPublicServices(ANYONE, council.id)).map(({ content }) => content.name);
async function scheduled(name: string, times: { publishAt?: Date; expireAt?: Date } = { publishAt: tomorrow }) {
	const added = await addEntry(editor, aGroup(name));
	if (!added.ok) throw new Error(added.reason);
	expect(await publishEntry(publisher, { id: added.id, revision: 1, ...times })).toMatchObject({ ok: true });
	return added.id;
}
async function change(id: string, said: Partial<typeof entry.$inferInsert>) {
	await transaction(TEST, async (tx) => {
		await tx.update(entry).set(said).where(eq(entry.id, id));
	});
}
const facts = async (id: string, action: string) =>
	(await readFor(TEST))
		.select({ actorId: auditEntry.actorId })
		.from(auditEntry)
		.where(and(eq(auditEntry.subjectId, id), eq(auditEntry.action, action)));

describe("what is scheduled", () => {
	it("is published on its day and not before, in the names of who wrote and who approved it", async () => {
		const id = await scheduled("Rhyme time");
		await theTimeIs(new Date());
		expect(await families()).not.toContain("Rhyme time");
		const db = await readFor(TEST);
		const version = () => db.select().from(councilTable).where(eq(councilTable.id, council.id));
		const [before] = await version();
		await theTimeIs(justAfter(tomorrow));
		expect(await families()).toContain("Rhyme time");
		expect((await version())[0]?.contentVersion).toBeGreaterThan(before?.contentVersion ?? 0);
		expect(await read(id)).toMatchObject({ status: "published", publishAt: null, hasDraft: false });
		expect(await listVersions(editor, id)).toMatchObject([
			{ number: 1, writtenByName: "Ed Itor", approvedByName: "Pat Publisher" },
		]);
		expect(await facts(id, "entry.published")).toEqual([{ actorId: null }]);
	});

	it("is published once, however many look after it", async () => {
		const id = await scheduled("Messy play");
		vi.useFakeTimers({ toFake: ["Date"], now: justAfter(tomorrow) });
		await Promise.all([1, 2, 3].map(() => lookForDue(TEST, going)));
		expect(await tasksOf(PUBLISH.name)).toMatchObject([{ key: id, councilId: council.id, dueAt: tomorrow }]);
		await Promise.all([1, 2, 3].map(() => publishing(TEST, going)));
		await Promise.all([1, 2, 3].map(() => theTimeIs(justAfter(tomorrow))));
		expect(await listVersions(editor, id)).toHaveLength(1);
		expect(await tasksOf(PUBLISH.name)).toEqual([]);
	});

	it("waits for its moment, which its task has from a little before, and for another if it was moved meanwhile", async () => {
		const id = await scheduled("Music");
		await theTimeIs(new Date(tomorrow.getTime() - 60_000));
		expect(await tasksOf(PUBLISH.name)).toEqual([]);
		await theTimeIs(new Date(tomorrow.getTime() - 2000));
		expect(await tasksOf(PUBLISH.name)).toMatchObject([{ key: id, dueAt: tomorrow, attempts: 0 }]);
		await change(id, { publishAt: nextWeek });
		await theTimeIs(justAfter(tomorrow));
		expect(await tasksOf(PUBLISH.name)).toEqual([]);
		expect(await read(id)).toMatchObject({ status: "scheduled", publishAt: nextWeek });
		await theTimeIs(justAfter(nextWeek));
		expect(await read(id)).toMatchObject({ status: "published" });
	});

	it("goes back to its writer when it cannot be published any more, and keeps no other from its day", async () => {
		const homeless = await scheduled("Homeless");
		await change(homeless, {
			draft: { ...aGroup("Homeless"), organisationId: randomUUID() },
		});
		const broken = await scheduled("Broken");
		await change(broken, { draft: { kind: "service", content: { name: "Broken" } } });
		const well = await scheduled("Baby café");
		await theTimeIs(justAfter(tomorrow));
		expect(await read(broken).catch(() => "does not open")).toBe("does not open");
		for (let tries = 1; tries < 5; tries++) {
			// Looked for again, it waits all the same.
			await theTimeIs(justAfter(tomorrow));
			expect(await tasksOf(PUBLISH.name)).toMatchObject([{ key: broken, attempts: tries, failedAt: null }]);
			await tasksComeDue();
			await theTimeIs(justAfter(tomorrow));
		}
		expect(await tasksOf(PUBLISH.name)).toEqual([]);
		expect(await families()).toContain("Baby café");
		expect(await read(well)).toMatchObject({ status: "published" });
		expect(await read(homeless)).toMatchObject({ status: "changes-requested", publishAt: null, hasDraft: true });
		expect((await read(homeless)).reviewNote).toContain("its organisation is not published");
		const [row] = await (await readFor(TEST)).select().from(entry).where(eq(entry.id, broken));
		expect(row).toMatchObject({ status: "changes-requested", reviewNote: expect.stringContaining("a fault") });
		expect(await facts(broken, "entry.not-published")).toHaveLength(1);
	});
});

describe("what failed for good", () => {
	it("is not tried again by itself, but is when it is scheduled anew", async () => {
		const id = await scheduled("Late start");
		await theTimeIs(new Date(tomorrow.getTime() - 2000));
		const failedAt = justAfter(tomorrow);
		await transaction(TEST, async (tx) => {
			await tx.update(task).set({ failedAt, attempts: 5, lastError: "as it should" }).where(eq(task.key, id));
		});
		await theTimeIs(new Date(failedAt.getTime() + 60_000));
		expect(await tasksOf(PUBLISH.name)).toMatchObject([{ key: id, failedAt, attempts: 5 }]);
		expect(await families()).not.toContain("Late start");
		await change(id, { publishAt: nextWeek });
		await theTimeIs(justAfter(nextWeek));
		expect(await families()).toContain("Late start");
		expect(await tasksOf(PUBLISH.name)).toEqual([]);
	});
});

describe("what expires", () => {
	it("is taken away by the portal itself", async () => {
		const id = await scheduled("Summer picnic", { expireAt: nextWeek });
		await theTimeIs(tomorrow);
		expect(await families()).toContain("Summer picnic");
		await theTimeIs(justAfter(nextWeek));
		expect(await families()).not.toContain("Summer picnic");
		expect(await read(id)).toMatchObject({ status: "withdrawn", liveVersion: null, expireAt: null });
		expect(await facts(id, "entry.expired")).toEqual([{ actorId: null }]);
	});

	it("stays while referrals to it are open, and goes when the last of them is decided", async () => {
		const id = await scheduled("Autumn visits", { expireAt: nextWeek });
		const other = await scheduled("Autumn picnic", { expireAt: nextWeek });
		open.set(id, 2);
		await theTimeIs(justAfter(nextWeek));
		expect(await families()).toContain("Autumn visits");
		expect(await read(id)).toMatchObject({ status: "published", expireAt: nextWeek });
		expect((await read(other)).status).toBe("withdrawn");
		open.delete(id);
		await theTimeIs(new Date(nextWeek.getTime() + 60_000));
		expect(await families()).not.toContain("Autumn visits");
		expect(await facts(id, "entry.expired")).toEqual([{ actorId: null }]);
	});

	it("keeps the draft that somebody is writing", async () => {
		const id = await scheduled("Winter picnic", { expireAt: nextWeek });
		const { revision } = await read(id);
		await saveDraft(editor, { id, revision, content: aGroup("Spring picnic") });
		expect(await families()).toContain("Winter picnic");
		await theTimeIs(justAfter(nextWeek));
		expect(await families()).not.toContain("Winter picnic");
		expect(await read(id)).toMatchObject({
			status: "draft",
			liveVersion: null,
			title: "Spring picnic",
			draftBy: editor.person.id,
			current: { content: { name: "Spring picnic" } },
		});
	});

	it("may be scheduled to come and to go", async () => {
		await scheduled("One day only", { publishAt: tomorrow, expireAt: nextWeek });
		await theTimeIs(justAfter(tomorrow));
		expect(await families()).toContain("One day only");
		await theTimeIs(justAfter(nextWeek));
		expect(await families()).not.toContain("One day only");
	});
});

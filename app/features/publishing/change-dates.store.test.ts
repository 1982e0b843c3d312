import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import {
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aSchedule,
	aService,
	saved,
	staffArgs,
} from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { ANYONE } from "../../model/people/asker";
import type { Role } from "../../model/people/roles";
import { readFor } from "../../platform/store.server";
import type { Council } from "../directory/councils/queries.server";
import { listPublicServices } from "../directory/listings/public-listings.server";
import { requireStaff } from "../people/require-staff.server";
import { changeDates } from "./change-dates.server";
import type { EntryOf } from "./entries";
import { findEntry, listVersions } from "./find-entry.server";
import { moveEntry } from "./move-entry.server";
import { publishEntry } from "./publish.server";
import { saveDraft, type Writer } from "./save-draft.server";

const SESSION = "a-session";
const DATE = "2027-03-04";
const off = { kind: "service", off: true, session: SESSION, date: DATE } as const;
let council: Council;
let editor: Writer;
let publisher: Writer;

const staff = async (role: Role, of = council) =>
	requireStaff(staffArgs(await aMember(of, role, { name: `The ${role}` }), of), "staff.enter");

beforeAll(async () => {
	council = await aCouncil();
	editor = await staff("editor");
	publisher = await staff("publisher");
});

/** A published service with one weekly session. */
async function aGroup(): Promise<string> {
	const organisation = anOrganisation({ name: `Run by ${randomUUID()}` });
	const service = aService({ organisationId: organisation.id, schedules: [aSchedule({ id: SESSION })] });
	await saved(council, { organisations: [organisation], services: [service] });
	return service.id;
}

async function entryOf(id: string) {
	const found = await findEntry(await readFor(TEST), council.id, id);
	if (!found) throw new Error("No such entry.");
	return found;
}

const exdates = (one: EntryOf<"service">["content"] | undefined) => one?.schedules[0]?.exdates;
const contentOf = (one: unknown) => (one as EntryOf<"service">).content;
const readByFamilies = async (id: string) =>
	(await listPublicServices(ANYONE, council.id)).find((service) => service.id === id)?.content;

describe("a date called off", () => {
	it("reaches families at once from whoever may write, is named in the versions, and is put back", async () => {
		const id = await aGroup();
		const before = await entryOf(id);
		expect(await changeDates(editor, id, off)).toEqual({ ok: true });
		expect(exdates(await readByFamilies(id))).toEqual([DATE]);
		const after = await entryOf(id);
		expect(after).toMatchObject({ status: "published", hasDraft: false, assuredOn: before.assuredOn });
		const [newest] = await listVersions(editor, id);
		expect(newest).toMatchObject({ note: DATE, writtenByName: "The editor", approvedByName: null });
		expect(await changeDates(editor, id, { ...off, off: false })).toEqual({ ok: true });
		expect(exdates(await readByFamilies(id))).toEqual([]);
	});

	it("asked for twice at once and by two people for two dates, is kept once each", async () => {
		const id = await aGroup();
		const other = { ...off, date: "2027-03-11" };
		const { lastVersion } = await entryOf(id);
		await Promise.all([editor, editor, publisher].map((who, at) => changeDates(who, id, at === 2 ? other : off)));
		expect(exdates(await readByFamilies(id))).toEqual([DATE, other.date]);
		expect((await entryOf(id)).lastVersion).toBe(lastVersion + 2);
	});

	it.each(["draft", "in-review", "scheduled"] as const)(
		"leaves what is %s where it is, with the date in it",
		async (stage) => {
			const id = await aGroup();
			const { revision, current } = await entryOf(id);
			const written = contentOf(current);
			const draft = { ...current, content: { ...written, summary: "Not for families yet." } } as typeof current;
			await saveDraft(editor, { id, revision, content: draft });
			if (stage !== "draft") await moveEntry(editor, "submit", { id, revision: revision + 1 });
			const publishAt = new Date(Date.now() + 86_400_000);
			if (stage === "scheduled") {
				const { revision: seen } = await entryOf(id);
				expect(await publishEntry(publisher, { id, revision: seen, publishAt })).toEqual({
					ok: true,
					status: "scheduled",
				});
			}
			const before = await entryOf(id);
			expect(before.status).toBe(stage);
			await changeDates(publisher, id, off);
			const after = await entryOf(id);
			const { draftBy, draftAuthors, draftAt, submittedAt, approvedBy, publishAt: due, title } = before;
			const kept = { draftBy, draftAuthors, draftAt, submittedAt, approvedBy, publishAt: due, title };
			expect(after).toMatchObject({ status: stage, hasDraft: true, ...kept });
			expect(contentOf(after.current).summary).toBe("Not for families yet.");
			expect(exdates(contentOf(after.current))).toEqual([DATE]);
			const read = await readByFamilies(id);
			expect(read?.summary).toBe(written.summary);
			expect(exdates(read)).toEqual([DATE]);
		},
	);

	it("is nobody's who may not write, only a publisher's where the council says so, and not another council's", async () => {
		const id = await aGroup();
		const strict = { ...council, settings: { ...council.settings, editorial: { datesAtOnce: false } } };
		const stranger = await staff("administrator", await aCouncil());
		expect(await changeDates(await staff("hub-worker"), id, off)).toEqual({ ok: false, reason: "role" });
		expect(await changeDates({ ...editor, council: strict }, id, off)).toEqual({ ok: false, reason: "role" });
		expect(await changeDates(stranger, id, off)).toEqual({ ok: false, reason: "not-found" });
		expect(exdates(await readByFamilies(id))).toEqual([]);
		expect(await changeDates({ ...publisher, council: strict }, id, off)).toEqual({ ok: true });
		expect(exdates(await readByFamilies(id))).toEqual([DATE]);
	});
});

describe("a hub that closes for some days", () => {
	it("takes its sessions with it, and is open again as usual", async () => {
		const hub = aLocation({ name: `Hub ${randomUUID()}`, hub: {} });
		await saved(council, { locations: [hub] });
		const christmas = { kind: "location", from: "2026-12-24", to: "2027-01-02", note: "Christmas" } as const;
		expect(await changeDates(editor, hub.id, { ...christmas, off: true })).toEqual({ ok: true });
		const exceptions = async () => {
			const { live } = await entryOf(hub.id);
			return live?.kind === "location" ? live.content.hub?.hours.exceptions : undefined;
		};
		expect(await exceptions()).toHaveLength(10);
		expect((await exceptions())?.[0]).toEqual({ date: "2026-12-24", opens: null, closes: null, note: "Christmas" });
		await changeDates(editor, hub.id, { ...christmas, off: false });
		expect(await exceptions()).toEqual([]);
	});
});

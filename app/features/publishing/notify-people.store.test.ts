/** One step makes one message, however often and however much at once it is asked for. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { mail } from "../../../db/schema";
import { aCouncil, aLocation, aMember, anOrganisation, aSchedule, saved, staffArgs } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { anAnsweredService } from "../../../tests/factories/listings";
import { mailWhere } from "../../../tests/factories/messages";
import type { Role } from "../../model/people/roles";
import { readFor } from "../../platform/store.server";
import type { Council } from "../directory/councils/queries.server";
import { requireStaff } from "../people/require-staff.server";
import { findEntry } from "./find-entry.server";
import { moveEntry, submitEntries } from "./move-entry.server";
import { publishEntry } from "./publish.server";
import { addEntry, type Writer } from "./save-draft.server";

let council: Council;
let editor: Writer;
let publisher: Writer;
const organisation = anOrganisation({ name: "Harbour Families" });
const hall = aLocation({ name: "Harbour Hall", at: [54.1, -1.2] });
const staff = async (role: Role) => requireStaff(staffArgs(await aMember(council, role), council), "staff.enter");

beforeAll(async () => {
	council = await aCouncil();
	await saved(council, { organisations: [organisation], locations: [hall] });
	editor = await staff("editor");
	publisher = await staff("publisher");
});

async function aDraft(name: string): Promise<string> {
	const blank = anAnsweredService(name, organisation.id);
	const places = [{ id: randomUUID(), locationId: hall.id, schedules: [aSchedule()] }];
	const content = { ...blank.content, summary: "Songs for babies.", topics: ["play" as const], places };
	const added = await addEntry(editor, { ...blank, content });
	if (!added.ok) throw new Error(added.reason);
	return added.id;
}

/** What was written about an entry, by the name of its words. */
async function writtenAbout(title: string): Promise<string[]> {
	const rows = await mailWhere(eq(mail.councilId, council.id));
	return rows.filter(({ words }) => JSON.stringify(words.values).includes(title)).map(({ words }) => words.template);
}

/** Does a step three times at once, as a button that is pressed again and again: each is answered as the first. */
async function threeTimes(id: string, step: (revision: number) => Promise<{ ok: boolean }>): Promise<void> {
	const found = await findEntry(await readFor(TEST), council.id, id);
	const done = await Promise.all([1, 2, 3].map(() => step(found?.revision ?? -1)));
	expect(done.map(({ ok }) => ok)).toEqual([true, true, true]);
}

it("handing in, asking for changes and publishing write once each", async () => {
	const id = await aDraft("Rhyme time");
	await threeTimes(id, (revision) => moveEntry(editor, "submit", { id, revision }));
	expect(await writtenAbout("Rhyme time")).toEqual(["submitted-for-review"]);
	const note = "Which songs?";
	await threeTimes(id, (revision) => moveEntry(publisher, "request-changes", { id, revision, note }));
	await threeTimes(id, (revision) => moveEntry(editor, "submit", { id, revision }));
	await threeTimes(id, (revision) => publishEntry(publisher, { id, revision }));
	expect((await writtenAbout("Rhyme time")).sort()).toEqual([
		"changes-requested",
		"published",
		"submitted-for-review",
		"submitted-for-review",
	]);
});

it("several that are handed in together are one message to each reviewer", async () => {
	const ids = [await aDraft("Messy play"), await aDraft("Water play")];
	const entries = await Promise.all(ids.map(async (id) => findEntry(await readFor(TEST), council.id, id)));
	const requests = entries.flatMap((one) => (one ? [{ id: one.id, revision: one.revision }] : []));
	const answers = await Promise.all([1, 2].map(() => submitEntries(editor, requests)));
	expect(answers.flat().map(({ ok }) => ok)).toEqual([true, true, true, true]);
	expect(await writtenAbout("Messy play")).toEqual(["several-for-review"]);
});

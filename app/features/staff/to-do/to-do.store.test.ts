import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { feedback } from "../../../../db/schema";
import {
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aSchedule,
	aService,
	type Member,
	saved,
	staffArgs,
} from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { aMail } from "../../../../tests/factories/messages";
import { localNow } from "../../../model/calendar/local-time";
import { readFor, transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { requireStaff } from "../../people/require-staff.server";
import type { EntryOf } from "../../publishing/entries";
import { findEntry } from "../../publishing/find-entry.server";
import { listEntries } from "../../publishing/list-entries.server";
import { readListQuery } from "../../publishing/list-params";
import { moveEntry } from "../../publishing/move-entry.server";
import { saveDraft } from "../../publishing/save-draft.server";
import { setOwner } from "../../publishing/set-owner.server";
import { toDoPage } from "./to-do-page.server";

let council: Council;
let editor: Member;
let publisher: Member;
const org = anOrganisation({ name: "Harbour Families" });
const hall = aLocation({ name: "Hall", at: [54.1, -1.2] });
const { date } = localNow();
const [one, two, old, never] = [
	aService({ name: "One", organisationId: org.id, places: [hall], assuredOn: date }),
	aService({ name: "Two", organisationId: org.id, places: [hall], assuredOn: date }),
	aService({ name: "Old", organisationId: org.id, places: [hall], assuredOn: "2024-01-01" }),
	aService({ name: "Never checked", organisationId: org.id, places: [hall], assuredOn: null }),
];

const staff = (who: Member, of = council) => requireStaff(staffArgs(who, of), "staff.enter");
async function texts(who: Member, of = council) {
	const { mine, team } = await toDoPage(await staff(who, of));
	const shown = (toDos: typeof mine) => toDos.map(({ count, text }) => `${count} ${text}`);
	return { mine: shown(mine), team: shown(team) };
}
async function written(id: string, by: Member, step: boolean) {
	const who = await staff(by);
	const found = await findEntry(await readFor(TEST), council.id, id);
	if (!found) throw new Error("it is not there");
	const content = structuredClone(found.current) as EntryOf<"service">;
	content.content.summary = randomUUID();
	await saveDraft(who, { id, revision: found.revision, content });
	if (step) await moveEntry(who, "submit", { id, revision: found.revision + 1 });
}

beforeAll(async () => {
	council = await aCouncil();
	await saved(council, { organisations: [org], locations: [hall], services: [one, two, old, never] });
	editor = await aMember(council, "editor");
	publisher = await aMember(council, "publisher");
});

it("counts what waits for each, their own first", async () => {
	await written(one.id, editor, true);
	await written(two.id, publisher, true);
	expect(await texts(publisher)).toEqual({ mine: [], team: ["1 service to review", "2 services not checked lately"] });
	const found = await findEntry(await readFor(TEST), council.id, one.id);
	await moveEntry(await staff(publisher), "request-changes", { id: one.id, revision: found?.revision ?? 0, note: "?" });
	await setOwner(await staff(editor), { id: old.id, ownerId: editor.id });
	expect((await texts(editor)).mine).toEqual([
		"1 service with changes asked of you",
		"1 of your services not checked lately",
	]);
	expect(await texts(publisher)).toEqual({ mine: [], team: ["2 services not checked lately"] });
});

it("tells a translator of no listing that others have to look at", async () => {
	expect((await texts(editor)).team.join()).toContain("not checked lately");
	expect(await texts(await aMember(council, "translator"))).toEqual({ mine: [], team: [] });
});

it("tells those who deal with it of reports and of e-mail that failed", async () => {
	const now = new Date();
	await transaction(TEST, async (tx) => {
		await tx.insert(feedback).values({
			id: randomUUID(),
			councilId: council.id,
			serviceId: old.id,
			kind: "closed",
			status: "new",
			createdAt: now,
			updatedAt: now,
		});
	});
	await aMail({ councilId: council.id, status: "failed" });
	expect((await texts(editor)).team).toContain("1 report from a family to read");
	expect((await texts(editor)).team).not.toContain("1 message that may not have arrived");
	expect((await texts(await aMember(council, "administrator"))).team).toContain("1 message that may not have arrived");
	const provider = await aMember(council, "provider", { organisationId: org.id });
	expect((await texts(provider)).team.join()).not.toContain("report");
});

it("tells whoever looks after a service that it has ended", async () => {
	const here = await aCouncil();
	const keeper = await aMember(here, "editor");
	const [maker, room] = [anOrganisation(), aLocation({ name: "Room" })];
	const course = aSchedule({ dtstart: "2025-05-01", validTo: "2025-05-29" });
	const service = (name: string, schedule = course) =>
		aService({ name, organisationId: maker.id, places: [{ at: room, schedules: [schedule] }], assuredOn: date });
	const mine = service("Course");
	const services = [mine, service("Other course"), service("Group", aSchedule())];
	await saved(here, { organisations: [maker], locations: [room], services });
	await setOwner(await staff(keeper, here), { id: mine.id, ownerId: keeper.id });
	expect(await texts(keeper, here)).toEqual({
		mine: ["1 of your services has ended: give it new dates, or withdraw it"],
		team: ["1 service has ended: give it new dates, or withdraw it"],
	});
	const who = await staff(keeper, here);
	const query = readListQuery(new URLSearchParams("concern=ended"));
	const { entries } = await listEntries(who, { kind: "service", query, uncheckedBefore: date });
	expect(entries.map(({ title }) => title)).toEqual(["Course", "Other course"]);
});

it("is nothing in a council where nothing waits", async () => {
	const quiet = await aCouncil();
	const admin = await aMember(quiet, "administrator");
	expect(await texts(admin, quiet)).toEqual({ mine: [], team: [] });
});

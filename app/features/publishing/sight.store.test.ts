/** What of a confidential place staff see: the pages of its entry, lists, several at once, files and the link in an e-mail. */

import { beforeAll, describe, expect, it } from "vitest";
import { aCouncil, aLocation, aMember, saved, staffArgs } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { noneOpen } from "../../../tests/factories/referrals";
import type { Role } from "../../model/people/roles";
import { readFor } from "../../platform/store.server";
import { loader as entryLoader } from "../../routes/staff/entry";
import { loader as editLoader } from "../../routes/staff/entry-edit";
import { loader as previewLoader } from "../../routes/staff/entry-preview";
import { loader as versionsLoader } from "../../routes/staff/entry-versions";
import type { Council } from "../directory/councils/queries.server";
import { requireStaff, type Staff } from "../people/require-staff.server";
import { blankLocation } from "./blank";
import { planBulk } from "./bulk.server";
import { findEntry } from "./find-entry.server";
import { listEntries, listedById } from "./list-entries.server";
import { readListQuery } from "./list-params";
import { publishEntry } from "./publish.server";
import { addEntry, saveDraft } from "./save-draft.server";

const KNOWING: readonly Role[] = ["publisher", "administrator", "leader"];
const OTHERS: readonly Role[] = ["editor", "hub-worker"];

let council: Council;
const refuge = aLocation({
	name: "Rosewood House",
	masked: true,
	address: { line1: "9 Hidden Lane" },
	at: [54.1, -1.2],
});
const hall = aLocation({ name: "Harbour Hall", at: [54.1, -1.2] });
const staff = async (role: Role) => requireStaff(staffArgs(await aMember(council, role), council), "staff.enter");

beforeAll(async () => {
	council = await aCouncil();
	await saved(council, { locations: [refuge, hall] });
});

const PAGES = [
	["entry", entryLoader, ""],
	["preview", previewLoader, "/preview"],
	["versions", versionsLoader, "/versions"],
	["editor", editLoader, "/edit/address"],
] as const;

/** What a page says of a place, or its status. */
async function pageOf(role: Role, [, loader, rest]: (typeof PAGES)[number], id: string): Promise<string | number> {
	const member = await aMember(council, role);
	const args = staffArgs(member, council, `/places/${id}${rest}`, { params: { id, section: "address" } });
	try {
		return JSON.stringify(await loader(args));
	} catch (thrown) {
		if (thrown instanceof Response) return thrown.status;
		if (typeof thrown === "object" && thrown && "init" in thrown) return (thrown.init as ResponseInit).status ?? 0;
		throw thrown;
	}
}

describe("a confidential place", () => {
	it.each(KNOWING.flatMap((role) => PAGES.map((page) => [page[0], role, page] as const)))(
		"has its %s page for a %s",
		async (_, role, page) => {
			expect(await pageOf(role, page, refuge.id)).toEqual(expect.stringContaining("Rosewood House"));
		},
	);

	it.each(OTHERS.flatMap((role) => PAGES.map((page) => [page[0], role, page] as const)))(
		"has no %s page for a %s, who sees that of another place",
		async (name, role, page) => {
			expect(await pageOf(role, page, refuge.id)).toBe(role === "hub-worker" && name === "editor" ? 403 : 404);
			if (name !== "editor" || role === "editor") {
				expect(await pageOf(role, page, hall.id)).toEqual(expect.stringContaining("Harbour Hall"));
			}
		},
	);

	const namesFor = async (who: Staff) => {
		const filters = {
			kind: "location" as const,
			query: readListQuery(new URLSearchParams()),
			uncheckedBefore: "2026-01-01",
		};
		const { entries, total } = await listEntries(who, filters);
		const listed = await listedById(who, [refuge.id, hall.id]);
		const planned = await planBulk(who, { kind: "location", action: "confirm", ids: [refuge.id, hall.id] }, noneOpen);
		expect(total).toBe(entries.length);
		return [entries, listed, planned].map((some) => some.map(({ title }) => title).sort());
	};

	it("is in lists, and among several that are changed at once, for those who may know it", async () => {
		const both = ["Harbour Hall", "Rosewood House"];
		expect(await namesFor(await staff("publisher"))).toEqual([both, both, both]);
		for (const role of OTHERS) {
			expect(await namesFor(await staff(role))).toEqual([["Harbour Hall"], ["Harbour Hall"], ["Harbour Hall"]]);
		}
	});

	it("is known to who writes it until it is published, and to no other editor", async () => {
		const [writer, other, publisher] = [await staff("editor"), await staff("editor"), await staff("publisher")];
		const db = await readFor(TEST);
		const titles = async (who: Staff, id: string) => (await listedById(who, [id])).map(({ title }) => title);
		const blank = blankLocation("Safe flat", false);
		const address = { ...blank.content.address, line1: "1 Quiet Street", town: "Northmere", postcode: "ZZ1 1AA" };
		const flat = { ...blank, masked: true, content: { ...blank.content, address } };
		const added = await addEntry(writer, flat);
		if (!added.ok) throw new Error(added.reason);
		const { id } = added;
		expect([await titles(writer, id), await titles(other, id), await titles(publisher, id)]).toEqual([
			["Safe flat"],
			[],
			["Safe flat"],
		]);
		const revision = async () => (await findEntry(db, council.id, id))?.revision ?? 0;
		expect(await saveDraft(other, { id, revision: await revision(), content: flat })).toMatchObject({ ok: false });
		expect(await saveDraft(writer, { id, revision: await revision(), content: flat })).toMatchObject({ ok: true });
		expect(await publishEntry(publisher, { id, revision: await revision() })).toMatchObject({ ok: true });
		expect([await titles(writer, id), await titles(publisher, id)]).toEqual([[], ["Safe flat"]]);
	});
});

/** What somebody can find, and by what names they are told of it, where they may not know a confidential place or a draft. */
import { beforeAll, describe, expect, it } from "vitest";
import {
	aCouncil,
	aLocation,
	aMember,
	anOrganisation,
	aService,
	type Member,
	saved,
	staffArgs,
} from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { anAnsweredService } from "../../../tests/factories/listings";
import { readFor } from "../../platform/store.server";
import * as checkRoute from "../../routes/staff/entry-check";
import * as editRoute from "../../routes/staff/entry-edit";
import * as newRoute from "../../routes/staff/entry-new";
import * as deskRoute from "../../routes/staff/translations";
import type { Council } from "../directory/councils/queries.server";
import { requireStaff } from "../people/require-staff.server";
import { contentsOf } from "../staff/translation/contents.server";
import { findEntry } from "./find-entry.server";
import { addEntry, saveDraft } from "./save-draft.server";

let council: Council;
let editor: Member;
let publisher: Member;
let provider: Member;
const ours = anOrganisation({ name: "Harbour Families" });
const theirs = anOrganisation({ name: "Tideline" });
const refuge = aLocation({
	name: "Rosewood House",
	masked: true,
	address: { line1: "9 Hidden Lane", postcode: "ZZ9 9QX" },
	at: [54.1, -1.2],
});
const hall = aLocation({ name: "Harbour Hall", at: [54.1, -1.2] });
const support = aService({ name: "Safe support", organisationId: ours.id, places: [refuge] });
const walk = aService({ name: "Pram walk", organisationId: theirs.id, places: [hall] });

beforeAll(async () => {
	council = await aCouncil({ settings: { languages: ["en", "pl"] } });
	await saved(council, { organisations: [ours, theirs], locations: [refuge, hall], services: [support, walk] });
	editor = await aMember(council, "editor");
	publisher = await aMember(council, "publisher");
	provider = await aMember(council, "provider", { organisationId: ours.id });
});

const UNKNOWING = [
	["a provider", () => provider],
	["an editor", () => editor],
] as const;
const SECRETS = /Rosewood|Hidden Lane|9QX/;

const sectionOf = async (member: Member, section: string) =>
	JSON.stringify(
		await editRoute.loader(
			staffArgs(member, council, `/services/${support.id}/edit/${section}`, { params: { id: support.id, section } }),
		),
	);

/** The places question after "Find". */
const lookFor = async (member: Member, find: string, chosen: Record<string, string> = {}) =>
	JSON.stringify(
		await editRoute.action(
			staffArgs(member, council, `/services/${support.id}/edit/places`, {
				params: { id: support.id, section: "places" },
				form: { intent: "show", find, organisation: ours.id, revision: "1", ...chosen },
			}),
		),
	);

describe("a confidential place", () => {
	it.each(UNKNOWING)("cannot be told from nothing by %s who looks for it, and keeps its place", async (_, who) => {
		expect(await lookFor(who(), "qqqq", { places: refuge.id })).toContain("Confidential address");
		const nothing = await lookFor(who(), "qqqq");
		for (const words of ["Rosewood", "9 Hidden", "ZZ9 9QX"]) {
			const sought = await lookFor(who(), words);
			expect(sought.replaceAll(words, "")).toBe(nothing.replaceAll("qqqq", ""));
		}
		expect(await lookFor(who(), "Harbour")).toContain("Harbour Hall");
		expect(await lookFor(publisher, "9 Hidden")).toContain("Rosewood House");
	});

	it.each(UNKNOWING)("is not named to %s where a service is held there", async (_, who) => {
		const pages = async (member: Member) => [
			await sectionOf(member, "times"),
			JSON.stringify(
				await checkRoute.loader(
					staffArgs(member, council, `/services/${support.id}/check`, { params: { id: support.id } }),
				),
			),
		];
		for (const page of await pages(who())) {
			expect(page).toContain("Confidential address");
			expect(page).not.toMatch(SECRETS);
		}
		for (const page of await pages(publisher)) expect(page).toContain("Rosewood House");
	});

	it("is chosen by nobody who may not know it, and stays where it stands", async () => {
		const postTo = async (id: string) => {
			const values = { organisation: ours.id, channels: "in-person", places: refuge.id, intent: "save" };
			const revision = (await findEntry(await readFor(TEST), council.id, id))?.revision ?? 0;
			const args = staffArgs(provider, council, `/services/${id}/edit/places`, {
				params: { id, section: "places" },
				form: { ...values, revision: String(revision) },
			});
			await editRoute.action(args);
			const after = await findEntry(await readFor(TEST), council.id, id);
			return after?.current.kind === "service" ? after.current.content.places.length : null;
		};
		const writer = await requireStaff(staffArgs(provider, council), "staff.enter");
		const added = await addEntry(writer, anAnsweredService("Another group", ours.id));
		if (!added.ok) throw new Error(added.reason);
		expect(await postTo(added.id)).toBe(0);
		expect(await postTo(support.id)).toBe(1);
	});

	it("is not among what an editor translates, who has the others there", async () => {
		const desk = async (member: Member, search: string) =>
			JSON.stringify(await deskRoute.loader(staffArgs(member, council, `/translations${search}`)));
		const search = "?language=pl&kind=location";
		expect(await desk(editor, search)).toContain("Harbour Hall");
		expect(await desk(editor, search)).not.toMatch(SECRETS);
		expect(await desk(publisher, search)).toContain("Rosewood House");
		const stored = async (member: Member) => {
			const who = await requireStaff(staffArgs(member, council), "staff.enter");
			return (await contentsOf(who, "pl", [refuge.id, hall.id])).map(({ title }) => title).sort();
		};
		expect(await stored(editor)).toEqual(["Harbour Hall"]);
		expect(await stored(publisher)).toEqual(["Harbour Hall", "Rosewood House"]);
	});
});

describe("a draft of somebody else's", () => {
	const start = async (member: Member, name: string, kind = "services") => {
		const form = { name, organisation: ours.id, hub: "place" };
		return JSON.stringify(await newRoute.action(staffArgs(member, council, `/${kind}/new`, { form })));
	};

	it("is not offered to a provider who starts one of that name; what families read is, by the name they read", async () => {
		const who = await requireStaff(staffArgs(editor, council), "staff.enter");
		expect(await addEntry(who, anAnsweredService("Lantern singing", theirs.id))).toMatchObject({ ok: true });
		const found = await findEntry(await readFor(TEST), council.id, walk.id);
		if (found?.current.kind !== "service") throw new Error("it is not there");
		const content = { ...found.current, content: { ...found.current.content, name: "Midnight ramble" } };
		expect(await saveDraft(who, { id: walk.id, revision: found.revision, content })).toMatchObject({ ok: true });
		expect(await start(provider, "Lantern singing!")).not.toContain('Lantern singing"');
		expect(await start(editor, "Lantern singing!")).toContain('Lantern singing"');
		expect(await start(provider, "Midnight ramble!")).not.toContain('Midnight ramble"');
		expect(await start(provider, "Pram walk!")).toContain('Pram walk"');
	});
});

import { beforeAll, describe, expect, it } from "vitest";
import { aCouncil, aLocation, aMember, aService, saved, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { readFor } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { requireStaff } from "../../people/require-staff.server";
import { findEntry } from "../../publishing/find-entry.server";
import { saveDraft, type Writer } from "../../publishing/save-draft.server";
import { deskPage } from "./desk-page.server";
import { changeGlossary, glossaryPage } from "./glossary-page.server";
import { openTranslation, translate, translatePage } from "./translate-page.server";

let council: Council;
let editor: Writer;
let other: Writer;
const songs = aService({
	name: "Baby songs",
	summary: "Songs for babies at the family hub.",
	translations: { pl: { name: "Piosenki", summary: "Piosenki dla dzieci w centrum rodzinnym." } },
});
const play = aService({ name: "Messy play", summary: "Paint and clay." });
const hall = aLocation({ name: "Harbour Hall", translations: { pl: { name: "Sala portowa" } } });

const writer = async (of: Council) => requireStaff(staffArgs(await aMember(of, "editor"), of), "translations.edit");
beforeAll(async () => {
	council = await aCouncil({ settings: { languages: ["en", "pl", "ur"] } });
	await saved(council, { locations: [hall], services: [songs, play] });
	editor = await writer(council);
	other = await writer(await aCouncil({ settings: { languages: ["en", "pl"] } }));
});

const read = async (id: string) => {
	const found = await findEntry(await readFor(TEST), council.id, id);
	if (found?.current.kind !== "service") throw new Error("it is not there");
	return { ...found, service: found.current };
};
const open = (id: string, language: string, search = "", who = editor) =>
	openTranslation(who, { id, language }, new URLSearchParams(search));
const post = async (id: string, language: string, form: Record<string, string>, revision?: number) => {
	const seen = String(revision ?? (await read(id)).revision);
	return translate(editor, await open(id, language), { intent: "save", revision: seen, ...form });
};
const pageOf = async (id: string, language: string) => translatePage(editor, await open(id, language), null);
const fieldOf = (page: Awaited<ReturnType<typeof pageOf>>, label: string) =>
	page.fields.find((field) => field.label === label);
const desk = async (search: string) => deskPage(editor, new URLSearchParams(search));
const names = async (search: string) => (await desk(search)).rows.map(({ name }) => name);

describe("the desk", () => {
	it("lists by language, what is to be done, kind and words, and counts", async () => {
		const page = await desk("language=pl");
		expect(page.languages.map(({ text, count }) => [text, count])).toEqual([
			["Polish", 1],
			["Urdu", 3],
		]);
		expect(page.rows.map(({ name, states }) => [name, states.map(({ text }) => text)])).toEqual([
			["Harbour Hall", ["1 checked"]],
			["Baby songs", ["2 checked"]],
			["Messy play", []],
		]);
		expect(await names("language=pl&status=missing")).toEqual(["Messy play"]);
		expect(await names("language=pl&status=done&kind=service")).toEqual(["Baby songs"]);
		expect(await names("language=ur&q=ha%25")).toEqual([]);
		expect(await names("language=ur&q=HALL")).toEqual(["Harbour Hall"]);
		expect(await names("language=&status=&kind=&page=-3")).toHaveLength(3);
		for (const search of ["language=xx", "status=nonsense", "kind=organisation"]) {
			await expect(names(search), search).rejects.toMatchObject({ status: 400 });
		}
	});

	it("shows nothing of another council", async () => {
		await expect(open(songs.id, "pl", "", other)).rejects.toMatchObject({ status: 404 });
		await expect(open(songs.id, "ro")).rejects.toMatchObject({ status: 404 });
		await expect(open("no id", "pl")).rejects.toMatchObject({ status: 404 });
		expect((await deskPage(other, new URLSearchParams())).rows).toEqual([]);
	});
});

describe("a translation", () => {
	it("is out of date when the English changes, shows what changed, and is mended", async () => {
		const { service, revision } = await read(songs.id);
		const content = { ...service.content, summary: "Songs and rhymes for babies at the family hub." };
		await saveDraft(editor, { id: songs.id, revision, content: { ...service, content } });
		expect(await names("language=pl&status=outdated")).toEqual(["Baby songs"]);
		const page = await pageOf(songs.id, "pl");
		expect(fieldOf(page, "In one line")).toMatchObject({
			status: "outdated",
			text: "Piosenki dla dzieci w centrum rodzinnym.",
		});
		expect(fieldOf(page, "In one line")?.changes?.filter(({ mark }) => mark !== "same")).toEqual([
			{ text: "and rhymes ", mark: "added" },
		]);
		expect(fieldOf(page, "Name")).toMatchObject({ status: "checked", changes: null });

		expect(await post(songs.id, "pl", { "text-summary": "Piosenki i rymy dla dzieci." })).toMatchObject({
			to: expect.stringContaining("done=saved"),
		});
		expect(fieldOf(await pageOf(songs.id, "pl"), "In one line")).toMatchObject({ status: "checked" });
		expect(await names("language=pl&status=outdated")).toEqual([]);
	});

	it("can be said to be right as it stands", async () => {
		const { service, revision } = await read(songs.id);
		await saveDraft(editor, {
			id: songs.id,
			revision,
			content: { ...service, content: { ...service.content, name: "Baby songs!" } },
		});
		expect(await names("language=pl&status=outdated")).toEqual(["Baby songs!"]);
		await post(songs.id, "pl", { "checked-name": "yes" });
		expect(await names("language=pl&status=outdated")).toEqual([]);
	});

	it("is written in one language and leaves the others alone; an emptied box takes it away", async () => {
		await post(play.id, "ur", { "text-name": " رنگ برنگا\r\nکھیل " });
		expect((await read(play.id)).service.content.translations).toEqual({ ur: { name: "رنگ برنگا کھیل" } });
		await post(play.id, "pl", { "text-name": "Zabawa" });
		await post(play.id, "ur", { "text-name": "" });
		expect((await read(play.id)).service.content.translations).toEqual({ pl: { name: "Zabawa" } });
	});

	it("that two people write at once shows both texts and loses none", async () => {
		const { revision } = await read(play.id);
		await post(play.id, "pl", { "text-name": "Brudna zabawa" });
		const second = await post(play.id, "pl", { "text-name": "Zabawa w błocie" }, revision);
		expect(second).toMatchObject({
			status: 409,
			page: { errors: [{ text: expect.stringContaining("not saved yet") }] },
		});
		if (!("page" in second)) throw new Error("it was saved");
		expect(fieldOf(second.page, "Name")).toMatchObject({ text: "Zabawa w błocie", theirs: "Brudna zabawa" });
		expect(await post(play.id, "pl", { "text-name": "Zabawa w błocie" }, second.page.revision)).toMatchObject({
			to: expect.stringContaining("done=saved"),
		});
	});

	it("that is too long is kept as typed and refused", async () => {
		const long = "ż".repeat(100_000);
		const answer = await post(play.id, "pl", { "text-name": long });
		expect(answer).toMatchObject({ status: 400, page: { errors: [{ field: "text-name" }] } });
		expect("page" in answer && fieldOf(answer.page, "Name")?.text).toBe(long);
	});

	it("leads on to the next of the list one comes from", async () => {
		const answer = await translatePage(editor, await open(hall.id, "ur", "status=missing"), null);
		expect(answer.nextHref).toBe(`/staff/${council.slug}/translations/${songs.id}/ur?status=missing`);
		const last = await translatePage(editor, await open(play.id, "ur"), null);
		expect(last.nextHref).toBeNull();
	});

	it("can be handed in for review, when the entry is whole", async () => {
		const answer = await post(songs.id, "pl", { intent: "submit", "text-name": "Piosenki dla niemowląt" });
		expect(answer).toMatchObject({ to: expect.stringMatching(/done=submit|\/check$/) });
	});
});

describe("the glossary", () => {
	const change = (form: Record<string, string>) => changeGlossary(editor, { language: "pl", intent: "save", ...form });
	const terms = async () => (await glossaryPage(editor, new URLSearchParams("language=pl"))).terms;

	it("is added to, changed and taken from, and warns on the desk", async () => {
		expect(await change({ term: "Family hub", translation: "ośrodek rodzinny" })).toHaveProperty("to");
		const page = await pageOf(songs.id, "pl");
		expect(page.terms).toMatchObject([{ term: "Family hub" }]);
		expect(fieldOf(page, "In one line")?.warnings).toMatchObject([{ translation: "ośrodek rodzinny" }]);
		const [term] = await terms();
		await change({ id: term?.id ?? "", term: "Family hub", translation: "piosenki" });
		expect(fieldOf(await pageOf(songs.id, "pl"), "In one line")?.warnings).toEqual([]);
		expect(await change({ term: "family HUB", translation: "x" })).toMatchObject({
			status: 400,
			page: { errors: [{ field: "term" }], form: { term: "family HUB" } },
		});
		expect(await change({ term: "", translation: "x".repeat(101) })).toMatchObject({
			status: 400,
			page: { errors: [{ field: "term" }, { field: "translation" }] },
		});
		await change({ intent: "remove", id: term?.id ?? "" });
		expect(await terms()).toEqual([]);
		await expect(change({ intent: "remove", id: term?.id ?? "" })).rejects.toMatchObject({ status: 404 });
	});
});

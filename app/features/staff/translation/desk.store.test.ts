import { beforeAll, describe, expect, it } from "vitest";
import { aCouncil, aLocation, aMember, aService, saved, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import type { Role } from "../../../model/people/roles";
import { readFor } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { requireStaff, type Staff } from "../../people/require-staff.server";
import { findTranslation } from "../../publishing/find-translation.server";
import { publishEntry } from "../../publishing/publish.server";
import { saveDraft, type Writer } from "../../publishing/save-draft.server";
import { toDoPage } from "../to-do/to-do-page.server";
import { deskPage } from "./desk-page.server";
import { changeGlossary, glossaryPage } from "./glossary-page.server";
import { decideTranslation, translationReviewPage } from "./review-page.server";
import { openTranslation, translate, translatePage } from "./translate-page.server";

let council: Council;
let editor: Staff;
let other: Writer;
let publisher: Staff;
const songs = aService({
	name: "Baby songs",
	summary: "Songs for babies at the family hub.",
	translations: { pl: { name: "Piosenki", summary: "Piosenki dla dzieci w centrum rodzinnym." } },
});
const play = aService({ name: "Messy play", summary: "Paint and clay." });
const hall = aLocation({ name: "Harbour Hall", translations: { pl: { name: "Sala portowa" } } });

const writer = async (of: Council, role: Role = "editor"): Promise<Staff> =>
	requireStaff(staffArgs(await aMember(of, role), of), "translations.edit");
beforeAll(async () => {
	council = await aCouncil({ settings: { languages: ["en", "pl", "ur"] } });
	await saved(council, { locations: [hall], services: [songs, play] });
	editor = await writer(council);
	publisher = await writer(council, "publisher");
	other = await writer(await aCouncil({ settings: { languages: ["en", "pl"] } }));
});

const read = async (id: string, language = "pl") => {
	const found = await findTranslation(await readFor(TEST), council.id, id, language);
	if (found?.current.kind !== "service" || found.entry.current.kind !== "service") throw new Error("it is not there");
	return { ...found, service: found.current, english: found.entry.current };
};
/** Changes the English that families read. */
const rewrite = async (id: string, change: object) => {
	const { entry, english } = await read(id);
	const content = { ...english, content: { ...english.content, ...change } };
	await saveDraft(editor, { id, revision: entry.revision, content });
	expect(await publishEntry(publisher, { id, revision: (await read(id)).entry.revision })).toMatchObject({ ok: true });
};
const open = (id: string, language: string, search = "", who: Writer = editor) =>
	openTranslation(who, { id, language }, new URLSearchParams(search));
const post = async (id: string, language: string, form: Record<string, string>, revision?: number) => {
	const seen = String(revision ?? (await read(id, language)).revision);
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
		await rewrite(songs.id, { summary: "Songs and rhymes for babies at the family hub." });
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
		await rewrite(songs.id, { name: "Baby songs!" });
		expect(await names("language=pl&status=outdated")).toEqual(["Baby songs!"]);
		await post(songs.id, "pl", { "checked-name": "yes" });
		expect(await names("language=pl&status=outdated")).toEqual([]);
	});

	it("is written in one language and leaves the others alone; an emptied box takes it away", async () => {
		await post(play.id, "ur", { "text-name": " رنگ برنگا\r\nکھیل " });
		expect((await read(play.id, "ur")).texts.texts).toEqual({ name: "رنگ برنگا کھیل" });
		await post(play.id, "pl", { "text-name": "Zabawa" });
		await post(play.id, "ur", { "text-name": "" });
		expect((await read(play.id, "ur")).texts.texts).toEqual({});
		expect((await read(play.id)).texts.texts).toEqual({ name: "Zabawa" });
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

	it("of English that changed meanwhile is not taken for one of the new, and what was typed is kept", async () => {
		const { seen } = await pageOf(play.id, "ur");
		await rewrite(play.id, { summary: "Paint, clay and water." });
		const answer = await post(play.id, "ur", { seen, "text-summary": "رنگ" });
		expect(answer).toMatchObject({ status: 409, page: { errors: [{ text: expect.stringContaining("English") }] } });
		if (!("page" in answer)) throw new Error("it was saved");
		expect(fieldOf(answer.page, "In one line")).toMatchObject({ text: "رنگ", english: "Paint, clay and water." });
		const again = await post(play.id, "ur", { seen: answer.page.seen, "text-summary": "رنگ" });
		expect(again).toMatchObject({ to: expect.stringContaining("done=saved") });
	});

	it("is handed in alone, in one step with going on, and found by whoever reviews", async () => {
		const answer = await post(hall.id, "ur", { intent: "next", "text-name": "ہال" }, 0);
		expect(answer).toMatchObject({ to: expect.stringContaining(songs.id) });
		await post(songs.id, "ur", { intent: "submit", "text-name": "بچوں کے گیت" });
		const page = await desk("language=ur&status=in-review");
		expect(page.rows.map(({ name, step }) => [name, step])).toEqual([
			["Harbour Hall", "in-review"],
			["Baby songs!", "in-review"],
		]);
		expect(page.statuses.find(({ key }) => key === "in-review")?.count).toBe(2);
		const reviewing = await openTranslation(
			publisher,
			{ id: hall.id, language: "ur" },
			new URLSearchParams("status=in-review"),
		);
		expect(await translationReviewPage(publisher, reviewing)).toMatchObject({
			fields: [{ label: "Name", english: "Harbour Hall", change: "added" }],
			mayPublish: true,
		});
		const revision = String(reviewing.translation.revision);
		const asked = await decideTranslation(publisher, reviewing, { intent: "changes", revision, note: " " });
		expect(asked).toMatchObject({ status: 400, errors: [{ field: "note" }] });
		const published = await decideTranslation(publisher, reviewing, { intent: "publish", revision });
		expect(published).toEqual({
			to: `/staff/${council.slug}/translations/${songs.id}/ur/review?done=published&status=in-review`,
		});
		expect(await names("language=ur&status=in-review")).toEqual(["Baby songs!"]);
	});

	it("tells whoever wrote it, and nobody else, of what a reviewer sent back, until they hand it in again", async () => {
		const mine = async (who: Staff) => {
			const { mine } = await toDoPage(who);
			return mine
				.filter(({ key }) => key.startsWith("changeTranslations"))
				.map(({ count, text }) => `${count} ${text}`);
		};
		const sentBack = async () =>
			(await desk("language=ur")).statuses.find(({ key }) => key === "changes-requested")?.count;
		await post(play.id, "ur", { intent: "submit", "text-name": "کھیل" });
		expect([await mine(editor), await sentBack()]).toEqual([[], 0]);
		const { revision } = await read(play.id, "ur");
		const reviewing = await open(play.id, "ur", "", publisher);
		await decideTranslation(publisher, reviewing, { intent: "changes", revision: String(revision), note: "Messy?" });
		expect(await mine(editor)).toEqual(["1 translation into Urdu with changes asked of you"]);
		expect(await mine(publisher)).toEqual([]);
		expect(await sentBack()).toBe(1);
		expect(await names("language=ur&status=changes-requested")).toEqual(["Messy play"]);
		expect(await names("language=pl&status=changes-requested")).toEqual([]);
		await post(play.id, "ur", { intent: "submit", "text-name": "رنگوں کا کھیل" });
		expect([await mine(editor), await sentBack()]).toEqual([[], 0]);
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

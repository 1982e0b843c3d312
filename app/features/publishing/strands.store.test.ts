import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCouncil, aMember, anOrganisation, aService, saved, staffArgs } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import type { Phone } from "../../model/listings/shapes";
import { ANYONE } from "../../model/people/asker";
import type { Role } from "../../model/people/roles";
import { withTextsIn } from "../../model/publishing/translations";
import { readFor } from "../../platform/store.server";
import type { Council } from "../directory/councils/queries.server";
import { listPublicServices } from "../directory/listings/public-listings.server";
import { requireStaff } from "../people/require-staff.server";
import type { EntryOf } from "./entries";
import { listVersions } from "./find-entry.server";
import { findTranslation } from "./find-translation.server";
import { moveEntry, restoreVersion } from "./move-entry.server";
import { moveTranslation, publishTranslation } from "./move-translation.server";
import { publishEntry, withdrawEntry } from "./publish.server";
import { saveDraft, type Writer } from "./save-draft.server";
import { saveTranslation } from "./save-translation.server";

let council: Council;
let editor: Writer;
let translator: Writer;
let publisher: Writer;
let id: string;

const staff = async (role: Role, name = `The ${role}`, of = council) =>
	requireStaff(staffArgs(await aMember(of, role, { name }), of), "staff.enter");
const nobodyReferred = async () => new Map<string, number>();

beforeAll(async () => {
	council = await aCouncil({ settings: { languages: ["en", "ur", "pl"] } });
	editor = await staff("editor");
	translator = await staff("editor", "The translator");
	publisher = await staff("publisher");
});

beforeEach(async () => {
	const organisation = anOrganisation({ name: "Run by us" });
	const service = aService({
		organisationId: organisation.id,
		name: "Baby songs",
		summary: "Songs for babies.",
		phones: phone("01632 960001"),
		translations: { pl: { name: "Piosenki" } },
	});
	await saved(council, { organisations: [organisation], services: [service] });
	id = service.id;
});

async function read(language = "ur") {
	const found = await findTranslation(await readFor(TEST), council.id, id, language);
	if (found?.entry.current.kind !== "service" || found.current.kind !== "service") throw new Error("it is not there");
	return { ...found, current: found.current, english: found.entry.current };
}
const families = async (): Promise<EntryOf<"service">["content"] | undefined> =>
	(await listPublicServices(ANYONE, council.id)).find((service) => service.id === id)?.content;
async function write(change: Partial<EntryOf<"service">["content"]>, who = editor) {
	const { entry, english } = await read();
	const content = { ...english, content: { ...english.content, ...change } };
	return saveDraft(who, { id, revision: entry.revision, content });
}
async function translate(texts: Record<string, string>, language = "ur", who = translator) {
	const { current, revision } = await read(language);
	return saveTranslation(who, {
		id,
		language,
		revision,
		content: withTextsIn(current, language, { texts, facts: {} }),
	});
}
const seen = async (language = "ur") => ({ id, language, revision: (await read(language)).revision });
const publishEnglish = async () => publishEntry(publisher, { id, revision: (await read()).entry.revision });
const phone = (number: string): Phone[] => [
	{ id: "1", number, description: null, kind: "voice", languages: [], hours: null },
];
const NUMBER = phone("01632 960999");

describe("a telephone number corrected while the Urdu is being written", () => {
	it("reaches families at once, without the Urdu, and makes no translation out of date", async () => {
		await translate({ name: "بچوں کے گیت" });
		await moveTranslation(translator, "submit", await seen());
		await write({ phones: NUMBER });
		expect(await publishEnglish()).toMatchObject({ ok: true });
		expect(await families()).toMatchObject({ phones: NUMBER, translations: { pl: { name: "Piosenki" } } });
		expect((await families())?.translations).not.toHaveProperty("ur");
		const urdu = await read();
		expect(urdu).toMatchObject({ status: "in-review", hasDraft: true, texts: { texts: { name: "بچوں کے گیت" } } });
		expect((await families())?.translationFacts ?? {}).toEqual({});
	});

	it("and words of it changed with it, its Polish is out of date, and what was written in Urdu of the old words", async () => {
		await translate({ name: "بچوں کے گیت" });
		await write({ name: "Baby songs and rhymes", phones: NUMBER });
		await publishEnglish();
		expect(await families()).toMatchObject({ translationFacts: { pl: { name: { source: "Baby songs" } } } });
		expect((await read()).current.content.translationFacts?.ur?.name).toMatchObject({ source: "Baby songs" });
	});
});

describe("a language published alone", () => {
	it("goes out while English is being written, which stays as far as it was for whoever writes it", async () => {
		await write({ name: "Not for families yet" });
		const before = (await read()).entry;
		await translate({ name: "بچوں کے گیت" });
		expect(await families()).toMatchObject({ name: "Baby songs", translations: { pl: { name: "Piosenki" } } });
		await moveTranslation(translator, "submit", await seen());
		expect(await publishTranslation(publisher, await seen())).toEqual({ ok: true });
		expect(await families()).toMatchObject({
			name: "Baby songs",
			translations: { pl: { name: "Piosenki" }, ur: { name: "بچوں کے گیت" } },
		});
		const { entry } = await read();
		const { status, revision, draftBy, draftAuthors, draftAt, title } = before;
		expect(entry).toMatchObject({ status, revision, draftBy, draftAuthors, draftAt, title, hasDraft: true });
		const [newest] = await listVersions(editor, id);
		expect(newest).toMatchObject({
			language: "ur",
			writtenByName: "The translator",
			approvedByName: "The publisher",
		});
		expect(await publishEnglish()).toMatchObject({ ok: true });
		expect(await families()).toMatchObject({
			name: "Not for families yet",
			translations: { ur: { name: "بچوں کے گیت" } },
			translationFacts: { ur: { name: { source: "Baby songs" } } },
		});
	});

	it("leaves another language that is being written, and is answered the same when pressed twice", async () => {
		await translate({ name: "بچوں کے گیت" });
		await translate({ name: "Piosenki dla dzieci" }, "pl");
		const at = await seen();
		expect(await publishTranslation(publisher, at)).toEqual({ ok: true });
		expect(await publishTranslation(publisher, at)).toEqual({ ok: true });
		expect(await families()).toMatchObject({ translations: { pl: { name: "Piosenki" } } });
		expect(await read("pl")).toMatchObject({ status: "draft", hasDraft: true });
		expect((await read()).entry.lastVersion).toBe(2);
	});

	it("is nobody's who wrote any of it since it was published, and theirs who wrote the English alone", async () => {
		const first = await staff("publisher", "The first");
		await translate({ name: "گیت" }, "ur", first);
		await translate({ name: "بچوں کے گیت" });
		await write({ phones: NUMBER }, publisher);
		expect((await read()).draftAuthors).toEqual([first.person.id, translator.person.id]);
		expect(await publishTranslation(first, await seen())).toEqual({ ok: false, reason: "own-work" });
		expect(await publishTranslation(translator, await seen())).toEqual({ ok: false, reason: "role" });
		expect(await publishTranslation(publisher, await seen())).toEqual({ ok: true });
		expect(await publishEnglish()).toEqual({ ok: false, reason: "own-work" });
	});

	it("is sent back with a note, mended and handed in again, and taken back or thrown away", async () => {
		await translate({ name: "گیت" });
		await moveTranslation(translator, "submit", await seen());
		expect(await moveTranslation(translator, "request-changes", await seen())).toEqual({
			ok: false,
			reason: "forbidden",
		});
		await moveTranslation(publisher, "request-changes", { ...(await seen()), note: "Say babies" });
		expect(await read()).toMatchObject({ status: "changes-requested", reviewNote: "Say babies" });
		await translate({ name: "بچوں کے گیت" });
		expect(await read()).toMatchObject({ status: "draft", reviewNote: "Say babies" });
		const stale = await seen();
		await moveTranslation(translator, "submit", stale);
		expect(await moveTranslation(editor, "submit", stale)).toEqual({ ok: false, reason: "conflict" });
		await moveTranslation(translator, "recall", await seen());
		expect((await read()).status).toBe("draft");
		expect(await moveTranslation(translator, "discard", await seen())).toEqual({ ok: true });
		expect(await read()).toMatchObject({ status: "published", hasDraft: false, draftAuthors: [] });
		expect(await publishTranslation(publisher, await seen())).toEqual({ ok: false, reason: "status" });
	});

	it("written back to what families read, is none; and another council's is not there", async () => {
		await translate({ name: "Piosenki!" }, "pl");
		expect((await read("pl")).hasDraft).toBe(true);
		await translate({ name: "Piosenki" }, "pl");
		expect(await read("pl")).toMatchObject({ hasDraft: false, status: "published" });
		const stranger = await staff("publisher", "A stranger", await aCouncil());
		expect(await publishTranslation(stranger, await seen())).toEqual({ ok: false, reason: "not-found" });
	});
});

describe("what happens to an entry as a whole", () => {
	it("is withdrawn whatever is drafted, and what was drafted stays", async () => {
		await write({ name: "Later" });
		await translate({ name: "گیت" });
		const { revision } = (await read()).entry;
		expect(await withdrawEntry(publisher, { id, revision }, nobodyReferred)).toMatchObject({ ok: true });
		expect(await families()).toBeUndefined();
		expect(await read()).toMatchObject({ hasDraft: true, entry: { hasDraft: true, liveVersion: null } });
		expect(await publishTranslation(publisher, await seen())).toEqual({ ok: false, reason: "english" });
	});

	it("a draft thrown away throws no translation away", async () => {
		await write({ name: "Later" });
		await translate({ name: "گیت" });
		await moveEntry(editor, "discard", { id, revision: (await read()).entry.revision });
		expect(await read()).toMatchObject({ hasDraft: true, entry: { hasDraft: false, status: "published" } });
	});

	it("an older version restored is a draft of the English, and of each language that said something else", async () => {
		await translate({ name: "Nowe piosenki" }, "pl");
		await publishTranslation(publisher, await seen("pl"));
		const { revision } = (await read()).entry;
		expect(await restoreVersion(editor, { id, revision, number: 1 })).toMatchObject({ ok: true });
		expect((await read()).entry.hasDraft).toBe(false);
		expect(await read("pl")).toMatchObject({ hasDraft: true, texts: { texts: { name: "Piosenki" } } });
		expect(await families()).toMatchObject({ translations: { pl: { name: "Nowe piosenki" } } });
	});
});

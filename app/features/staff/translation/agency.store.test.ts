import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { aCouncil, aLocation, aMember, anUpload, aService, saved, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { libreTranslateServer } from "../../../../tests/servers/libre-translate";
import { fieldTranslations } from "../../../model/publishing/translations";
import { env } from "../../../platform/env.server";
import { findLanguage, type Language } from "../../../platform/i18n/languages";
import { readFor } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { hubPage } from "../../families/hubs/hub-page.server";
import { servicePage } from "../../families/service/service-page.server";
import { requireStaff } from "../../people/require-staff.server";
import { findTranslation } from "../../publishing/find-translation.server";
import { publishTranslation } from "../../publishing/move-translation.server";
import { publishEntry } from "../../publishing/publish.server";
import { saveDraft, type Writer } from "../../publishing/save-draft.server";
import { openTranslation, translate, translatePage } from "./translate-page.server";
import { exportXliff } from "./xliff/export-xliff.server";
import { importFile } from "./xliff/import-page.server";
import type { XliffVersion } from "./xliff/unit";

let council: Council;
let editor: Writer;
let publisher: Writer;
const language = (code: string): Language => {
	const found = findLanguage(code);
	if (!found) throw new Error(code);
	return found;
};
const pl = language("pl");

beforeAll(async () => {
	council = await aCouncil({ settings: { languages: ["en", "pl", "ur"] } });
	editor = await requireStaff(staffArgs(await aMember(council, "editor"), council), "translations.edit");
	publisher = await requireStaff(staffArgs(await aMember(council, "publisher"), council), "translations.edit");
});

const read = async (id: string, code = "pl") => {
	const found = await findTranslation(await readFor(TEST), council.id, id, code);
	if (found?.entry.current.kind !== "service") throw new Error("it is not there");
	return { ...found, english: found.entry.current };
};
const fields = async (id: string, code = "pl") =>
	Object.fromEntries(
		fieldTranslations((await read(id, code)).current, code).map(({ field, text, status }) => [field, [text, status]]),
	);
/** Changes the English that families read. */
const change = async (id: string, content: object) => {
	const { english, entry } = await read(id);
	const changed = { ...english, content: { ...english.content, ...content } };
	await saveDraft(editor, { id, revision: entry.revision, content: changed });
	const { revision } = (await read(id)).entry;
	expect(await publishEntry(publisher, { id, revision })).toMatchObject({ ok: true });
};
const everything = { status: null, kind: null, q: "" };
const exported = async (version: XliffVersion, filter = everything) =>
	(await exportXliff(editor, pl, filter, version)).text;
interface Sent {
	language?: string;
	intent?: string;
	kept?: string;
	file?: string | Uint8Array;
}
const send = async ({ file, ...values }: Sent) =>
	importFile(editor, {
		values: { language: "pl", ...values },
		files: file === undefined ? {} : { file: await anUpload(file, "back.xlf") },
	});
const outcomes = ({ page }: Awaited<ReturnType<typeof send>>) =>
	Object.fromEntries((page.result?.groups ?? []).map(({ outcome, count }) => [outcome, count]));

it.each<XliffVersion>(["1.2", "2.0"])(
	"goes to an agency as XLIFF %s and comes back, checked before it is imported",
	async (version) => {
		const songs = aService({ name: `Songs ${version}`, summary: "Songs & rhymes." });
		const walk = aService({ name: `Walk ${version}`, summary: "A walk.", translations: { pl: { name: "Spacer" } } });
		await saved(council, { services: [songs, walk] });
		const sent = await exported(version, { ...everything, q: version });
		expect(sent.match(/<source/g)).toHaveLength(3);
		const target = (id: string, text: string) => (file: string) =>
			file.replace(
				new RegExp(
					`(id="${id.replace(".", "\\.")}"[\\s\\S]*?<source[^>]*>[^<]*</source>)(\\s*<target[^>]*></target>)?`,
				),
				`$1<target>${text}</target>`,
			);
		let back = target(`${songs.id}.name`, "Piosenki <![CDATA[<b>]]>")(sent);
		back = target(`${songs.id}.summary`, "Piosenki &amp; rymy.")(back);
		// The English of one changes while the file is away.
		await change(songs.id, { summary: "Songs, rhymes and dance." });
		const extra = back.match(/<(trans-)?unit[\s\S]*?<\/(trans-)?unit>/)?.[0] ?? "";
		back = back.replace(extra, `${extra}${extra.replace(/id="[^"]*"/, 'id="someone-elses.name"')}`);

		const preview = await send({ file: back });
		expect(preview.status).toBe(200);
		expect(outcomes(preview)).toEqual({ new: 1, older: 1, empty: 1, unknown: 1 });
		expect(await fields(songs.id)).toMatchObject({ name: ["", "missing"] });
		const done = await send({ intent: "apply", kept: preview.page.result?.file ?? "" });
		expect(done.page.result).toMatchObject({ done: true, applied: 2 });
		expect(await fields(songs.id)).toEqual({
			name: ["Piosenki <b>", "checked"],
			summary: ["Piosenki & rymy.", "outdated"],
		});
		expect(await fields(walk.id)).toMatchObject({ name: ["Spacer", "checked"], summary: ["", "missing"] });
	},
);

it("refuses what is no file for it, with words", async () => {
	const refused = async (form: Sent) => {
		const { status, page } = await send(form);
		return [status, page.error];
	};
	expect(await refused({})).toEqual([400, "Choose an XLIFF file"]);
	expect(await refused({ file: "a,b\n1,2" })).toEqual([400, expect.stringContaining("not XML")]);
	expect(await refused({ file: new Uint8Array([0x3c, 0xff, 0xfe]) })).toEqual([400, expect.stringContaining("UTF-8")]);
	expect(await refused({ file: `<xliff>${" ".repeat(5 * 1024 * 1024)}</xliff>` })).toEqual([
		400,
		expect.stringContaining("5 MB"),
	]);
	await expect(send({ language: "xx", file: "<xliff/>" })).rejects.toMatchObject({ status: 404 });
	const other = (await exported("2.0")).replace('trgLang="pl"', 'trgLang="ro-RO"');
	expect(Object.keys(outcomes(await send({ file: other })))).toEqual(["wrong-language"]);
});

it("does not reach another council", async () => {
	const abroad = await aCouncil({ settings: { languages: ["en", "pl"] } });
	const theirs = aService({ name: "Theirs" });
	await saved(abroad, { services: [theirs] });
	const file = `<xliff version="1.2"><file target-language="pl"><body><trans-unit id="${theirs.id}.name"><source>Theirs</source><target>Nasze</target></trans-unit></body></file></xliff>`;
	expect(outcomes(await send({ file }))).toEqual({ unknown: 1 });
	expect(outcomes(await send({ intent: "apply", kept: file }))).toEqual({ unknown: 1 });
});

let libre: Awaited<ReturnType<typeof libreTranslateServer>>;
beforeAll(async () => {
	libre = await libreTranslateServer();
});
afterAll(() => libre.close());
beforeEach(() => {
	env().TRANSLATE_URL = libre.url;
	return () => {
		env().TRANSLATE_URL = undefined;
	};
});

const post = async (id: string, code: string, form: Record<string, string>) => {
	const open = await openTranslation(editor, { id, language: code }, new URLSearchParams());
	return translate(editor, open, { intent: "save", revision: String((await read(id, code)).revision), ...form });
};

it("is drafted by a machine, which families see until somebody has checked it", async () => {
	const hall = aLocation({ name: "Hall", at: [54.1, -1.2] });
	const group = aService({
		slug: "baby-group",
		places: [hall],
		name: "Baby group",
		summary: "A group.",
		translations: { ur: { name: "بچوں کا گروپ" } },
	});
	await saved(council, { locations: [hall], services: [group] });
	const slug = "baby-group";
	const family = async (code: string) => {
		const page = await servicePage(council, slug, { language: language(code), origin: "http://localhost" });
		return { caveats: page?.caveats, name: page?.name, summary: page?.summary };
	};
	const publish = async () =>
		publishTranslation(publisher, { id: group.id, language: "pl", revision: (await read(group.id)).revision });
	const englishHref = `/${council.slug}/services/${slug}`;

	expect(await post(group.id, "pl", { intent: "machine", "text-name": "Grupa" })).toMatchObject({
		to: expect.stringContaining("done=drafted"),
	});
	expect(await fields(group.id)).toEqual({ name: ["Grupa", "checked"], summary: ["[pl] A group.", "machine"] });
	expect(await publish()).toMatchObject({ ok: true });
	expect(await family("pl")).toEqual({
		caveats: { machine: true, outdated: false, englishHref },
		name: { text: "Grupa", lang: "pl", dir: "ltr" },
		summary: { text: "[pl] A group.", lang: "pl", dir: "ltr" },
	});
	expect((await family("en")).caveats).toMatchObject({ machine: false, outdated: false });

	await change(group.id, { name: "Baby and toddler group" });
	expect(await family("ur")).toEqual({
		caveats: { machine: false, outdated: true, englishHref },
		name: { text: "بچوں کا گروپ", lang: "ur", dir: "rtl" },
		summary: { text: "A group.", lang: "en", dir: "ltr" },
	});
	expect((await family("pl")).caveats).toMatchObject({ machine: true, outdated: true });

	await post(group.id, "pl", { "text-name": "Grupa dla dzieci", "checked-summary": "yes" });
	expect(await publish()).toMatchObject({ ok: true });
	expect((await family("pl")).caveats).toMatchObject({ machine: false, outdated: false });
});

it("says so on a hub's page too", async () => {
	const hub = aLocation({
		name: "Harbour hub",
		hub: {},
		slug: "harbour-hub",
		translations: { pl: { name: "Centrum" } },
		translationFacts: { pl: { name: { by: "machine", source: "Harbour" } } },
	});
	await saved(council, { locations: [hub] });
	const page = await hubPage(council, "harbour-hub", { language: pl, origin: "http://localhost" });
	expect(page?.caveats).toEqual({ machine: true, outdated: true, englishHref: `/${council.slug}/hubs/harbour-hub` });
});

it("keeps what was typed when the machine fails, and offers none where there is none", async () => {
	const cafe = aService({ name: "Café", summary: "Coffee." });
	await saved(council, { services: [cafe] });
	libre.moods.push(403);
	const answer = await post(cafe.id, "pl", { intent: "machine", "text-name": "Kawiarnia" });
	expect(answer).toMatchObject({
		status: 502,
		page: { errors: [{ text: expect.stringContaining("does not translate") }] },
	});
	expect("page" in answer && answer.page.fields[0]?.text).toBe("Kawiarnia");
	expect(await fields(cafe.id)).toMatchObject({ name: ["", "missing"] });
	const open = () => openTranslation(editor, { id: cafe.id, language: "pl" }, new URLSearchParams());
	expect((await translatePage(editor, await open(), null)).machine).toBe(true);
	env().TRANSLATE_URL = undefined;
	expect((await translatePage(editor, await open(), null)).machine).toBe(false);
});

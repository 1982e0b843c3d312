/** A database of before 0025: what drafts said in other languages has drafts of its own, and nothing is lost. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";
import { lookInside } from "../setup/look-inside";
import { schemaBefore } from "../setup/old-schema";

const AT = new Date(Date.UTC(2026, 10, 27));
let database: FreshDatabase;

const article = (title: string, translations: object, translationFacts?: object) => ({
	kind: "article",
	content: { title, translations, ...(translationFacts && { translationFacts }) },
});
const LIVE = article("Sleep", { pl: { title: "Sen" }, "pt-br": { title: "Sono" } });
const MACHINE = { ur: { title: { by: "machine", source: "Sleep" } } };

/** By id: its status, its live version, and its draft. */
const ENTRIES = [
	["translated", "in-review", 1, article("Sleep", { pl: { title: "Sen" }, "pt-br": { title: "Dormir" } })],
	["both", "draft", 1, article("Sleep well", { pl: { title: "Sen" }, ur: { title: "نیند" } }, MACHINE)],
	["english", "scheduled", 1, article("Sleep well", { pl: { title: "Sen" }, "pt-br": { title: "Sono" } })],
	["new", "draft", null, article("Sleep", { pl: { title: "Sen" } })],
] as const;

beforeAll(async () => {
	database = await freshDatabase(process.env.DATABASE_URL);
	const { insert, close } = await schemaBefore(database.url, "0025", AT);
	await insert("council", {
		...{ id: "c", slug: "c", name: "C", fictional: true, settings: {}, content_version: 1 },
		...{ created_at: AT, updated_at: AT },
	});
	await insert("person", { id: "p", name: "Pat", email: "pat@northmere.example", created_at: AT });
	for (const [id, status, live_version, draft] of ENTRIES) {
		const last = { live_version, last_version: live_version ?? 0, revision: 3, reminded: 0, updated_at: AT };
		const written = { draft, draft_by: "p", draft_authors: ["p"], draft_at: AT };
		await insert("entry", { id, council_id: "c", kind: "article", title: "Sleep", status, ...last, ...written });
		const version = { entry_id: id, number: 1, council_id: "c", status: "published", content: LIVE, at: AT };
		if (live_version !== null) await insert("entry_version", { ...version, also_written_by: [] });
	}
	await close();
	vi.resetModules();
	vi.stubEnv("DATABASE_URL", database.url);
});
afterAll(async () => {
	const { closeStores } = await import("../../app/platform/store.server");
	await closeStores();
	vi.unstubAllEnvs();
	await database.drop();
});

it("carries each language over with its authors, and leaves drafts in which the English differs", async () => {
	const { portal } = await import("../../app/platform/store.server");
	expect(await (await portal.open()).migrate()).toContain("0025_strands");
	const inside = await lookInside(database.url);
	const parsed = (value: unknown) => (typeof value === "string" ? JSON.parse(value) : value);
	const rows = await inside.query("SELECT * FROM entry_translation ORDER BY entry_id, language");
	expect(
		rows.map(({ entry_id, language, status, draft, draft_by, draft_authors }) => [
			`${entry_id} ${language} ${status}`,
			parsed(draft),
			...[draft_by, parsed(draft_authors)],
		]),
	).toEqual([
		["both ur draft", { texts: { title: "نیند" }, facts: MACHINE.ur }, "p", ["p"]],
		["translated pt-br in-review", { texts: { title: "Dormir" }, facts: {} }, "p", ["p"]],
	]);
	const entries = await inside.query("SELECT id, status, draft FROM entry ORDER BY id");
	expect(entries.map(({ id, status, draft }) => `${id} ${status} ${draft ? "written" : "-"}`)).toEqual([
		"both draft written",
		"english scheduled written",
		"new draft written",
		"translated published -",
	]);
	await inside.close();
});

/** A database of before 0019: what imports had filled in where their sources were silent is unsaid, and nothing else. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { aService } from "../factories/listings";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";
import { lookInside } from "../setup/look-inside";
import { schemaBefore } from "../setup/old-schema";

const AT = new Date(Date.UTC(2026, 10, 20));
let database: FreshDatabase;

/** What an import of before said of a service whose source says nothing but its name. */
const { content: silent } = aService({
	name: "Songs",
	level: "universal",
	joining: "drop-in",
	free: false,
	channels: ["phone"],
	eligibility: { pregnancy: false, fromMonths: null, toMonths: null, children: true },
	howToJoin: null,
});
const { timesNote: _, ...SILENT } = silent;
const PRICED = {
	...SILENT,
	level: "targeted",
	free: true,
	channels: ["app", "phone"],
	eligibility: { ...SILENT.eligibility, toMonths: 12 },
};

/** By id: from which source, since when staff hold it, what it says. */
const SERVICES = [
	["silent", "Our list", null, SILENT],
	["fed", "A feed", null, { ...SILENT, joining: "book", howToJoin: "Ring first" }],
	["asked", "Our list", null, { ...PRICED, joining: "book", howToJoin: "Ring first" }],
	["held", "Our list", AT, SILENT],
	["written", null, null, SILENT],
] as const;

/** As version 18 of the schema left it. */
async function writeOld(): Promise<void> {
	const { insert, close } = await schemaBefore(database.url, "0019", AT);
	await insert("council", {
		...{ id: "c", slug: "c", name: "C", fictional: true, settings: {}, content_version: 1 },
		...{ created_at: AT, updated_at: AT },
	});
	await insert("person", { id: "p", name: "Pat", email: "pat@northmere.example", created_at: AT });
	const listing = { council_id: "c", status: "published", updated_at: AT };
	await insert("organisation", { ...listing, id: "o", slug: "o", content: { name: "O" } });
	await insert("import_run", {
		...{ id: "r", council_id: "c", kind: "open-referral", source: "A feed", started_at: AT, report: {} },
	});
	for (const [id, source, heldAt, content] of SERVICES) {
		await insert("service", { ...listing, id, slug: id, source, source_id: id, organisation_id: "o", content });
		await insert("entry", {
			...{
				id,
				council_id: "c",
				kind: "service",
				title: "Songs",
				status: "published",
				live_version: 2,
				last_version: 2,
			},
			...{ revision: 3, reminded: 0, updated_at: AT, source, held_at: heldAt },
			...(id === "held" && { draft: { kind: "service", content }, draft_by: "p" }),
		});
		for (const number of [1, 2]) {
			const version = { kind: "service", organisationId: "o", content };
			await insert("entry_version", {
				...{ entry_id: id, number, council_id: "c", status: "published", content: version, at: AT },
			});
		}
	}
	await close();
}

beforeAll(async () => {
	database = await freshDatabase(process.env.DATABASE_URL);
	await writeOld();
	vi.resetModules();
	vi.stubEnv("DATABASE_URL", database.url);
});
afterAll(async () => {
	const { closeStores } = await import("../../app/platform/store.server");
	await closeStores();
	vi.unstubAllEnvs();
	await database.drop();
});

it("no longer says what no source said; what staff hold or wrote, and what a source did say, stays", async () => {
	const { portal } = await import("../../app/platform/store.server");
	expect(await (await portal.open()).migrate()).toContain("0019_said");
	const inside = await lookInside(database.url);
	const parsed = (value: unknown) => (typeof value === "string" ? JSON.parse(value) : value);
	const listed = async (sql: string) =>
		new Map((await inside.query(sql)).map(({ id, content }) => [id, parsed(content)]));
	const services = await listed("SELECT id, content FROM service");
	const nothing = { level: null, joining: null, free: null, channels: [] };
	const unsaid = { ...SILENT, ...nothing, eligibility: { ...SILENT.eligibility, children: null } };
	const expected = new Map<string, unknown>([
		["silent", unsaid],
		["fed", { ...unsaid, howToJoin: "Ring first" }],
		["asked", { ...PRICED, joining: "book", howToJoin: "Ring first" }],
		["held", SILENT],
		["written", SILENT],
	]);
	expect(services).toEqual(expected);
	const live = await listed("SELECT entry_id AS id, content FROM entry_version WHERE number = 2");
	const contents = [...live].map(([id, version]) => [id, (version as { content: unknown }).content] as const);
	expect(new Map(contents)).toEqual(expected);
	const before = await listed("SELECT entry_id AS id, content FROM entry_version WHERE number = 1");
	expect(before.get("silent")).toMatchObject({ content: SILENT });
	const authors = await inside.query("SELECT id, draft_authors FROM entry ORDER BY id");
	expect(authors.map(({ id, draft_authors: by }) => [id, parsed(by)])).toEqual(
		["asked", "fed", "held", "silent", "written"].map((id) => [id, id === "held" ? ["p"] : []]),
	);
	await inside.close();
});

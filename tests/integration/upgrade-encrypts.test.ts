/** A database of before there were encrypted fields: what stood in clear is read as it was, and is sealed by the next start. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readMigrations } from "../../app/platform/migrations.server";
import { feedback, invitation, mail, person, task } from "../../db/schema";
import { TEST } from "../factories/asker";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";
import { type Inside, lookInside } from "../setup/look-inside";

const SAID = 'It\'s "closed"\nsince łóżko, দুধ \\ ما';
const EMAIL = "curlew@northmere.example";
const TOKEN = "avocet.token";
const isPostgres = process.env.DATABASE_URL?.startsWith("postgres") ?? false;
const dialect = isPostgres ? "postgres" : "sqlite";

let database: FreshDatabase;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** As version 8 of the schema left it. */
async function writeOld(inside: Inside): Promise<void> {
	const now = isPostgres ? "now()" : "1795746382344";
	const no = isPostgres ? "false" : "0";
	await inside.query(
		"CREATE TABLE schema_migration (name TEXT PRIMARY KEY, applied_at INTEGER)".replace(
			"INTEGER",
			isPostgres ? "timestamptz" : "INTEGER",
		),
	);
	for (const { name, statements } of readMigrations("portal", dialect)) {
		if (name >= "0009") break;
		for (const statement of statements) await inside.query(statement);
		await inside.query(`INSERT INTO schema_migration VALUES ('${name}', ${now})`);
	}
	await inside.query(`INSERT INTO council (id, slug, name, fictional, settings, content_version, created_at, updated_at)
		VALUES ('c', 'c', 'C', ${no}, '{}', 1, ${now}, ${now})`);
	await inside.query(`INSERT INTO person (id, name, email, created_at)
		VALUES ('p', 'Pat', 'whimbrel@x.example', ${now}), ('q', 'knot@x.example', 'knot@x.example', ${now})`);
	for (const [id, details] of [
		["said", SAID],
		["deleted", ""],
	] as const) {
		await inside.query(`INSERT INTO feedback (id, council_id, kind, details, status, created_at, updated_at)
			VALUES ('${id}', 'c', 'comment', ${quoted(details)}, 'new', ${now}, ${now})`);
	}
	await inside.query(`INSERT INTO invitation (id, council_id, token_hash, email, name, role, invited_by, created_at, expires_at)
		VALUES ('i', 'c', 'h', '${EMAIL}', ${quoted("Ann O'Neill")}, 'editor', 'p', ${now}, ${now})`);
	await inside.query(`INSERT INTO session
		(id, person_id, provider, created_at, authenticated_at, seen_at, expires_at, device, id_token)
		VALUES ('s', 'p', 'test', ${now}, ${now}, ${now}, ${now}, 'A test', '${TOKEN}')`);
	for (const status of ["ready", "queued", "running"]) {
		await inside.query(`INSERT INTO import_job (id, council_id, kind, status, origin, progress, dry_run, created_by, created_at)
			VALUES ('${status}', 'c', 'sheet', '${status}', 'a.csv', 0, ${no}, 'p', ${now})`);
	}
	const words = JSON.stringify({ template: "published", values: { title: SAID } });
	await inside.query(`INSERT INTO mail (id, recipient, words, status, attempts, next_attempt_at, created_at)
		VALUES ('m', '${EMAIL}', ${quoted(words)}, 'queued', 0, ${now}, ${now})`);
}

/** The product on this database. */
async function start() {
	vi.resetModules();
	vi.stubEnv("DATABASE_URL", database.url);
	vi.stubEnv("FIELD_KEYS", `f1:${"1".repeat(32)}`);
	const { portal, closeStores, readFor } = await import("../../app/platform/store.server");
	const { sealedField } = await import("../../app/platform/keys/sealed-field.server");
	const { openLetter, goesTo } = await import("../../app/platform/mail/letter.server");
	const { addressOf, hasAddress } = await import("../../app/features/people/address.server");
	const { sealAnew, countByKey } = await import("../../app/platform/rotate-keys.server");
	await (await portal.open()).migrate();

	async function readAll() {
		const db = await readFor(TEST);
		const said = await db.select().from(feedback).orderBy(feedback.id);
		const [invited] = await db.select().from(invitation);
		const [message] = await db.select().from(mail);
		return {
			said: said.map(({ id, details }) => details && sealedField("portal", feedback.details).open(id, details)),
			email: invited && sealedField("portal", invitation.email).open("i", invited.email),
			name: invited && sealedField("portal", invitation.name).open("i", invited.name),
			letter: message && openLetter(message),
			people: (await db.select().from(person).orderBy(person.id)).map((row) => [row.name, addressOf(row)]),
		};
	}
	const findMail = async () => (await readFor(TEST)).select({ id: mail.id }).from(mail).where(goesTo(EMAIL));
	const findPerson = async () =>
		(await readFor(TEST)).select({ id: person.id }).from(person).where(hasAddress("Knot@x.example"));
	const findTasks = async () =>
		(await readFor(TEST)).select({ kind: task.kind, key: task.key }).from(task).orderBy(task.key);
	return { portal, closeStores, readAll, findTasks, findMail, findPerson, sealAnew, countByKey };
}

beforeAll(async () => {
	database = await freshDatabase(isPostgres ? process.env.DATABASE_URL : undefined);
	const inside = await lookInside(database.url);
	await writeOld(inside);
	await inside.close();
});
afterAll(() => database.drop());

it("what stood in clear is read as it was, sealed, and nowhere in clear after that", async () => {
	const product = await start();
	const value = (one: unknown) => ({ ok: true, value: one });
	const expected = {
		said: [null, value(SAID)],
		email: value(EMAIL),
		name: value("Ann O'Neill"),
		letter: value({ recipient: EMAIL, words: { template: "published", values: { title: SAID } } }),
		// Who had no name went by their address.
		people: [
			["Pat", "whimbrel@x.example"],
			["k…@x.example", "knot@x.example"],
		],
	};
	expect(await product.readAll()).toEqual(expected);
	expect(await product.countByKey([product.portal], TEST)).toContainEqual({
		key: "-",
		values: 8,
		inRing: false,
		current: false,
	});

	expect(await product.sealAnew(product.portal, TEST, { onlyClear: true })).toEqual({ sealed: 8, shut: 0 });
	expect(await product.readAll()).toEqual(expected);
	expect(await product.findMail()).toEqual([{ id: "m" }]);
	// Imports that waited for their turn then wait in the queue.
	expect(await product.findTasks()).toEqual([
		{ kind: "import", key: "queued" },
		{ kind: "import", key: "running" },
	]);
	expect(await product.findPerson()).toEqual([{ id: "q" }]);
	expect(await product.countByKey([product.portal], TEST)).toEqual([
		{ key: "f1", values: 12, inRing: true, current: true },
		{ key: "0", values: 0, inRing: true, current: false },
	]);
	await product.closeStores();

	const left = isPostgres ? await dump() : readFileSync(database.url.slice("file:".length), "utf8");
	expect(left).toContain("k…@x.example");
	for (const secret of ["curlew", TOKEN, "closed", "Neill", "whimbrel", "knot@"]) expect(left).not.toContain(secret);
});

async function dump(): Promise<string> {
	const inside = await lookInside(database.url);
	let text = "";
	for (const table of ["feedback", "invitation", "session", "mail", "person"]) {
		const rows = await inside.query(`SELECT t::text AS line FROM ${table} t`);
		text += rows.map(({ line }) => line).join("\n");
	}
	await inside.close();
	return text;
}

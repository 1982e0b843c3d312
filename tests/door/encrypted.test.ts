/**
 * What people write, through the running product: it stands in no byte of the database, its log, a backup or a dump, nor in
 * what the process prints. The same search finds what stands in clear on purpose.
 */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { keyPrint } from "../../db/schema/every-store";
import type { Member } from "../factories";
import { TEST } from "../factories/asker";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";
import { lookInside } from "../setup/look-inside";
import { type RunningHost, startHost } from "../setup/running-host";
import { fillInOn } from "./somebody";

const [F1, F2] = [`f1:${"1".repeat(32)}`, `f2:${"2".repeat(32)}`];
/** Words that nobody else writes. */
const word = (what: string) => `${what}${randomUUID().replaceAll("-", "")}`;
const FAMILY = word("heron");
const INVITED = { name: word("Egret"), email: `${word("plover")}@northmere.example` };
const TYPED = word("lapwing");
/** In clear, since it is published. */
const PUBLISHED = word("dunlin");
const SECRETS = [FAMILY, INVITED.name, INVITED.email, TYPED];

/** The list of what staff have begun to deal with. */
const OPEN = "/staff/northmere/feedback?status=open";
const LONG_AGO = process.env.DATABASE_URL?.startsWith("postgres") ? "to_timestamp(1)" : "1000";

let database: FreshDatabase;
/** The segment of PostgreSQL's log in which the test begins; undefined where the role may not read it. */
let logBegan: unknown;
let host: RunningHost;
let administrator: Member;

const get = async (path: string, { cookie }: Pick<Member, "cookie"> = { cookie: "" }) => {
	const answer = await fetch(host.origin + path, { headers: { Cookie: cookie }, redirect: "manual" });
	return { status: answer.status, text: await answer.text() };
};

/** Fills in the form with the button on a page, and sends it. */
async function submit(
	who: Pick<Member, "cookie">,
	path: string,
	button: string | RegExp,
	fill: Record<string, string>,
) {
	const { to, fields } = fillInOn((await get(path, who)).text, path, { button, fill });
	return post(who, to, fields as [string, string][]);
}

async function post({ cookie }: Pick<Member, "cookie">, to: string, fields: [string, string][]) {
	const answer = await fetch(host.origin + to, {
		method: "POST",
		headers: { Cookie: cookie, Origin: host.origin },
		body: new URLSearchParams(fields),
		redirect: "manual",
	});
	return { status: answer.status, location: answer.headers.get("location") ?? "" };
}

/**
 * All bytes that the database leaves: SQLite's files and a backup; of PostgreSQL what `pg_dump` gives, and, where the tests'
 * role may read it, all of its write-ahead log since the test began.
 */
async function everyByte(): Promise<Map<string, Buffer>> {
	const inside = await lookInside(database.url);
	try {
		if (database.url.startsWith("file:")) {
			const file = database.url.slice("file:".length);
			const backup = `${file}.backup`;
			rmSync(backup, { force: true });
			await inside.query(`VACUUM INTO '${backup}'`);
			const log = readFileSync(`${file}-wal`);
			return new Map([
				["database", Buffer.concat([readFileSync(file), log])],
				["backup", readFileSync(backup)],
			]);
		}
		const dump = execFileSync("pg_dump", [`--dbname=${database.url}`], { maxBuffer: 2 ** 30 });
		const log: Buffer[] = [];
		if (logBegan) {
			const names = await inside.query(
				`SELECT name FROM pg_ls_waldir() WHERE name BETWEEN '${logBegan}' AND pg_walfile_name(pg_current_wal_lsn())`,
			);
			for (const { name } of names) {
				const [segment] = await inside.query(
					`SELECT pg_read_binary_file('pg_wal/${name}', 0, 16777216, true) AS bytes`,
				);
				if (Buffer.isBuffer(segment?.bytes)) log.push(segment.bytes);
			}
		}
		return new Map([["dump", dump], ...(logBegan ? [["log", Buffer.concat(log)] as const] : [])]);
	} finally {
		await inside.close();
	}
}

/** Somebody of Northmere's, in the database of this test. */
async function anAdministrator(): Promise<Member> {
	const { findCouncil } = await import("../../app/features/directory/councils/queries.server");
	const { aMember } = await import("../factories");
	const { TEST } = await import("../factories/asker");
	const council = await findCouncil(TEST, "northmere");
	if (!council) throw new Error("The demo is not there.");
	return aMember(council, "administrator");
}

beforeAll(async () => {
	const { DATABASE_URL } = process.env;
	database = await freshDatabase(DATABASE_URL?.startsWith("postgres") ? DATABASE_URL : undefined);
	process.env.DATABASE_URL = database.url;
	process.env.FIELD_KEYS = F1;
	if (!database.url.startsWith("file:")) {
		const inside = await lookInside(database.url);
		const [may] = await inside.query("SELECT current_setting('is_superuser') = 'on' AS may");
		const [began] = may?.may ? await inside.query("SELECT pg_walfile_name(pg_current_wal_lsn()) AS segment") : [];
		logBegan = began?.segment;
		await inside.close();
	}
	// What was read of the settings before is forgotten.
	vi.resetModules();
	host = await startHost({ LOG_LEVEL: "debug" });
	administrator = await anAdministrator();
});
afterAll(async () => {
	await host.stop();
	await database.drop();
});

describe("what people write", () => {
	it("stands in clear nowhere, and is read by whom it is for", async () => {
		expect((await submit({ cookie: "" }, "/northmere/comments", /Send/, { details: FAMILY })).status).toBe(303);
		const invited = await submit(administrator, "/staff/northmere/people/invite", /invitation/, {
			...INVITED,
			role: "editor",
		});
		expect(invited.status).toBe(303);

		const list = await get("/staff/northmere/feedback", administrator);
		expect(list.text).toContain(FAMILY);
		const people = (await get("/staff/northmere/people", administrator)).text;
		expect(people).toContain(INVITED.name);
		expect(people).toContain(INVITED.email);

		// A form that meets an ended session is kept until its sender has signed in again.
		const rows = [...list.text.matchAll(/href="(\/staff\/northmere\/feedback\/[^"?]+)"[\s\S]*?(?=href=|$)/g)];
		const item = rows.find(([row]) => row.includes(FAMILY))?.[1] ?? "";
		const answered = await submit(administrator, item, "Save", { weDid: PUBLISHED });
		expect(answered.status).toBe(303);
		const late = fillInOn((await get(item, administrator)).text, item, { button: "Save", fill: { weDid: TYPED } });
		const inside = await lookInside(database.url);
		await inside.query(`UPDATE session SET seen_at = ${LONG_AGO}`);
		await inside.close();
		const kept = await post(administrator, late.to, late.fields as [string, string][]);
		expect(kept.location).toContain("resume");

		const bytes = await everyByte();
		for (const [what, all] of bytes) {
			const has = (text: string) => all.includes(text) || all.includes(Buffer.from(text, "utf16le"));
			expect(has(PUBLISHED), `what stands in clear is found in the ${what}`).toBe(true);
			expect([...SECRETS, administrator.email].filter(has), what).toEqual([]);
		}
		expect(host.printed()).toContain("Ready");
		expect(SECRETS.filter((secret) => host.printed().includes(secret))).toEqual([]);
	});

	it("does not open without its key, and says so on a page that has everything else", async () => {
		const reader = await anAdministrator();
		await host.stop();
		// With a key that a store remembers and has not, the product does not start.
		const { STORES } = await import("../../app/platform/store.server");
		for (const store of STORES) await (await store.open()).transaction(TEST, (tx) => tx.delete(keyPrint));
		host = await startHost({ LOG_LEVEL: "debug", FIELD_KEYS: F2 });
		const list = await get(OPEN, reader);
		expect(list.status).toBe(200);
		expect(list.text).toContain("its key is missing");
		expect(list.text).not.toContain(FAMILY);
		expect((await get("/staff/northmere/people", reader)).text).toContain("its key is missing");
		expect(host.printed()).toContain("sealed with key f1, which is not in FIELD_KEYS");
		expect(SECRETS.filter((secret) => host.printed().includes(secret))).toEqual([]);
		await host.stop();
		host = await startHost({ FIELD_KEYS: `${F2},${F1}` });
		expect((await get(OPEN, reader)).text).toContain(FAMILY);
	});
});

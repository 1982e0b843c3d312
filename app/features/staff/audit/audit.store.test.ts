import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntry } from "../../../../db/schema";
import { aCouncil, aMember, aService, type Member, saved, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { HUB } from "../../../../tests/setup/command";
import { localNow } from "../../../model/calendar/local-time";
import { recordFact, streamOf } from "../../../platform/audit.server";
import { readFor, transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { requireStaff } from "../../people/require-staff.server";
import { auditPage, exportAudit, verifyNow } from "./audit-page.server";

const today = localNow().date;

let council: Council;
let other: Council;
let member: Member;
const leader = () => requireStaff(staffArgs(member, council), "audit.read");
const rows = async (query = "") => (await auditPage(await leader(), new URLSearchParams(query))).rows;

beforeAll(async () => {
	council = await aCouncil();
	other = await aCouncil();
	member = await aMember(council, "leader", { name: "Marian Holloway" });
	const ann = await aMember(council, "editor", { name: "Ann 100%_\\ Lee" });
	const stranger = await aMember(other, "editor", { name: "Stranger" });
	for (const [id, title] of [
		["s-1", "=HYPERLINK(rhyme) 50%"],
		["s-2", "Other"],
	] as const) {
		await saved(council, { services: [{ ...aService({ name: title }), id }] });
	}
	const about = { kind: "service", id: "s-1" };
	await recordFact(TEST, { action: "entry.published", actor: ann, councilId: council.id, subject: about });
	await recordFact(TEST, {
		action: "entry.hidden",
		actor: null,
		councilId: council.id,
		subject: { kind: "service", id: "s-2" },
	});
	await recordFact(TEST, { action: "sign-in.done", actor: ann, details: { provider: "demo" } });
	await recordFact(TEST, { action: "something.new", actor: ann, councilId: council.id, details: { owner: ann.id } });
	await recordFact(TEST, { action: "sign-in.done", actor: stranger });
	await recordFact(TEST, { action: "entry.published", actor: stranger, councilId: other.id, subject: about });
});

describe("the page of the audit log", () => {
	it("shows what was done in the council and by its people, newest first, in words where there are some", async () => {
		expect((await rows()).map(({ what, who }) => `${who}: ${what}`)).toEqual([
			"Ann 100%_\\ Lee: something.new",
			"Ann 100%_\\ Lee: Signed in",
			"The portal itself: Hidden, because nobody checked it",
			"Ann 100%_\\ Lee: Published",
		]);
	});

	it.each([
		["person=ann", 3],
		["person=100%25_%5C", 3],
		["person=%25x", 0],
		["action=entry.published", 1],
		["about=s-1", 1],
		["about=RHYME", 1],
		["about=50%25", 1],
		["about=other", 1],
		["about=%25%25", 0],
		[`from=${today}&to=${today}`, 4],
		["to=2020-01-01", 0],
		["from=never", 4],
		["page=99", 4],
	])("finds by %s: %d", async (query, count) => {
		expect(await rows(query)).toHaveLength(count);
	});

	it("leads to what an entry is about", async () => {
		const [row] = await rows("about=s-1");
		expect(row?.about).toEqual({ text: "=HYPERLINK(rhyme) 50%", href: `/staff/${council.slug}/services/s-1` });
	});

	it("names people by what they are called now, and holds no name itself", async () => {
		const [row] = await rows("action=something.new");
		expect(row?.details).toEqual(["owner: Ann 100%_\\ Lee"]);
		const db = await readFor(TEST);
		const kept = JSON.stringify(await db.select().from(auditEntry));
		expect(kept).toContain("something.new");
		expect(kept).not.toMatch(/Lee|rhyme|Holloway/);
	});

	it("shows no entry that somebody put beside the council's own stream", async () => {
		const before = (await rows()).length;
		await transaction(TEST, (tx) =>
			tx.rows(sql`INSERT INTO audit_entry (stream, number, at, council_id, action, details, key, mac)
				SELECT 'council:x', 1, at, council_id, action, details, key, mac FROM audit_entry
				WHERE stream = ${streamOf(council.id)} AND number = 1`),
		);
		expect(await rows()).toHaveLength(before);
		await transaction(TEST, (tx) => tx.rows(sql`DELETE FROM audit_entry WHERE stream = 'council:x'`));
	});

	it("gives what is found as a file that runs nothing, and notes that it did", async () => {
		const file = await exportAudit(await leader(), { action: "entry.published" });
		expect(file.headers.get("Content-Disposition")).toContain(`${council.slug}-audit.csv`);
		const lines = (await file.text()).trim().split("\r\n");
		expect(lines).toHaveLength(2);
		expect(lines[1]).toContain("entry.published");
		expect(lines.every((line) => !/(^|,)"?[=+@]/.test(line))).toBe(true);
		const [newest] = await rows("action=audit.exported");
		expect(newest).toMatchObject({ who: "Marian Holloway", details: ["action: entry.published"] });
	});

	it("is for administrators and the leader only", async () => {
		for (const role of ["provider", "editor", "publisher", "hub-worker"] as const) {
			const one = await aMember(council, role);
			await expect(requireStaff(staffArgs(one, council), "audit.read")).rejects.toMatchObject({ status: 403 });
		}
	});
});

describe("whether the log is whole", () => {
	function hub(...args: string[]) {
		const { status, stdout, stderr } = spawnSync(process.execPath, [HUB, "audit", ...args], {
			env: process.env,
			encoding: "utf8",
		});
		return { status, said: stdout.trim(), stderr };
	}

	it("is said on the page, and by the command, also against a head that was kept elsewhere", async () => {
		expect(await verifyNow(await leader())).toMatchObject({ ok: true });
		expect(await rows("action=audit.verified")).toHaveLength(1);
		expect(hub("verify")).toMatchObject({
			status: 0,
			said: expect.stringMatching(/^The log is whole: \d+ entries in 4 streams\.$/),
		});

		const kept = join(mkdtempSync(join(tmpdir(), "hub-head-")), "head");
		const head = hub("head").said;
		expect(head).toMatch(/^portal root \d+ \S{43}$/);
		writeFileSync(kept, head);
		expect(hub("verify", "--known", kept, "--json")).toMatchObject({
			status: 0,
			said: expect.stringContaining('"ok":true'),
		});
		writeFileSync(
			kept,
			head.replace(/\d+/, (number) => String(Number(number) + 5)),
		);
		expect(hub("verify", "--known", kept)).toMatchObject({
			status: 1,
			said: expect.stringMatching(/^Entry \d+ of root is not the one that was kept: the log was set back\.$/),
		});
		const stream = streamOf(council.id);
		await transaction(TEST, (tx) =>
			tx.rows(sql`UPDATE audit_entry SET actor_id = 'p2' WHERE stream = ${stream} AND number = 2`),
		);
		expect(await verifyNow(await leader())).toEqual({ ok: false, faults: [{ stream, number: 2, reason: "changed" }] });
		expect(hub("verify")).toMatchObject({ status: 1, said: `Entry 2 of ${stream} was changed.` });
		writeFileSync(kept, "nonsense");
		expect(hub("verify", "--known", kept)).toMatchObject({
			status: 1,
			stderr: expect.stringContaining("holds no head"),
		});
	});
});

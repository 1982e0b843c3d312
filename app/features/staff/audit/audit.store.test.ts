import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { aCouncil, aMember, type Member, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { localNow } from "../../../model/calendar/local-time";
import { recordFact } from "../../../platform/audit.server";
import { transaction } from "../../../platform/store.server";
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
	const about = { kind: "service", id: "s-1" };
	const titled = { title: "=HYPERLINK(rhyme) 50%" };
	await recordFact(TEST, {
		action: "entry.published",
		actor: ann,
		councilId: council.id,
		subject: about,
		details: titled,
	});
	await recordFact(TEST, {
		action: "entry.hidden",
		actor: null,
		councilId: council.id,
		subject: { kind: "service", id: "s-2" },
	});
	await recordFact(TEST, { action: "sign-in.done", actor: ann, details: { provider: "demo" } });
	await recordFact(TEST, { action: "something.new", actor: ann, councilId: council.id });
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
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			["--import", "tsx", "app/cli/hub.ts", "audit", ...args],
			{
				env: process.env,
				encoding: "utf8",
			},
		);
		return { status, said: stdout.trim(), stderr };
	}

	it("is said on the page, and by the command, also against a head that was kept elsewhere", async () => {
		expect(await verifyNow(await leader())).toMatchObject({ ok: true });
		expect(await rows("action=audit.verified")).toHaveLength(1);
		expect(hub("verify")).toMatchObject({
			status: 0,
			said: expect.stringMatching(/^The log is whole: \d+ entries\.$/),
		});

		const kept = join(mkdtempSync(join(tmpdir(), "hub-head-")), "head");
		writeFileSync(kept, hub("head").said);
		expect(hub("verify", "--head", kept, "--json")).toMatchObject({
			status: 0,
			said: expect.stringContaining('"ok":true'),
		});
		await transaction(TEST, (tx) => tx.rows(sql`UPDATE audit_entry SET actor_name = 'Somebody else' WHERE seq = 2`));
		expect(await verifyNow(await leader())).toEqual({ ok: false, seq: 2, reason: "changed" });
		expect(hub("verify")).toMatchObject({ status: 1, said: "Entry 2 was changed." });
		writeFileSync(kept, "nonsense");
		expect(hub("verify", "--head", kept)).toMatchObject({
			status: 1,
			stderr: expect.stringContaining("holds no head"),
		});
	});
});

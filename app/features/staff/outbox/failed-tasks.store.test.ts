/** What the portal could not do by itself, as the council's administrators and the operator see it. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry, task } from "../../../../db/schema";
import { aCouncil, aMember, aService, saved, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { factsAbout } from "../../../../tests/factories/audit";
import { HUB } from "../../../../tests/setup/command";
import { enqueue } from "../../../platform/queue/enqueue.server";
import { taskKind } from "../../../platform/queue/task-kind";
import { health, type ProductStore, portal } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { requireStaff } from "../../people/require-staff.server";
import { toDoPage } from "../to-do/to-do-page.server";
import { dismissTask, tryTaskAgain } from "./failed-tasks.server";
import { mailPage } from "./mail-page.server";

const words = "the cup is empty";

async function failed(kind: string, key: string, councilId: string | null, store: ProductStore = portal) {
	await store.transaction(TEST, async (tx) => {
		await enqueue(tx, taskKind(kind, store.name), { key, body: {}, councilId });
		await tx.update(task).set({ failedAt: new Date(), attempts: 5, lastError: words }).where(eq(task.key, key));
	});
	const [row] = await (await store.readFor(TEST)).select().from(task).where(eq(task.key, key));
	return row?.id ?? "";
}
const read = async (id: string, store: ProductStore = portal) => {
	const [row] = await (await store.readFor(TEST)).select().from(task).where(eq(task.id, id));
	return row;
};

let council: Council;
let other: Council;
beforeEach(async () => {
	council = await aCouncil();
	other = await aCouncil();
	for (const store of [portal, health]) await store.transaction(TEST, (tx) => tx.delete(task));
});
const administrator = async (of = council) =>
	requireStaff(staffArgs(await aMember(of, "administrator"), of), "mail.read");

describe("what the portal could not do by itself", () => {
	it("is shown to the council that it concerns: what, about what, and why", async () => {
		const service = aService({ name: "Rhyme time" });
		await saved(council, { services: [service] });
		const id = await failed("publish", service.id, council.id);
		const unheard = await failed("of-another-version", "some-key", council.id);
		await failed("remind", "theirs", other.id);
		await failed("remind", "the operator's", null);
		const { tasks } = await mailPage(await administrator(), new URLSearchParams());
		expect(tasks).toMatchObject([
			{ id, kind: "publish", about: "Rhyme time", words, since: expect.stringContaining("20") },
			{ id: unheard, kind: null, name: "of-another-version", about: null },
		]);
		const { team } = await toDoPage(await administrator());
		expect(team).toMatchObject([
			{ text: "things that the portal could not do by itself", count: 2, href: expect.stringContaining("mail") },
		]);
	});

	it("is tried again when an administrator of the council says so, which leaves a trace", async () => {
		const id = await failed("publish", "entry", council.id);
		expect(await tryTaskAgain(await administrator(other), id)).toBe(false);
		expect(await read(id)).toMatchObject({ attempts: 5, failedAt: expect.any(Date) });
		const who = await administrator();
		expect(await tryTaskAgain(who, id)).toBe(true);
		expect(await tryTaskAgain(who, id)).toBe(false);
		expect(await tryTaskAgain(who, "made up")).toBe(false);
		expect(await read(id)).toMatchObject({ attempts: 0, failedAt: null });
		expect(await factsAbout(id)).toMatchObject([{ action: "task.tried-again" }]);
		expect((await mailPage(who, new URLSearchParams("done=tried-again"))).tasks).toEqual([]);
	});

	it("is dismissed by an administrator of the council for a reason, which leaves a trace", async () => {
		const id = await failed("publish", "entry", council.id);
		const stays = await failed("remind", "keeper", council.id);
		expect(await dismissTask(await administrator(other), id, "not-needed")).toBe(false);
		expect(await read(id)).toMatchObject({ failedAt: expect.any(Date) });
		const who = await administrator();
		expect(await dismissTask(who, id, "not-needed")).toBe(true);
		expect(await dismissTask(who, id, "not-needed")).toBe(false);
		expect(await read(id)).toBeUndefined();
		const db = await portal.readFor(TEST);
		expect(await db.select().from(auditEntry).where(eq(auditEntry.subjectId, id))).toMatchObject([
			{ action: "task.dismissed", actorId: who.person.id, details: { task: "publish", reason: "not-needed" } },
		]);
		expect((await mailPage(who, new URLSearchParams("done=dismissed"))).tasks).toMatchObject([{ id: stays }]);
	});

	it("is told to the operator, of both stores, who has it tried again by command", async () => {
		const hub = async (...args: string[]) => {
			const all = [HUB, ...args];
			const ended = await promisify(execFile)(process.execPath, all).catch((error: unknown) => error);
			return ended as { stdout: string; stderr: string; code?: number };
		};
		const ids = [await failed("publish", "entry", council.id), await failed("test", "record", null, health)];
		const [ofPortal = "", ofHealth = ""] = ids;
		const { stdout } = await hub("queue", "list");
		expect(stdout).toMatch(new RegExp(`^${ofPortal}  portal  .*  publish  entry$`, "m"));
		expect(stdout).toMatch(new RegExp(`^${ofHealth}  health  .*  test  record$`, "m"));
		expect(stdout.split(words)).toHaveLength(3);
		const checked = await hub("check");
		expect(checked.code).toBe(1);
		expect(checked.stdout).toContain(`a task "publish" (entry) failed on `);
		expect(checked.stdout).toContain(`: ${words} Try it again with: hub queue retry ${ofPortal}\n`);
		expect(checked.stdout).toMatch(/health: a task "test" \(record\) failed on .* --store health$/m);

		await hub("queue", "retry", ofHealth, "--store", "health");
		await hub("queue", "retry", ofPortal);
		expect((await hub("queue", "retry", ofPortal)).stderr).toContain("of the portal store has failed");
		expect(await read(ofPortal)).toMatchObject({ attempts: 0, failedAt: null });
		expect(await read(ofHealth, health)).toMatchObject({ attempts: 0, failedAt: null });
		expect(await factsAbout(ofPortal)).toMatchObject([{ action: "task.tried-again", by: null }]);

		const again = await failed("test", "record", null, health);
		await hub("queue", "dismiss", again, "--store", "health", "--reason", "done-by-hand");
		expect(await read(again, health)).toBeUndefined();
	}, 90_000);
});

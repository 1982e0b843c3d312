/** Long imports in short transactions: killed at any moment, taken up again, changed by staff meanwhile, taken back. */
import { type ChildProcess, spawn } from "node:child_process";
import { and, asc, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { auditEntry, council as councils, entry, entryVersion, importRun } from "../../../../db/schema";
import { randomFrom } from "../../../../tests/bench/data";
import { aCouncil, aMember, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { aSource } from "../../../../tests/factories/source";
import { leasesLapse } from "../../../../tests/factories/tasks";
import { allListings, halves, namesFrom } from "../../../../tests/setup/all-listings";
import { type Bundle, bundle } from "../../../../tests/setup/bundle";
import { portal, readFor } from "../../../platform/store.server";
import { requireStaff } from "../../people/require-staff.server";
import { findEntry } from "../../publishing/find-entry.server";
import { publishEntry } from "../../publishing/publish.server";
import { saveDraft } from "../../publishing/save-draft.server";
import { undoImport } from "../jobs/undo-import.server";
import { type ApplyOptions, applyListings } from "./apply-listings.server";

/** More than fit in one transaction. */
const SERVICES = 900;

const apply = (councilId: string, edition: 0 | 1 | 2, options: Partial<ApplyOptions> = {}) =>
	applyListings(TEST, aSource(councilId, edition, SERVICES), {
		councilId,
		kind: "test",
		startedAt: new Date(),
		mayWithdraw: SERVICES,
		...options,
	});

const runsOf = async (councilId: string) =>
	(await readFor(TEST))
		.select()
		.from(importRun)
		.where(eq(importRun.councilId, councilId))
		.orderBy(asc(importRun.startedAt));

async function factsOf(councilId: string) {
	const db = await readFor(TEST);
	const rows = await db
		.select({ action: auditEntry.action })
		.from(auditEntry)
		.where(and(eq(auditEntry.councilId, councilId), like(auditEntry.action, "import.%")))
		.orderBy(asc(auditEntry.number));
	return rows.map(({ action }) => action);
}

async function versionOf(councilId: string) {
	const db = await readFor(TEST);
	const [row] = await db.select({ version: councils.contentVersion }).from(councils).where(eq(councils.id, councilId));
	return row?.version ?? 0;
}

describe("a long import", () => {
	it("is many short transactions, leaves a trace at both ends, and is announced once", async () => {
		const { id } = await aCouncil();
		const before = await versionOf(id);
		const steps: number[] = [];
		const applied = await apply(id, 0, { onProgress: (fraction) => steps.push(fraction) });
		expect(steps.length).toBeGreaterThan(2);
		expect(steps).toEqual(steps.toSorted((a, b) => a - b));
		expect(applied.services).toMatchObject({ added: SERVICES, unchanged: 0 });
		expect(await factsOf(id)).toEqual(["import.begun", "import.applied"]);
		expect(await versionOf(id)).toBe(before + 1);
		expect(await halves(id, false)).toEqual([]);
		expect((await apply(id, 0)).services).toMatchObject({ added: 0, changed: 0, unchanged: SERVICES });
		expect(await versionOf(id)).toBe(before + 1);
	});

	it("keeps what staff change, between the comparison and the step", async () => {
		const council = await aCouncil();
		const editor = await requireStaff(staffArgs(await aMember(council, "editor"), council), "staff.enter");
		const publisher = await requireStaff(staffArgs(await aMember(council, "publisher"), council), "staff.enter");
		await apply(council.id, 0);
		const { services } = aSource(council.id, 1, SERVICES);
		const last = services.findLast(
			({ content }) => content.name.includes("banana") && !/Group 9\d\d/.test(content.name),
		);
		const id = last?.id ?? "";
		const rewrite = async () => {
			const found = await findEntry(await readFor(TEST), council.id, id);
			if (found?.current.kind !== "service") throw new Error("it is not there");
			const content = { ...found.current, content: { ...found.current.content, summary: "Ours" } };
			const saved = await saveDraft(editor, { id, revision: found.revision, content });
			if (!saved.ok) throw new Error(saved.reason);
			return publishEntry(publisher, { id, revision: found.revision + 1 });
		};
		// Between the beginning of the run, which has compared by then, and its first step.
		const { transaction } = portal;
		let [writes, rewritten] = [0, false];
		vi.spyOn(portal, "transaction").mockImplementation(async function (this: typeof portal, ...args) {
			writes += 1;
			if (writes === 2) {
				expect(await rewrite()).toMatchObject({ ok: true });
				rewritten = true;
			}
			return transaction.apply(this, args);
		} as typeof transaction);
		const applied = await apply(council.id, 1);
		vi.restoreAllMocks();
		expect(rewritten).toBe(true);
		expect(applied.conflicts).toMatchObject([{ id, why: "changed" }]);
		expect(applied.services).toMatchObject({ conflicts: 1 });
		const found = await findEntry(await readFor(TEST), council.id, id);
		expect(found).toMatchObject({ current: { content: { summary: "Ours" } }, incoming: { kind: "service" } });
		const untouched = await aCouncil();
		await apply(untouched.id, 0);
		const other = await apply(untouched.id, 1);
		const { changed } = applied.services;
		expect(other.services).toEqual({ ...applied.services, changed: changed + 1, conflicts: 0 });
	});

	it("is not begun twice at once, and is stopped by whoever takes it back", async () => {
		const { id } = await aCouncil();
		await apply(id, 0);
		let second: Promise<string> | undefined;
		await apply(id, 1, {
			onProgress: () => {
				second ??= apply(id, 2).then(() => "applied", String);
			},
		});
		expect(await second).toMatch(/is being applied, or was stopped a moment ago. Nothing was changed/);
		const [, run] = await runsOf(id);
		expect(run).toMatchObject({ finishedAt: expect.any(Date), progress: 1, heldBy: null, heldUntil: null });

		let undoing: ReturnType<typeof undoImport> | undefined;
		const stopped = apply(id, 2, {
			onProgress: () => {
				undoing ??= runsOf(id).then((all) => undoImport(TEST, id, all.at(-1)?.id ?? "", { actor: null }));
			},
		});
		await expect(stopped).rejects.toThrow("taken back by somebody else");
		expect(await undoing).toMatchObject({ ok: true, notUndone: [] });
		expect(await halves(id, false)).toEqual([]);
	});

	it("that the product stops with goes on later, under the same run", async () => {
		const { id } = await aCouncil();
		const stopping = new AbortController();
		const stopped = apply(id, 0, { stopping: stopping.signal, onProgress: () => stopping.abort() });
		await expect(stopped).rejects.toThrow(/after \d+ of \d+ listings. These stay/);
		const [run] = await runsOf(id);
		expect(run).toMatchObject({ finishedAt: null });
		const applied = await apply(id, 0);
		expect(applied.runId).toBe(run?.id);
		expect(applied.services).toMatchObject({ added: SERVICES, unchanged: 0 });
		expect(await factsOf(id)).toEqual(["import.begun", "import.resumed", "import.applied"]);
	});
});

/** Seen in a process of its own. */
interface Importing {
	process: ChildProcess;
	/** Resolves when it has done so many steps, or is over. */
	steps(count: number): Promise<void>;
	/** @returns whether it came to its end */
	over(): Promise<boolean>;
}

let importer: Bundle;
beforeAll(async () => {
	importer = await bundle("tests/setup/importer.ts");
});
afterAll(() => importer?.remove());

/** @param env its fault is not printed where it is to have one */
function importing(what: "apply" | "undo", councilId: string, about: string, env?: Record<string, string>): Importing {
	const child = spawn(process.execPath, [importer.file, what, councilId, about, String(SERVICES)], {
		stdio: ["ignore", "pipe", env ? "ignore" : "inherit"],
		env: { ...process.env, ...env },
	});
	let printed = "";
	const waiting = new Set<() => void>();
	const wake = () => {
		for (const one of waiting) one();
	};
	let isOver = false;
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		printed += text;
		wake();
	});
	child.on("close", () => {
		isOver = true;
		wake();
	});
	const until = (isSo: () => boolean) =>
		new Promise<void>((resolve) => {
			const look = () => {
				if (!isSo() && !isOver) return;
				waiting.delete(look);
				resolve();
			};
			waiting.add(look);
			look();
		});
	return {
		process: child,
		steps: (count) => until(() => printed.split("\n").length > count),
		async over() {
			await until(() => isOver);
			return printed.includes("done\n");
		},
	};
}

const random = randomFrom(9);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Begins again and again what is killed in the middle, at most so often, until it is over. @returns how often */
async function killed(what: "apply" | "undo", councilId: string, about: string, most: number): Promise<number> {
	for (let kills = 0; ; kills++) {
		const child = importing(what, councilId, about);
		if (kills < most) {
			await child.steps(1 + random.below(2));
			await pause(random.below(60));
			child.process.kill("SIGKILL");
		}
		if (await child.over()) return kills;
		await leasesLapse();
		expect(kills).toBeLessThan(most);
		expect(await halves(councilId, true)).toEqual([]);
	}
}

/** How often each part of the history is killed at most: IMPORT_KILLS says more, for a longer look. */
const KILLS = Number(process.env.IMPORT_KILLS ?? 3);

/** Three editions, the last of which is taken back. */
const HISTORY = [["apply", "0"], ["apply", "1"], ["apply", "2"], ["undo"]] as const;

describe("a process that is killed in the middle", () => {
	it("leaves every listing whole, and the next one ends as one that was never killed", async () => {
		const [calm, rough] = [await aCouncil(), await aCouncil()];
		const newest = async (councilId: string) => (await runsOf(councilId)).at(-1)?.id ?? "";
		let kills = 0;
		for (const [what, edition] of HISTORY) {
			const inPeace = importing(what, calm.id, edition ?? (await newest(calm.id)));
			expect(await inPeace.over()).toBe(true);
			kills += await killed(what, rough.id, edition ?? (await newest(rough.id)), KILLS);
			expect(await halves(rough.id, false)).toEqual([]);
		}
		expect(kills).toBeGreaterThan(KILLS);
		expect((await runsOf(rough.id)).length).toBe(3);
		const everything = ({ id }: { id: string }) =>
			JSON.stringify([id, ([0, 1, 2] as const).map((edition) => aSource(id, edition, SERVICES))]);
		const names = namesFrom(everything(rough), everything(calm));
		expect(await allListings(rough.id, names)).toEqual(await allListings(calm.id, new Map()));
	}, 600_000);
});

it("a process that stands still between two steps until its lease has lapsed, and goes on, changes nothing any more", async () => {
	const { id } = await aCouncil();
	const suspended = importing("apply", id, "0", { SUSPENDS: "1" });
	await suspended.steps(1);
	await leasesLapse();
	const applied = await apply(id, 0);
	expect(applied.services).toMatchObject({ added: SERVICES, unchanged: 0 });
	suspended.process.kill("SIGCONT");
	expect(await suspended.over()).toBe(false);
	const runs = await runsOf(id);
	expect(runs).toMatchObject([{ id: applied.runId, finishedAt: expect.any(Date) }]);
	expect(await factsOf(id)).toEqual(["import.begun", "import.resumed", "import.applied"]);
	expect(await halves(id, false)).toEqual([]);
	const db = await readFor(TEST);
	const versions = db.$count(entryVersion, eq(entryVersion.councilId, id));
	expect(await versions).toBe(await db.$count(entry, eq(entry.councilId, id)));
});

/** The queue between processes: killed, suspended, and several at once on one database. */
import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { allTasks, ask, noTasks, timesDone } from "../../../tests/factories/test-tasks";
import { health, portal, STORES } from "../store.server";

const PATIENT = { timeout: 60_000, interval: 20 };
const children = new Set<ChildProcess>();

interface Worker {
	child: ChildProcess;
	said(words: string): number;
	end(): Promise<unknown>;
}

/** @param inTheMiddleMs how long each task takes between its beginning and its transaction */
async function aWorker(store: "portal" | "health", leaseMs: number, inTheMiddleMs: number): Promise<Worker> {
	const script = ["--import", "tsx", "tests/setup/task-worker.ts", store, String(leaseMs), String(inTheMiddleMs)];
	const child = spawn(process.execPath, script, { stdio: ["pipe", "pipe", "inherit"] });
	children.add(child);
	let printed = "";
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		printed += text;
	});
	const over = new Promise((resolve) => child.once("exit", resolve));
	const said = (words: string) => printed.split("\n").filter((line) => line.startsWith(words)).length;
	await vi.waitFor(() => expect(said("ready")).toBe(1), PATIENT);
	return {
		child,
		said,
		end: () => {
			child.stdin.end();
			return over;
		},
	};
}

beforeEach(async () => {
	for (const store of STORES) await noTasks(store);
});
afterEach(() => {
	for (const child of children) child.kill("SIGKILL");
	children.clear();
});

it.each([portal, health])("kill -9 in the middle loses no task of the $name store, and doubles none", async (store) => {
	const keys = ["one", "two", "three"];
	for (const key of keys) await ask(store, key);
	const killed = await aWorker(store.name, 1500, 60_000);
	await vi.waitFor(() => expect(killed.said("begun")).toBe(3), PATIENT);
	killed.child.kill("SIGKILL");
	const next = await aWorker(store.name, 1500, 0);
	await vi.waitFor(() => expect(next.said("done")).toBe(3), PATIENT);
	await next.end();
	expect(await timesDone(store)).toEqual({ one: 1, two: 1, three: 1 });
	expect(await allTasks(store)).toEqual([]);
});

it("a process that stands still for longer than its lease, and goes on, changes nothing and does nothing twice", async () => {
	await ask(portal, "one");
	// Long enough in the middle to be suspended there.
	const suspended = await aWorker("portal", 1500, 4000);
	await vi.waitFor(() => expect(suspended.said("begun")).toBe(1), PATIENT);
	suspended.child.kill("SIGSTOP");
	const next = await aWorker("portal", 1500, 0);
	await vi.waitFor(() => expect(next.said("done one")).toBe(1), PATIENT);
	suspended.child.kill("SIGCONT");
	await vi.waitFor(() => expect(suspended.said("lost one")).toBe(1), PATIENT);
	await ask(portal, "two");
	await vi.waitFor(() => expect(next.said("done two") + suspended.said("done two")).toBe(1), PATIENT);
	await Promise.all([next.end(), suspended.end()]);
	expect(await timesDone(portal)).toEqual({ one: 1, two: 1 });
	expect(await allTasks(portal)).toEqual([]);
});

it("two processes share 200 tasks of one database, each of which is done once", async () => {
	const workers = await Promise.all([aWorker("portal", 30_000, 20), aWorker("portal", 30_000, 20)]);
	const keys = Array.from({ length: 200 }, (_, at) => `task ${at}`);
	for (const key of keys) await ask(portal, key);
	await vi.waitFor(async () => expect(await allTasks(portal)).toEqual([]), { timeout: 60_000, interval: 200 });
	await Promise.all(workers.map((one) => one.end()));
	expect(await timesDone(portal)).toEqual(Object.fromEntries(keys.map((key) => [key, 1])));
	for (const one of workers) expect(one.said("done")).toBeGreaterThan(0);
}, 90_000);

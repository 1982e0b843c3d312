/** Who works on something that others may have to finish: a process can die at any moment. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/** A process on another machine, of which nothing has been seen for so long, is taken to be dead. */
const SILENT_MS = 60_000;

/** What this process works on now. */
const working = new Set<string>();

/** A name for one piece of work of this process: "host 123 2f…". */
export function beginWork(): string {
	const worker = `${hostname()} ${process.pid} ${randomUUID()}`;
	working.add(worker);
	return worker;
}

export function endWork(worker: string): void {
	working.delete(worker);
}

/**
 * Whether whoever began the work may still be at it.
 * @param seenAt when it was last seen to go on
 */
export function isAtWork(worker: string | null, seenAt: Date | null): boolean {
	if (worker === null) return false;
	const [host, pid] = worker.split(" ");
	// The same number in another process is one that began anew.
	if (host === hostname()) return Number(pid) === process.pid ? working.has(worker) : isAlive(Number(pid));
	return Date.now() - (seenAt?.getTime() ?? 0) < SILENT_MS;
}

/** Whether this machine runs a process of this number. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}

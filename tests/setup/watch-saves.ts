/** Saves through the store in a process of its own, whose event loop is watched. */
import { spawn } from "node:child_process";

export interface Saves {
	saved: number;
	/** Refused because the store was busy. */
	refused: number;
	/** The longest that a save took, and half of them, in milliseconds. */
	longestMs: number;
	medianMs: number;
	/** The longest that the event loop was silent, in milliseconds. */
	silentMs: number;
}

/**
 * @param waitMs how long a save waits for the lock
 * @param everyMs between the beginnings of two saves
 * @param meanwhile what goes on beside the saves, which end with it
 */
export async function watchSaves(
	file: string,
	{ waitMs, everyMs }: { waitMs: number; everyMs: number },
	meanwhile: () => Promise<void>,
): Promise<Saves> {
	const args = ["--import", "tsx", "tests/setup/saver.ts", file, String(waitMs), String(everyMs)];
	const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
	let printed = "";
	const ready = new Promise<void>((resolve, reject) => {
		child.stdout.setEncoding("utf8").on("data", (text: string) => {
			printed += text;
			if (printed.startsWith("ready\n")) resolve();
		});
		child.once("exit", (code) => reject(new Error(`The process that saves ended with ${code}:\n${printed}`)));
	});
	await ready;
	await meanwhile();
	const ended = new Promise((resolve) => child.once("exit", resolve));
	child.stdin.end("stop\n");
	await ended;
	return JSON.parse(printed.split("\n")[1] ?? "");
}

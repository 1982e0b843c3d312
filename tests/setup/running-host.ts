/** The built product in a process of its own, on the database of the test that starts it. */
import { type ChildProcess, spawn } from "node:child_process";

export interface RunningHost {
	/** Where it listens: `http://127.0.0.1:40123`. */
	origin: string;
	process: ChildProcess;
	/** What it has printed so far: its log too. */
	printed(): string;
	/** Its exit code, once it has ended. */
	ended: Promise<number | null>;
	stop(): Promise<void>;
}

/** A command whose files cannot grow beyond `largest` KiB, which takes no rights and no disk of its own. */
export const withSmallFiles = (largest: number, command: string[]): string[] => [
	// A shell that follows the standard counts in halves of a KiB.
	...["sh", "-c", 'ulimit -f "$0" && exec "$@"', String(largest * 2)],
	...command,
];

/**
 * Starts the product as `npm start` does, which builds it first where the build is stale.
 * @param settings environment variables on top of the test's own
 * @param largestFile the most that a file of its may grow to, in KiB: its disk is full then
 * @throws Error with what it printed, when it ends before it listens
 */
export async function startHost(settings: Record<string, string> = {}, largestFile?: number): Promise<RunningHost> {
	const command = [process.execPath, "app/cli/start.mjs"];
	const [program = "", ...args] = largestFile === undefined ? command : withSmallFiles(largestFile, command);
	const child = spawn(program, args, {
		env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error", HOST: "127.0.0.1", PORT: "0", ...settings },
		stdio: ["ignore", "ignore", "pipe"],
	});
	const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
	let printed = "";
	const origin = await new Promise<string>((resolve, reject) => {
		child.stderr.setEncoding("utf8").on("data", (text: string) => {
			printed += text;
			const [, port] = /^Ready: http.*:(\d+)$/m.exec(printed) ?? [];
			if (port) resolve(`http://127.0.0.1:${port}`);
		});
		child.once("error", reject);
		child.once("exit", (code) => reject(new Error(`The host ended with ${code}:\n${printed}`)));
	});
	return {
		origin,
		process: child,
		printed: () => printed,
		ended,
		async stop() {
			child.kill("SIGTERM");
			await ended;
		},
	};
}

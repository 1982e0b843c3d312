/** Runs `background.ts`: a process that does what the product does by itself, to be killed in the middle of it. */
import { type ChildProcess, spawn } from "node:child_process";

const children = new Set<ChildProcess>();

export interface BackgroundProcess {
	/** `kill -9`; resolves when it is gone. */
	kill(): Promise<unknown>;
	/** Lets it end what is in hand. */
	end(): Promise<unknown>;
}

/** Resolves when it is at work. */
export async function backgroundProcess(): Promise<BackgroundProcess> {
	const script = ["tests/bench/with-vite.mjs", "tests/setup/background.ts"];
	const child = spawn(process.execPath, script, { stdio: ["pipe", "pipe", "inherit"] });
	children.add(child);
	const over = new Promise((resolve) => child.once("exit", resolve));
	await Promise.race([new Promise((resolve) => child.stdout.once("data", resolve)), over]);
	return {
		kill: () => {
			child.kill("SIGKILL");
			return over;
		},
		end: () => {
			child.stdin.end();
			return over;
		},
	};
}

/** After a test: none is left. */
export function killAll(): void {
	for (const child of children) child.kill("SIGKILL");
	children.clear();
}

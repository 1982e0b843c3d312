/** Starts the process of `writer.ts`, and hears what it says. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";

const FOLDER = resolve(import.meta.dirname, "../../build/tests");
/** They have parts that are not JavaScript, or that they load by themselves. */
const NOT_BUNDLED = ["better-sqlite3", "pg", "pino"];

/** What a line says. */
export interface Acknowledged {
	what: "told" | "alone" | "twice" | "large";
	store: "portal" | "health";
	id: string;
}

export function readLine(line: string): Acknowledged {
	const [, what, store, id] = /^(told|alone|twice|large) (portal|health) ([\w-]{36})$/.exec(line) ?? [];
	if (!id) throw new Error(`The writer said: ${line}`);
	return { what: what as Acknowledged["what"], store: store as Acknowledged["store"], id };
}

export interface Bundle {
	file: string;
	remove(): void;
}

export const bundleWriter = (): Promise<Bundle> => bundle("writer");

/** One file, because a process is started hundreds of times. It stands where it finds the packages. */
export async function bundle(name: string): Promise<Bundle> {
	const file = resolve(FOLDER, `${name}-${process.pid}.mjs`);
	await build({
		entryPoints: [resolve(import.meta.dirname, `${name}.ts`)],
		outfile: file,
		bundle: true,
		platform: "node",
		format: "esm",
		external: NOT_BUNDLED,
		logLevel: "error",
	});
	return { file, remove: () => rmSync(file) };
}

/** A process that writes, and what it has said. */
export class Writer {
	readonly said: Acknowledged[] = [];
	readonly #process: ChildProcess;
	#printed = "";

	constructor(file: string, env: Record<string, string>) {
		this.#process = spawn(process.execPath, [file], {
			env: { ...process.env, ...env },
			stdio: ["ignore", "pipe", "pipe"],
		});
		let rest = "";
		this.#process.stdout?.setEncoding("utf8").on("data", (text: string) => {
			const lines = (rest + text).split("\n");
			rest = lines.pop() ?? "";
			this.said.push(...lines.map(readLine));
		});
		this.#process.stderr?.setEncoding("utf8").on("data", (text: string) => {
			this.#printed += text;
		});
	}

	/** Returns when it has said so many lines more. @throws Error when it ends by itself */
	async saysMore(lines: number): Promise<void> {
		const wanted = this.said.length + lines;
		while (this.said.length < wanted) {
			if (this.#process.exitCode !== null) throw new Error(`The writer ended: ${this.#printed}`);
			await pause(5);
		}
	}

	/** Kills it as nobody is warned of. @returns all that it said */
	async kill(): Promise<readonly Acknowledged[]> {
		if (this.#process.exitCode !== null) throw new Error(`The writer ended: ${this.#printed}`);
		const over = once(this.#process, "close");
		this.#process.kill("SIGKILL");
		await over;
		return this.said;
	}
}

/** Scripts of this folder, each in a process of its own, since a process speaks to one database. */
import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const commandOf = (script: string, args: (string | number)[]) => [
	join(import.meta.dirname, "with-vite.mjs"),
	join(import.meta.dirname, script),
	...args.map(String),
];

/** Starts a script on the database of this process. */
export function startScript(script: string, ...args: (string | number)[]) {
	return spawn(process.execPath, commandOf(script, args), { stdio: ["pipe", "pipe", "inherit"] });
}

/** Runs a script to its end. @returns the JSON that it prints */
export const runScript = <T>(databaseUrl: string, script: string, ...args: (string | number)[]): Promise<T> =>
	runScriptWith<T>({ DATABASE_URL: databaseUrl }, script, ...args);

/** The same with settings of its own. */
export async function runScriptWith<T>(
	settings: Record<string, string>,
	script: string,
	...args: (string | number)[]
): Promise<T> {
	const { stdout } = await promisify(execFile)(process.execPath, commandOf(script, args), {
		env: { ...process.env, ...settings },
		maxBuffer: 1 << 20,
	});
	return JSON.parse(stdout) as T;
}

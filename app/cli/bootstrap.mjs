// Before anything is installed only Node's own modules exist: this file and its callers import nothing else.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const marks = join(root, "node_modules/.hub");

/** Says what is being done and how long it took. */
export async function step(name, work) {
	const started = performance.now();
	process.stderr.write(`• ${name} …\n`);
	const result = await work();
	process.stderr.write(`  ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
	return result;
}

/** Runs a command, showing its output only when it fails (or always, with `loud`). Ends the process on failure. */
export function run(command, args, { loud = false, env = process.env } = {}) {
	const done = spawnSync(command, args, {
		cwd: root,
		env,
		encoding: "utf8",
		stdio: loud ? "inherit" : "pipe",
		maxBuffer: 1 << 28,
	});
	if (done.status === 0) return;
	if (!loud) process.stderr.write(`${done.stdout ?? ""}${done.stderr ?? ""}`);
	process.stderr.write(`\n${command} ${args.join(" ")} failed${done.error ? `: ${done.error.message}` : ""}.\n`);
	process.exit(done.status ?? 1);
}

function filesUnder(path) {
	const full = join(root, path);
	if (!existsSync(full)) return [];
	if (!statSync(full).isDirectory()) return [path];
	return readdirSync(full, { recursive: true })
		.map((name) => join(path, String(name)))
		.filter((name) => statSync(join(root, name)).isFile())
		.sort();
}

function fingerprint(paths) {
	const hash = createHash("sha256").update(process.version);
	for (const path of paths.flatMap(filesUnder))
		hash
			.update(path)
			.update("\0")
			.update(readFileSync(join(root, path)));
	return hash.digest("hex");
}

/** Does `work` only when something in `paths` changed since it was last done, or `output` is missing. */
async function whenStale(name, paths, output, work) {
	const mark = join(marks, name);
	const now = fingerprint(paths);
	if (existsSync(join(root, output)) && existsSync(mark) && readFileSync(mark, "utf8") === now) return;
	await work();
	mkdirSync(marks, { recursive: true });
	writeFileSync(mark, now);
}

export function checkNode() {
	const major = Number(process.versions.node.split(".")[0]);
	if (major >= 20) return;
	process.stderr.write(`Node 20 or newer is needed; this is ${process.version}.\n`);
	process.exit(1);
}

export const install = () =>
	whenStale("installed", ["package-lock.json"], "node_modules/.bin/tsx", () =>
		step("Installing packages (about a minute the first time)", () =>
			run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]),
		),
	);

export const build = () =>
	whenStale(
		"built",
		["app", "db", "locales", "public", "remix.config.js", "package-lock.json"],
		"build/server/index.js",
		() => step("Building", () => run("npm", ["run", "--silent", "build"])),
	);

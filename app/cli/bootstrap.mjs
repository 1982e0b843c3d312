// Before anything is installed only Node's own modules exist: this file and its callers import nothing else at the top.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const marks = join(root, "node_modules/.hub");

/** Says what is being done and how long it took. */
async function step(name, work) {
	const started = performance.now();
	process.stderr.write(`• ${name} …\n`);
	const result = await work();
	process.stderr.write(`  ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
	return result;
}

/** Runs a command quietly. @returns its exit code and all it printed */
function attempt(command, args, env = process.env) {
	return new Promise((done) => {
		const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
		let output = "";
		for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
		child.on("error", (error) => done({ code: 1, output: error.message }));
		child.on("close", (code) => done({ code: code ?? 1, output }));
	});
}

/** Runs a command quietly; when it fails, shows what it printed and ends the process. */
async function run(command, args, env) {
	const { code, output } = await attempt(command, args, env);
	if (code === 0) return;
	process.stderr.write(`${output}\n${command} ${args.join(" ")} failed.\n`);
	process.exit(code);
}

/** The files at or under `path`, by path, each with its state on the disk. */
function filesUnder(path) {
	const full = join(root, path);
	const found = statSync(full, { throwIfNoEntry: false });
	if (!found) return [];
	if (found.isDirectory())
		return readdirSync(full)
			.sort()
			.flatMap((name) => filesUnder(join(path, name)));
	// Whatever is done to a file changes its ctime, which nothing can set back.
	return [{ path, state: `${found.size} ${found.mtimeMs} ${found.ctimeMs}` }];
}

function fingerprint(files, tell) {
	const hash = createHash("sha256").update(process.version);
	for (const file of files) hash.update(file.path).update("\0").update(tell(file)).update("\0");
	return hash.digest("hex");
}

/**
 * Does `work` only when something in `paths` changed since it was last done, or `output` is missing. Files are read only
 * when their states differ from last time: another branch and back, or a copy, may leave what is in them the same.
 */
async function whenStale(name, paths, output, work) {
	const mark = join(marks, name);
	const files = paths.flatMap(filesUnder);
	const states = fingerprint(files, ({ state }) => state);
	const [knownStates, knownContents] =
		existsSync(join(root, output)) && existsSync(mark) ? readFileSync(mark, "utf8").split("\n") : [];
	if (states === knownStates) return;
	const contents = fingerprint(files, ({ path }) => readFileSync(join(root, path)));
	if (contents !== knownContents) await work();
	mkdirSync(marks, { recursive: true });
	writeFileSync(mark, `${states}\n${contents}`);
}

const installPackages = () =>
	whenStale("packages", ["package-lock.json"], "node_modules/.bin/tsx", () =>
		step("Installing packages", () =>
			run("npm", ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"]),
		),
	);

const SQLITE = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";

// The one package with native code, compiled where its prebuilt binary cannot be fetched. -O2 is what SQLite itself is
// built with; its package asks for -O3, which takes half a minute longer and makes no query faster.
// From Node 24.19 on Node's headers give each wrapped object a hook that ends the process when a statement is collected at
// an idle moment; those of 24.18 make a binary for every Node 24 and have no such hook. better-sqlite3 13 does without,
// and wants Node 22.14.
const buildSqlite = async () => {
	const headers = process.versions.modules === "137" ? { npm_config_target: "24.18.1" } : {};
	const env = { CFLAGS: "-O2", CXXFLAGS: "-O1", JOBS: "max", ...headers, ...process.env };
	await whenStale("sqlite", ["package-lock.json"], SQLITE, () =>
		step("Preparing SQLite", () => run("npm", ["rebuild", "better-sqlite3"], env)),
	);
	if (!readFileSync(join(root, SQLITE)).includes("RemoveEnvironmentCleanupHook")) return;
	process.stderr.write(
		`SQLite was compiled with headers of Node ${process.version}, with which it would end the process at any moment. ` +
			"Use Node 22, or let npm fetch the ready-made binary.\n",
	);
	process.exit(1);
};

const buildProduct = () =>
	whenStale(
		"built",
		["app", "db", "locales", "public", "remix.config.js", "package-lock.json"],
		"build/server/index.js",
		() => step("Building the product", () => run("npm", ["run", "--silent", "build"])),
	);

/** The operator's command in one file, which starts three times as fast as its three hundred. */
export const COMMAND = "build/command/hub.mjs";

/** Two processes may do this at once: the file is there as a whole, or not yet. */
export const bundleCommand = () =>
	whenStale("command", ["app", "db", "package-lock.json"], COMMAND, async () => {
		const { build } = await import("esbuild");
		const written = `${COMMAND}.${process.pid}`;
		await build({
			absWorkingDir: root,
			entryPoints: ["app/cli/hub.ts"],
			outfile: written,
			bundle: true,
			packages: "external",
			platform: "node",
			format: "esm",
			target: "node20",
			logLevel: "error",
		});
		renameSync(join(root, written), join(root, COMMAND));
	});

/** Checks Node and installs the packages: enough for what reads the code and does not run it. */
export async function install() {
	const major = Number(process.versions.node.split(".")[0]);
	if (major < 20) {
		process.stderr.write(`Node 20 or newer is needed; this is ${process.version}.\n`);
		process.exit(1);
	}
	await installPackages();
}

/** Installs what is missing and, if asked to, builds what is stale: the product, the operator's command. */
export async function prepare({ build = false, command = false }) {
	await install();
	await Promise.all([buildSqlite(), build && buildProduct(), command && bundleCommand()]);
}

/** Finds a Chromium, or installs one. @returns the path of its executable */
export async function browser() {
	const { chromium } = await import("@playwright/test");
	const known = [process.env.CHROMIUM_PATH, chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/google-chrome"];
	const find = () => known.find((path) => path && existsSync(path));
	if (find()) return find();
	return step("Installing a browser", async () => {
		await attempt("npx", ["playwright", "install", "--with-deps", "chromium"]);
		if (!find() && process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
			await attempt("apt-get", ["update"]);
			await attempt("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
		}
		const found = find();
		if (found) return found;
		process.stderr.write("No Chromium was found and none could be installed. Set CHROMIUM_PATH to one.\n");
		process.exit(1);
	});
}

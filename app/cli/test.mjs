// `npm test`: types, style, unit and integration tests, then journeys in a real browser; with `--bench` also whether the
// benchmark runs. Ends with what failed, by name and first words, and one plain line that counts.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browser, install, prepare, root } from "./bootstrap.mjs";

process.chdir(root);
await install();

const folder = mkdtempSync(join(tmpdir(), "hub-results-"));
const results = { passed: 0, failed: [] };
const say = (line) => process.stdout.write(`${line}\n`);

/**
 * Runs one suite, showing what it prints; of one beside another, when it is over.
 * @returns whether it succeeded
 */
function suite(name, [command, ...args], { env = {}, beside = false } = {}) {
	if (!beside) say(`\n== ${name}`);
	const program = command === "node" ? process.execPath : join("node_modules/.bin", command);
	const child = spawn(program, args, {
		stdio: ["ignore", beside ? "pipe" : "inherit", beside ? "pipe" : "inherit"],
		env: { ...process.env, ...env },
	});
	let printed = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding("utf8").on("data", (text) => {
			printed += text;
		});
	}
	return new Promise((done) => {
		child.on("close", (status) => {
			if (beside) say(`\n== ${name}\n${printed}`);
			done(status === 0);
		});
	});
}

/** Adds what a suite's report says. A suite that failed without a failed test, or that ran none, is itself a failure. */
function count(name, succeeded, file, read) {
	const { passed, failed } = existsSync(file)
		? read(JSON.parse(readFileSync(file, "utf8")))
		: { passed: 0, failed: [] };
	results.passed += passed;
	results.failed.push(...failed);
	if (failed.length === 0 && (!succeeded || passed === 0)) results.failed.push(failure(name, "did not run to its end"));
}

const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** A failed test: its name, and the first lines of what it said. */
function failure(name, message) {
	const words = (message ?? "").replace(colour, "").split("\n").filter(Boolean).slice(0, 12);
	return [name, ...words].join("\n    ");
}

/** What vitest's report says. @param {{ numPassedTests: number, testResults: object[] }} report */
function ofVitest({ numPassedTests, testResults }) {
	const failed = testResults.flatMap(({ name: file, status, message, assertionResults }) => {
		const tests = assertionResults
			.filter((test) => test.status === "failed")
			.map((test) => failure(`${file} > ${test.fullName}`, test.failureMessages[0]));
		return tests.length === 0 && status === "failed" ? [failure(file, message)] : tests;
	});
	return { passed: numPassedTests, failed };
}

/** What Playwright's report says; a test that passed when tried again has passed. */
function ofPlaywright({ stats, suites }) {
	const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
	const failed = suites.flatMap(specs).flatMap((spec) =>
		spec.tests
			.filter((test) => test.status === "unexpected")
			.map((test) => {
				const error = test.results.map((result) => result.error?.message).find(Boolean);
				return failure(`[${test.projectName}] ${spec.file}:${spec.line} > ${spec.title}`, error);
			}),
	);
	return { passed: stats.expected + stats.flaky, failed };
}

async function check(name, args) {
	if (!(await suite(name, args, { beside: true }))) results.failed.push(name);
}

/** Some of vitest's projects. */
async function vitest(name, projects, beside = false) {
	const file = join(folder, `${name}.json`);
	const command = ["vitest", "run", "--config", "tests/vitest.config.ts", "--reporter=default", "--reporter=json"];
	const args = [...command, `--outputFile.json=${file}`, ...projects.map((project) => `--project=${project}`)];
	count(name, await suite(name, args, { beside }), file, ofVitest);
}

// One core compiles SQLite, the other reads the code.
await Promise.all([
	prepare({ build: true, command: true }),
	check("types", ["tsc", "--noEmit"]),
	check("style", ["biome", "check", "."]),
]);
const chromium = await browser();

const onPostgres = Boolean(process.env.TEST_DATABASE_URL);
/** Without its programs on this machine there is no server to take away: see `tests/setup/own-postgres.ts`. */
const servers = "/usr/lib/postgresql";
const hasServer =
	existsSync(servers) && readdirSync(servers).some((version) => existsSync(join(servers, version, "bin/initdb")));
if (!onPostgres) say("\nTEST_DATABASE_URL is not set: tests of the store run on SQLite alone.");
await vitest("unit and integration", ["unit", "sqlite", "postgres", "hosts*", "durability*"]);
// A server that is taken away is mostly waited for; meanwhile the benchmark is to run, whatever it measures.
const benchmark = process.argv.includes("--bench") && check("benchmark", ["node", "app/cli/bench.mjs", "--quick"]);
if (onPostgres && hasServer) await vitest("outages", ["outages"]);
await Promise.all([
	vitest("door", ["door"]),
	onPostgres && vitest("door on PostgreSQL", ["door-postgres"], true),
	benchmark,
]);

const journeys = join(folder, "playwright.json");
const journeysArgs = ["playwright", "test", "--config", "tests/playwright.config.ts"];
const browserEnv = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: journeys };
count("browser", await suite("browser", journeysArgs, { env: browserEnv }), journeys, ofPlaywright);

rmSync(folder, { recursive: true });
if (results.failed.length > 0) say(`\n== failed\n${results.failed.join("\n")}`);
say(`\n${results.passed} passed, ${results.failed.length} failed`);
process.exit(results.failed.length === 0 ? 0 : 1);

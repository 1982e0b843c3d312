// `npm test`: types, style, unit and integration tests, then journeys in a real browser. Ends with one plain line.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browser, prepare, root } from "./bootstrap.mjs";

process.chdir(root);
await prepare({ build: true });
const chromium = await browser();

const folder = mkdtempSync(join(tmpdir(), "hub-results-"));
const results = { passed: 0, failed: 0 };
const say = (line) => process.stdout.write(`${line}\n`);

/** Runs one suite, showing what it prints. @returns whether it succeeded */
function suite(name, args, env = {}) {
	say(`\n== ${name}`);
	const [command, ...rest] = args;
	const done = spawnSync(join("node_modules/.bin", command), rest, {
		stdio: "inherit",
		env: { ...process.env, ...env },
	});
	return done.status === 0;
}

/** Adds what a suite's report counts. A suite that failed without a failed test, or that ran none, counts as a failure. */
function count(succeeded, file, read) {
	const { passed, failed } = existsSync(file) ? read(JSON.parse(readFileSync(file, "utf8"))) : { passed: 0, failed: 0 };
	results.passed += passed;
	results.failed += failed + (failed === 0 && (!succeeded || passed === 0) ? 1 : 0);
}

if (!suite("types", ["tsc", "--noEmit"])) results.failed++;
if (!suite("style", ["biome", "check", "."])) results.failed++;

if (!process.env.TEST_DATABASE_URL) say("\nTEST_DATABASE_URL is not set: tests of the store run on SQLite alone.");
const unit = join(folder, "vitest.json");
const unitArgs = ["vitest", "run", "--config", "tests/vitest.config.ts", "--reporter=default", "--reporter=json"];
count(suite("unit and integration", [...unitArgs, `--outputFile.json=${unit}`]), unit, (report) => ({
	passed: report.numPassedTests,
	failed: report.numFailedTests,
}));

const journeys = join(folder, "playwright.json");
count(
	suite("browser", ["playwright", "test", "--config", "tests/playwright.config.ts"], {
		CHROMIUM_PATH: chromium,
		PLAYWRIGHT_JSON_OUTPUT_NAME: journeys,
	}),
	journeys,
	(report) => ({ passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected }),
);

rmSync(folder, { recursive: true });
say(`\n${results.passed} passed, ${results.failed} failed`);
process.exit(results.failed === 0 ? 0 : 1);

/** A test that something is absent also asserts that something else is present, or it would pass on an empty page. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Assertion, type TestBlock, testsIn } from "./assertions";

/** Tests that fetch, read or store something. Those of pure functions have tables with rows of both kinds. */
const FETCHES = /^tests\/(?:e2e|door|integration)\/|\.store\.test\.ts$/;
/** Says that words, or a part of a page, are not there. */
const ABSENT_WORDS =
	/^(?:not\.to(?:Contain|Match|ContainText|HaveText|HaveTitle|BeVisible)|to(?:HaveCount|BeHidden|BeEmpty))$/;
/** That a page of whatever kind came, an error page too. */
const STATUS = /\b(?:status|ok)(?:\(\))?$/;

const isAboutTheSame = (one: Assertion, other: Assertion) => one.roots.some((root) => other.roots.includes(root));

function problemsOf({ at, title, assertions }: TestBlock): string[] {
	const problem = (what: string) => `${at} ${title}: ${what}`;
	const absences = assertions.filter(({ isAbsence }) => isAbsence);
	if (FETCHES.test(at.replace(/:\d+$/, "")) && absences.length > 0 && absences.length === assertions.length) {
		return [problem("only says what is not there: let the same query find something, or who may see it ask")];
	}
	const looks = assertions.filter(({ isAbsence, subject }) => !isAbsence && !STATUS.test(subject));
	const unproved = absences.filter(
		(one) => ABSENT_WORDS.test(one.matcher) && !looks.some((look) => isAboutTheSame(look, one)),
	);
	return unproved.map(({ subject, matcher }) =>
		problem(
			`${subject} may be empty for all that ${matcher} says: assert beside it what it does say, such as a heading`,
		),
	);
}

const files = ["app", "db", "tests"]
	.flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
	.filter((file) => /\.(?:test|spec)\.tsx?$/.test(file));

describe("tests", () => {
	const blocks = files.flatMap((file) => testsIn(file, readFileSync(file, "utf8")));

	it("are found, and so is what they assert", () => {
		expect(blocks.length).toBeGreaterThan(1000);
		expect(blocks.flatMap(({ assertions }) => assertions).length).toBeGreaterThan(3000);
		const empty = blocks.filter(({ assertions }) => assertions.length === 0);
		expect(empty.length).toBeLessThan(blocks.length / 50);
	});

	it("that assert an absence assert a presence", () => {
		expect(blocks.flatMap(problemsOf)).toEqual([]);
	});
});

describe("a test is told off", () => {
	const linesOf = (code: string) =>
		testsIn("tests/e2e/x.spec.ts", code)
			.flatMap(problemsOf)
			.map((problem) => problem.split(" ")[0]);

	it.each([
		["nothing but absence", 'expect(await find("x")).toBeUndefined();'],
		["a status alone", 'expect(answer.status).toBe(404); expect(await answer.text()).not.toContain("Ann");'],
		["another thing's presence", 'expect(one).toContain("Ben"); expect(JSON.stringify(other)).not.toMatch(/Ann/);'],
		[
			"a part that may never have been there",
			'await page.goto("/"); await expect(page.getByText("Ann")).toHaveCount(0);',
		],
		["a function that says no more", 'const look = () => expect(text).not.toContain("Ann"); look();'],
	])("for %s", (_, body) => {
		expect(linesOf(`test("x", async () => { ${body} });`)).toEqual(["tests/e2e/x.spec.ts:1"]);
	});

	it.each([
		[
			"the same query finds something",
			'expect(await find("y")).toBeDefined(); expect(await find("x")).toBeUndefined();',
		],
		[
			"the page has a heading",
			'await expect(page.locator("h1")).toHaveText("Hubs"); await expect(page.getByText("Ann")).toBeHidden();',
		],
		[
			"another function looks at the page",
			"await expectAccessible(page); await expect(page.getByText('Ann')).toHaveCount(0);",
		],
	])("not where %s", (_, body) => {
		expect(linesOf(`test("x", async () => { ${body} });`)).toEqual([]);
	});
});

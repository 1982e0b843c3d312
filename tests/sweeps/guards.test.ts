/**
 * Whoever asks for a page that is not for everybody is asked who they are before anything else: the first thing that a
 * loader or an action waits for is a guard, called there or in a function of its own module.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** The folders of app/routes whose pages are for people who signed in, and the guards that their modules may call. */
const GUARDED: Readonly<Record<string, readonly string[]>> = {
	staff: ["requireStaff", "requireSignedIn", "requireRecordAdministrator"],
	family: ["requireFamily", "requireSignedIn"],
	professional: ["requireProfessional", "requireSignedIn"],
	referrals: ["requireReferralWorker"],
	national: ["requireOverseer", "requireSignedIn"],
};

const modules = Object.entries(GUARDED).flatMap(([folder, guards]) => {
	const path = join("app/routes", folder);
	if (!existsSync(path)) return [];
	const files = readdirSync(path, { recursive: true }).map(String);
	return files.filter((name) => /\.tsx?$/.test(name)).map((name) => ({ file: join(path, name), guards }));
});

/** The functions of a module at its top level, each with its text: they begin at the margin and end there. */
function functionsOf(source: string): Map<string, string> {
	const found = source.matchAll(
		/^(?:export )?(?:async )?(?:function (\w+)|const (\w+) = (?:async )?\()[\s\S]*?(?=^(?:export |async |function |const |\/\*\*|\/\/)|$(?![\s\S]))/gm,
	);
	return new Map([...found].map(([text, declared, assigned]) => [declared ?? assigned ?? "", text]));
}

/** The first function that `text` waits for (of `await f(await g())` that is g) or, waiting for none, hands over to. */
const firstAsked = (text: string): string | undefined =>
	/\bawait (\w+)\(/.exec(text.replaceAll("(await ", " await "))?.[1] ?? /(?:=>|return)\s+(\w+)\(args/.exec(text)?.[1];

function isGuarded(name: string, functions: Map<string, string>, guards: readonly string[], depth = 0): boolean {
	if (guards.includes(name)) return true;
	const text = functions.get(name);
	const first = text === undefined || depth > 3 ? undefined : firstAsked(text);
	return first !== undefined && isGuarded(first, functions, guards, depth + 1);
}

describe("pages for people who signed in", () => {
	it("are found at all", () => expect(modules.length).toBeGreaterThan(10));

	it.each(modules)("$file asks first who is there", ({ file, guards }) => {
		const source = readFileSync(file, "utf8");
		const functions = functionsOf(source);
		const problems = ["loader", "action"].flatMap((name) => {
			if (!new RegExp(`export (async function|function|const) ${name}\\b`).test(source)) return [];
			if (isGuarded(name, functions, guards)) return [];
			return `${name} begins without a guard: its first line should be "await ${guards[0]}(args, …)"`;
		});
		if (!/export (async function|function|const) loader\b/.test(source)) {
			problems.push(`there is no loader, so the page is shown to everybody: add one that calls ${guards[0]}`);
		}
		expect(problems).toEqual([]);
	});
});

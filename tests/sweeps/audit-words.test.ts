/** The audit log has words for everything that the product writes into it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ACTIONS, isKnownAction } from "../../app/features/staff/audit/actions";

const recorded = readdirSync("app", { recursive: true })
	.map(String)
	.filter((name) => /\.server\.ts$|^cli\/.*\.ts$/.test(name))
	.flatMap((name) => {
		const source = readFileSync(join("app", name), "utf8");
		const found = source.matchAll(/(?:action: (?:\w+ \? )?|[fF]act(?:Of)?\()"([a-z-]+\.[a-z-]+)"/g);
		return [...found].map(([, action]) => ({ name, action: action ?? "" }));
	});

it("what is recorded is found at all", () => expect(recorded.length).toBeGreaterThan(20));

it("every action that is recorded has words: add it to audit/actions.ts and locales/en/staff-audit.json", () => {
	expect(recorded.filter(({ action }) => !isKnownAction(action))).toEqual([]);
});

it("every known action has words in English", () => {
	const words = JSON.parse(readFileSync("locales/en/staff-audit.json", "utf8"));
	const missing = ACTIONS.filter((action) => {
		const [group = "", what = ""] = action.split(".");
		return typeof words.action[group]?.[what] !== "string";
	});
	expect(ACTIONS.length).toBeGreaterThan(20);
	expect(missing).toEqual([]);
});

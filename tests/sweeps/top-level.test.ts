/** What stands beside `app` is agreed: a log or a note that was left there is found before it is committed. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const AGREED = [
	...["LICENSE", "README.md", "app", "db", "locales", "package-lock.json", "package.json", "public"],
	...["remix.config.js", "tests", "tsconfig.json"],
];
/** What the product and its tests make. */
const made = readFileSync(".gitignore", "utf8")
	.split("\n")
	.map((line) => line.replace(/\/$/, ""));

it("the project's folder holds what is agreed, and nothing else", () => {
	const there = readdirSync(".").filter((name) => !name.startsWith(".") && !made.includes(name));
	expect(there.toSorted()).toEqual(AGREED);
});

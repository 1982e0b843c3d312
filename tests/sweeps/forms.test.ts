/**
 * There is one reader for forms. The host parses what is posted (`readPosted`), a form of fields says what it means
 * (`readValues`), and nobody asks a body or a text again.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const READER = join("app", "platform", "forms");
/** What runs in browsers has no posted form. */
const IN_BROWSERS = join("app", "islands");
const files = readdirSync("app", { recursive: true })
	.map((name) => join("app", String(name)))
	.filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
	.filter((file) => !file.startsWith(READER) && !file.startsWith(IN_BROWSERS));
const sourceOf = (file: string) => readFileSync(file, "utf8");

/** What reads a form by hand, and what does it instead. */
const BY_HAND: readonly [RegExp, string][] = [
	[/\bformData\(/, "take the values of `await readPosted(args)`"],
	[/\bFormData\b/, "take `Values`, as `readPosted` gives them; a test passes an object"],
	[/\bform\.get(?:All)?\(/, "read the values with `readValues(form({ … }), values)`"],
	[/String\((?:form|posted|values)\b/, "read the values with `readValues(form({ … }), values)`"],
	[/\brequest\.(?:text|json|blob|arrayBuffer|body)\b/, "take the values of `await readPosted(args)`"],
	[
		/\b(?:posted|values)\.[a-z]\w*\.(?:trim|split|replace|slice)\(/,
		"choose a field that gives it (platform/forms/README.md)",
	],
	[/\breplaceAll\("\\0"/, "texts are cleaned where they come in: `readPosted`, `queryText`"],
];

describe("forms", () => {
	it.each(BY_HAND)("are not read with %s", (pattern, instead) => {
		const found = files.filter((file) => pattern.test(sourceOf(file))).map((file) => `${file}: ${instead}`);
		expect(found).toEqual([]);
	});

	it("are read by the one reader", () => {
		const routes = files.filter((file) => file.startsWith(join("app", "routes")));
		const reading = routes.filter((file) => sourceOf(file).includes("readPosted("));
		expect(reading.length).toBeGreaterThan(30);
		const handing = files.filter((file) => /\bread(?:Values|Answers|Section)\(/.test(sourceOf(file)));
		expect(handing.length).toBeGreaterThan(35);
	});
});

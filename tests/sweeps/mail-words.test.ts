/** Every e-mail that is sent has words in the locale of one feature, with the values that its template names. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

type Words = Record<string, string>;

const PARTS = ["about", "subject", "body", "link"];

const words = readdirSync("locales/en")
	.filter((file) => file.endsWith(".json"))
	.map((file) => JSON.parse(readFileSync(join("locales/en", file), "utf8")).mail)
	.flatMap((mail): [string, Words][] => (typeof mail === "object" ? Object.entries<Words>(mail) : []));

const templates = readdirSync("app", { recursive: true })
	.map((name) => join("app", String(name)))
	.filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
	.flatMap((path) => [...readFileSync(path, "utf8").matchAll(/\bmailTemplate\(([^)]*)\)/g)])
	.map(([, listed = ""]) => [...listed.matchAll(/"([\w-]+)"/g)].map(([, name = ""]) => name))
	.filter((listed) => listed.length > 0)
	.map(([name = "", ...values]) => ({ name, values }));

it("each template has words in one place, and no words are left over", () => {
	expect(templates.length).toBeGreaterThan(5);
	expect(words.map(([name]) => name).sort()).toEqual(templates.map(({ name }) => name).sort());
});

it.each(words)("the words of %s are complete, and use the values of its template", (name, said) => {
	expect(Object.keys(said).filter((part) => part !== "after")).toEqual(PARTS);
	const used = Object.values(said).flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value));
	const { values } = templates.find((template) => template.name === name) ?? {};
	expect([...new Set(used)].sort()).toEqual([...(values ?? [])].sort());
});

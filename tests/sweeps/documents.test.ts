/** What READMEs and the lists of threats and hazards name is there: files in backticks, and what links lead to. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

/** Where a name may begin: beside the document, at the top, or in one of the rooms that documents speak of. */
const FROM = ["", "app", "app/features", "app/platform"];

const under = (folder: string) =>
	readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name).replaceAll("\\", "/")));
const files = [...["app", "db", "locales", "tests"].flatMap(under), "README.md"];
const names = new Set(files.map((file) => basename(file)));
const documents = files.filter((file) => file.endsWith(".md") && !/^locales\/[^/]+\/guidance\//.test(file));

function namedIn(document: string): string[] {
	const text = readFileSync(document, "utf8");
	const files = [...text.matchAll(/`([\w./-]+\.(?:tsx?|mjs|md))`/g)].map(([, name = ""]) => name);
	const links = [...text.matchAll(/\]\(([^)#:]+)/g)].map(([, to = ""]) => to);
	return [...files, ...links];
}

function absent(document: string): string[] {
	return namedIn(document).filter((name) => {
		if (!name.includes("/") && names.has(name)) return false;
		return ![dirname(document), ...FROM].some((folder) => existsSync(join(folder, name)));
	});
}

describe("documents", () => {
	it("are found, and what they name", () => {
		expect(documents.length).toBeGreaterThan(12);
		expect(documents.flatMap(namedIn).length).toBeGreaterThan(100);
	});

	it.each(documents)("%s names what is there", (document) => expect(absent(document)).toEqual([]));
});

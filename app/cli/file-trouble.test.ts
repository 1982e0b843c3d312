import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fileTrouble } from "./file-trouble";

const thrown = (work: () => unknown) => {
	try {
		return work();
	} catch (error) {
		return error;
	}
};

it.each([
	["one that is not there", () => readFileSync("/no/list.csv"), "/no/list.csv is not there."],
	["a folder", () => readFileSync("/"), "What was named is a folder, where a file is wanted."],
	[
		"one below a file",
		() => readFileSync("package.json/x"),
		"package.json/x cannot be there: a part of its path is no",
	],
	["one that is there", () => writeFileSync("package.json", "", { flag: "wx" }), "package.json is there already,"],
])("%s is told in a line", (_, work, words) => expect(fileTrouble(thrown(work))).toContain(words));

it("what is about no file is left as it is", () => {
	for (const other of [new Error("no"), Object.assign(new Error("no"), { code: "ENOENT" }), undefined, "no"]) {
		expect(fileTrouble(other)).toBeUndefined();
	}
});

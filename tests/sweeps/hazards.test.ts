/** Each hazard of the red book has something done against it, and a test that there is. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const WING = "app/features/health";
const text = (file: string) => readFileSync(file, "utf8");
const testsBelow = (folder: string) =>
	readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((file) => /\.(?:test|spec)\.tsx?$/.test(file));

const [, table = ""] = text(`${WING}/README.md`).split("## Hazards");
const rows = table
	.split("\n")
	.filter((line) => line.startsWith("| ") && !line.startsWith("| what"))
	.map((line) => line.slice(1, -1).split(" | "));

const allTests = [...testsBelow(WING), ...testsBelow("tests/door")].map(text).join("\n");

it("there are hazards", () => expect(rows.length).toBeGreaterThan(35));

it.each(rows)("%s", (what, control, shownBy = "") => {
	expect([what, control].every((cell) => cell?.trim())).toBe(true);
	const files = [...shownBy.matchAll(/`([^`]+)`/g)].map(([, name = ""]) =>
		existsSync(name) ? name : join(WING, name),
	);
	expect(files.filter((file) => !existsSync(file))).toEqual([]);
	const named = [...shownBy.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => title);
	expect(files.length + named.length).toBeGreaterThan(0);
	const searched = files.length > 0 ? files.map(text).join("\n") : allTests;
	expect(named.filter((title) => !searched.includes(title))).toEqual([]);
});

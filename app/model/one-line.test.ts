import { expect, test } from "vitest";
import { oneLine } from "./one-line";

test.each([
	["Stay and play", "Stay and play"],
	["Stay\nand play", "Stay and play"],
	["  Stay \t\n\n \n and  play\n", "Stay and  play"],
	["\n \n", ""],
])("%j is one line", (text, line) => {
	expect(oneLine(text)).toBe(line);
});

test("a field of tabs takes no time", () => {
	const tabs = "\t".repeat(150_000);
	const since = performance.now();
	expect(oneLine(`Stay${tabs}and play`)).toBe(`Stay${tabs}and play`);
	expect(performance.now() - since).toBeLessThan(500);
});

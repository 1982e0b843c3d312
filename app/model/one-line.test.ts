import { expect, test } from "vitest";
import { expectQuick } from "../../tests/setup/expect-quick";
import { oneLine } from "./one-line";

test.each([
	["Stay and play", "Stay and play"],
	["Stay\nand play", "Stay and play"],
	["  Stay \t\n\n \n and  play\n", "Stay and  play"],
	["\n \n", ""],
])("%j is one line", (text, line) => {
	expect(oneLine(text)).toBe(line);
});

test("a field of tabs takes no time", async () => {
	const text = `Stay${"\t".repeat(150_000)}and play`;
	expect(await expectQuick(500, () => oneLine(text))).toBe(text);
});

/**
 * A wing's README lists what others may call of it. Routes may show any page of a wing; whatever else is imported from
 * outside has to stand in the list, and what stands there has to be used.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { imports } from "./imports";

const WINGS = [
	...["directory", "people", "families", "publishing", "staff", "exchange", "health", "referrals"].map(
		(wing) => `app/features/${wing}/`,
	),
	"app/demo/",
];

/** The files named in backticks below the heading, one a line or several. */
function faceOf(wing: string): string[] {
	const text = readFileSync(`${wing}README.md`, "utf8");
	const section = text.split("\n## ").find((part) => part.startsWith("What others may call")) ?? "";
	return [...section.matchAll(/`([^`]+\.tsx?)`/g)].map(([, file]) => wing + file);
}

describe.each(WINGS)("%s", (wing) => {
	const used = imports
		.filter(({ from, to }) => to.startsWith(wing) && !from.startsWith(wing) && !from.startsWith("app/routes/"))
		.map(({ to }) => to);

	it("is used by others only where its README says", () => {
		expect([...new Set(used)].filter((file) => !faceOf(wing).includes(file)).sort()).toEqual([]);
	});

	it("names nothing in its README that nobody uses", () => {
		expect(faceOf(wing).filter((file) => !used.includes(file))).toEqual([]);
	});

	it("has a face at all", () => expect(faceOf(wing).length).toBeGreaterThan(0));
});

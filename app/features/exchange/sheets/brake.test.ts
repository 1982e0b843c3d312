import { expect, test } from "vitest";
import { shrinkingOf } from "./brake";

const stored = (published: number, withdrawn = 0) => [
	...Array.from({ length: published }, () => ({ status: "published" as const })),
	...Array.from({ length: withdrawn }, () => ({ status: "withdrawn" as const })),
];

test.each([
	[30, 30, { had: 30, gone: 30 }],
	[1438, 1432, { had: 1438, gone: 1432 }],
	[20, 5, { had: 20, gone: 5 }],
	[25, 5, null],
	[1438, 9, null],
	[1438, 10, { had: 1438, gone: 10 }],
	[5, 4, null],
	[100, 0, null],
])("of %i services, %i gone", (had, gone, asks) => {
	expect(shrinkingOf(stored(had, 50), gone)).toEqual(asks);
});

import { expect, test } from "vitest";
import { namedHub } from "./named-hub";

const hubs = [
	{ names: ["Harbour Family Hub", "Centrul de familie Harbour"] },
	{ names: ["Marram Park Family Hub", ""] },
];
const kinds = ["Family hub", "Centru de familie", "Hubs"];

test.each([
	["harbour family hub", hubs[0]],
	["harbour hub programme", hubs[0]],
	["centrul harbour telefon", hubs[0]],
	["marram park hub", hubs[1]],
	["family hub", "any"],
	["marram park", undefined],
	["elsewhere hub", undefined],
	["", undefined],
] as const)("%s", (words, expected) => {
	expect(namedHub(words.split(" ").filter(Boolean), hubs, kinds)).toBe(expected);
});

import { describe, expect, it } from "vitest";
import { likelyDuplicates } from "./likely-duplicates";

const among = ["Stay and Play", "Stay & play at the Hub", "Rhyme time", "Bébés et parents", "Baby massage"].map(
	(title) => ({
		title,
	}),
);
const found = (name: string) => likelyDuplicates(name, among).map(({ title }) => title);

describe("names that are likely the same", () => {
	it.each([
		["stay and play", ["Stay and Play", "Stay & play at the Hub"]],
		["Play & Stay", ["Stay and Play", "Stay & play at the Hub"]],
		["Bebes et parents", ["Bébés et parents"]],
		["Baby yoga", []],
		["!!!", []],
	])("%s", (name, expected) => expect(found(name)).toEqual(expected));
});

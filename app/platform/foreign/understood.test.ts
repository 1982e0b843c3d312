import { expect, it } from "vitest";
import { firstUnderstood, mapUnderstood, NOT_SAID, notUnderstood, understood, valueOr } from "./understood";

it("a value made from another keeps the other two states", () => {
	const twice = (value: number) => value * 2;
	expect(mapUnderstood(understood(2), twice)).toEqual(understood(4));
	expect(mapUnderstood(NOT_SAID, twice)).toEqual(NOT_SAID);
	expect(mapUnderstood(notUnderstood("two"), twice)).toEqual(notUnderstood("two"));
	expect([understood(0), NOT_SAID, notUnderstood("two")].map((said) => valueOr(said, null))).toEqual([0, null, null]);
});

it("of several sayings the first that was understood counts, then the first that said anything", () => {
	const words = notUnderstood("soon");
	expect(firstUnderstood([NOT_SAID, words, understood(1), understood(2)])).toEqual(understood(1));
	expect(firstUnderstood([NOT_SAID, words, notUnderstood("later")])).toEqual(words);
	expect(firstUnderstood([NOT_SAID])).toEqual(NOT_SAID);
	expect(firstUnderstood([])).toEqual(NOT_SAID);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, wordsOf } from "./words";

/** Any 16-bit units, halves of letters among them. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 100 }).map((units) => String.fromCharCode(...units));
const stems = (text: string) => wordsOf(text).map(({ stem }) => stem);

describe("words", () => {
	it("are the same in any case, with or without accents, apostrophes and English endings", () => {
		expect(stems("Crèches")).toEqual(stems("creche"));
		expect(stems("Żłobek")).toEqual(stems("zlobek"));
		expect(stems("Mothers’ feeding")).toEqual(stems("mother's FEED"));
	});

	it("are parted by anything that is no letter or digit", () => {
		expect(stems('stay-and-play ("under 5s")\u0000*NEAR(')).toEqual(["stai", "plai", "under", "5s"]);
	});

	it("leave out those that say nothing", () => {
		expect(stems("Where can I get help with my baby")).toEqual(["help", "babi"]);
	});

	it("are found in scripts with signs above and below", () => {
		expect(stems("মায়ের দুধ খাওয়ানো")).toHaveLength(3);
		expect(fold("মায়ের")).toContain("\u09be");
		expect(stems("رَضاعة")).toEqual(stems("رضاعة"));
		expect(stems("كتاب")).toEqual(stems("کتاب"));
		expect(stems("宝宝游戏")).toEqual(["宝", "宝", "游", "戏"]);
	});

	it("are nothing in a text without letters", () => {
		expect(stems("👶🏽 ✨ \ud800 \u0000 \u202e")).toEqual([]);
	});

	it("are cut short when they are absurdly long", () => {
		expect(wordsOf("a".repeat(10_000))[0]?.form).toHaveLength(40);
	});

	it("hold no sign that a token or a database could mistake for its own", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				for (const { stem } of wordsOf(text)) expect(stem).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
			}),
		);
	});
});

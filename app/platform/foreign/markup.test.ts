import { expect, it } from "vitest";
import { readable, withoutMarkup } from "./markup";

it.each([
	["<p>Play &amp; stay</p><ul><li>Free</li><li>Tea</li></ul>", "Play & stay\n\n- Free\n- Tea"],
	["<p>One<br/>two</p>\n<p class='x'>It&rsquo;s &#163;2 &#x2013; each</p>", "One\ntwo\n\nIt’s £2 – each"],
	['See <a href="https://x.example/?a=1&amp;b=2">our page</a>', "See our page (https://x.example/?a=1&b=2)"],
	["ages < 5 and > 2, R&D", "ages < 5 and > 2, R&D"],
	["plain\n\n\ntext", "plain\n\n\ntext"],
	["a <b>bold</b> one", "a bold one"],
	["<script>alert(1)</script>&amp;", "alert(1)&"],
])("%s", (text, read) => expect(withoutMarkup(text)).toBe(read));

it("reads all texts of an item, however deep", () => {
	const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], "<p>x</p>");
	expect(readable({ a: ["<p>x</p>", 1, null], b: "y" })).toEqual({ a: ["x", 1, null], b: "y" });
	expect(readable(deep)).toBeInstanceOf(Array);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderArticle } from "./markdown";

describe("an article's text", () => {
	it("gives headings ids, in any script, each once", () => {
		const html = renderArticle("## When to call\n\n## When to call\n\n## متى تتصل\n\n## কখন\n\n## …\n");
		expect([...html.matchAll(/id="([^"]*)"/g)].map((match) => match[1])).toEqual([
			"when-to-call",
			"when-to-call-2",
			"متى-تتصل",
			"কখন",
			"section",
		]);
	});

	it("shows markup of a file as text", () => {
		for (const [text, shown, not] of [
			["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script"],
			["![a](https://example.org/a.png)", "a", "<img"],
		] as const) {
			expect(renderArticle(text)).toContain(shown);
			expect(renderArticle(text)).not.toContain(not);
		}
	});

	it("marks links to elsewhere and keeps telephone numbers in one piece", () => {
		expect(renderArticle("[NHS](https://www.nhs.uk/)")).toContain(
			'<a href="https://www.nhs.uk/" rel="noopener">NHS</a>',
		);
		expect(renderArticle("[0300 100 0212](tel:03001000212)")).toContain(
			'<a href="tel:03001000212" dir="ltr">0300 100 0212</a>',
		);
		expect(renderArticle("[safe sleep](safe-sleep)")).toContain('<a href="safe-sleep">safe sleep</a>');
	});

	it.each([
		"javascript:alert(1)",
		"JAVASCRIPT:alert(1)",
		"data:text/html,x",
		"vbscript:x",
		"mailto:a@b.uk",
		"//evil.example",
	])("makes no link of %s", (url) => {
		const html = renderArticle(`Read [x](${url}).`);
		expect(html).toContain("Read ");
		expect(html).not.toContain("<a");
	});

	it("never writes an attribute or element that we did not choose", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200, unit: "grapheme" }), (text) => {
				const html = renderArticle(`${text}\n\nThe end`);
				expect(html).toContain("The end");
				expect(html).not.toMatch(/<[^>]*\s(?:on\w+|style|src)=/i);
				expect(html).not.toMatch(/<(?:script|img|iframe|style|svg)/i);
			}),
		);
	});
});

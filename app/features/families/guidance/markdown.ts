/** Markdown of articles, ours and councils', into HTML that may stand in a page: no raw HTML, no images, no unexpected links. */
import MarkdownIt from "markdown-it";

/** Links lead to the web, to a telephone or to another page of this portal. */
function isSafeLink(url: string): boolean {
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
	return scheme ? ["http", "https", "tel"].includes(scheme) : !/^[/\\]{2}/.test(url);
}

/** "How to get a good latch" becomes `how-to-get-a-good-latch`; letters of every script are kept. */
function anchor(heading: string): string {
	return heading
		.normalize("NFC")
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
		.replace(/^-|-$/g, "");
}

const markdown = new MarkdownIt({ html: false, typographer: false, linkify: false });
markdown.disable("image");
markdown.validateLink = isSafeLink;

markdown.core.ruler.push("heading-anchors", ({ tokens }) => {
	const used = new Map<string, number>();
	for (const [index, token] of tokens.entries()) {
		if (token.type !== "heading_open") continue;
		const wanted = anchor(tokens[index + 1]?.content ?? "") || "section";
		const times = (used.get(wanted) ?? 0) + 1;
		used.set(wanted, times);
		token.attrSet("id", times === 1 ? wanted : `${wanted}-${times}`);
	}
});

markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
	const link = tokens[index];
	const href = String(link?.attrGet("href") ?? "");
	if (/^https?:/i.test(href)) link?.attrSet("rel", "noopener");
	// Without its own direction, "0300 100 0212" is turned round, group by group, in a right-to-left text.
	if (/^[\d ]+$/.test(tokens[index + 1]?.content ?? "")) link?.attrSet("dir", "ltr");
	return renderer.renderToken(tokens, index, options);
};

/** An article's text, or a part of it: headings carry ids. */
export function renderArticle(text: string): string {
	return markdown.render(text);
}

/** The lines of what is urgent. */
export const urgentLines = (text: string): string[] => text.split("\n").filter((line) => line.trim());

/** When to get help now: one line each, most serious first. */
export function renderUrgent(lines: readonly string[]): string {
	return renderArticle(lines.map((line) => `- ${line}`).join("\n"));
}

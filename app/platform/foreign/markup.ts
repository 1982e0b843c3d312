/** Texts that somebody else wrote as HTML, as people read them. Pure. */
import { TREE_LIMITS } from "./clean-tree";

/** Signs of HTML: one of its usual elements, or an entity. */
const IS_MARKUP =
	/<\/?(?:p|br|ul|ol|li|div|span|strong|em|b|i|a|h[1-6])[\s/>]|&(?:amp|nbsp|lt|gt|quot|apos|[lr]squo|[lr]dquo|ndash|mdash|hellip|pound|eacute|#\d{1,6}|#x[\da-f]{1,6});/i;
/** Where a link leads: its words alone would lose that. */
const LINK = /\bhref\s{0,3}=\s{0,3}["']?(https?:[^"'\s]+)/i;
const ENDS_PARAGRAPH = /^(?:\/p|\/div|\/ul|\/ol|\/h[1-6])$/i;

const ENTITIES: Record<string, string> = {
	amp: "&",
	nbsp: " ",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	lsquo: "‘",
	rsquo: "’",
	ldquo: "“",
	rdquo: "”",
	ndash: "–",
	mdash: "—",
	hellip: "…",
	pound: "£",
	eacute: "é",
};

function entity(whole: string, name: string): string {
	if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole;
	const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** The text without its tags, links behind their words, its entities read, paragraphs and entries of lists in lines of their own. */
export function withoutMarkup(text: string): string {
	if (!IS_MARKUP.test(text)) return text;
	let link = "";
	const plain = text
		.replace(/<(\/?[a-z][a-z0-9]{0,15})([\s/][^<>]*)?>/gi, (_, name: string, more = "") => {
			if (/^a$/i.test(name)) link = LINK.exec(more)?.[1] ?? "";
			if (/^\/a$/i.test(name)) return link && ` (${link})`;
			if (ENDS_PARAGRAPH.test(name)) return "\n\n";
			if (/^li$/i.test(name)) return "\n- ";
			return /^br$/i.test(name) ? "\n" : "";
		})
		.replace(/&([a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,6});/gi, entity);
	const lines = plain.split("\n").map((line) => line.trim());
	// One blank line between paragraphs, none at the ends.
	return lines
		.filter((line, at) => line !== "" || (lines[at - 1] ?? "") !== "")
		.join("\n")
		.trim();
}

/** What JSON holds, all its texts without markup; what is nested too deep for an item stays as it is. */
export function readable(value: unknown, depth = 0): unknown {
	if (typeof value === "string") return withoutMarkup(value);
	if (typeof value !== "object" || value === null || depth > TREE_LIMITS.depth) return value;
	if (Array.isArray(value)) return value.map((one) => readable(one, depth + 1));
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, readable(one, depth + 1)]));
}

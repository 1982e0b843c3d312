/** How much markup there is in an XML text, in one walk over it: parsers take minutes for what a stranger can write. Pure. */

export const MARKUP_LIMITS = {
	/** Tags, attributes and entities together: a file of 20,000 units has fewer. */
	marks: 300_000,
	/** Of one tag. */
	attributes: 100,
	/** Characters of one tag. */
	tag: 20_000,
	depth: 100,
} as const;

/**
 * @returns "broken" for tags that never end or hold another, "too-intricate" for what is over `MARKUP_LIMITS`; undefined
 * for what a parser may look at
 */
export function judgeMarkup(text: string): "broken" | "too-intricate" | undefined {
	let depth = 0;
	let marks = 0;
	for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", at + 1)) marks += 1;
	for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at)) {
		if (++marks > MARKUP_LIMITS.marks) return "too-intricate";
		const closing = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : undefined;
		if (closing) {
			const end = text.indexOf(closing, at);
			if (end === -1) return "broken";
			at = end + closing.length;
			continue;
		}
		const tag = tagAt(text, at);
		if (!tag) return "broken";
		marks += tag.attributes;
		if (tag.end - at > MARKUP_LIMITS.tag || tag.attributes > MARKUP_LIMITS.attributes) return "too-intricate";
		if (text[at + 1] === "/") depth -= 1;
		else if (text[at + 1] !== "?" && text[tag.end - 1] !== "/") depth += 1;
		if (depth > MARKUP_LIMITS.depth) return "too-intricate";
		at = tag.end;
	}
	return undefined;
}

/** Where the tag that begins at `from` ends, and how many values it has; undefined where it does not end, or holds "<". */
function tagAt(text: string, from: number): { end: number; attributes: number } | undefined {
	let attributes = 0;
	let quote = "";
	for (let at = from + 1; at < text.length; at++) {
		const sign = text[at] ?? "";
		if (sign === "<") return undefined;
		if (quote) {
			if (sign === quote) quote = "";
		} else if (sign === '"' || sign === "'") {
			quote = sign;
			attributes += 1;
		} else if (sign === ">") return { end: at, attributes };
	}
	return undefined;
}

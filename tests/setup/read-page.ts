/** A page as its readers meet it: its words, each with the language it says that it is in. */

export interface Words {
	text: string;
	/** The nearest `lang` around it. */
	language: string;
	/** The names of the elements around it, outermost first. */
	within: readonly string[];
}

const VOID = new Set(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);
const UNREAD = new Set(["script", "style", "svg"]);
/** Attributes that are read out or shown. */
const SPOKEN = ["alt", "aria-label", "placeholder", "title"];
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

export const decodeEntities = (text: string) =>
	text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) =>
		name ? (ENTITIES[name] ?? all) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
	);

/** The words of a page as React renders it: each tag whole, attributes in double quotes. */
export function readPage(html: string): Words[] {
	const open: { name: string; language: string }[] = [];
	const words: Words[] = [];
	const say = (text: string, language: string) => {
		const plain = decodeEntities(text).replace(/\s+/g, " ").trim();
		if (plain && !open.some(({ name }) => UNREAD.has(name))) {
			words.push({ text: plain, language, within: open.map(({ name }) => name) });
		}
	};
	const parts = html.matchAll(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>|<(\/?)([a-z][\w-]*)([^>]*)>|([^<]+)/gi);
	for (const [, , closing, name = "", attributes = "", text] of parts) {
		const around = open.at(-1)?.language ?? "";
		if (text) say(text, around);
		else if (closing) open.splice(open.findLastIndex((one) => one.name === name));
		else if (name) {
			const language = /\slang="([^"]*)"/.exec(attributes)?.[1] ?? around;
			for (const spoken of SPOKEN) say(new RegExp(`\\s${spoken}="([^"]*)"`).exec(attributes)?.[1] ?? "", language);
			if (!VOID.has(name) && !attributes.endsWith("/")) open.push({ name, language });
		}
	}
	return words;
}

/** What a browser's history keeps of a page; "" for one without a title. */
export const titleOf = (html: string): string => decodeEntities(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? "");

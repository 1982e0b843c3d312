/** Whether what was not understood stands in a listing in its own words, and a note for what does not. Pure. */
import { FOREIGN_LIMITS } from "../../../platform/foreign/field";

/** The texts of a listing in which words of its source can stand. */
const TEXTS = /^(?:name|summary|description|alert|note|.+Note|howToJoin|title)$/;

const normal = (text: string) => text.replace(/\s+/g, " ").trim().toLowerCase();
const isWordSign = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** All of a listing that is prose, as one text. */
export class Prose {
	private text: string;

	/** @param content a listing, or what is to become one */
	constructor(content: unknown) {
		const found: string[] = [];
		const walk = (value: unknown, name: string) => {
			if (typeof value === "string" && TEXTS.test(name)) found.push(normal(value));
			else if (typeof value === "object" && value !== null) {
				for (const [inner, one] of Object.entries(value)) walk(one, Array.isArray(value) ? name : inner);
			}
		};
		walk(content, "");
		this.text = found.join("\n");
	}

	/** Whether these words stand in it, not as a part of longer ones. */
	has(words: string): boolean {
		const wanted = normal(words);
		if (wanted === "") return true;
		const isWhole = (at: number) =>
			!(isWordSign(wanted[0]) && isWordSign(this.text[at - 1])) &&
			!(isWordSign(wanted.at(-1)) && isWordSign(this.text[at + wanted.length]));
		for (let at = this.text.indexOf(wanted); at >= 0; at = this.text.indexOf(wanted, at + 1)) {
			if (isWhole(at)) return true;
		}
		return false;
	}
}

/** Something that a source says, under the name that it has there. */
export interface Saying {
	label: string;
	words: string;
}

/**
 * What of these is said nowhere in the listing, a line for each: "Website: on our page". As much as a text can hold.
 * @returns null where all is said
 */
export function sourceNoteOf(sayings: readonly Saying[], prose: Prose): string | null {
	const lines = new Set<string>();
	let length = 0;
	for (const { label, words } of sayings) {
		if (prose.has(words)) continue;
		const line = `${label}: ${words.replace(/\s+/g, " ").trim()}`;
		if (lines.has(line) || length + line.length >= FOREIGN_LIMITS.prose) continue;
		lines.add(line);
		length += line.length + 1;
	}
	return [...lines].join("\n") || null;
}

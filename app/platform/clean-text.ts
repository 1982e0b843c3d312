/** Text without what no text has: characters that do not show, halves of characters, marks of direction left open. Pure. */

/** A character that does not show (tabs and line ends apart), one that is none, or half of a pair of surrogates. */
const UNTEXTUAL = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const UNCLEAN = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const EACH = /\r\n?|(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Marks that turn the direction of what follows, up to the one that ends it (Unicode's annex 9). */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069\n]/g;
const END_OF_EMBEDDING = "\u202c";
const END_OF_ISOLATE = "\u2069";

/** Where marks of direction stand that end nothing, or that nothing ends in their line: they would turn what comes after. */
function leftOpen(text: string): Set<number> {
	const found = new Set<number>();
	if (!DIRECTION.test(text)) return found;
	const open: number[] = [];
	const lineEnds = () => {
		for (const at of open.splice(0)) found.add(at);
	};
	for (const { 0: mark, index } of text.matchAll(DIRECTIONS)) {
		if (mark === "\n") lineEnds();
		else if (mark !== END_OF_EMBEDDING && mark !== END_OF_ISOLATE) open.push(index);
		else {
			const last = text[open.at(-1) ?? -1] ?? "";
			const isIsolate = last >= "\u2066";
			if (last && isIsolate === (mark === END_OF_ISOLATE)) open.pop();
			else found.add(index);
		}
	}
	lineEnds();
	return found;
}

/** Whether a text holds what no text has. PostgreSQL, for one, takes neither NUL nor half a character. */
export const isUntextual = (text: string): boolean => UNTEXTUAL.test(text) || leftOpen(text).size > 0;

/** Whether `cleanText` would leave the text as it is. */
export const isClean = (text: string): boolean => !UNCLEAN.test(text) && leftOpen(text).size === 0;

/** The text without them: line ends are "\n", half a character is "\ufffd", everything else of the kind is gone. */
export function cleanText(text: string): string {
	if (isClean(text)) return text;
	const seen = text.replace(EACH, (found) => (found.startsWith("\r") ? "\n" : /\p{Cs}/u.test(found) ? "\ufffd" : ""));
	const open = leftOpen(seen);
	return open.size === 0
		? seen
		: seen
				.split("")
				.filter((_, at) => !open.has(at))
				.join("");
}

/** A character that leaves a mark on the page: what joins, parts or turns others is none by itself, nor is an empty cell. */
const SHOWS =
	/[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2800\ufff9-\ufffb]/u;

/** Whether nobody sees anything of the text. */
export const isBlank = (text: string): boolean => !SHOWS.test(text);

/** The first `most` UTF-16 units of a text, one fewer where the last would be half a character. */
export function beginningOf(text: string, most: number): string {
	return text.length > most ? text.slice(0, most).replace(/\p{Cs}$/u, "") : text;
}

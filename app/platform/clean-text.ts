/** Text without what no text has: characters that do not show, and halves of characters. Pure. */

/** A character that does not show (tabs and line ends apart), or half of a pair of surrogates. */
const UNTEXTUAL = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;
const UNCLEAN = /(?![\t\n])[\p{Cc}\p{Cs}]/u;
const EACH = /\r\n?|(?![\t\n])[\p{Cc}\p{Cs}]/gu;

/** Whether a text holds what no text has. PostgreSQL, for one, takes neither NUL nor half a character. */
export const isUntextual = (text: string): boolean => UNTEXTUAL.test(text);

/** Whether `cleanText` would leave the text as it is. */
export const isClean = (text: string): boolean => !UNCLEAN.test(text);

/** The text without them: line ends are "\n", half a character is "\ufffd", everything else that does not show is gone. */
export function cleanText(text: string): string {
	if (isClean(text)) return text;
	return text.replace(EACH, (found) => (found.startsWith("\r") ? "\n" : /\p{Cs}/u.test(found) ? "\ufffd" : ""));
}

/** The first `most` UTF-16 units of a text, one fewer where the last would be half a character. */
export function beginningOf(text: string, most: number): string {
	return text.length > most ? text.slice(0, most).replace(/\p{Cs}$/u, "") : text;
}

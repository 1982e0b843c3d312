/** What tells services apart that have one name, and what says no more than the name does. */
import type { LocalText } from "../../../model/local-text";

interface Named {
	name: LocalText;
	href: string;
}

/** As two names are compared: letters and digits alone, whatever their case and accents. */
function bare(text: string): string {
	return text
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[\u0300-\u036f]/g, "")
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
		.trim();
}

/**
 * Which of a list have a name that another page of the list has too: their links name the place as well.
 * @returns says it of each of them
 */
export const sharesItsName = <One extends Named>(list: readonly One[]): ((one: One) => boolean) =>
	sharesText(list, ({ name }) => name.text);

/** Which have the place as well as the name of another page: only when it is tells them apart. */
export const sharesItsPlace = <One extends Named & { where: readonly LocalText[] }>(list: readonly One[]) =>
	sharesText(list, ({ name, where }) => `${name.text} ${where[0]?.text ?? ""}`);

function sharesText<One extends Named>(list: readonly One[], textOf: (one: One) => string): (one: One) => boolean {
	const pages = new Map<string, string>();
	const shared = new Set<string>();
	for (const one of list) {
		const key = bare(textOf(one));
		if ((pages.get(key) ?? one.href) !== one.href) shared.add(key);
		pages.set(key, one.href);
	}
	return (one) => shared.has(bare(textOf(one)));
}

/** A summary, or none where it only says the name again: "Stay and Play" under "Stay and play at Harbour". */
export function beyondName(summary: LocalText, name: LocalText): LocalText {
	return ` ${bare(name.text)} `.includes(` ${bare(summary.text)} `) ? { ...summary, text: "" } : summary;
}

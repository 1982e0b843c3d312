/** What a family can do with its shortlist, as the page's forms send it. */
import { choice } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readValues } from "../../../platform/forms/form";
import { text } from "../../../platform/forms/text-fields";
import { addToShortlist, parseShortlist, removeFromShortlist } from "./rules";

export type ShortlistChange =
	| { do: "add" | "remove"; service: string }
	/** Takes over a list that somebody shared. */
	| { do: "keep"; services: string }
	| { do: "clear" };

const LONGEST_SLUG = 200;
/** More than the longest list. */
const LONGEST_LIST = 10_000;

const changeForm = form({
	do: choice(["add", "remove", "keep", "clear"]),
	service: text(LONGEST_SLUG).needed("missing").when("do", "add", "remove").or(""),
	services: text(LONGEST_LIST).needed("missing").when("do", "keep").or(""),
});

/** @returns undefined when the form is not one of the page's own */
export function readChange(posted: Values): ShortlistChange | undefined {
	const read = readValues(changeForm, posted);
	if (!read.ok) return undefined;
	const { do: made, service, services } = read.values;
	if (made === "add" || made === "remove") return { do: made, service };
	if (made === "keep") return { do: made, services };
	return made === "clear" ? { do: made } : undefined;
}

export function changeShortlist(list: readonly string[], made: ShortlistChange): string[] {
	switch (made.do) {
		case "add":
			return addToShortlist(list, [made.service]);
		case "remove":
			return removeFromShortlist(list, made.service);
		case "keep":
			return addToShortlist(list, parseShortlist(made.services));
		case "clear":
			return [];
	}
}

/** What the page says after a change, in its URL: `?added=<slug>`, `?removed=<slug>`; nothing of what the list holds. */
export function afterChange(list: readonly string[], made: ShortlistChange): Record<string, string> {
	switch (made.do) {
		case "add":
			return list.includes(made.service) ? { added: made.service } : { full: "1" };
		case "remove":
			return { removed: made.service };
		default:
			return {};
	}
}

/** What a family can do with its shortlist, as the page's forms send it. */
import { z } from "zod";
import { addToShortlist, parseShortlist, removeFromShortlist } from "./rules";

const slug = z.string().max(200);
const change = z.discriminatedUnion("do", [
	z.object({ do: z.literal("add"), service: slug }),
	z.object({ do: z.literal("remove"), service: slug }),
	/** Takes over a list that somebody shared. */
	z.object({ do: z.literal("keep"), services: z.string().max(10_000) }),
	z.object({ do: z.literal("clear") }),
]);
export type ShortlistChange = z.infer<typeof change>;

/** @returns undefined when the form is not one of the page's own */
export function parseChange(form: FormData): ShortlistChange | undefined {
	const parsed = change.safeParse(Object.fromEntries(form));
	return parsed.success ? parsed.data : undefined;
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

/** A family's shortlist: slugs of one council's services, newest last. Pure; where it is kept stands elsewhere. */

/** More than this no longer fits one cookie, nor one sheet of paper. */
export const SHORTLIST_LIMIT = 30;
/** A cookie holds about 4,000 bytes with its name and signature; base64 makes 3 of these into 4. */
const MAX_CHARACTERS = 2_700;

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads a list from a cookie or from the `s` of a shared link: "slug,slug". What is no slug is left out. */
export function parseShortlist(text: string | null | undefined): string[] {
	return withinLimits((text ?? "").slice(0, 2 * MAX_CHARACTERS).split(","));
}

export function formatShortlist(slugs: readonly string[]): string {
	return slugs.join(",");
}

/** Adds services at the end; one that is on the list stays where it is. When the list is full, nothing more goes on. */
export function addToShortlist(list: readonly string[], slugs: readonly string[]): string[] {
	return withinLimits([...list, ...slugs]);
}

export function removeFromShortlist(list: readonly string[], slug: string): string[] {
	return list.filter((kept) => kept !== slug);
}

function withinLimits(slugs: readonly string[]): string[] {
	const list: string[] = [];
	let characters = 0;
	for (const slug of new Set(slugs)) {
		if (!SLUG.test(slug)) continue;
		characters += slug.length + 1;
		if (list.length === SHORTLIST_LIMIT || characters > MAX_CHARACTERS) break;
		list.push(slug);
	}
	return list;
}

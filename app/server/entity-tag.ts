/** Whether a reader has an answer already, as RFC 9110 compares entity tags (8.8.3.2, 13.1.2). Pure. */

const WEAK = /^W\//;

/**
 * @param ifNoneMatch the header, undefined where there is none: a list of tags, or `*` for whatever there is
 * @param etag of the answer as it would be sent; `W/"a"` and `"a"` are the same here
 */
export function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
	if (ifNoneMatch === undefined) return false;
	const opaque = etag.replace(WEAK, "");
	// A tag of somebody else's may hold a comma; no piece of one is a tag of ours.
	const tags = ifNoneMatch.split(",").map((tag) => tag.trim());
	return tags.some((tag) => tag.replace(WEAK, "") === opaque) || (tags.length === 1 && tags[0] === "*");
}

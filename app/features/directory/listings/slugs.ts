/** Slugs: the part of a URL that names a listing. */

const LONGEST = 80;

/**
 * A slug for a name: "Dads' Club & Café" becomes "dads-club-and-cafe". Cut at a word, at most 80 characters.
 * A name without a single letter or digit of the Latin alphabet gives "listing".
 */
export function slugify(name: string): string {
	const words = name
		.normalize("NFKD")
		.replace(/[\u0300-\u036f'’‘`]/g, "")
		.replace(/&/g, " and ")
		.toLowerCase()
		.match(/[a-z0-9]+/g);
	if (!words) return "listing";
	let slug = "";
	for (const word of words) {
		if (slug.length + word.length >= LONGEST) break;
		slug += slug ? `-${word}` : word;
	}
	return slug || (words[0] ?? "").slice(0, LONGEST);
}

/** A text as a slug where it is one, such as another portal of this kind gives. */
export function asSlug(text: string): string | undefined {
	return text.length <= LONGEST + 10 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) ? text : undefined;
}

/**
 * Gives out slugs that no other listing of the same kind and council has: the wanted one, or it with -2, -3 …
 * What it gives out counts as taken from then on.
 */
export function slugGiver(taken: Iterable<string>): (wanted: string) => string {
	const used = new Set(taken);
	/** Where counting stopped per wanted slug, so that a thousand namesakes are not counted anew each time. */
	const reached = new Map<string, number>();
	return (wanted) => {
		let slug = wanted;
		let count = reached.get(wanted) ?? 1;
		while (used.has(slug)) slug = `${wanted}-${++count}`;
		reached.set(wanted, count);
		used.add(slug);
		return slug;
	};
}

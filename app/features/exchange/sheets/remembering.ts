/** The same reading of the same text, done once. Pure. */

const MOST_REMEMBERED = 1000;

/** The rows of a sheet say the same few things over and over: what `read` makes of a text is kept. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
	const known = new Map<string, T>();
	return (text) => {
		const found = known.get(text);
		if (found !== undefined || known.has(text)) return found as T;
		if (known.size >= MOST_REMEMBERED) known.clear();
		const made = read(text);
		known.set(text, made);
		return made;
	};
}

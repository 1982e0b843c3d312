/** What somebody else's field says, in one of three states. Pure. */

/**
 * Understood, with its value; not said: there was no such field, or it was empty; or not understood: something stood
 * there that we cannot make anything of. Its words are kept, since a person may.
 */
export type Understood<T> =
	| { readonly state: "understood"; readonly value: T }
	| { readonly state: "not-said" }
	| { readonly state: "not-understood"; readonly words: string };

export const NOT_SAID: Understood<never> = { state: "not-said" };
export const understood = <T>(value: T): Understood<T> => ({ state: "understood", value });
export const notUnderstood = (words: string): Understood<never> => ({ state: "not-understood", words });

/** The value, or `otherwise` where nothing was said or understood. */
export function valueOr<T, Otherwise>(said: Understood<T>, otherwise: Otherwise): T | Otherwise {
	return said.state === "understood" ? said.value : otherwise;
}

/** The same of a value made from this one. */
export function mapUnderstood<T, Made>(said: Understood<T>, make: (value: T) => Made): Understood<Made> {
	return said.state === "understood" ? understood(make(said.value)) : said;
}

/** The first of several sayings that was understood; else the first that said anything. */
export function firstUnderstood<T>(sayings: readonly Understood<T>[]): Understood<T> {
	const first = (state: Understood<T>["state"]) => sayings.find((one) => one.state === state);
	return first("understood") ?? first("not-understood") ?? NOT_SAID;
}

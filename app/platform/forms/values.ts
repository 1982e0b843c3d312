/** What a form holds, as one looks into it. Pure. */

import { cleanText } from "../clean-text";
import { pageError } from "../errors";
import type { Values } from "./field-errors";
import { addValue, isFieldName } from "./posted";

/** The parameters of an address as values, cleaned as those of a form are. @param search of a length that has been checked */
export function queryValues(search: URLSearchParams): Values {
	const values: Values = {};
	for (const [name, text] of search) if (isFieldName(name)) addValue(values, name, cleanText(text));
	return values;
}

/** One parameter of an address, cleaned and cut to `limit` characters; "" when it has none. */
export const queryText = (search: URLSearchParams, name: string, limit: number): string =>
	cleanText((search.get(name) ?? "").slice(0, limit)).trim();

/**
 * One of a closed list that a parameter of an address names; null where it is absent or empty.
 * @throws the 400 page for another
 */
export function queryChoice<const T extends string>(
	search: URLSearchParams,
	name: string,
	list: readonly T[],
): T | null {
	const asked = search.get(name) ?? "";
	const found = list.find((one) => one === asked);
	if (found === undefined && asked !== "") throw pageError("bad-request");
	return found ?? null;
}

/** The one value of a field; "" when it was not sent. */
export function oneOf(values: Values, name: string): string {
	const value = Object.hasOwn(values, name) ? values[name] : undefined;
	return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** All values of a field that can have several. */
export function allOf(values: Values, name: string): string[] {
	const value = Object.hasOwn(values, name) ? values[name] : undefined;
	return value === undefined || value === "" ? [] : [value].flat();
}

/** What was typed into some fields, to be shown again. */
export function typedIn<Name extends string>(values: Values, names: readonly Name[]): Record<Name, string> {
	return Object.fromEntries(names.map((name) => [name, oneOf(values, name)])) as Record<Name, string>;
}

/** What a form holds: as it was posted, and as one asks it. Pure. */
import { cleanText } from "../clean-text";
import type { Values } from "./field-errors";
import { isFieldName } from "./posted";

/** The fields of a posted form; line ends, which browsers send as two characters, count as one. Files are left out. */
export function postedValues(form: FormData): Values {
	const values: Values = {};
	for (const name of new Set(form.keys())) {
		if (!isFieldName(name)) continue;
		const all = form
			.getAll(name)
			.filter((value) => typeof value === "string")
			.map(cleanText);
		const [only = ""] = all;
		values[name] = all.length > 1 ? all : only;
	}
	return values;
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

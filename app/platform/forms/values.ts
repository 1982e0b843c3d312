/** What a form holds: as it was posted, and as one asks it. Pure. */
import type { Values } from "./field-errors";

/** Characters that do not show, line ends and tabs apart, are no part of a text; a database may refuse them. */
const shown = (text: string) => text.replace(/\p{Cc}/gu, (each) => (each === "\n" || each === "\t" ? each : ""));

/** How our fields are named; a name that begins otherwise is none of them. */
const FIELD_NAME = /^[a-z][\w.-]{0,99}$/i;

/** The fields of a posted form; line ends, which browsers send as two characters, count as one. Files are left out. */
export function postedValues(form: FormData): Values {
	const values: Values = {};
	for (const name of new Set(form.keys())) {
		if (!FIELD_NAME.test(name)) continue;
		const all = form
			.getAll(name)
			.filter((value) => typeof value === "string")
			.map((value) => shown(value.replaceAll("\r\n", "\n")));
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

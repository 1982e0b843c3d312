/** A posted form as the host parses it, before anybody asks what its fields mean. Pure. */
import type { Values } from "./field-errors";

/** A file that came with a form. Its bytes stand in a temporary file, which goes when the request has been answered. */
export interface UploadedFile {
	/** As the sender's machine calls it, without its folder. */
	name: string;
	/** The media type that the sender claims. */
	type: string;
	/** Bytes that were sent: more than `path` holds where the file was larger than its route allows. */
	size: number;
	/** The temporary file. */
	path: string;
}

export interface Posted {
	/** Fields by name, cleaned. */
	values: Values;
	/** Files by the name of their field; a field in which no file was chosen is left out. */
	files: Readonly<Record<string, UploadedFile>>;
}

const LONGEST_NAME = 100;

/** Whether a field could be one of ours by its name. A part of a form may have none. */
export const isFieldName = (name: unknown): name is string =>
	typeof name === "string" && name.length <= LONGEST_NAME && /^[a-z][\w.-]*$/i.test(name);

/** Puts one more value of a field to those that came before it. */
export function addValue(values: Values, name: string, text: string): void {
	const before = Object.hasOwn(values, name) ? values[name] : undefined;
	if (Array.isArray(before)) before.push(text);
	else values[name] = before === undefined ? text : [before, text];
}

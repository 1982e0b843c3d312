/** A text as it was typed; a browser sends line ends as two characters, which count as one. NUL cannot be stored. */
export function typedText(form: FormData, name: string): string {
	return String(form.get(name) ?? "")
		.replaceAll("\r\n", "\n")
		.replaceAll("\0", "");
}

/** The name of a field that people do not see. Whoever fills it in is a machine. */
export const TRAP = "website";
export const isTrapped = (form: FormData): boolean => String(form.get(TRAP) ?? "") !== "";

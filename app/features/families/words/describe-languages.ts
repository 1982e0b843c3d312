/** The languages of a service, in words: what it is held in, and whether an interpreter can be booked. */

import type { ServiceContent } from "../../../model/listings/shapes";
import type { Speech } from "../../../platform/i18n/context";

/** "English and Romanian. Interpreter for any language." Null where there is nothing to say beside English. */
export function describeLanguages(
	content: Pick<ServiceContent, "heldIn" | "interpreter">,
	{ t, format }: Pick<Speech, "t" | "format">,
): string | null {
	const name = (code: string) => format.languageName(code);
	const parts = [
		content.heldIn.length > 0
			? t("directory:languages.heldIn", { languages: format.list(spokenAt(content).map(name)) })
			: "",
		describeInterpreter(content.interpreter, { t, format }),
	].filter(Boolean);
	return parts.length > 0 ? parts.join(" ") : null;
}

/** Everything is held in English, and in what else is said; a source may say English as well. */
export const spokenAt = ({ heldIn }: Pick<ServiceContent, "heldIn">): string[] => [...new Set(["en", ...heldIn])];

function describeInterpreter(interpreter: readonly string[], { t, format }: Pick<Speech, "t" | "format">): string {
	if (interpreter.length === 0) return "";
	if (interpreter.includes("*")) return t("directory:languages.anyInterpreter");
	const languages = format.list(
		interpreter.map((code) => format.languageName(code)),
		"disjunction",
	);
	return t("directory:languages.interpreter", { languages });
}

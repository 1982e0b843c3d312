import type { Values } from "../../../../platform/forms/field-errors";
import { LIMITS, type Reading, reading } from "../../../../platform/forms/reading";
import { COMMON_LANGUAGES, languageText, readLanguages } from "./language-names";
import type { Section } from "./section";

/** An interpreter for any language. */
const ANY = "*";

export const INTERPRETERS = ["none", "any", "some"] as const;

const isCommon = (code: string) => COMMON_LANGUAGES.some((common) => common === code);

/** Those of the list are ticked, others named. */
function languageValues(name: string, codes: readonly string[]): Values {
	return {
		[name]: codes.filter(isCommon),
		[`${name}-others`]: codes
			.filter((code) => !isCommon(code))
			.map(languageText)
			.join(", "),
	};
}

/** The languages chosen and named, in the order in which they stood before. */
function readChosen(read: Reading, name: string, before: readonly string[]): string[] {
	const typed = read.note(`${name}-others`) ?? "";
	const { codes, unknown } = typed.length > LIMITS.note ? { codes: [], unknown: [] } : readLanguages(typed);
	if (unknown.length > 0) read.fail(`${name}-others`, "language", unknown.join(", ").slice(0, 100));
	const chosen = new Set([...read.choices(name, COMMON_LANGUAGES, []), ...codes]);
	return [...new Set([...before, ...chosen])].filter((code) => chosen.has(code));
}

export const serviceLanguages: Section<"service"> = {
	slug: "languages",
	values: ({ content: { heldIn, interpreter } }) => {
		const any = interpreter.includes(ANY);
		return {
			...languageValues("held-in", heldIn),
			interpreter: any ? "any" : interpreter.length > 0 ? "some" : "none",
			...languageValues("interpreted", any ? [] : interpreter),
		};
	},
	read(values, entry) {
		const read = reading(values);
		const { heldIn, interpreter } = entry.content;
		const which = read.choice("interpreter", INTERPRETERS, "none");
		const some = which === "some" ? readChosen(read, "interpreted", interpreter) : [];
		if (which === "some" && some.length === 0) read.fail("interpreted", "interpreted");
		return read.done({
			...entry,
			content: {
				...entry.content,
				heldIn: readChosen(read, "held-in", heldIn).filter((code) => code !== "en"),
				interpreter: which === "any" ? [ANY] : some,
			},
		});
	},
};

import { choice, choices } from "../../../../platform/forms/choice-fields";
import { type Field, field } from "../../../../platform/forms/field";
import type { Values } from "../../../../platform/forms/field-errors";
import { form } from "../../../../platform/forms/form";
import { LIMITS } from "../../../../platform/forms/text-fields";
import { COMMON_LANGUAGES, languageText, readLanguages } from "../../../directory/search/language-names";
import { inOrderOf, readSection, type Section } from "./section";

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

/** Languages by their names, as codes. */
const named = (): Field<string[], "too-long" | "language"> =>
	field((at) => {
		const typed = at.text(LIMITS.note, "too-long");
		if (typed === undefined) return undefined;
		const { codes, unknown } = readLanguages(typed);
		return unknown.length > 0 ? at.refuse("language", unknown.join(", ").slice(0, 100)) : codes;
	});

const languagesForm = form(
	{
		"held-in": choices(COMMON_LANGUAGES),
		"held-in-others": named(),
		interpreter: choice(INTERPRETERS).or("none"),
		interpreted: choices(COMMON_LANGUAGES).onlyWhen("interpreter", "some").or([]),
		"interpreted-others": named().onlyWhen("interpreter", "some").or([]),
	},
	({ interpreter, interpreted, "interpreted-others": others }) => ({
		interpreted: interpreter === "some" && interpreted?.length === 0 && others?.length === 0 && "interpreted",
	}),
);

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
	read: (values, entry, context) =>
		readSection(
			languagesForm,
			values,
			(typed) => {
				const { heldIn, interpreter } = entry.content;
				const held = [...typed["held-in"], ...typed["held-in-others"]].filter((code) => code !== "en");
				const some = [...typed.interpreted, ...typed["interpreted-others"]];
				return {
					...entry,
					content: {
						...entry.content,
						heldIn: inOrderOf(heldIn, held),
						interpreter: { none: [], any: [ANY], some: inOrderOf(interpreter, some) }[typed.interpreter],
					},
				};
			},
			serviceLanguages.values(entry, context),
		),
};

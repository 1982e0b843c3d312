import { findLanguage, type Language } from "../../../platform/i18n/languages";
import type { Council } from "../../directory/councils/queries.server";

/** The languages that a council translates into: those its families can choose, but for English. */
export function targetLanguages({ settings }: Pick<Council, "settings">): Language[] {
	return settings.languages.flatMap((code) => (code === "en" ? [] : (findLanguage(code) ?? [])));
}

/** One of them, or undefined. */
export function targetLanguage(council: Pick<Council, "settings">, code: string | undefined): Language | undefined {
	return targetLanguages(council).find((language) => language.code === code);
}

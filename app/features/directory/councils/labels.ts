import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { pickText } from "../../../platform/i18n/pick-text";
import type { Council } from "./queries.server";
import { DEFAULT_LABELS } from "./rules";

/**
 * What a council calls its offer, a hub or its hubs: in the reader's language if it has said so, or if it goes by the
 * names that every council starts with, which the portal has in all of its languages.
 */
export function labelOf(
	{ settings }: Pick<Council, "settings">,
	label: keyof typeof DEFAULT_LABELS,
	{ t, language }: Pick<Speech, "t" | "language">,
): LocalText {
	const own = pickText(settings.labels[label], language.code);
	if (own.lang === language.code || own.text !== DEFAULT_LABELS[label]) return own;
	return { text: t(`directory:labels.${label}`), lang: language.code, dir: language.dir };
}

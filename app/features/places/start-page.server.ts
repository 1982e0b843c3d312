import type { Language } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { type ListedArea, listAreas } from "./areas.server";
import { type AreaAnswer, chooseArea, chooseAreaNear } from "./choose-area.server";
import type { Position } from "./place";

export interface StartPage {
	title: string;
	description: string;
	/** What stands in the field; null when nothing was sent. */
	typed: string | null;
	answer: AreaAnswer | null;
	/** Councils that publish here, by name. */
	councils: { slug: string; name: string }[];
	/** Areas that do not, by first letter. */
	others: { letter: string; areas: ListedArea[] }[];
}

/** The page on which a family chooses its area, with the answer to a postcode typed or a position given. */
export async function startPage(asked: {
	typed: string | null;
	position: Position | null;
	language: Language;
}): Promise<StartPage> {
	const { typed, position, language } = asked;
	const { t } = speechIn(language);
	const answer = position ? await chooseAreaNear(position) : typed === null ? null : await chooseArea(typed);
	const wrong = answer?.kind === "malformed" || answer?.kind === "empty";
	const title = `${t("start:title")} – ${t("common:product")}`;
	return {
		title: wrong ? `${t("common:form.error")} ${title}` : title,
		description: t("start:description"),
		typed,
		answer,
		...splitAreas(await listAreas(), await listPublishing()),
	};
}

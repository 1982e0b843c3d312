import { ANYONE } from "../../../model/people/asker";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { listCouncils } from "../councils/queries.server";
import { listAreas } from "./areas.server";
import { chooseArea, chooseAreaNear } from "./choose-area.server";
import type { ListedArea, Position } from "./place";
import type { StartPage } from "./start-page";

/** What the start page shows, with the answer to a position given or a postcode typed. */
export async function startPage(options: {
	typed: string | null;
	position: Position | null;
	language: Language;
}): Promise<StartPage> {
	const { typed, position, language } = options;
	const { t } = speechIn(language);
	const answer = position
		? await chooseAreaNear(ANYONE, position)
		: typed === null
			? null
			: await chooseArea(ANYONE, typed);
	const councils = await listCouncils(ANYONE);
	const areas = await listAreas(ANYONE);
	return {
		title: `${t("start:title")} – ${t("common:product")}`,
		description: t("start:description"),
		typed,
		answer,
		councils: councils.map(({ slug, name }) => ({ slug, name })),
		others: byLetter(areas.filter(({ council }) => council === null)),
	};
}

/** Areas that come by name, under their first letters. */
function byLetter(areas: readonly ListedArea[]): StartPage["others"] {
	const letters = new Map<string, ListedArea[]>();
	for (const area of areas) {
		const letter = area.name.charAt(0).toUpperCase();
		letters.set(letter, [...(letters.get(letter) ?? []), area]);
	}
	return [...letters].map(([letter, under]) => ({ letter, areas: under }));
}

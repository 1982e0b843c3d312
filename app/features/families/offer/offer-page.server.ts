/** The published offer on the web: every service of a council, by age or by topic. */

import { localNow } from "../../../model/calendar/local-time";
import { isHubInUse } from "../../../model/listings/hub-state";
import type { PublicService } from "../../../model/listings/public-service";
import type { Level } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Council } from "../../directory/councils/queries.server";
import { describeWho } from "../words/describe-eligibility";
import { describePlace, describeWhere, translatedField } from "../words/describe-place";
import { beyondName } from "../words/tell-apart";
import { entriesOf, type OfferParts, type OfferSection, offerParts, sectionsByTopic } from "./offer-parts.server";
import type { OfferWords } from "./offer-words.server";
import { ANY_AGE, offerByStage } from "./rules";

/** How the offer can be grouped: the `by` search parameter. The first is the default. */
export const GROUPINGS = ["stage", "topic"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface OfferEntry {
	slug: string;
	href: string;
	name: LocalText;
	/** Empty where it says no more than the name. */
	summary: LocalText;
	/** Where it is, to tell it from others of its name. */
	where: LocalText | null;
	/** Null where nobody has said whom it is meant for. */
	level: Level | null;
	who: string;
}

export interface OfferPage extends OfferParts {
	title: string;
	description: string;
	by: Grouping;
	count: number;
	sections: OfferSection<OfferEntry>[];
	hubs: { slug: string; name: LocalText; href: string }[];
}

/** The offer's page. */
export async function offerPage(
	council: Council,
	language: Language,
	by: Grouping | null,
	now = localNow(),
): Promise<OfferPage> {
	const speech = speechIn(language);
	const { t, paths } = speech;
	const { parts, services, hubs, words } = await offerParts(council, speech, now);
	const grouping = by ?? GROUPINGS[0];
	const entry = (service: PublicService) => offerEntry(service, council, speech);
	return {
		...parts,
		title: t("offer:pageTitle", { offer: parts.label.text, council: council.name }),
		description: t("offer:description", { council: council.name }),
		by: grouping,
		count: services.length,
		sections:
			grouping === "topic"
				? await sectionsByTopic(services, words, speech, entry)
				: await sectionsByStage(services, words, speech, entry),
		hubs: hubs
			.filter(({ content }) => isHubInUse(content, now.date))
			.map((hub) => ({ slug: hub.slug, name: describePlace(hub, speech), href: paths.hub(council.slug, hub.slug) })),
	};
}

async function sectionsByStage<Entry>(
	services: readonly PublicService[],
	words: OfferWords,
	{ t }: Speech,
	entry: (service: PublicService) => Entry,
): Promise<OfferSection<Entry>[]> {
	const sections: OfferSection<Entry>[] = [];
	for (const { key, services: found } of offerByStage(services)) {
		sections.push({
			key,
			heading: key === ANY_AGE ? t("offer:anyAge") : t(`vocabulary:stage.${key}`),
			hint: null,
			strand: false,
			words: words.get(`stage:${key}`) ?? [],
			services: await entriesOf(found, entry),
		});
	}
	return sections;
}

function offerEntry(service: PublicService, council: Council, speech: Speech): OfferEntry {
	const { slug, content } = service;
	const { t, paths, language } = speech;
	const name = translatedField(content, "name", content.name, language.code);
	return {
		slug,
		href: paths.service(council.slug, slug),
		name,
		summary: beyondName(translatedField(content, "summary", content.summary, language.code), name),
		where: describeWhere(service, undefined, speech)[0] ?? null,
		level: content.level,
		who: describeWho(content.eligibility, t),
	};
}

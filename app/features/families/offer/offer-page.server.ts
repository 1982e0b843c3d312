/** The published offer on the web: every service of a council, by age or by topic. */

import { localNow } from "../../../model/calendar/local-time";
import { isHubInUse } from "../../../model/listings/hub-state";
import type { PublicService } from "../../../model/listings/public-service";
import { LEVELS, type Level, STRANDS } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import type { Speech } from "../../../platform/i18n/context";
import type { Language } from "../../../platform/i18n/languages";
import { pickText } from "../../../platform/i18n/pick-text";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Council } from "../../directory/councils/queries.server";
import { listHubs, listPublicServices } from "../../directory/listings/public-listings.server";
import { contactLines, type LineView } from "../help/help-page.server";
import { describeWho } from "../words/describe-eligibility";
import { describePlace, translatedField } from "../words/describe-place";
import { type OfferWords, offerWords, paragraphs } from "./offer-words.server";
import { ANY_AGE, OTHER, offerByStage, offerByTopic } from "./rules";

/** How the offer can be grouped: the `by` search parameter. The first is the default. */
export const GROUPINGS = ["stage", "topic"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface OfferHead {
	council: Pick<Council, "slug" | "name">;
	/** What the area calls its offer: "Start for Life offer". */
	label: LocalText;
	/** "Edition 3, 1 November 2026" */
	edition: string;
	/** Whether a leader has signed it off: there is then a list of editions. */
	signed: boolean;
	foreword: { name: string; role: LocalText; paragraphs: LocalText[] } | null;
	/** The council's own words about the whole. */
	words: LocalText[];
}

export interface OfferSection<Entry> {
	key: string;
	heading: string;
	hint: string | null;
	/** One of the five that every area must offer. */
	strand: boolean;
	/** The council's own words about it: paragraphs. */
	words: LocalText[];
	services: Entry[];
}

/** A line to call, as it stands in print: when it answers, not whether it does now. */
export interface PrintedLine extends Pick<LineView, "id" | "name" | "about" | "href" | "contact" | "hours"> {
	/** Somebody answers day and night. */
	always: boolean;
}

export function printedLine({ id, name, about, href, contact, state, hours }: LineView): PrintedLine {
	return { id, name, about, href, contact, always: state !== null && hours.length === 0, hours };
}

export interface OfferEntry {
	slug: string;
	href: string;
	name: LocalText;
	summary: LocalText;
	level: Level;
	who: string;
}

export interface OfferPage extends OfferHead {
	title: string;
	description: string;
	by: Grouping;
	count: number;
	sections: OfferSection<OfferEntry>[];
	levels: { level: Level; name: string; hint: string }[];
	hubs: { slug: string; name: LocalText; href: string }[];
	lines: PrintedLine[];
}

/** The offer's page. `by` is what the address says, whatever it is. */
export async function offerPage(
	council: Council,
	language: Language,
	by: string | null,
	now = localNow(),
): Promise<OfferPage> {
	const speech = speechIn(language);
	const { t, paths } = speech;
	const [services, hubs, words] = await Promise.all([
		listPublicServices(ANYONE, council.id),
		listHubs(ANYONE, council.id),
		offerWords(ANYONE, council.id, language),
	]);
	const head = offerHead(council, words, speech);
	const grouping = GROUPINGS.find((known) => known === by) ?? GROUPINGS[0];
	const entry = (service: PublicService) => offerEntry(service, council, speech);
	return {
		...head,
		title: t("offer:pageTitle", { offer: head.label.text, council: council.name }),
		description: t("offer:description", { council: council.name }),
		by: grouping,
		count: services.length,
		sections:
			grouping === "topic"
				? sectionsByTopic(services, words, speech, entry)
				: sectionsByStage(services, words, speech, entry),
		levels: levelWords(speech),
		hubs: hubs
			.filter(({ content }) => isHubInUse(content, now.date))
			.map((hub) => ({ slug: hub.slug, name: describePlace(hub, speech), href: paths.hub(council.slug, hub.slug) })),
		lines: contactLines(council, speech, now).map(printedLine),
	};
}

/** What stands on the cover of an edition. */
export function offerHead(council: Council, words: OfferWords, { t, format, language }: Speech): OfferHead {
	const { labels, leader, offerEdition } = council.settings;
	const foreword = leader && pickText(leader.foreword, language.code);
	const { version, signedBy } = offerEdition;
	const date = format.date(offerEdition.date);
	return {
		council: { slug: council.slug, name: council.name },
		label: pickText(labels.offer, language.code),
		edition: signedBy
			? t("offer:editionSigned", { version, date, name: signedBy })
			: t("offer:edition", { version, date }),
		signed: signedBy !== undefined,
		foreword: leader &&
			foreword && {
				name: leader.name,
				role: pickText(leader.role, language.code),
				paragraphs: paragraphs(foreword),
			},
		words: words.get("whole") ?? [],
	};
}

/** Universal, targeted and specialist, each with what it means. */
export function levelWords({ t }: Speech): OfferPage["levels"] {
	return LEVELS.map((level) => ({
		level,
		name: t(`vocabulary:level.${level}`),
		hint: t(`vocabulary:levelHint.${level}`),
	}));
}

export function sectionsByTopic<Entry>(
	services: readonly PublicService[],
	words: OfferWords,
	{ t }: Speech,
	entry: (service: PublicService) => Entry,
): OfferSection<Entry>[] {
	return offerByTopic(services).map(({ key, services: found }) => ({
		key,
		heading: key === OTHER ? t("offer:other") : t(`vocabulary:topic.${key}`),
		hint: key === OTHER ? null : t(`vocabulary:topicHint.${key}`),
		strand: STRANDS.some((strand) => strand === key),
		words: words.get(`topic:${key}`) ?? [],
		services: found.map(entry),
	}));
}

function sectionsByStage<Entry>(
	services: readonly PublicService[],
	words: OfferWords,
	{ t }: Speech,
	entry: (service: PublicService) => Entry,
): OfferSection<Entry>[] {
	return offerByStage(services).map(({ key, services: found }) => ({
		key,
		heading: key === ANY_AGE ? t("offer:anyAge") : t(`vocabulary:stage.${key}`),
		hint: null,
		strand: false,
		words: words.get(`stage:${key}`) ?? [],
		services: found.map(entry),
	}));
}

function offerEntry({ slug, content }: PublicService, council: Council, { t, paths, language }: Speech): OfferEntry {
	return {
		slug,
		href: paths.service(council.slug, slug),
		name: translatedField(content, "name", content.name, language.code),
		summary: translatedField(content, "summary", content.summary, language.code),
		level: content.level,
		who: describeWho(content.eligibility, t),
	};
}

/** What the web edition and the print edition of the offer have in common. */
import type { localNow } from "../../../model/calendar/local-time";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import { endedOn } from "../../../model/listings/sessions";
import { LEVELS, type Level, STRANDS } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import type { Speech } from "../../../platform/i18n/context";
import { pickText } from "../../../platform/i18n/pick-text";
import { takingTurns } from "../../../platform/taking-turns.server";
import { labelOf } from "../../directory/councils/labels";
import type { Council } from "../../directory/councils/queries.server";
import { listHubs, listPublicServices } from "../../directory/listings/public-listings.server";
import { contactLines, type LineView } from "../help/help-page.server";
import { type OfferWords, offerWords, paragraphs } from "./offer-words.server";
import { OTHER, offerByTopic } from "./rules";

interface OfferHead {
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

function printedLine({ id, name, about, href, contact, state, hours }: LineView): PrintedLine {
	return { id, name, about, href, contact, always: state !== null && hours.length === 0, hours };
}

/** What every edition says, however it is laid out. */
export interface OfferParts extends OfferHead {
	/** Universal, targeted and specialist, each with what it means. */
	levels: { level: Level; name: string; hint: string }[];
	lines: PrintedLine[];
}

/** @returns what every edition says, and what its sections are made from */
export async function offerParts(
	council: Council,
	speech: Speech,
	now: ReturnType<typeof localNow>,
): Promise<{
	parts: OfferParts;
	services: readonly PublicService[];
	hubs: readonly PublicLocation[];
	words: OfferWords;
}> {
	const [published, hubs, words] = await Promise.all([
		listPublicServices(ANYONE, council.id),
		listHubs(ANYONE, council.id),
		offerWords(ANYONE, council.id, speech.language),
	]);
	// What has ended is not on offer, on the web or on paper.
	const services = published.filter(({ content }) => endedOn(content, now) === null);
	const lines = contactLines(council, speech, now).map(printedLine);
	return { parts: { ...offerHead(council, words, speech), levels: levelWords(speech), lines }, services, hubs, words };
}

/** What stands on the cover of an edition. */
export function offerHead(council: Council, words: OfferWords, speech: Speech): OfferHead {
	const { t, format, language } = speech;
	const { leader, offerEdition } = council.settings;
	const foreword = leader && pickText(leader.foreword, language.code);
	const { version, signedBy } = offerEdition;
	const date = format.date(offerEdition.date);
	return {
		council: { slug: council.slug, name: council.name },
		label: labelOf(council, "offer", speech),
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

function levelWords({ t }: Speech): OfferParts["levels"] {
	return LEVELS.map((level) => ({
		level,
		name: t(`vocabulary:level.${level}`),
		hint: t(`vocabulary:levelHint.${level}`),
	}));
}

/** What sections have of services: of all of a council it is long work, so others have their turn between them. */
export async function entriesOf<Entry>(
	services: readonly PublicService[],
	entry: (service: PublicService) => Entry,
): Promise<Entry[]> {
	const turn = takingTurns();
	const entries: Entry[] = [];
	for (const service of services) {
		await turn();
		entries.push(entry(service));
	}
	return entries;
}

export async function sectionsByTopic<Entry>(
	services: readonly PublicService[],
	words: OfferWords,
	{ t }: Speech,
	entry: (service: PublicService) => Entry,
): Promise<OfferSection<Entry>[]> {
	const sections: OfferSection<Entry>[] = [];
	for (const { key, services: found } of offerByTopic(services)) {
		sections.push({
			key,
			heading: key === OTHER ? t("offer:other") : t(`vocabulary:topic.${key}`),
			hint: key === OTHER ? null : t(`vocabulary:topicHint.${key}`),
			strand: STRANDS.some((strand) => strand === key),
			words: words.get(`topic:${key}`) ?? [],
			services: await entriesOf(found, entry),
		});
	}
	return sections;
}

/** Two pages of paper for one family: what is near them and what comes next. Nothing of who asks is kept. */
import { addDays, type LocalNow, localNow } from "../../../model/calendar/local-time";
import { dateRules } from "../../../model/councils/settings";
import { type StepToCome, stepsToCome } from "../../../model/guidance/to-come";
import { isConfidential } from "../../../model/listings/confidential";
import { isHubInUse } from "../../../model/listings/hub-state";
import { hasSessions, nextSessions } from "../../../model/listings/sessions";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import type { Speech } from "../../../platform/i18n/context";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { type QrCode, qrCode } from "../../../platform/qr-code.server";
import type { Council } from "../../directory/councils/queries.server";
import { locateFamily } from "../../directory/listings/named-places.server";
import { phoneWords } from "../../directory/listings/phone-number";
import { listHubs } from "../../directory/listings/public-listings.server";
import { milesBetween, type Position } from "../../directory/places/distance";
import { parseSearchParams, type SearchQuery } from "../../directory/search/search-params";
import { allHits } from "../../directory/search/search-services.server";
import { contactLines } from "../help/help-page.server";
import { addressLine, type PrintedHub, printedHub } from "../offer/printed-offer.server";
import { cardsWithServices } from "../search/results-page-cards.server";
import { ageChoices } from "../search/results-page-filters";
import { describeLocated, type PostcodeProblem } from "../words/describe-located";

/** What stands in the field for an age before the birth. */
const EXPECTING = "pregnancy";
const SERVICES = 5;
const DATES_OF_EACH = 2;
/** What a badge says first: the price and how to join. */
const FACTS = 2;
const DAYS_AHEAD = 7;
const LINES = 3;
/** Services are looked at in steps of this, nearest first, until enough have a date. */
const AT_ONCE = 20;
const LOOKED_AT = 200;

export interface SheetService {
	slug: string;
	name: LocalText;
	/** "Thursday 26 November, 10am to 11:30am" */
	when: string[];
	where: LocalText | null;
	/** On one line; null where nobody is told. */
	address: string | null;
	distance: string | null;
	/** Price, and how to join. */
	facts: LocalText[];
	languages: string | null;
	phone: string | null;
}

export interface FamilySheet {
	title: string;
	council: { slug: string; name: string };
	asked: { postcode: string; age: string; ages: { value: string; text: string }[]; problem: PostcodeProblem | null };
	/** Null until it is known where they are and how old the child is. */
	sheet: {
		made: string;
		hub: PrintedHub | null;
		lines: { id: string; name: LocalText; about: LocalText; contact: string; hours: string[] }[];
		services: SheetService[];
		steps: StepToCome[];
		web: { words: string; qr: QrCode };
	} | null;
}

/** @returns what a URL asks for, as a search; undefined where a value makes no sense */
export function parseSheet(params: URLSearchParams): SearchQuery | undefined {
	const asked = new URLSearchParams({ postcode: params.get("postcode") ?? "" });
	const age = params.get("age") ?? "";
	if (age === EXPECTING) asked.set("stage", EXPECTING);
	else asked.set("age", age);
	const read = parseSearchParams(asked);
	return read.ok ? read.query : undefined;
}

/** @param options `origin`: where the product is reached, without a trailing slash */
export async function familySheet(
	council: Council,
	query: SearchQuery,
	options: { language: Language; origin: string; now?: LocalNow },
): Promise<FamilySheet> {
	const { language, origin, now = localNow() } = options;
	const speech = speechIn(language);
	const { t, format, paths } = speech;
	const located = await locateFamily(council, query.postcode);
	const here = located.where === "here" ? located.place.position : null;
	const isExpecting = query.stage.length > 0;
	const [any, ...ages] = ageChoices(query, speech);
	const web = `${origin}${paths.council(council.slug)}`;
	return {
		title: t("family-sheet:pageTitle", { council: council.name }),
		council: { slug: council.slug, name: council.name },
		asked: {
			postcode: query.postcode,
			age: isExpecting ? EXPECTING : String(query.age ?? ""),
			ages: [...(any ? [{ ...any, text: "" }] : []), { value: EXPECTING, text: t("family-sheet:expecting") }, ...ages],
			problem: describeLocated(located, council, speech),
		},
		sheet:
			here && (isExpecting || query.age !== null)
				? {
						made: t("family-sheet:made", { date: format.date(now.date) }),
						hub: await hubNear(council, here, speech, now),
						lines: contactLines(council, speech, now)
							.filter(({ kind }) => kind !== "email")
							.sort((one, other) => Number(other.open) - Number(one.open))
							.slice(0, LINES),
						services: await servicesNear(council, query, here, speech, now),
						steps: stepsToCome(isExpecting ? null : query.age),
						web: { words: web.replace(/^https?:\/\//, ""), qr: qrCode(web) },
					}
				: null,
	};
}

async function hubNear(council: Council, here: Position, speech: Speech, now: LocalNow): Promise<PrintedHub | null> {
	const [nearest] = (await listHubs(ANYONE, council.id))
		.filter(({ content }) => isHubInUse(content, now.date))
		.flatMap((hub) => (hub.position ? [{ hub, miles: milesBetween(here, hub.position) }] : []))
		.sort((one, other) => one.miles - other.miles);
	return (nearest && printedHub(nearest.hub, speech, now.date)[0]) ?? null;
}

/** The nearest that fit and have a date in the days to come. */
async function servicesNear(
	council: Council,
	query: SearchQuery,
	here: Position,
	speech: Speech,
	now: LocalNow,
): Promise<SheetService[]> {
	const { t, format, language } = speech;
	const rules = dateRules(council.settings);
	const hits = await allHits(ANYONE, council.id, query, here, { now, language: language.code });
	const before = addDays(now.date, DAYS_AHEAD);
	const found: SheetService[] = [];
	for (let from = 0; from < Math.min(hits.length, LOOKED_AT) && found.length < SERVICES; from += AT_ONCE) {
		const context = { speech, now, origin: here, wanted: query };
		for (const { card, service, hit } of await cardsWithServices(hits.slice(from, from + AT_ONCE), council, context)) {
			const { content, locations } = service;
			const placed = content.places.find(({ id }) => id === hit.placeId);
			const location = placed && locations.get(placed.locationId);
			if (!location || !hasSessions(content)) continue;
			const at = (id: string | null) => id === location.id;
			const sessions = nextSessions(service, { now, rules, before, at, limit: DATES_OF_EACH });
			if (sessions.length === 0) continue;
			found.push({
				slug: card.slug,
				name: card.name,
				when: sessions.map(({ date, start, end, termUnknown }) =>
					t(termUnknown ? "directory:when.sessionInTerm" : "directory:when.session", {
						day: format.weekdayDate(date, now.date),
						time: format.timeRange(start, end),
					}),
				),
				where: card.where[0] ?? null,
				address: isConfidential(location) ? null : addressLine(location),
				distance: card.distance,
				facts: card.badges.slice(0, FACTS).map(({ text }) => text),
				languages: card.languages,
				phone: content.phones[0] ? phoneWords(content.phones[0].number) : null,
			});
		}
	}
	return found.slice(0, SERVICES);
}

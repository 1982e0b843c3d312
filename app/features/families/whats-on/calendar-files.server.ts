/** What is on as calendar files, to add to a phone or to subscribe to. */

import {
	type CalendarEvent,
	calendarAround,
	timingsOf,
	writeCalendar,
	writeEvents,
} from "../../../model/calendar/ical";
import { type LocalNow, localNow } from "../../../model/calendar/local-time";
import { dateRules } from "../../../model/councils/settings";
import type { PublicLocation } from "../../../model/listings/public-location";
import { type PublicService, placeOf } from "../../../model/listings/public-service";
import { dateLimits, hasSessions, schedulesOf } from "../../../model/listings/sessions";
import { ANYONE } from "../../../model/people/asker";
import type { Speech } from "../../../platform/i18n/context";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { takingTurns } from "../../../platform/taking-turns.server";
import type { Council } from "../../directory/councils/queries.server";
import { findPublicService, listPublicServices } from "../../directory/listings/public-listings.server";
import { describeCost } from "../words/describe-cost";
import { describeWho } from "../words/describe-eligibility";
import { describeJoining } from "../words/describe-joining";
import { translatedField } from "../words/describe-place";
import { matches, NO_FILTERS, type SessionFilters } from "./filters";

interface Reader {
	language: Language;
	/** Where the product is reached, without a trailing slash. */
	origin: string;
	now?: LocalNow;
}

/** Every session of a council that fits, as one calendar. */
export async function whatsOnCalendar(council: Council, filters: SessionFilters, reader: Reader): Promise<string> {
	const { t } = speechIn(reader.language);
	const turn = takingTurns();
	const written: string[] = [];
	for (const service of await listPublicServices(ANYONE, council.id)) {
		await turn();
		const { content } = service;
		if (hasSessions(content) && matches(content, filters))
			written.push(writeEvents(events(service, council, reader, filters)));
	}
	const name = t("calendar:feed.name", { council: council.name });
	return calendarAround({ name, lang: reader.language.code }, written.join(""));
}

/**
 * One service's sessions; none of a course that has ended, whose calendar somebody may subscribe to.
 * @returns undefined when there is no such published service, or it never happens at a time
 */
export async function serviceCalendar(council: Council, slug: string, reader: Reader): Promise<string | undefined> {
	const service = await findPublicService(ANYONE, council.id, slug);
	if (!service || schedulesOf(service.content).length === 0) return undefined;
	const name = translatedField(service.content, "name", service.content.name, reader.language.code);
	return writeCalendar({ name: name.text, lang: name.lang, events: events(service, council, reader, NO_FILTERS) });
}

function events(service: PublicService, council: Council, reader: Reader, filters: SessionFilters): CalendarEvent[] {
	const { hub, time } = filters;
	const { now = localNow() } = reader;
	const { content } = service;
	const speech = speechIn(reader.language);
	const summary = translatedField(content, "name", content.name, reader.language.code);
	const facts = {
		stamp: service.updatedAt,
		// A hub's closure and the council's terms change when sessions are on, so the version of all that is published counts.
		sequence: council.contentVersion,
		description: { text: description(service, now, speech), lang: reader.language.code },
		url: reader.origin + speech.paths.service(council.slug, service.slug),
	};
	// A reader that takes no notice of a status would show a cancelled date as one that is on.
	const cancelledSummary = {
		text: speech.t("calendar:feed.cancelled", { name: summary.text }),
		lang: reader.language.code,
	};
	const rules = dateRules(council.settings);
	const isThere = (place: PublicLocation | undefined) => place?.isHub === true && place.slug === hub;
	const at = (locationId: string | null) => hub === null || isThere(placeOf(service, { locationId }));
	return schedulesOf(content, { time, at }).flatMap((one): CalendarEvent[] => {
		const { schedule } = one;
		const place = placeOf(service, one);
		const here = { ...facts, location: place ? whereabouts(place) : null, position: place?.position ?? null };
		const uid = (own: string) => `${service.id}-${own}@${council.slug}.start-for-life`;
		const { series, dates } = timingsOf(schedule, { today: now.date, ...dateLimits(service, one, rules) });
		const { id, start, end } = schedule;
		return [
			...(series ? [{ ...here, uid: uid(id), summary, cancelled: false, insteadOf: null, timing: series }] : []),
			...dates.map(({ date, cancelled, inSeries }) => ({
				...here,
				uid: uid(inSeries ? id : `${id}-${date}`),
				summary: cancelled ? cancelledSummary : summary,
				cancelled,
				insteadOf: inSeries ? date : null,
				timing: { date, start, end, rrule: null, exdates: [] },
			})),
		];
	});
}

/** A place as a map application finds it; of a confidential one the outward code, which is all that is public. */
function whereabouts({ content }: PublicLocation): string {
	const { line1, line2, town, postcode } = content.address;
	return [content.name, line1, line2, town, postcode].filter(Boolean).join(", ");
}

function description({ content }: PublicService, now: LocalNow, speech: Speech): string {
	const { t, language } = speech;
	return [
		translatedField(content, "summary", content.summary, language.code).text,
		describeWho(content.eligibility, t),
		t("calendar:session.costAndJoining", {
			cost: describeCost(content, now.date, speech).text,
			joining: describeJoining(content.joining, t),
		}),
		translatedField(content, "alert", content.alert ?? "", language.code).text,
		t("calendar:feed.check"),
	]
		.filter(Boolean)
		.join("\n");
}

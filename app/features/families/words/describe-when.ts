/** When a service is there next, in one line. */

import type { LocalNow } from "../../../model/calendar/local-time";
import { addDays } from "../../../model/calendar/local-time";
import { openState } from "../../../model/calendar/opening-hours";
import { hasBegun, type Occurrence } from "../../../model/calendar/schedule";
import { isAllDay, isHelpline } from "../../../model/listings/helpline";
import { endedOn } from "../../../model/listings/sessions";
import type { ServiceContent } from "../../../model/listings/shapes";
import type { Day, TimeOfDay } from "../../../model/listings/vocabulary";
import type { Speech } from "../../../platform/i18n/context";
import { phoneWords } from "../../directory/listings/phone-number";
import { describeOpenState } from "./describe-open";

type Words = Pick<Speech, "t" | "format">;

/** "Today, 10am to 11:30am", "On now, until 11:30am", "Thursday 26 November, 10am to 11:30am". */
export function describeSession(session: Occurrence, now: Pick<LocalNow, "date" | "time">, words: Words): string {
	const { t, format } = words;
	if (hasBegun(session, now) && session.end) {
		return t("directory:when.onNow", { time: format.time(session.end) });
	}
	const day =
		session.date === now.date
			? t("directory:when.today")
			: session.date === addDays(now.date, 1)
				? t("directory:when.tomorrow")
				: format.weekdayDate(session.date, now.date);
	const time = format.timeRange(session.start, session.end);
	return t(session.termUnknown ? "directory:when.sessionInTerm" : "directory:when.session", { day, time });
}

/**
 * When a service is there next; null where nothing is known and nothing needs to be said.
 * @param next its next session that fits what was asked
 * @param wanted the days and parts of the day that were asked for: a line then tells when, not whether it is open now
 */
export function describeNext(
	content: ServiceContent,
	next: Occurrence | undefined,
	now: Pick<LocalNow, "date" | "time">,
	words: Words,
	wanted: { day: readonly Day[]; time: readonly TimeOfDay[] } = { day: [], time: [] },
): string | null {
	const { t, format } = words;
	const ended = next ? null : endedOn(content, now);
	if (ended !== null) return withNumber(t("directory:when.ended", { date: format.date(ended) }), content, words);
	if (next && isAllDay(next) && next.date === now.date) return t("directory:openState.always");
	if (next && wanted.day.length + wanted.time.length > 0) return describeSession(next, now, words);
	if (isHelpline(content)) {
		const hours = content.phones.find((phone) => phone.hours)?.hours;
		if (hours) return describeOpenState(openState(hours, now), now.date, words);
		if (!next) return null;
		const isOpen = hasBegun(next, now);
		const state = isOpen
			? { open: true as const, until: next.end }
			: { open: false as const, opensNext: { date: next.date, time: next.start } };
		return describeOpenState(state, now.date, words);
	}
	if (next) return describeSession(next, now, words);
	const scheduled = content.schedules.length > 0 || content.places.some((place) => place.schedules.length > 0);
	if (scheduled) return withNumber(t("directory:when.noDates"), content, words);
	const { channels, joining } = content;
	const onScreen = channels.length > 0 && channels.every((channel) => channel === "app" || channel === "website");
	if (onScreen) return t("directory:when.anyTime");
	return joining === null || joining === "drop-in" || content.timesNote
		? t("directory:when.ask")
		: t("directory:when.agreed");
}

/** With the number that can be called to ask, where there is one. */
function withNumber(sentence: string, { phones }: ServiceContent, { t }: Words): string {
	const phone = phones.find(({ kind }) => kind === "voice");
	return phone ? t("directory:when.callToAsk", { sentence, number: phoneWords(phone.number) }) : sentence;
}

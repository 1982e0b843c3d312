/** Schedules and telephones of a feed. */
import { openingHoursSchema } from "../../../model/calendar/shapes";
import type { Phone, Schedule } from "../../../model/listings/shapes";
import { FOREIGN_LIMITS, type ForeignField } from "../../../platform/foreign/field";
import { type Understood, valueOr } from "../../../platform/foreign/understood";
import { stableId } from "../../../platform/ids";

const PHONE_KINDS = ["voice", "text", "textphone"] as const;

/** The rule in our own exact words, else one of the standard's parts, unchecked; null for what happens once. */
function readRule(schedule: ForeignField): string | null {
	const own = valueOr(schedule.at("start_for_life", "rrule").text(), null);
	if (own) return own;
	const frequency = valueOr(schedule.at("freq").text(), null);
	if (!frequency) return null;
	const parts = [`FREQ=${frequency}`];
	const interval = valueOr(schedule.at("interval").number(), 1);
	if (interval > 1) parts.push(`INTERVAL=${interval}`);
	const list = (field: string) => valueOr(schedule.at(field).text(), "").replaceAll(" ", "");
	const [byday, bymonthday] = [list("byday"), list("bymonthday")];
	if (byday) parts.push(`BYDAY=${byday}`);
	if (bymonthday) parts.push(`BYMONTHDAY=${bymonthday}`);
	return parts.join(";");
}

const readDates = (field: ForeignField) => valueOr(field.list(), []).flatMap((one) => valueOr(one.date(), []));

/**
 * @param owner the id of the service, for a schedule without one of its own
 * @returns undefined for one without a start: nobody could go to it
 */
export function readSchedule(schedule: ForeignField, owner: string): Schedule | undefined {
	const first = schedule.at("dtstart");
	const dtstart = valueOr((first.isSaid ? first : schedule.at("valid_from")).date(), null);
	const start = valueOr(schedule.at("opens_at").time(), null);
	if (start === null || dtstart === null) {
		schedule.wrong("has no start date and time");
		return undefined;
	}
	const notes = valueOr(schedule.at("notes").text(FOREIGN_LIMITS.prose), "");
	const description = valueOr(schedule.at("description").text(FOREIGN_LIMITS.prose), "");
	const own = schedule.at("start_for_life");
	return {
		id: valueOr(schedule.at("id").text(), null) ?? stableId("schedule", owner, schedule.json),
		dtstart,
		validTo: valueOr(schedule.at("valid_to").date(), null),
		start,
		end: valueOr(schedule.at("closes_at").time(), null),
		rrule: readRule(schedule),
		rdates: readDates(own.at("rdates")),
		exdates: readDates(own.at("exdates")),
		termTimeOnly: valueOr(own.at("term_time_only").flag(), /term.?time only/i.test(`${description} ${notes}`)),
		note: notes || null,
	};
}

/** The codes of a list of languages. */
export const readLanguages = (languages: ForeignField): Understood<string[]> =>
	languages.each((one) => valueOr(one.at("code").text(), undefined));

/** @returns undefined for one without a number */
export function readPhone(phone: ForeignField, owner: string): Phone | undefined {
	const number = valueOr(phone.at("number").phone(), null);
	if (number === null) return undefined;
	return {
		id: valueOr(phone.at("id").text(), null) ?? stableId("phone", owner, number),
		number,
		description: valueOr(phone.at("description").text(FOREIGN_LIMITS.note), null),
		kind: valueOr(phone.at("type").choice(PHONE_KINDS), "voice"),
		languages: valueOr(readLanguages(phone.at("languages")), []),
		hours: valueOr(phone.at("start_for_life", "hours").shape(openingHoursSchema), null),
	};
}

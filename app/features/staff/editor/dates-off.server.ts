/** "When it is not on": the next dates of a service, or a hub's closures, changed with one button for what families read. */
import { localNow } from "../../../model/calendar/local-time";
import { nextOccurrences } from "../../../model/calendar/schedule";
import { dateRules, editorialRules } from "../../../model/councils/settings";
import { closuresFrom } from "../../../model/listings/dates-off";
import { offReason, type ScheduleAt } from "../../../model/listings/sessions";
import { bySigns } from "../../../model/order";
import { ANYONE } from "../../../model/people/asker";
import { staffPaths } from "../../../paths";
import { sent } from "../../../platform/forms/choice-fields";
import { SHORT } from "../../../platform/forms/field";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { line } from "../../../platform/forms/text-fields";
import { date } from "../../../platform/forms/when-fields";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { listHubs } from "../../directory/listings/public-listings.server";
import { changeDates, type DatesChange } from "../../publishing/change-dates.server";
import { shownTitle } from "../../publishing/describe-entry";
import type { EntryOf } from "../../publishing/entries";
import type { Entry } from "../../publishing/find-entry.server";
import { knownNames } from "../../publishing/known-names.server";
import { canChangeDates } from "../../publishing/policy";
import type { Writer } from "../../publishing/save-draft.server";
import { describeErrors } from "../describe-errors";
import { rangeFault } from "./sections/date-range";
import { sessionsOf } from "./sections/service-times";

/** Dates of a service that are offered, all its sessions together. */
const DATES_OFFERED = 24;

/** A date as its button sends it, and why it is not on; null where it is. */
export interface OfferedDate {
	value: string;
	text: string;
	off: "called-off" | "hub" | "holiday" | null;
}

export interface OfferedClosure {
	/** "2026-12-24 2027-01-02" */
	value: string;
	text: string;
	note: string | null;
}

export interface DatesOffPage {
	title: string;
	name: string;
	backHref: string;
	/** There is a draft of it, which goes on as it is. */
	drafted: boolean;
	done: "off" | "on" | null;
	dates: OfferedDate[] | null;
	closures: OfferedClosure[] | null;
	values: Values;
	errors: { field?: string; text: string }[];
}

type Live = NonNullable<Entry["live"]>;
type Hub = NonNullable<EntryOf<"location">["content"]["hub"]>;

/** What families read of an entry whose dates the asker may change; undefined for none. */
function changeable(who: Writer, entry: Entry): Live | undefined {
	const may = canChangeDates(who, entry, editorialRules(who.council.settings));
	const { live } = entry;
	return may && live && (live.kind === "service" || hubOf(live)) ? live : undefined;
}

const hubOf = (live: Live): Hub | null => (live.kind === "location" ? live.content.hub : null);

/** Whether there are dates of it to change, for whoever asks. */
export const hasDatesToChange = (who: Writer, entry: Entry): boolean => changeable(who, entry) !== undefined;

/** @returns undefined where the asker cannot change dates of what families read */
export async function datesOffPage(
	who: Writer,
	entry: Entry,
	{ done = null, values = {}, errors = [] }: Partial<Pick<DatesOffPage, "done" | "values" | "errors">> = {},
): Promise<DatesOffPage | undefined> {
	const live = changeable(who, entry);
	if (!live) return undefined;
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const name = shownTitle(entry, speech);
	const hub = hubOf(live);
	return {
		title: t("staff:title", { page: t("staff-entries:dates.title", { name }), council: who.council.name }),
		name,
		backHref: staffPaths(who.council.slug).entry(entry.kind, entry.id),
		drafted: entry.hasDraft,
		done,
		dates: live.kind === "service" ? await datesOf(who, live, speech) : null,
		closures: hub && closuresOf(hub, speech),
		values,
		errors,
	};
}

/** The next dates of a service, those too that were called off, soonest first. */
async function datesOf(who: Writer, live: EntryOf<"service">, { format }: Speech): Promise<OfferedDate[]> {
	const { content } = live;
	const { locations: names } = await knownNames(await readFor(who), who.council.id, live);
	const hubs = new Map((await listHubs(ANYONE, who.council.id)).map((hub) => [hub.id, hub]));
	const rules = dateRules(who.council.settings);
	const now = localNow();
	const whyOff = (at: ScheduleAt, date: string): OfferedDate["off"] =>
		at.schedule.exdates.includes(date) ? "called-off" : offReason({ content, locations: hubs }, at, date, rules);
	return sessionsOf(content)
		.flatMap(({ at, schedule }) => {
			const locationId = content.places.find(({ id }) => id === at)?.locationId ?? null;
			const place = locationId === null ? undefined : names.get(locationId);
			const all = { ...schedule, exdates: [] };
			return nextOccurrences(all, { now, terms: rules.terms, limit: DATES_OFFERED }).map(({ date, start, end }) => ({
				order: `${date} ${start}`,
				value: `${schedule.id} ${date}`,
				text: [format.weekdayDate(date, now.date), format.timeRange(start, end), place].filter(Boolean).join(", "),
				off: whyOff({ schedule, locationId }, date),
			}));
		})
		.sort((one, other) => bySigns(one.order, other.order))
		.slice(0, DATES_OFFERED)
		.map(({ order: _, ...offered }) => offered);
}

function closuresOf({ hours }: Hub, { t, format }: Speech): OfferedClosure[] {
	const today = localNow().date;
	return closuresFrom(hours, today).map(({ from, to, note }) => ({
		value: `${from} ${to}`,
		text:
			from === to
				? format.weekdayDate(from, today)
				: t("staff-entries:dates.range", { from: format.weekdayDate(from, today), to: format.weekdayDate(to, today) }),
		note,
	}));
}

const buttons = form({ off: sent(SHORT), on: sent(SHORT) });

const closingForm = (today: string) =>
	form({ from: date().needed("closed-from"), to: date(), note: line() }, ({ from, to }) => ({
		from: from && (to ?? from) < today && "closed-past",
		to: rangeFault(from, to),
	}));

export type DatesAnswer = { done: "off" | "on" } | { status: 400 | 403 | 404; page: DatesOffPage | undefined };

/** Does what a button of the page says, or the form of a closure. */
export async function changeOfferedDates(who: Writer, entry: Entry, posted: Values): Promise<DatesAnswer> {
	const { off, on } = readAnswers(buttons, posted);
	const page = await datesOffPage(who, entry);
	const refused = async (errors: DatesOffPage["errors"], status: 400 | 403 | 404 = 400): Promise<DatesAnswer> => ({
		status,
		page: await datesOffPage(who, entry, { values: posted, errors }),
	});
	const { t } = speechIn(ENGLISH);
	let change: DatesChange | undefined;
	if (page?.dates) {
		const offered = page.dates.find(({ value }) => value === (off ?? on));
		const [session, date] = offered?.value.split(" ") ?? [];
		if (session && date) change = { kind: "service", off: Boolean(off), session, date };
	} else if (page?.closures && on) {
		const [from, to] = page.closures.find(({ value }) => value === on)?.value.split(" ") ?? [];
		if (from && to) change = { kind: "location", off: false, from, to, note: null };
	} else if (page?.closures) {
		const read = readValues(closingForm(localNow().date), posted);
		if (!read.ok) return refused(describeErrors(read.errors, t));
		const { from, to, note } = read.values;
		if (from) change = { kind: "location", off: true, from, to: to ?? from, note };
	}
	if (!change) return refused([{ text: t("staff-entries:dates.gone") }]);
	const changed = await changeDates(who, entry.id, change);
	if (changed.ok) return { done: change.off ? "off" : "on" };
	return refused([{ text: t(`staff-entries:reason.${changed.reason}`) }], changed.reason === "role" ? 403 : 404);
}

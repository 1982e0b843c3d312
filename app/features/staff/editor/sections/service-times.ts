import type { Schedule } from "../../../../model/calendar/shapes";
import type { ServiceContent } from "../../../../model/listings/shapes";
import { choice } from "../../../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../../platform/forms/form";
import { newRowId, rowId } from "../../../../platform/forms/rows";
import { note } from "../../../../platform/forms/text-fields";
import { formatFor } from "../../../../platform/i18n/format";
import { ENGLISH } from "../../../../platform/i18n/languages";
import type { EntryOf } from "../../../publishing/entries";
import type { SectionReason } from "../../describe-errors";
import { clashOf, neverHappens, newSchedule, recurrenceForm, recurrenceValues, scheduleOf } from "./recurrence";
import { readSection, type Section, type SectionContext } from "./section";

/** Where a session is that is at none of the service's places: a helpline's hours. */
export const NO_PLACE = "none";

/** All sessions of a service, each with the id of its place. */
export function sessionsOf({ places, schedules }: ServiceContent): { at: string; schedule: Schedule }[] {
	return [
		...places.flatMap(({ id, schedules: own }) => own.map((schedule) => ({ at: id, schedule }))),
		...schedules.map((schedule) => ({ at: NO_PLACE, schedule })),
	];
}

const timesForm = form({ "times-note": note() });

/** The list of sessions: each is changed on a page of its own. Beside them, what their source says in words. */
export const serviceTimes: Section<"service"> = {
	slug: "times",
	values: ({ content }) => ({ "times-note": content.timesNote ?? "" }),
	read: (values, entry) =>
		readSection(timesForm, values, ({ "times-note": timesNote }) => ({
			...entry,
			content: { ...entry.content, timesNote },
		})),
};

type SessionRead = { ok: true; schedule: Schedule; at: string } | { ok: false; errors: FieldErrors<SectionReason> };

/** The session that a form describes, whether or not it stands in the entry already. */
export function readSession(values: Values, { content }: EntryOf<"service">, { today }: SectionContext): SessionRead {
	const places = [...content.places.map((place) => place.id), NO_PLACE];
	const { session: id } = readAnswers(form({ session: rowId() }), values);
	const all = sessionsOf(content);
	const own = all.find(({ schedule }) => schedule.id === id);
	const before = own?.schedule ?? newSchedule(id, today);
	const where = readValues(form({ at: choice(places) }), values);
	const read = readValues(recurrenceForm(today), values);
	if (!where.ok || !read.ok)
		return { ok: false, errors: { ...(where.ok ? {} : where.errors), ...(read.ok ? {} : read.errors) } };
	const schedule = scheduleOf(read.values, before);
	const at = where.values.at ?? own?.at ?? places[0] ?? NO_PLACE;
	const session = { ok: true, schedule, at } as const;
	if (schedule === own?.schedule && at === own.at) return session;
	if (neverHappens(schedule)) return { ok: false, errors: { repeats: { reason: "no-dates" } } };
	const from = schedule.dtstart > today ? schedule.dtstart : today;
	const [clash] = all
		.filter((other) => other.at === at && other !== own)
		.flatMap((other) => clashOf(schedule, other.schedule, from) ?? []);
	if (!clash) return session;
	const what = formatFor(ENGLISH).weekdayDate(clash, today);
	return { ok: false, errors: { start: { reason: "overlap", what } } };
}

/** The service with a session put in its place, or without it. */
function withSession(
	content: ServiceContent,
	id: string,
	put: { schedule: Schedule; at: string } | null,
): ServiceContent {
	const place = (list: readonly Schedule[], here: string): Schedule[] => {
		const index = list.findIndex((each) => each.id === id);
		const without = list.filter((each) => each.id !== id);
		if (put?.at !== here) return without;
		return without.toSpliced(index < 0 ? without.length : index, 0, put.schedule);
	};
	return {
		...content,
		places: content.places.map((each) => ({ ...each, schedules: place(each.schedules, each.id) })),
		schedules: place(content.schedules, NO_PLACE),
	};
}

/** One session: when it happens, and where. `context.part` is its id, or that of the place where a new one is begun. */
export const serviceSession: Section<"service"> = {
	slug: "session",
	within: "times",
	values({ content }, { part, today }) {
		const own = sessionsOf(content).find(({ schedule }) => schedule.id === part);
		const begun = content.places.find(({ id }) => id === part) ?? (part === NO_PLACE ? null : content.places[0]);
		const schedule = own?.schedule ?? newSchedule(newRowId(), today);
		return {
			session: schedule.id,
			at: own?.at ?? begun?.id ?? NO_PLACE,
			...recurrenceValues(schedule),
			...(own ? {} : { days: [] }),
		};
	},
	read(values, entry, context) {
		if (values.intent === "remove") {
			const { session } = readAnswers(form({ session: rowId() }), values);
			return { ok: true, entry: { ...entry, content: withSession(entry.content, session, null) } };
		}
		const session = readSession(values, entry, context);
		if (!session.ok) return session;
		const content = withSession(entry.content, session.schedule.id, session);
		return { ok: true, entry: { ...entry, content } };
	},
};

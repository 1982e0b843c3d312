import type { Schedule } from "../../../../model/calendar/shapes";
import type { ServiceContent } from "../../../../model/listings/shapes";
import type { FieldErrors, Values } from "../../../../platform/forms/field-errors";
import { reading } from "../../../../platform/forms/reading";
import { formatFor } from "../../../../platform/i18n/format";
import { ENGLISH } from "../../../../platform/i18n/languages";
import type { EntryOf } from "../../../publishing/entries";
import { clashOf, newSchedule, readRecurrence, recurrenceValues } from "./recurrence";
import { newRowId, rowsOf } from "./rows";
import type { Section, SectionContext } from "./section";

/** Where a session is that is at none of the service's places: a helpline's hours. */
export const NO_PLACE = "none";

/** All sessions of a service, each with the id of its place. */
export function sessionsOf({ places, schedules }: ServiceContent): { at: string; schedule: Schedule }[] {
	return [
		...places.flatMap(({ id, schedules: own }) => own.map((schedule) => ({ at: id, schedule }))),
		...schedules.map((schedule) => ({ at: NO_PLACE, schedule })),
	];
}

/** The list of sessions: each is changed on a page of its own. */
export const serviceTimes: Section<"service"> = {
	slug: "times",
	values: () => ({}),
	read: (_values, entry) => ({ ok: true, entry }),
};

type SessionRead = { ok: true; schedule: Schedule; at: string } | { ok: false; errors: FieldErrors };

/** The session that a form describes, whether or not it stands in the entry already. */
export function readSession(values: Values, { content }: EntryOf<"service">, context: SectionContext): SessionRead {
	const read = reading(values);
	const [row] = rowsOf(values, "session");
	const id = row?.id ?? newRowId();
	const others = sessionsOf(content).filter(({ schedule }) => schedule.id !== id);
	const own = sessionsOf(content).find(({ schedule }) => schedule.id === id);
	const ids = [...content.places.map((place) => place.id), NO_PLACE];
	const at = read.choice("at", ids, own?.at ?? ids[0] ?? NO_PLACE);
	const before = own?.schedule ?? newSchedule(id, context.today);
	const schedule = readRecurrence(read, before, context.today);
	const changed = schedule !== own?.schedule || at !== own.at;
	if (changed && !read.failed("start") && !read.failed("end")) {
		const from = schedule.dtstart > context.today ? schedule.dtstart : context.today;
		for (const other of others) {
			const clash = other.at === at && clashOf(schedule, other.schedule, from);
			if (clash) read.fail("start", "overlap", formatFor(ENGLISH).weekdayDate(clash));
		}
	}
	return Object.keys(read.errors).length > 0 ? { ok: false, errors: read.errors } : { ok: true, schedule, at };
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

/** One session: when it happens, and where. `known.part` is its id, or that of the place where a new one is begun. */
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
			const id = rowsOf(values, "session")[0]?.id ?? "";
			return { ok: true, entry: { ...entry, content: withSession(entry.content, id, null) } };
		}
		const session = readSession(values, entry, context);
		if (!session.ok) return session;
		const content = withSession(entry.content, session.schedule.id, session);
		return { ok: true, entry: { ...entry, content } };
	},
};

/**
 * What is said of a child's immunisations on a day: of each dose of its schedule, by the edition in force that day, and of
 * each record, by the edition in force when it was given. Pure; nothing here is a sum like "up to date".
 */

import { dateOfDay, dayNumber } from "../../calendar/local-time";
import type { Campaign, Edition } from "./edition";
import { isInCohort } from "./edition";
import { BORN_FROM, editionOn } from "./editions";
import { eventsOf, likeness, type Unjudged } from "./events";
import { asHibMenc, firstDayByIntervals, type Given, isOfCampaign, type JudgedEvent, judgeGiven } from "./judge-given";
import type { ImmunisedChild, VaccinationRecord } from "./record";
import { DUE_DAYS, rulesOf } from "./rules";
import { dayOfAge, foreignSlotsOf, type Slot, slotsOf } from "./schedule";
import { type Course, courseOf } from "./vaccines";
import type { DoseJudgement, ImmunisationJudgement, Judgement, Reason, RecordJudgement, Verdict } from "./verdict";

/** No schedule for the child is here: born before 2021, or not yet on that day. */
export type NotJudged = "born-before-2021" | "not-born";

/** Everything about a child's doses on a date, `YYYY-MM-DD`. */
export function judgeImmunisations(
	child: ImmunisedChild,
	records: readonly VaccinationRecord[],
	on: string,
): ({ ok: true } & ImmunisationJudgement) | { ok: false; reason: NotJudged } {
	if (child.born < BORN_FROM) return { ok: false, reason: "born-before-2021" };
	const edition = editionOn(on);
	if (on < child.born || !edition) return { ok: false, reason: "not-born" };
	const { events, unjudged } = eventsOf(records, child.born, on);
	const given = judgeGiven(child, events);
	const slots = slotsOf(child, edition, events);
	const day: Day = { child, edition, day: dayNumber(on), given, records, unjudged, used: new Set() };
	const own = slots.map((slot) => judgeSlot(day, slot));
	const campaigns = edition.campaigns.filter((one) => isInCohort(child.born, one));
	return {
		ok: true,
		doses: [
			...own,
			...campaigns.map((campaign) => judgeCampaign(day, campaign, own)),
			...foreignSlotsOf(child, edition, slots).map(({ course, number, age, reason }) => ({
				dose: { course, number },
				age,
				from: null,
				recordIds: [],
				// Whether the child needs it nobody has said: that is not that it does not.
				...bySchedule(edition, reason.code === "risk-not-recorded" ? "professional" : "not-in-schedule", reason),
			})),
		],
		records: recordJudgements(given, unjudged),
		catchUp: own.filter((one) => isPassed(day, one, slots)),
	};
}

/** All that the dose of one day is judged by. */
interface Day {
	child: ImmunisedChild;
	edition: Edition;
	day: number;
	given: Given;
	records: readonly VaccinationRecord[];
	unjudged: readonly Unjudged[];
	/** Records set aside that already stand for a dose. */
	used: Set<string>;
}

const bySchedule = (edition: Edition, verdict: Verdict, reason: Reason): Judgement => ({
	verdict,
	reason,
	rule: null,
	edition: edition.id,
	source: edition.source,
});

function judgeSlot(today: Day, slot: Slot): DoseJudgement {
	const { course, number, age } = slot;
	const { child, given } = today;
	const dose = { course, number };
	const byAge = dayOfAge(child, age);
	const filled = given.filling(course, number) ?? (course === "hib-menc" ? given.forHibMenc : undefined);
	if (filled) {
		const { recordIds } = filled.event;
		return { dose, age, from: dateOfDay(byAge), ...filledBy(today, slot, filled), recordIds };
	}
	const first = Math.max(byAge, firstDayByIntervals(given, course, number)?.day ?? byAge);
	const about = { dose, age, from: dateOfDay(first) };
	if (course === "measles" && number === 3 && given.filling("measles", 1)?.event.vaccine === "mmrv")
		return { ...about, ...bySchedule(today.edition, "not-needed", { code: "mmrv-at-one" }), recordIds: [] };
	const closed = noLongerPossible(today, slot, first);
	if (closed) return { ...about, ...closed, recordIds: [] };
	const aside = setAside(today, slot);
	if (aside)
		return { ...about, ...bySchedule(today.edition, "not-judged", aside.reason), recordIds: [aside.record.id] };
	const outcome = outcomeSaid(today, slot, first);
	if (outcome) return { ...about, ...outcome.judgement, recordIds: [outcome.recordId] };
	return { ...about, ...byDay(today, slot, first), recordIds: [] };
}

/** A dose that an event fills: as the event was judged, but for what today's edition gives besides an older one. */
function filledBy({ edition }: Day, slot: Slot, { event, judgement }: JudgedEvent): Judgement {
	if (slot.course === "hib-menc" && event.course === "6-in-1") return asHibMenc(event);
	if (slot.evenAfterOlder && !slot.vaccines.includes(event.vaccine) && judgement.verdict === "counts")
		return bySchedule(edition, "professional", { code: "other-vaccine", expected: slot.vaccines });
	return judgement;
}

/** A dose whose last day is over; and a second one without a first that is now too late: that one a professional decides. */
function noLongerPossible(today: Day, { course, number }: Slot, first: number): Judgement | undefined {
	const over = pastLastDay(today, course, number, Math.max(today.day, first));
	if (over || number === 1 || today.given.filling(course, number - 1)) return over;
	const before = pastLastDay(today, course, number - 1, today.day);
	const reason = { code: "earlier-dose-not-recorded", course, number: number - 1 } as const;
	return before && { ...before, verdict: "professional", reason };
}

/** That a dose counts only before an age which is reached on a day. */
function pastLastDay({ child, edition }: Day, course: Course, number: number, day: number): Judgement | undefined {
	for (const rule of rulesOf(course, number)) {
		if (rule.kind !== "age" || rule.outside !== "does-not-count" || !rule.before) continue;
		const { id, before: age, source } = rule;
		const days = day - dayOfAge(child, age) + 1;
		if (days <= 0) continue;
		const reason = { code: "at-or-after-age", age, days } as const;
		return { verdict: "no-longer-possible", reason, rule: id, edition: edition.id, source };
	}
	return undefined;
}

/**
 * A record of the course that no rule can judge may be this dose: it is not asked for as if nothing were known. One that
 * may be a vaccination that is recorded already stands for no further dose.
 */
function setAside({ unjudged, used, records }: Day, { course }: Slot): Unjudged | undefined {
	const judged = records.filter(
		({ outcome, id }) => outcome === "given" && !unjudged.some((one) => one.record.id === id),
	);
	const found = unjudged.find(
		(one) =>
			one.course === course &&
			!used.has(one.record.id) &&
			!judged.some((other) => likeness(one.record, other) !== "different") &&
			(one.reason.code === "given-abroad" || one.reason.code === "date-not-exact"),
	);
	if (found) used.add(found.record.id);
	return found;
}

/**
 * What was said last of a dose that was not given: declined, deferred, or not advised. Where nobody said which dose was meant,
 * it is one that was due; said before its day, it is the next one that is open.
 */
function outcomeSaid(
	{ records, edition, given }: Day,
	{ course, number }: Slot,
	first: number,
): { judgement: Judgement; recordId: string } | undefined {
	const isNext = Array.from({ length: number - 1 }, (_, at) => at + 1).every((one) => given.filling(course, one));
	const about = records.filter(
		(record) =>
			record.outcome !== "given" &&
			courseOf(record.vaccine) === course &&
			(record.number === number ||
				(record.number === null && (isNext || record.date >= dateOfDay(first).slice(0, record.date.length)))),
	);
	const last = about.sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
	if (!last || last.outcome === "given") return undefined;
	const verdict = last.outcome === "declined" ? "declined-still-open" : "deferred-or-not-advised";
	return {
		judgement: bySchedule(edition, verdict, { code: "said", outcome: last.outcome, on: last.date }),
		recordId: last.id,
	};
}

function byDay(today: Day, { course, number }: Slot, first: number): Judgement {
	const { edition, day } = today;
	const reason = { code: "due-from", from: dateOfDay(first) } as const;
	if (day < first) return bySchedule(edition, "not-yet-due", reason);
	const unsettled = course === "4-in-1" ? fourInOneUnsettled(today, number) : undefined;
	return unsettled ?? bySchedule(edition, day < first + DUE_DAYS ? "due" : "due-no-record", reason);
}

/** The 4-in-1 goes by the 6-in-1s before it: without the third on record, and within a year of a later one. */
function fourInOneUnsettled({ given, edition, day }: Day, number: number): Judgement | undefined {
	for (const at of [1, 2, 3])
		if (!given.filling("6-in-1", at))
			return bySchedule(edition, "professional", { code: "earlier-dose-not-recorded", course: "6-in-1", number: at });
	const later = firstDayByIntervals(given, "4-in-1", number, "professional");
	const before = given.filling("6-in-1", 4);
	if (!later || !before || day >= later.day) return undefined;
	const { date: on, course } = before.event;
	return {
		verdict: "professional",
		reason: { code: "too-soon-after", course, on, least: later.rule.least, days: later.day - day },
		rule: later.rule.id,
		edition: edition.id,
		source: later.rule.source,
	};
}

/** A dose offered to a cohort between two dates. What it depends on and is not recorded, a professional asks. */
function judgeCampaign(today: Day, campaign: Campaign, own: readonly DoseJudgement[]): DoseJudgement {
	const { child, edition, day, given, records } = today;
	const { id, from, to } = campaign;
	const say = (verdict: Verdict, reason: Reason, recordIds: readonly string[] = []): DoseJudgement => ({
		dose: { campaign: id },
		age: null,
		from,
		recordIds,
		...bySchedule(edition, verdict, reason),
	});
	const had = given.judged.find(
		({ event, judgement }) => campaign.vaccines.includes(event.vaccine) && judgement.verdict !== "does-not-count",
	);
	if (had) {
		const { event, judgement, number } = had;
		if (!isOfCampaign(child, campaign, event) || judgement.verdict === "professional")
			return say("professional", { code: "outside-campaign", from, to }, event.recordIds);
		// It completed the course of two: whether one more is wanted no source given settles.
		return number === null
			? say("counts", { code: "rules-kept" }, event.recordIds)
			: say("professional", { code: "course-not-complete" }, event.recordIds);
	}
	if (child.hadChickenpox) return say("not-needed", { code: "had-chickenpox" });
	const varicella = records.filter(({ vaccine, outcome }) => vaccine === "varicella" && outcome === "given");
	if (new Set(varicella.map(({ date }) => date)).size >= 2)
		return say(
			"not-needed",
			{ code: "two-varicella-doses" },
			varicella.map((record) => record.id),
		);
	const said = outcomeOfCampaign(today, campaign);
	if (day > dayNumber(to)) return say("no-longer-possible", { code: "campaign-over", to });
	if (said) return said;
	if (day < dayNumber(from)) return say("not-yet-due", { code: "due-from", from });
	if (child.hadChickenpox === null) return say("professional", { code: "chickenpox-not-recorded" });
	const measlesOpen = own.some(
		({ dose, verdict }) => "course" in dose && dose.course === "measles" && verdict !== "counts",
	);
	if (measlesOpen) return say("professional", { code: "course-not-complete" });
	return say(day < dayNumber(from) + DUE_DAYS ? "due" : "due-no-record", { code: "due-from", from });
}

function outcomeOfCampaign({ records, edition }: Day, { id, from, vaccines }: Campaign): DoseJudgement | undefined {
	const last = records
		.filter(({ vaccine, outcome, date }) => outcome !== "given" && vaccines.includes(vaccine) && date >= from)
		.sort((a, b) => (a.date < b.date ? -1 : 1))
		.at(-1);
	if (!last || last.outcome === "given") return undefined;
	const verdict = last.outcome === "declined" ? "declined-still-open" : "deferred-or-not-advised";
	const reason = { code: "said", outcome: last.outcome, on: last.date } as const;
	return { dose: { campaign: id }, age: null, from, recordIds: [last.id], ...bySchedule(edition, verdict, reason) };
}

function recordJudgements({ judged }: Given, unjudged: readonly Unjudged[]): RecordJudgement[] {
	return [
		...judged.flatMap(({ event, number, judgement }) =>
			event.recordIds.map((recordId) => ({ recordId, number, ...judgement })),
		),
		...(unjudged.map(({ record, reason }) => ({
			recordId: record.id,
			number: null,
			// A date that cannot be is somebody's to correct, not a vaccination to pass over.
			verdict: reason.code === "before-birth" || reason.code === "after-today" ? "professional" : "not-judged",
			reason,
			rule: null,
			edition: null,
			source: null,
		})) satisfies RecordJudgement[]),
	];
}

/** Whether a dose is missing though the age of a later visit is reached. */
function isPassed({ child, day }: Day, { verdict, age }: DoseJudgement, slots: readonly Slot[]): boolean {
	if (verdict !== "due-no-record" || age === null) return false;
	const own = dayOfAge(child, age);
	return slots.some((slot) => {
		const other = dayOfAge(child, slot.age);
		return other > own && other <= day;
	});
}

/** The doses that are due on a day, recorded nowhere here or not: for reminders and lists. */
export function dueDoses(doses: readonly DoseJudgement[]): DoseJudgement[] {
	return doses.filter(({ verdict }) => verdict === "due" || verdict === "due-no-record");
}

/** Whether the doses given count: each by the edition in force on its day, and the rules of `rules.ts`. */

import { dayNumber } from "../../calendar/local-time";
import { dayAtAge } from "../age";
import { type Campaign, type Edition, isInCohort } from "./edition";
import { editionOn } from "./editions";
import type { Event } from "./events";
import type { ImmunisedChild } from "./record";
import {
	BOOSTERS,
	type DoseRule,
	goesByAgeOfEdition,
	type IntervalRule,
	POSSIBLY_SAME_DAYS,
	rulesOf,
	SIX_IN_ONE_FOR_HIB_MENC_FROM,
} from "./rules";
import { dosesOf, type Slot, slotsOf } from "./schedule";
import type { Course } from "./vaccines";
import type { Judgement, Reason } from "./verdict";

/** An event, what is said of it, and the dose it stands for (null: for none). */
export interface JudgedEvent {
	event: Event;
	judgement: Judgement;
	number: number | null;
}

/** The events of each course, judged, and which dose each fills. */
export interface Given {
	judged: JudgedEvent[];
	/** The event that fills a dose, counting or left to a professional. */
	filling(course: Course, number: number): JudgedEvent | undefined;
	/** The 6-in-1 over one year that stands for Hib/MenC, if any. */
	forHibMenc: JudgedEvent | undefined;
}

interface Context {
	child: ImmunisedChild;
	birthDay: number;
	/** All events, from which the order of MenB and PCV is seen. */
	events: readonly Event[];
	judged: JudgedEvent[];
	/** Schedules by edition: most children's events fall into one or two. */
	slots: Map<Edition["id"], Slot[]>;
	filled: Map<string, JudgedEvent>;
}

const nameOf = (course: Course, number: number) => `${course} ${number}`;

/** Judges events, which are in the order of their days. */
export function judgeGiven(child: ImmunisedChild, events: readonly Event[]): Given {
	const context: Context = {
		child,
		birthDay: dayNumber(child.born),
		events,
		judged: [],
		slots: new Map(),
		filled: new Map(),
	};
	// 6-in-1 before the others: 4-in-1 and Hib/MenC look at it.
	const sixInOneFirst = [...events].sort((a, b) => Number(b.course === "6-in-1") - Number(a.course === "6-in-1"));
	for (const event of sixInOneFirst) {
		const one = judgeEvent(context, event);
		context.judged.push(one);
		if (one.number !== null) context.filled.set(nameOf(event.course, one.number), one);
	}
	return {
		judged: context.judged,
		filling: (course, number) => context.filled.get(nameOf(course, number)),
		forHibMenc: forHibMenc(context),
	};
}

function slotsBy(context: Context, edition: Edition): Slot[] {
	const known = context.slots.get(edition.id);
	if (known) return known;
	const slots = slotsOf(context.child, edition, context.events);
	context.slots.set(edition.id, slots);
	return slots;
}

function judgeEvent(context: Context, event: Event): JudgedEvent {
	const edition = editionOn(event.date);
	if (!edition) return said(event, null, "not-judged", { code: "no-edition" });
	const twin = context.judged.find((one) => isTwin(one, event));
	if (twin) {
		const reason = {
			code: "possibly-same",
			recordId: twin.event.recordIds[0] ?? "",
			days: event.day - twin.event.day,
		} as const;
		return said(event, edition, "professional", reason);
	}
	const slots = slotsBy(context, edition);
	const number = nextNumber(context, event);
	const most = dosesOf(slots, event.course);
	if (number > most) return beyondSchedule(context, event, edition, most, number);
	const late = lateStart(context, event, number);
	const slot = slots.find((one) => one.course === event.course && one.number === number);
	const broken = late ?? firstBroken(context, event, number, slot);
	if (broken) {
		const fills = broken.outside === "professional" ? number : null;
		return said(event, edition, broken.outside, broken.reason, fills, broken.rule);
	}
	if (slot && !accepts(slot, event))
		return said(event, edition, "professional", { code: "other-vaccine", expected: slot.vaccines }, number);
	return said(event, edition, "counts", { code: "rules-kept" }, number);
}

const isTwin = ({ event, judgement }: JudgedEvent, other: Event) =>
	event.course === other.course &&
	other.day - event.day <= POSSIBLY_SAME_DAYS &&
	judgement.reason.code !== "possibly-same";

/** MMRV contains MMR, and has replaced it since the edition of January 2026. */
function accepts({ vaccines }: Slot, { vaccine, date }: Event): boolean {
	return vaccines.includes(vaccine) || (vaccine === "mmrv" && vaccines.includes("mmr") && date >= "2026-01-01");
}

/** The dose an event would stand for: the first not yet filled; a booster's from the first birthday on. */
function nextNumber({ birthDay, filled }: Context, { course, day }: Event): number {
	const booster = BOOSTERS[course];
	if (booster && day >= dayAtAge(birthDay, { months: 12 }) && !filled.has(nameOf(course, booster))) return booster;
	let number = 1;
	while (filled.has(nameOf(course, number))) number += 1;
	return number;
}

/** As what a 6-in-1 over one year stands for Hib/MenC. */
export function asHibMenc({ date }: Event): Judgement {
	const stands = date >= SIX_IN_ONE_FOR_HIB_MENC_FROM;
	return {
		verdict: stands ? "counts" : "professional",
		reason: stands
			? { code: "six-in-one-over-one" }
			: { code: "six-in-one-before-it-stood-for-hib-menc", from: SIX_IN_ONE_FOR_HIB_MENC_FROM },
		rule: "6-in-1-for-hib-menc",
		edition: editionOn(date)?.id ?? null,
		source: "S11",
	};
}

/** Whether an event is what a campaign offers this child, and when. */
export function isOfCampaign(child: ImmunisedChild, campaign: Campaign, { vaccine, date }: Event): boolean {
	const { from, to, vaccines } = campaign;
	return isInCohort(child.born, campaign) && vaccines.includes(vaccine) && date >= from && date <= to;
}

/** A dose past the last of its course: a campaign's, a 6-in-1 in place of Hib/MenC, or none of this child's schedule. */
function beyondSchedule(context: Context, event: Event, edition: Edition, most: number, number: number): JudgedEvent {
	if (edition.campaigns.some((campaign) => isOfCampaign(context.child, campaign, event))) {
		const broken = firstBroken(context, event, number, undefined);
		return broken
			? said(event, edition, broken.outside, broken.reason, null, broken.rule)
			: said(event, edition, "counts", { code: "rules-kept" });
	}
	const isFourth = event.course === "6-in-1" && !context.filled.has(nameOf("6-in-1", 4));
	if (isFourth && event.day >= dayAtAge(context.birthDay, { months: 12 })) {
		const open =
			dosesOf(slotsBy(context, edition), "hib-menc") > 0 &&
			!context.events.some(({ course, day }) => course === "hib-menc" && day < event.day);
		if (open) return { event, number: 4, judgement: asHibMenc(event) };
		return said(event, edition, "not-in-schedule", { code: "more-than-the-schedule" }, 4);
	}
	if (event.course === "hepb") {
		const { hepatitisBRisk } = context.child;
		if (hepatitisBRisk === null) return said(event, edition, "professional", { code: "risk-not-recorded" });
		if (!hepatitisBRisk) return said(event, edition, "not-in-schedule", { code: "not-at-risk" });
	}
	if (most > 0) return said(event, edition, "not-in-schedule", { code: "more-than-the-schedule" });
	const visit = edition.visits.find(({ doses }) => doses.some(({ course }) => course === event.course));
	const reason: Reason = visit
		? { code: "other-cohort", bornFrom: visit.bornFrom, bornTo: visit.bornTo }
		: { code: "no-rules-for-vaccine" };
	return said(event, edition, "not-in-schedule", reason);
}

interface Broken {
	outside: "does-not-count" | "professional";
	reason: Reason;
	rule: DoseRule | null;
}

/** A booster, or a 4-in-1, without the doses before it: what it stands for, a professional decides. */
function lateStart({ filled, birthDay }: Context, { course, day }: Event, number: number): Broken | undefined {
	const missing = (before: Course, last: number): Broken | undefined => {
		for (let at = 1; at <= last; at += 1)
			if (!filled.has(nameOf(before, at)))
				return {
					outside: "professional",
					reason: { code: "earlier-dose-not-recorded", course: before, number: at },
					rule: null,
				};
		return undefined;
	};
	if (course === "4-in-1" && day >= dayAtAge(birthDay, { months: 36 })) return missing("6-in-1", 3);
	return BOOSTERS[course] === number && day >= dayAtAge(birthDay, { months: 12 })
		? missing(course, number - 1)
		: undefined;
}

/** The first rule that a dose breaks, those first by which it does not count. */
function firstBroken(context: Context, event: Event, number: number, slot: Slot | undefined): Broken | undefined {
	const broken = rulesOf(event.course, number).flatMap((rule) => {
		const reason = whyBroken(context, event, rule);
		return reason ? [{ outside: rule.outside, reason, rule }] : [];
	});
	const first = broken.find(({ outside }) => outside === "does-not-count") ?? broken[0];
	if (first || !slot || !goesByAgeOfEdition(event.course, number)) return first;
	const early = dayAtAge(context.birthDay, slot.age) - event.day;
	if (early <= 0) return undefined;
	return {
		outside: "professional",
		reason: { code: "before-age-of-edition", age: slot.age, days: early },
		rule: null,
	};
}

function whyBroken({ birthDay, judged, filled }: Context, event: Event, rule: DoseRule): Reason | undefined {
	if (rule.kind === "age") {
		const early = rule.from ? dayAtAge(birthDay, rule.from) - event.day : 0;
		if (rule.from && early > 0) return { code: "before-age", age: rule.from, days: early };
		const late = rule.before ? event.day - dayAtAge(birthDay, rule.before) + 1 : 0;
		return rule.before && late > 0 ? { code: "at-or-after-age", age: rule.before, days: late } : undefined;
	}
	const before = rule.after
		? filled.get(nameOf(rule.after.course, rule.after.number))
		: judged.findLast(({ event: other, judgement }) => other.course === event.course && wasGiven(judgement));
	if (!before) return undefined;
	const short = dayAtAge(before.event.day, rule.least) - event.day;
	if (short <= 0) return undefined;
	const { course, date: on } = before.event;
	return { code: "too-soon-after", course, on, least: rule.least, days: short };
}

/** Whether an event is a vaccination of its own, counting or not. */
const wasGiven = ({ reason }: Judgement) => reason.code !== "possibly-same" && reason.code !== "no-edition";

/** A 6-in-1 over one year, whichever dose of its own course it is. */
function forHibMenc({ judged, birthDay }: Context): JudgedEvent | undefined {
	const overOne = judged.filter(
		({ event, number }) =>
			event.course === "6-in-1" && number !== null && event.day >= dayAtAge(birthDay, { months: 12 }),
	);
	return overOne.find(({ event }) => event.date >= SIX_IN_ONE_FOR_HIB_MENC_FROM) ?? overOne[0];
}

function said(
	event: Event,
	edition: Edition | null,
	verdict: Judgement["verdict"],
	reason: Reason,
	number: number | null = null,
	rule: DoseRule | null = null,
): JudgedEvent {
	const source = rule?.source ?? edition?.source ?? null;
	return {
		event,
		number,
		judgement: { verdict, reason, rule: rule?.id ?? null, edition: edition?.id ?? null, source },
	};
}

/** The least time a dose waits after another, as the first day it may be given; undefined where no rule says. */
export function firstDayByIntervals(
	{ judged, filling }: Given,
	course: Course,
	number: number,
	outside: DoseRule["outside"] = "does-not-count",
): { day: number; rule: IntervalRule } | undefined {
	let first: { day: number; rule: IntervalRule } | undefined;
	for (const rule of rulesOf(course, number)) {
		if (rule.kind !== "interval" || rule.outside !== outside) continue;
		const before = rule.after
			? filling(rule.after.course, rule.after.number)
			: judged.findLast(({ event, judgement }) => event.course === course && wasGiven(judgement));
		if (!before) continue;
		const day = dayAtAge(before.event.day, rule.least);
		if (!first || day > first.day) first = { day, rule };
	}
	return first;
}

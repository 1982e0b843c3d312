/** The doses of a child's schedule by an edition: its visits by cohort, and the selective ones for those at risk. */

import { dayNumber } from "../../calendar/local-time";
import { type Age, dayAtAge } from "../age";
import { type Cohort, type Edition, isInCohort, type ScheduledDose } from "./edition";
import type { Event } from "./events";
import type { ImmunisedChild } from "./record";
import { MENB_2_AT_12_WEEKS_FROM, MENB_2_ON_THE_OLD_ORDER } from "./rules";
import type { Course } from "./vaccines";
import type { Reason } from "./verdict";

/** A dose for this child, at its age. */
export interface Slot extends ScheduledDose {
	age: Age;
}

/** A dose of the edition that is not this child's, and why. */
export interface ForeignSlot extends Slot {
	reason: Reason;
}

/** The doses of a child by an edition. Its `events` decide on which order of MenB and PCV it is. */
export function slotsOf(child: ImmunisedChild, edition: Edition, events: readonly Event[]): Slot[] {
	const slots: Slot[] = [];
	const oldOrder = isOnOldOrder(edition, events);
	for (const visit of edition.visits) {
		if (!isInCohort(child.born, visit)) continue;
		for (const dose of visit.doses)
			slots.push({ ...dose, age: oldOrder && isMenB2(dose) ? MENB_2_ON_THE_OLD_ORDER : visit.age });
	}
	if (child.hepatitisBRisk) slots.push(...edition.selective.filter((dose) => isInCohort(child.born, dose)));
	return slots;
}

/** The doses of an edition that are not among a child's own, each once, and why. */
export function foreignSlotsOf(child: ImmunisedChild, edition: Edition, own: readonly Slot[]): ForeignSlot[] {
	const seen = new Set(own.map(({ course, number }) => `${course} ${number}`));
	const foreign: ForeignSlot[] = [];
	const add = (dose: ScheduledDose, age: Age, reason: Reason) => {
		const name = `${dose.course} ${dose.number}`;
		if (!seen.has(name)) foreign.push({ ...dose, age, reason });
		seen.add(name);
	};
	for (const visit of edition.visits) for (const dose of visit.doses) add(dose, visit.age, otherCohort(visit));
	const noRisk: Reason = { code: child.hepatitisBRisk === null ? "risk-not-recorded" : "not-at-risk" };
	for (const dose of edition.selective) add(dose, dose.age, isInCohort(child.born, dose) ? noRisk : otherCohort(dose));
	return foreign;
}

const otherCohort = ({ bornFrom, bornTo }: Cohort): Reason => ({ code: "other-cohort", bornFrom, bornTo });

const isMenB2 = ({ course, number }: ScheduledDose) => course === "menb" && number === 2;

/** Whether a child had PCV before its place changed: by visit, not by date of birth. */
function isOnOldOrder(edition: Edition, events: readonly Event[]): boolean {
	return (
		edition.from >= MENB_2_AT_12_WEEKS_FROM &&
		events.some(({ course, date }) => course === "pcv" && date < MENB_2_AT_12_WEEKS_FROM)
	);
}

/** How many doses of a course the child's schedule has. */
export function dosesOf(slots: readonly Slot[], course: Course): number {
	return slots.reduce((most, slot) => (slot.course === course ? Math.max(most, slot.number) : most), 0);
}

/** The first day of an age, as a day number, of a child. */
export function dayOfAge({ born }: ImmunisedChild, age: Age): number {
	return dayAtAge(dayNumber(born), age);
}

/** The doses of a child's schedule by an edition: its visits by cohort, and the selective ones for those at risk. */

import { dayNumber } from "../../calendar/local-time";
import { type Age, dayAtAge } from "../age";
import { type Edition, isInCohort, type ScheduledDose } from "./edition";
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

/** The doses of a child, and those of others. `events` decide on which order of MenB and PCV it is. */
export function scheduleOf(
	child: ImmunisedChild,
	edition: Edition,
	events: readonly Event[],
): { slots: Slot[]; foreign: ForeignSlot[] } {
	const slots: Slot[] = [];
	const foreign: ForeignSlot[] = [];
	const oldOrder = isOnOldOrder(edition, events);
	for (const visit of edition.visits) {
		const { age, doses, bornFrom, bornTo } = visit;
		if (isInCohort(child.born, visit))
			slots.push(...doses.map((dose) => ({ ...dose, age: oldOrder && isMenB2(dose) ? MENB_2_ON_THE_OLD_ORDER : age })));
		else
			foreign.push(
				...doses.map((dose) => ({ ...dose, age, reason: { code: "other-cohort", bornFrom, bornTo } as const })),
			);
	}
	for (const { age, bornFrom, bornTo, ...dose } of edition.selective) {
		if (!isInCohort(child.born, { bornFrom, bornTo }))
			foreign.push({ ...dose, age, reason: { code: "other-cohort", bornFrom, bornTo } });
		else if (child.hepatitisBRisk) slots.push({ ...dose, age });
		else
			foreign.push({
				...dose,
				age,
				reason: { code: child.hepatitisBRisk === null ? "risk-not-recorded" : "not-at-risk" },
			});
	}
	const isOwn = ({ course, number }: Slot) => slots.some((slot) => slot.course === course && slot.number === number);
	const seen = new Set<string>();
	return {
		slots,
		foreign: foreign.filter((slot) => {
			const name = `${slot.course} ${slot.number}`;
			if (isOwn(slot) || seen.has(name)) return false;
			seen.add(name);
			return true;
		}),
	};
}

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

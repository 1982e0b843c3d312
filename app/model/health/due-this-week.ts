/** What a family has to do in the next days, for reminders: names of things, and no words. Pure. */
import { addDays } from "../calendar/local-time";
import { judgeImmunisations } from "./immunisations/judge";
import type { Child } from "./record/child";
import { type Entry, isKind } from "./record/entry";
import { reviewWindows, stateOfWindow } from "./reviews/windows";

const DAYS = 7;

interface Due {
	child: Pick<Child, "bornOn" | "diedOn" | "gestationDays" | "hepatitisBRisk" | "hadChickenpox">;
	/** Of the sections appointments, reviews and immunisations. */
	entries: readonly Entry[];
	/** `YYYY-MM-DD` */
	today: string;
}

/**
 * An appointment within a week, a review whose window is open and of which nothing is recorded, a dose that is due. Each by a
 * name that stays the same for as long as it is the same thing; none after a death.
 */
export function dueThisWeek({ child, entries, today }: Due): string[] {
	if (child.diedOn !== null) return [];
	const standing = entries.filter(({ status }) => status === "current");
	const appointments = standing
		.filter(isKind("appointment"))
		.filter(({ body }) => body.on >= today && body.on <= addDays(today, DAYS))
		.map(({ body }) => `appointment ${body.on} ${body.time ?? ""}`);
	const reviewed = new Set(standing.filter(isKind("review")).map(({ body }) => body.review));
	const reviews = reviewWindows(child.bornOn, child.gestationDays)
		// One without an end would be asked about for ever.
		.filter((window) => window.to !== null && stateOfWindow(window, today) === "open" && !reviewed.has(window.id))
		.map(({ id }) => `review ${id}`);
	const { bornOn: born, hepatitisBRisk, hadChickenpox } = child;
	const judged = judgeImmunisations(
		{ born, hepatitisBRisk, hadChickenpox },
		standing.filter(isKind("vaccination")).map(({ id, body }) => ({ id, ...body })),
		today,
	);
	// By visit: what is due on one day is one thing to do.
	const visits = judged.ok
		? judged.doses.filter(({ verdict }) => verdict === "due").map(({ from }) => `doses ${from}`)
		: [];
	return [...new Set([...appointments, ...reviews, ...visits])];
}

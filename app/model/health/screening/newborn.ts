/** The checks of a newborn and the conditions of the blood spot, as far as the sources given say. */
import type { Age } from "../age";
import { dateAtAge } from "../age";
import type { DueWindow } from "../reviews/windows";

export interface Screen {
	id: "nipe-newborn" | "nipe-6-8-weeks" | "hearing" | "blood-spot";
	from: Age;
	/** The last day; null where no source given says. */
	to: Age | null;
}

/**
 * NIPE within 72 hours (of dates: to the third day after birth) and at 6 to 8 weeks; blood spot on day 5, from 5 to 8.
 * No source given says until when hearing is screened.
 */
export const SCREENS: readonly Screen[] = [
	{ id: "nipe-newborn", from: { days: 0 }, to: { days: 3 } },
	{ id: "hearing", from: { days: 0 }, to: null },
	{ id: "blood-spot", from: { days: 5 }, to: { days: 8 } },
	{ id: "nipe-6-8-weeks", from: { weeks: 6 }, to: { weeks: 8 } },
];

/** The windows of a child, by date of birth. */
export function screenWindows(born: string): DueWindow<Screen["id"]>[] {
	return SCREENS.map(({ id, from, to }) => ({ id, from: dateAtAge(born, from), to: to && dateAtAge(born, to) }));
}

/** Conditions of the newborn blood spot, with their SNOMED CT codes of the screening (`codes.json` of the sources). */
export const BLOOD_SPOT_CONDITIONS = {
	pku: "314081000",
	scd: "314090007",
	cf: "171191008",
	cht: "400984005",
	mcadd: "428056008",
	hcu: "940201000000107",
	msud: "940221000000103",
	ga1: "940131000000109",
	iva: "940151000000102",
	scid: "1239891000000106",
	ht1: "2201661000000107",
} as const;
export type BloodSpotCondition = keyof typeof BLOOD_SPOT_CONDITIONS;

/**
 * From which date of birth every baby in England was tested for a condition. A named gap: no source given states one for
 * any of them, so none is here, and a page may say only what a child's own result says was tested.
 */
export const TESTED_FROM: Partial<Readonly<Record<BloodSpotCondition, string>>> = {};

/** Whether a child was tested for a condition when born: by its own result, then by date; else nobody here can say. */
export function wasTestedFor(
	condition: BloodSpotCondition,
	born: string,
	resultsFor: readonly BloodSpotCondition[],
): "tested" | "not-tested" | "not-known" {
	if (resultsFor.includes(condition)) return "tested";
	const from = TESTED_FROM[condition];
	if (from === undefined) return "not-known";
	return born >= from ? "tested" : "not-tested";
}

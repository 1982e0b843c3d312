/**
 * The ages at which a review or a newborn check may be without a question: far wider than its window, since real ones are late
 * or early. What lies beyond is as a rule a slip of the date. These figures are the project's own. Pure.
 */
import { type Age, dateAtAge } from "../age";
import type { Screen } from "../screening/newborn";
import type { Review } from "./windows";

type Check = Review["id"] | Screen["id"];

/** From and to, both included. The talk before birth is from 20 weeks of pregnancy at term. */
const USUAL: Readonly<Record<Check, readonly [from: Age, to: Age]>> = {
	antenatal: [{ days: -140 }, { days: 0 }],
	"new-birth": [{ days: 0 }, { weeks: 8 }],
	"6-8-weeks": [{ weeks: 4 }, { weeks: 16 }],
	"3-4-months": [{ months: 2 }, { months: 7 }],
	"6-months": [{ months: 4 }, { months: 10 }],
	"12-months": [{ months: 7 }, { months: 18 }],
	"2-years": [{ months: 20 }, { months: 42 }],
	"nipe-newborn": [{ days: 0 }, { weeks: 4 }],
	hearing: [{ days: 0 }, { months: 6 }],
	"blood-spot": [{ days: 3 }, { months: 12 }],
	"nipe-6-8-weeks": [{ weeks: 4 }, { weeks: 16 }],
};

/** What to ask about a day, `YYYY-MM-DD`, before it is kept; null for nothing. */
export function questionOfDay(check: Check, born: string, on: string): "early" | "late" | null {
	const [from, to] = USUAL[check];
	if (on < dateAtAge(born, from)) return "early";
	return on > dateAtAge(born, to) ? "late" : null;
}

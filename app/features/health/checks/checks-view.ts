/** A child's reviews and newborn checks as their page shows them: when each is due, and what is recorded. Pure. */
import type { TagColour } from "../../../components/govuk";
import type { Child } from "../../../model/health/record/child";
import { type BodyOf, type Entry, isForGuardians, isKind } from "../../../model/health/record/entry";
import { type DueWindow, reviewWindows, stateOfWindow } from "../../../model/health/reviews/windows";
import { BLOOD_SPOT_CONDITIONS, type BloodSpotCondition, screenWindows } from "../../../model/health/screening/newborn";
import type { Speech } from "../../../platform/i18n/context";
import { type EntrySource, entrySource } from "../record/entry-words";
import { CONDITION_TERMS, REVIEW_TERMS, SCREEN_TERMS } from "./clinic-terms";

export interface CheckRecord {
	id: string;
	/** "Done 2 March 2026", "2 March 2026: Nothing suspected" */
	when: string;
	/** What somebody wrote, in whatever language; null for nothing. */
	written: string | null;
	/** When the parents were told, and that the conditions tested are not recorded. */
	lines: string[];
	/** Of the blood spot: each condition that was tested, its term in English, and what was found. */
	tested: { key: string; name: string; term: string; result: string }[];
	source: EntrySource;
}

export interface CheckView {
	key: string;
	name: string;
	/** As clinics write it, in English. */
	term: string;
	about: string;
	/** "Offered to every family"; null for a screen. */
	kind: string | null;
	/** "Between 2 March 2026 and 16 March 2026" */
	window: string;
	state: string;
	colour: TagColour;
	records: CheckRecord[];
}

export interface ChecksView {
	reviews: CheckView[];
	screens: CheckView[];
}

export interface ChecksOn {
	child: Pick<Child, "bornOn" | "gestationDays" | "diedOn">;
	entries: readonly Entry[];
	/** The day of the page, `YYYY-MM-DD`. */
	on: string;
}

export function checksView({ child, entries, on }: ChecksOn, speech: Speech): ChecksView {
	const { t } = speech;
	const reviews = entries.filter(isKind("review"));
	// Results that nobody has told the parents never get as far as here: the door holds them back. Held back again.
	const screens = entries.filter(isKind("screen")).filter(isForGuardians);
	// What is due ends with a life.
	const isShown = ({ records }: CheckView) => child.diedOn === null || records.length > 0;
	return {
		reviews: reviewWindows(child.bornOn, child.gestationDays)
			.map((window): CheckView => {
				const { id, kind } = window;
				const own = reviews.filter(({ body }) => body.review === id);
				return {
					key: id,
					name: t(`health-checks:review.${id}`),
					term: REVIEW_TERMS[id],
					about: t(`health-checks:about.${id}`),
					kind: t(`health-checks:${kind}`),
					...timing(window, own, on, speech),
					records: own.map((entry) => reviewRecord(entry, speech)),
				};
			})
			.filter(isShown),
		screens: screenWindows(child.bornOn)
			.map((window): CheckView => {
				const { id } = window;
				const own = screens.filter(({ body }) => body.screen === id);
				return {
					key: id,
					name: t(`health-checks:screen.${id}`),
					term: SCREEN_TERMS[id],
					about: t(`health-checks:screenAbout.${id}`),
					kind: null,
					...timing(window, own, on, speech),
					records: own.map((entry) => screenRecord(entry, speech)),
				};
			})
			.filter(isShown),
	};
}

const COLOURS = { recorded: "green", open: "blue", "not-yet": "grey", past: "grey" } as const;

function timing(window: DueWindow<string>, own: readonly Entry[], on: string, { t, format }: Speech) {
	const isRecorded = own.some(({ status }) => status === "current");
	const lies = stateOfWindow(window, on);
	// No source says until when: a page that said "now" would say so at three years too.
	const state = isRecorded ? "recorded" : lies === "open" && window.to === null ? "past" : lies;
	const from = format.date(window.from);
	return {
		window:
			window.to === null
				? t("health-checks:window.from", { from })
				: t("health-checks:window.between", { from, to: format.date(window.to) }),
		state: t(`health-checks:state.${state}`),
		colour: COLOURS[state],
	};
}

function reviewRecord(entry: Entry<BodyOf<"review">>, speech: Speech): CheckRecord {
	const { on, findings } = entry.body;
	return {
		id: entry.id,
		when: speech.t("health-checks:done", { date: speech.format.partialDate(on) }),
		written: findings === "" ? null : findings,
		lines: [],
		tested: [],
		source: entrySource(entry, speech),
	};
}

function screenRecord(entry: Entry<BodyOf<"screen">>, speech: Speech): CheckRecord {
	const { t, format } = speech;
	const { screen, on, result, conditions, toldParentsOn } = entry.body;
	const ids = Object.keys(BLOOD_SPOT_CONDITIONS) as BloodSpotCondition[];
	const tested = ids.flatMap((id) => {
		const found = conditions[id];
		if (found === undefined) return [];
		const name = t(`health-checks:condition.${id}`);
		return [{ key: id, name, term: CONDITION_TERMS[id], result: t(`health-checks:result.${found}`) }];
	});
	return {
		id: entry.id,
		when: `${format.partialDate(on)}: ${t(`health-checks:result.${result}`)}`,
		written: null,
		lines: [
			...(toldParentsOn ? [t("health-checks:told", { date: format.date(toldParentsOn) })] : []),
			...(screen === "blood-spot" && tested.length === 0 ? [t("health-checks:conditionsUnknown")] : []),
		],
		tested,
		source: entrySource(entry, speech),
	};
}

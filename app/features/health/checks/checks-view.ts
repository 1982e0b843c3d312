/** A child's reviews and newborn checks as their page shows them: when each is due, and what is recorded. Pure. */
import type { TagColour } from "../../../components/govuk";
import type { Child } from "../../../model/health/record/child";
import { ASQ_DOMAINS, type BodyOf, type Entry, isForGuardians, isKind } from "../../../model/health/record/entry";
import { type DueWindow, reviewWindows, stateOfWindow } from "../../../model/health/reviews/windows";
import { BLOOD_SPOT_CONDITIONS, type BloodSpotCondition, screenWindows } from "../../../model/health/screening/newborn";
import type { Speech } from "../../../platform/i18n/context";
import { ageInWords, correctedAgeInWords } from "../record/age-words";
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
	/** For a professional: with results of which nobody has told the parents, which is said. */
	withUntold?: boolean;
}

export function checksView({ child, entries, on, withUntold = false }: ChecksOn, speech: Speech): ChecksView {
	const { t } = speech;
	const reviews = entries.filter(isKind("review"));
	// Results that nobody has told the parents never get as far as here: the door holds them back. Held back again.
	const screens = entries.filter(isKind("screen")).filter((entry) => withUntold || isForGuardians(entry));
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
					records: own.map((entry) => reviewRecord(entry, child, speech)),
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

/** Scores of the ASQ-3, with the age that they are read by: the corrected one, beside the other until two years. */
function asqLines({ on, asq }: BodyOf<"review">, child: ChecksOn["child"], { t, format }: Speech): string[] {
	if (asq === null) return [];
	const isDay = on.length === "YYYY-MM-DD".length;
	const age = isDay ? ageInWords(child.bornOn, on, { format }) : null;
	const corrected = isDay ? correctedAgeInWords(child, on, { format }) : null;
	const scores = ASQ_DOMAINS.flatMap((id) => {
		const score = asq[id];
		const domain = t(`health-checks:asq.${id}`);
		return score === undefined ? [] : [t("health-checks:asq.score", { domain, score: String(score) })];
	});
	if (age === null) return scores;
	const read =
		corrected === null ? t("health-checks:asq.age", { age }) : t("health-checks:asq.ages", { age, corrected });
	return [read, ...scores];
}

function reviewRecord(entry: Entry<BodyOf<"review">>, child: ChecksOn["child"], speech: Speech): CheckRecord {
	const { on, findings } = entry.body;
	return {
		id: entry.id,
		when: speech.t("health-checks:done", { date: speech.format.partialDate(on) }),
		written: findings === "" ? null : findings,
		lines: asqLines(entry.body, child, speech),
		tested: [],
		source: entrySource(entry, speech),
	};
}

function screenRecord(entry: Entry<BodyOf<"screen">>, speech: Speech): CheckRecord {
	const { t, format } = speech;
	const { screen, on, result, conditions, toldParentsOn, said } = entry.body;
	// The family's words say that they were told.
	const resultWords = (one: typeof result) =>
		one === "suspected" && toldParentsOn === null ? t("staff-records:suspected") : t(`health-checks:result.${one}`);
	const ids = Object.keys(BLOOD_SPOT_CONDITIONS) as BloodSpotCondition[];
	const tested = ids.flatMap((id) => {
		const found = conditions[id];
		if (found === undefined) return [];
		const name = t(`health-checks:condition.${id}`);
		return [{ key: id, name, term: CONDITION_TERMS[id], result: resultWords(found) }];
	});
	return {
		id: entry.id,
		when: `${format.partialDate(on)}: ${resultWords(result)}`,
		written: said?.join("; ") ?? null,
		lines: [
			...(isForGuardians(entry) ? [] : [t("staff-records:untold")]),
			...(toldParentsOn ? [t("health-checks:told", { date: format.date(toldParentsOn) })] : []),
			...(screen === "blood-spot" && tested.length === 0 ? [t("health-checks:conditionsUnknown")] : []),
		],
		tested,
		source: entrySource(entry, speech),
	};
}

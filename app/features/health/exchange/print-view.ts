/** The whole record as paper shows it: each section with all its entries, and for growth the charts. Pure. */
import type { Child } from "../../../model/health/record/child";
import { type BodyOf, type Entry, type EntryBody, isKind } from "../../../model/health/record/entry";
import { SECTIONS, type Section } from "../../../model/health/record/sections";
import type { BloodSpotCondition } from "../../../model/health/screening/newborn";
import type { Speech } from "../../../platform/i18n/context";
import type { ChartView } from "../growth/chart-view";
import { describeAmount } from "../growth/describe-amount";
import { ZOOMS } from "../growth/frames";
import { growthView } from "../growth/growth-view";
import { amountIn } from "../growth/readings";
import { vaccineWords } from "../immunisations/dose-words";
import { type EntrySource, entrySource } from "../record/entry-words";
import type { Around, CardWords } from "../sections/section-kind";
import { SIMPLE_SECTIONS } from "../sections/sections";

type ScreenResult = BodyOf<"screen">["result"];

export interface PrintedEntry {
	id: string;
	/** What it is and, as exactly as it was said, when. */
	what: string;
	/** What more it says, and what somebody wrote. */
	lines: string[];
	source: EntrySource;
}

export interface PrintedMeasure {
	measure: string;
	title: string;
	words: string[];
	/** Each with marks in it. */
	charts: ChartView[];
	/** Of which each mark is one, newest first. */
	rows: { id: string; date: string; amount: string; place: string }[];
}

export interface PrintedRecord {
	measures: PrintedMeasure[];
	/** Where the tables and lines come from. */
	attribution: string;
	/** Oldest first; those without an entry say so. */
	sections: { section: Section; title: string; entries: PrintedEntry[] }[];
}

interface ToPrint {
	child: Child;
	entries: readonly Entry[];
	own: ReadonlySet<string>;
	/** The day of the page. */
	on: string;
}

export function printedRecord({ child, entries, own, on }: ToPrint, speech: Speech): PrintedRecord {
	const measurements = entries.filter(isKind("measurement"));
	const views = ZOOMS.map((zoom) => growthView({ child, measurements, own, on, zoom }, speech));
	return {
		measures: (views[0]?.measures ?? []).map(({ measure, title, words, rows }) => ({
			measure,
			title,
			words,
			charts: chartsOf(views.map((view) => view.measures.find((one) => one.measure === measure)?.chart ?? null)),
			rows: rows.map(({ id, date, amount, place }) => ({ id, date, amount, place })),
		})),
		attribution: views[0]?.attribution ?? "",
		sections: SECTIONS.filter((section) => section !== "about").map((section) => ({
			section,
			title: speech.t(`health-record:section.${section}`),
			entries: entries
				.filter((entry) => entry.section === section)
				.map((entry) => printedEntry(entry, { child, today: on }, speech)),
		})),
	};
}

/** A measure has fewer zooms than there are: the same picture once. */
function chartsOf(charts: readonly (ChartView | null)[]): ChartView[] {
	const byZoom = new Map(charts.flatMap((chart) => (chart && chart.marks.length > 0 ? [[chart.zoom, chart]] : [])));
	return [...byZoom.values()];
}

function printedEntry(entry: Entry, around: Around, speech: Speech): PrintedEntry {
	const { id, body } = entry;
	const simple = Object.values(SIMPLE_SECTIONS)
		.find((section) => section.has(entry))
		?.card(body, speech, around);
	const { title, lines, written } = simple ?? clinicalWords(body, speech);
	const shown = [...lines, ...written.split("\n")].filter((line) => line !== "");
	return { id, what: title, lines: shown, source: entrySource(entry, speech) };
}

/** What clinics record as a rule, in the words of its own pages. */
function clinicalWords(body: EntryBody, speech: Speech): CardWords {
	const { t, format } = speech;
	const dated = (date: string, what: string) => t("health-exchange:dated", { date: format.partialDate(date), what });
	switch (body.kind) {
		case "measurement": {
			const amounts = (["weight", "length-height", "head"] as const).flatMap((measure) => {
				const value = amountIn(measure, body);
				const name = t(`health-growth:measure.${measure}`);
				return value === null ? [] : [`${name}: ${describeAmount(measure, value, speech)}`];
			});
			return { title: dated(body.on, t("health-exchange:measurement")), lines: amounts, written: "" };
		}
		case "vaccination": {
			const { vaccine, outcome, abroad, product, batch, place, reason } = body;
			const lines = [
				t(`health-immunisations:records.${outcome}`, { date: format.partialDate(body.date) }),
				abroad && t("health-immunisations:records.abroad"),
				product && t("health-immunisations:records.product", { product }),
				batch && t("health-immunisations:records.batch", { batch }),
				place && t("health-immunisations:records.place", { place }),
				reason && t("health-immunisations:records.reason", { reason }),
			].filter((line): line is string => Boolean(line));
			return { title: vaccineWords(vaccine, speech), lines, written: "" };
		}
		case "review": {
			const scores = Object.entries(body.asq ?? {}).map(([domain, score]) => `${domain} ${score}`);
			return {
				title: dated(body.on, t(`health-checks:review.${body.review}`)),
				// The questionnaire's owner names its parts in English.
				lines: scores.length > 0 ? [`ASQ-3: ${scores.join(", ")}`] : [],
				written: body.findings,
			};
		}
		case "screen": {
			const result = (one: ScreenResult) => t(`health-checks:result.${one}`);
			const conditions = Object.entries(body.conditions) as [BloodSpotCondition, ScreenResult][];
			return {
				title: dated(body.on, t(`health-checks:screen.${body.screen}`)),
				lines: [
					result(body.result),
					...(body.said ?? []),
					...(body.toldParentsOn ? [t("health-checks:told", { date: format.date(body.toldParentsOn) })] : []),
					...conditions.map(([condition, found]) => `${t(`health-checks:condition.${condition}`)}: ${result(found)}`),
				],
				written: "",
			};
		}
		case "unknown": {
			const { on, what, system, code, value } = body;
			const title = t("health-exchange:unknown", { what });
			return {
				title: on === null ? title : dated(on, title),
				lines: code === null ? [] : [[system, code].filter(Boolean).join(" ")],
				written: value,
			};
		}
		default:
			throw new Error(`A ${body.kind} has no words.`);
	}
}

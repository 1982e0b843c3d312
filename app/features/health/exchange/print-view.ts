/** The whole record as paper shows it: each section with all its entries, and for growth the charts. Pure. */
import type { Child } from "../../../model/health/record/child";
import { type Entry, isKind } from "../../../model/health/record/entry";
import { SECTIONS, type Section } from "../../../model/health/record/sections";
import type { Speech } from "../../../platform/i18n/context";
import { type DescribedEntry, describeEntry } from "../entries/describe-entry";
import type { ChartView } from "../growth/chart-view";
import { ZOOMS } from "../growth/frames";
import { growthView } from "../growth/growth-view";

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
	sections: { section: Section; title: string; entries: DescribedEntry[] }[];
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
				.map((entry) => describeEntry(entry, { child, today: on }, speech)),
		})),
	};
}

/** A measure has fewer zooms than there are: the same picture once. */
function chartsOf(charts: readonly (ChartView | null)[]): ChartView[] {
	const byZoom = new Map(charts.flatMap((chart) => (chart && chart.marks.length > 0 ? [[chart.zoom, chart]] : [])));
	return [...byZoom.values()];
}

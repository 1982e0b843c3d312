/** A chart: lines, axes, and a mark for each measurement. Pure. */
import { LINES } from "../../../model/health/growth/centiles";
import type { Measure, Sex } from "../../../model/health/growth/reference";
import type { Speech } from "../../../platform/i18n/context";
import { type CentileLine, centileLines, rounded, standingFrom } from "./centile-lines";
import { AGES, every, isInside, placeOn, valuesOf, type Zoom, zoomsOf } from "./frames";
import type { Reading, RowView } from "./readings";

interface Spot {
	x: number;
	y: number;
}

export interface MarkView {
	/** Of the row of the table that it stands for. */
	row: string;
	/** The row in a line. */
	label: string;
	/** At the age since birth; null where that is not in the picture. */
	dot: Spot | null;
	/** At the age since the date due; null where that is the same, or not in the picture. */
	cross: Spot | null;
}

export interface ChartView {
	zoom: Zoom;
	/** The zooms to choose from: none where there is only one. */
	zooms: { zoom: Zoom; text: string }[];
	/** Its name and what it shows, for those who do not see it. */
	title: string;
	description: string;
	lines: (CentileLine & { name: string })[];
	ageTicks: { x: number; text: string }[];
	valueTicks: { y: number; text: string }[];
	ageUnit: string;
	valueUnit: string;
	/** Where lying ends and standing begins. */
	standing: { x: number; text: string } | null;
	marks: MarkView[];
	/** What the marks mean: the cross only where there is one. */
	legend: { dot: string; cross: string | null };
	/** That measurements are not in the picture; null where all are. */
	missing: string | null;
}

interface Drawn {
	measure: Measure;
	sex: Sex;
	zoom: Zoom;
	readings: readonly Reading[];
	/** Of the readings, in their order. */
	rows: readonly RowView[];
}

export function chartView({ measure, sex, zoom: asked, readings, rows }: Drawn, { t, format }: Speech): ChartView {
	const offered = zoomsOf(measure);
	const zoom = offered.includes(asked) ? asked : (offered[0] ?? asked);
	const ages = AGES[zoom];
	const values = valuesOf(measure, zoom) ?? { from: 0, to: 1, tick: 1 };
	const spot = (day: number, value: number): Spot | null => {
		if (!isInside(ages, values, { day, value })) return null;
		const { x, y } = placeOn(ages, values, { day, value });
		return { x: rounded(x), y: rounded(y) };
	};
	const marks = readings.flatMap(({ id, day, correctedDay, value }, at): MarkView[] => {
		const dot = spot(day, value);
		const cross = correctedDay === day ? null : spot(correctedDay, value);
		const row = rows[at];
		if (!row || (!dot && !cross)) return [];
		return [
			{
				row: id,
				label: t("health-growth:chart.mark", { date: row.date, amount: row.amount, place: row.place }),
				dot,
				cross,
			},
		];
	});
	const missing = readings.length - marks.length;
	const name = t(`health-growth:chart.zoom.${zoom}`);
	const standingDay = standingFrom(measure, zoom);
	return {
		zoom,
		zooms: offered.length > 1 ? offered.map((one) => ({ zoom: one, text: t(`health-growth:chart.zoom.${one}`) })) : [],
		title: t("health-growth:chart.title", { measure: t(`health-growth:measure.${measure}`), ages: name }),
		description: t("health-growth:chart.description", {
			group: t(`health-growth:chart.lines.${sex}`),
			lines: LINES.length,
			marks: marks.length,
		}),
		lines: centileLines(sex, measure, zoom).map((line) => ({ ...line, name: format.number(line.centile) })),
		ageTicks: every(ages.tick, ages.from, ages.to).map((day) => ({
			x: rounded(placeOn(ages, values, { day, value: 0 }).x),
			text: format.number(ages.unit === "years" ? Math.round(day / ages.tick) / 2 : Math.round(day / ages.tick)),
		})),
		valueTicks: every(values.tick, values.from, values.to).map((value) => ({
			y: rounded(placeOn(ages, values, { day: 0, value }).y),
			text: format.number(value),
		})),
		ageUnit: t(`health-growth:chart.ages.${ages.unit}`),
		valueUnit: t(`health-growth:chart.unit.${measure}`),
		standing:
			standingDay === null
				? null
				: {
						x: rounded(placeOn(ages, values, { day: standingDay - 0.5, value: 0 }).x),
						text: t("health-growth:chart.standing"),
					},
		marks,
		legend: {
			dot: t("health-growth:chart.dot"),
			cross: readings.some(({ day, correctedDay }) => day !== correctedDay) ? t("health-growth:chart.cross") : null,
		},
		missing: missing > 0 ? t("health-growth:chart.missing", { count: missing }) : null,
	};
}

/** What is recorded of a child's growth, by measure: each with its value, the days of age, and who wrote it. Pure. */
import { localNow } from "../../../model/calendar/local-time";
import { ageInDays } from "../../../model/health/growth/ages";
import { BMI_CHART_FROM_DAY, type Measure } from "../../../model/health/growth/reference";
import { bmiOf } from "../../../model/health/growth/units";
import { type Child, RELATIONS } from "../../../model/health/record/child";
import type { Entry, Measurement, Writer } from "../../../model/health/record/entry";
import type { Speech } from "../../../platform/i18n/context";

export type GrowingChild = Pick<Child, "bornOn" | "sex" | "gestationDays" | "birthWeightGrams" | "diedOn">;

/** Who wrote an entry, and when. */
export interface WriterView {
	kind: Writer["kind"];
	/** "Family", "Professional" */
	group: string;
	/** "Sadia Malik, mother. Written on 2 November 2026" */
	by: string;
}

/** A row of a table of measurements, in words. */
export interface RowView {
	/** Of its entry; "birth" for the weight at birth. */
	id: string;
	date: string;
	age: string;
	corrected: string | null;
	amount: string;
	/** The centile, or that there is none. */
	place: string;
	note: string | null;
	writer: WriterView;
}

/** A measurement of one measure, in its unit. */
export interface Reading {
	id: string;
	on: string;
	value: number;
	position: Measurement["position"];
	/** Days of age. */
	day: number;
	correctedDay: number;
	writer: WriterView;
}

/** Those that nothing has replaced. */
export const currentOf = (measurements: readonly Entry<Measurement>[]) =>
	measurements.filter(({ status }) => status === "current");

/** What an entry says of a measure, in the measure's unit; null for nothing. */
export function amountIn(
	measure: Measure,
	{ weightGrams, lengthMillimetres, headMillimetres }: Measurement,
): number | null {
	const scaled = (value: number | null, by: number) => (value === null ? null : value / by);
	if (measure === "weight") return scaled(weightGrams, 1000);
	if (measure === "length-height") return scaled(lengthMillimetres, 10);
	if (measure === "head") return scaled(headMillimetres, 10);
	return weightGrams === null || lengthMillimetres === null ? null : bmiOf(weightGrams, lengthMillimetres);
}

/** All current measurements of a measure, oldest first, the weight at birth among them. */
export function readingsOf(
	measure: Measure,
	{ child, measurements }: { child: GrowingChild; measurements: readonly Entry<Measurement>[] },
	speech: Speech,
): Reading[] {
	const { bornOn, gestationDays, birthWeightGrams } = child;
	const daysOn = (on: string) => ({
		day: ageInDays("chronological", bornOn, on, null),
		correctedDay: ageInDays("corrected", bornOn, on, gestationDays),
	});
	const written = currentOf(measurements).flatMap((entry): Reading[] => {
		const { on, position } = entry.body;
		const value = amountIn(measure, entry.body);
		if (value === null) return [];
		return [{ id: entry.id, on, value, position, ...daysOn(on), writer: writerView(entry, speech) }];
	});
	if (measure === "bmi") return inOrder(written.filter(({ correctedDay }) => correctedDay >= BMI_CHART_FROM_DAY));
	if (measure !== "weight" || birthWeightGrams === null) return inOrder(written);
	const { t } = speech;
	const writer = {
		kind: "source",
		group: t("health-growth:writer.source"),
		by: t("health-growth:writer.birth"),
	} as const;
	const birth = { id: "birth", on: bornOn, value: birthWeightGrams / 1000, position: null, ...daysOn(bornOn), writer };
	return inOrder([birth, ...written]);
}

const inOrder = (readings: Reading[]) => readings.sort((one, other) => one.day - other.day);

export function writerView({ writer: { kind, name, role }, recordedAt }: Entry, { t, format }: Speech): WriterView {
	const on = format.date(localNow(recordedAt).date);
	const relation = RELATIONS.find((one) => one === role);
	const as = relation ? t(`health-growth:relation.${relation}`) : role;
	return {
		kind,
		group: t(`health-growth:writer.${kind}`),
		by: as ? t("health-growth:writer.by-as", { name, role: as, on }) : t("health-growth:writer.by", { name, on }),
	};
}

/** What is recorded of a child's growth, by measure: each with its value, the days of age, and who wrote it. Pure. */
import { ageInDays } from "../../../model/health/growth/ages";
import { BMI_CHART_FROM_DAY, type Measure } from "../../../model/health/growth/reference";
import { bmiOf } from "../../../model/health/growth/units";
import type { Child } from "../../../model/health/record/child";
import type { Entry, Measurement } from "../../../model/health/record/entry";
import type { Speech } from "../../../platform/i18n/context";
import { type EntrySource, entrySource } from "../record/entry-words";

export type GrowingChild = Pick<Child, "bornOn" | "sex" | "gestationDays" | "birthWeightGrams" | "diedOn">;

/** Who wrote it and when; the birth's record is no entry, and has no day on which it was written. */
export type SourceWords = Omit<EntrySource, "recorded"> & { recorded: string | null };

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
	source: SourceWords;
	/** The reader wrote it, and may correct it. */
	isOwn: boolean;
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
	source: SourceWords;
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
		return [{ id: entry.id, on, value, position, ...daysOn(on), source: entrySource(entry, speech) }];
	});
	if (measure === "bmi") return inOrder(written.filter(({ correctedDay }) => correctedDay >= BMI_CHART_FROM_DAY));
	if (measure !== "weight" || birthWeightGrams === null) return inOrder(written);
	const { t } = speech;
	const source = {
		kind: "source",
		group: t("health-record:entry.source"),
		by: t("health-growth:birth-record"),
		recorded: null,
		status: null,
	} as const;
	const birth = { id: "birth", on: bornOn, value: birthWeightGrams / 1000, position: null, ...daysOn(bornOn), source };
	return inOrder([birth, ...written]);
}

const inOrder = (readings: Reading[]) => readings.sort((one, other) => one.day - other.day);

/** Small words with which listings are written. */
import type { Day } from "../../app/model/listings/vocabulary";
import type { EligibilitySeed, HoursSeed, PhoneSeed } from "./kinds";

export const WEEKDAYS: Day[] = ["MO", "TU", "WE", "TH", "FR"];
export const EVERY_DAY: Day[] = [...WEEKDAYS, "SA", "SU"];

type Ages = Partial<Pick<EligibilitySeed, "audience" | "note">>;

/** Children from an age in months up to, but not including, another. */
export const ages = (fromMonths: number, toMonths: number | null, more?: Ages): EligibilitySeed => ({
	pregnancy: false,
	children: true,
	fromMonths,
	toMonths,
	...more,
});

/** From pregnancy until the child reaches an age in months; null for any age. */
export const fromPregnancy = (toMonths: number | null, more?: Ages): EligibilitySeed => ({
	pregnancy: true,
	children: true,
	fromMonths: null,
	toMonths,
	...more,
});

/** Expectant parents only. */
export const expecting = (more?: Ages): EligibilitySeed => ({
	pregnancy: true,
	fromMonths: null,
	toMonths: null,
	children: false,
	...more,
});

/** Opening hours that are the same on each of the days. */
export const open = (days: Day[], opens: string, closes: string, more?: Partial<HoursSeed>): HoursSeed => ({
	regular: days.map((day) => ({ day, opens, closes })),
	...more,
});

/** Midnight to midnight, Christmas too. */
export const DAY_AND_NIGHT = open(EVERY_DAY, "00:00", "24:00", { bankHolidays: "open" });

export const call = (number: string, description?: string, hours?: HoursSeed): PhoneSeed => ({
	number,
	description: description ?? null,
	hours: hours ?? null,
});

export const textTo = (number: string, description?: string, hours?: HoursSeed): PhoneSeed => ({
	...call(number, description, hours),
	kind: "text",
});

/** An address on the council's made-up website. */
export const web = (host: "northmere" | "northmerebay-nhs" | "eastwickvale", path = "") =>
	`https://${host}.example${path && `/${path}`}`;

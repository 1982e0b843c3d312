/** Weights and lengths in both ways that families know. Pure. */
import type { Measure } from "../../../model/health/growth/reference";
import {
	centimetresOfMillimetres,
	feetOfMillimetres,
	kilogramsOfGrams,
	poundsOfGrams,
} from "../../../model/health/growth/units";
import type { Speech } from "../../../platform/i18n/context";

const QUARTERS = ["", "¼", "½", "¾"];

/** "9", "9¾", "½": a number to the quarter. A fraction would change sides with its number among words from right to left. */
function inQuarters(value: number, { format, language }: Speech): string {
	const whole = Math.floor(value);
	const fraction = QUARTERS[Math.round((value - whole) * 4)] ?? "";
	const text = `${whole > 0 || fraction === "" ? format.number(whole) : ""}${fraction}`;
	return language.dir === "rtl" ? `\u2066${text}\u2069` : text;
}

/** "3.45 kg (7 lb 9¾ oz)" */
export function describeWeight(grams: number, speech: Speech): string {
	const { pounds, ounces } = poundsOfGrams(grams);
	return speech.t("health-growth:amount.weight", {
		kilograms: speech.format.number(kilogramsOfGrams(grams)),
		pounds: speech.format.number(pounds),
		ounces: inQuarters(ounces, speech),
	});
}

/** "58.5 cm (1 ft 11 in)" */
export function describeLength(millimetres: number, speech: Speech): string {
	const { feet, inches } = feetOfMillimetres(millimetres);
	return speech.t("health-growth:amount.length", {
		centimetres: speech.format.number(centimetresOfMillimetres(millimetres)),
		feet: speech.format.number(feet),
		inches: inQuarters(inches, speech),
	});
}

/** What was measured, in words. @param value in the measure's unit: kg, cm, kg/m² */
export function describeAmount(measure: Measure, value: number, speech: Speech): string {
	if (measure === "weight") return describeWeight(Math.round(value * 1000), speech);
	if (measure === "length-height") return describeLength(Math.round(value * 10), speech);
	const number = speech.format.number(Math.round(value * 10) / 10);
	return measure === "head"
		? speech.t("health-growth:amount.head", { centimetres: number })
		: speech.t("health-growth:amount.bmi", { index: number });
}

/**
 * Units. A weight is stored in whole grams and a length in whole millimetres: integers, in which nothing drifts. What a
 * family typed comes back as typed: kilograms to three decimals, centimetres to one, ounces and inches to a quarter.
 */
const GRAMS_PER_OUNCE = 28.349_523_125;
const OUNCES_PER_POUND = 16;
const MILLIMETRES_PER_INCH = 25.4;
const INCHES_PER_FOOT = 12;
/** Parts of an ounce and of an inch that are shown. Each is well over a gram or a millimetre, so rounding finds it again. */
const PARTS = 4;

/** Whole grams of kilograms. */
export const gramsOfKilograms = (kilograms: number) => Math.round(kilograms * 1000);
/** Kilograms of grams. */
export const kilogramsOfGrams = (grams: number) => grams / 1000;
/** Whole millimetres of centimetres. */
export const millimetresOfCentimetres = (centimetres: number) => Math.round(centimetres * 10);
/** Centimetres of millimetres. */
export const centimetresOfMillimetres = (millimetres: number) => millimetres / 10;

/** Whole grams of pounds and ounces. */
export function gramsOfPounds({ pounds, ounces }: { pounds: number; ounces: number }): number {
	return Math.round((pounds * OUNCES_PER_POUND + ounces) * GRAMS_PER_OUNCE);
}

/** Pounds, and ounces to the nearest quarter below 16, of grams. */
export function poundsOfGrams(grams: number): { pounds: number; ounces: number } {
	const [pounds, ounces] = split(grams / GRAMS_PER_OUNCE, OUNCES_PER_POUND);
	return { pounds, ounces };
}

/** Whole millimetres of feet and inches. */
export function millimetresOfFeet({ feet, inches }: { feet: number; inches: number }): number {
	return Math.round((feet * INCHES_PER_FOOT + inches) * MILLIMETRES_PER_INCH);
}

/** Feet, and inches to the nearest quarter below 12, of millimetres. */
export function feetOfMillimetres(millimetres: number): { feet: number; inches: number } {
	const [feet, inches] = split(millimetres / MILLIMETRES_PER_INCH, INCHES_PER_FOOT);
	return { feet, inches };
}

/** A count of small units as large ones and the rest, rounded to a part before it is divided so that no rest is full. */
function split(small: number, perLarge: number): [large: number, rest: number] {
	const parts = Math.round(small * PARTS);
	return [Math.floor(parts / (perLarge * PARTS)), (parts % (perLarge * PARTS)) / PARTS];
}

/** Body mass index in kg/m², of a weight in grams and a length or height in millimetres. */
export const bmiOf = (grams: number, millimetres: number) => (grams * 1000) / (millimetres * millimetres);

/**
 * A typed decimal ("3.45", "3,45", " 3450 ") as a number above nothing; undefined for anything else. A comma is a decimal
 * point only: "1,234.5" is not understood.
 */
export function readDecimal(text: string): number | undefined {
	const trimmed = text.trim();
	if (!/^\d{1,6}(?:[.,]\d{1,6})?$/.test(trimmed)) return undefined;
	const value = Number(trimmed.replace(",", "."));
	return value > 0 ? value : undefined;
}

/** NHS numbers: ten digits, the last of which checks the nine before it (modulus 11). NHS Data Dictionary, "NHS NUMBER". */
import { z } from "zod";
import { plainFigures } from "../figures";

/** The ten digits of a typed NHS number ("943 476 5919"), or undefined where they are none or the check digit is wrong. */
export function readNhsNumber(text: string): string | undefined {
	const digits = plainFigures(text).replace(/[\s-]/g, "");
	if (!/^\d{10}$/.test(digits)) return undefined;
	const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
	// 11 is written as 0; 10 is no digit, so such numbers are never issued.
	const check = (11 - (sum % 11)) % 11;
	return check === Number(digits[9]) ? digits : undefined;
}

/** A number as people read it, in groups of three, three and four: "943 476 5919". */
export function spacedNhsNumber(digits: string): string {
	return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}

export const nhsNumber = z.string().refine((text) => readNhsNumber(text) === text);

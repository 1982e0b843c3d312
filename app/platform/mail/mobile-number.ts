/** The numbers that text messages go to. Pure. */
import { parsePhoneNumberFromString } from "libphonenumber-js/mobile";

/** A British mobile number as it is sent to: +447700900123. Made by `mobileNumber` alone. */
export type MobileNumber = string & { readonly kind: "mobile" };

const BRITISH = "44";
/** Numbers for drama, which the demo and tests use, are given to nobody. */
const DRAMA = /^\+447700900\d{3}$/;

/**
 * Reads a number however it was typed: "07700 900 123", "+44 7700 900123".
 * @returns null for what is no British mobile number (the Isle of Man and the Channel Islands have some too)
 */
export function mobileNumber(typed: string): MobileNumber | null {
	const read = parsePhoneNumberFromString(typed, { defaultCountry: "GB", extract: false });
	if (read?.countryCallingCode !== BRITISH || read.ext) return null;
	return read.isValid() || DRAMA.test(read.number) ? (read.number as string as MobileNumber) : null;
}

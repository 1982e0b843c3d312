/** A field for a telephone number. Pure. */
import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { type Field, field } from "./field";

/** Numbers that are dialled as they are: emergency and help lines of three or six figures, and codes for texts. */
const SHORT_NUMBER = /^(?:999|112|1\d{2}|116\d{3}|118\d{3}|[6-8]\d{4,6})$/;

/** Dialled before a number to reach it through a relay assistant who types. */
const RELAY = /^1800[12]/;

/** Numbers for drama, which the demo and tests use, are given to nobody. */
const DRAMA = /^\+44(?:1632960\d{3}|7700900\d{3})$/;

/** Figures of a British number without its first 0. */
const BRITISH = "44";
const BRITISH_FIGURES = 10;

type Unread = "phone" | "phone-short" | "phone-long";

/**
 * A telephone number in one form however it was typed: "01632 960 001", "01632 960 001 ext 12", "+353 1 234 5678",
 * "999". Numbers that are given to nobody, such as those for drama, are numbers too.
 * @param kept numbers that stand there already: one that is not changed stays as it came, in groups of its own, be it none
 */
export const phone = (kept: readonly string[] = []): Field<string | null, Unread> =>
	field((at) => {
		const typed = at.short("phone");
		if (!typed) return typed === "" ? null : undefined;
		if (kept.includes(typed)) return typed;
		const read = readPhone(typed);
		if (typeof read !== "string") return at.refuse(read.wrong);
		return kept.find((one) => readPhone(one) === read) ?? read;
	});

/** The telephone number of a person: one that rings somewhere, in England or abroad. No emergency line, no code for texts. */
export function ownPhone(): Field<string | null, Unread | "phone-nobody"> {
	const any = phone();
	return field((at) => {
		const read = any.read(at);
		return typeof read !== "string" || isSomebodys(read) ? read : at.refuse("phone-nobody");
	});
}

/** Whether it can be somebody's own, as far as the numbering plans say. */
function isSomebodys(read: string): boolean {
	const number = parsePhoneNumberFromString(read.replace(RELAY, ""), { defaultCountry: "GB", extract: false });
	return number !== undefined && (number.isValid() || DRAMA.test(number.number));
}

function readPhone(typed: string): string | { wrong: Unread } {
	const figures = typed.replace(/[\s().-]/g, "");
	if (SHORT_NUMBER.test(figures)) return figures;
	const [relay] = RELAY.exec(figures) ?? [];
	if (relay) {
		const behind = readPhone(figures.slice(relay.length));
		return typeof behind === "string" ? `${relay} ${behind}` : behind;
	}
	const number = parsePhoneNumberFromString(typed, { defaultCountry: "GB", extract: false });
	if (!number) return { wrong: "phone" };
	const wrong = wrongWith(number);
	return wrong ? { wrong } : grouped(number);
}

/** British numbers have ten figures but for a few that are given out; of other countries we know what is possible. */
function wrongWith(number: PhoneNumber): Unread | null {
	if (number.isValid()) return null;
	if (number.countryCallingCode !== BRITISH) return number.isPossible() ? null : "phone";
	const { length } = number.nationalNumber;
	if (length === BRITISH_FIGURES && number.isPossible()) return null;
	return length < BRITISH_FIGURES ? "phone-short" : length > BRITISH_FIGURES ? "phone-long" : "phone";
}

function grouped(number: PhoneNumber): string {
	const { ext, countryCallingCode } = number;
	const own = number.format(countryCallingCode === BRITISH ? "NATIONAL" : "INTERNATIONAL").replace(/ x\d+$/, "");
	// Six figures in a row are hard to read out.
	const parted = countryCallingCode === BRITISH ? own.replace(/ (\d{3})(\d{3})$/, " $1 $2") : own;
	return ext ? `${parted} ext ${ext}` : parted;
}

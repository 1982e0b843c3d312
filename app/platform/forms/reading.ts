/** Reads a form field by field, and remembers what is wrong with which. Pure. */
import { z } from "zod";
import { parseDate, parseTime } from "../../model/calendar/read-when";
import { oneLine } from "../../model/one-line";
import type { FieldError, FieldErrors, Values } from "./field-errors";
import { allOf, oneOf } from "./values";

/** The longest texts, in characters: a line, a remark, and paragraphs. */
export const LIMITS = { line: 300, note: 2000, prose: 20_000, link: 2000 } as const;

export type Reading = ReturnType<typeof reading>;

/**
 * Each method reads one field. What is wrong is remembered and `done` gives it back, so that a section reads straight
 * on; null stands for an empty field.
 */
export function reading(values: Values) {
	const errors: FieldErrors = {};
	const fail = (field: string, reason: FieldError["reason"], what?: string | number) => {
		errors[field] ??= what === undefined ? { reason } : { reason, what: String(what) };
	};

	const text = (name: string, limit: number): string => {
		const typed = oneOf(values, name).trim();
		if (typed.length > limit) fail(name, "too-long", limit.toLocaleString("en-GB"));
		return typed;
	};
	const line = (name: string): string => oneLine(text(name, LIMITS.line));

	return {
		fail,
		/** What is wrong so far. */
		errors,
		/** Whether a field has been found wrong. */
		failed: (field: string) => field in errors,
		one: (name: string) => oneOf(values, name),
		all: (name: string) => allOf(values, name),
		/** A text of at most so many characters; "" when empty. */
		text,
		/** One line of at most 300 characters; "" when empty. */
		line,
		/** One line that must be there. */
		needed: (name: string, reason: FieldError["reason"]): string => {
			const typed = line(name);
			if (!typed) fail(name, reason);
			return typed;
		},
		/** One line, or null when empty. */
		optionalLine: (name: string): string | null => line(name) || null,
		/** A remark of some lines, or null when empty. */
		note: (name: string): string | null => text(name, LIMITS.note) || null,
		/** Paragraphs parted by blank lines; "" when empty. */
		prose: (name: string): string => text(name, LIMITS.prose),
		ticked: (name: string): boolean => oneOf(values, name) !== "",

		/** One of a closed list; `otherwise` when it is none of them, which the page does not offer. */
		choice: <T extends string, Otherwise extends T | null>(
			name: string,
			allowed: readonly T[],
			otherwise: Otherwise,
		): T | Otherwise => allowed.find((each) => each === oneOf(values, name)) ?? otherwise,
		/** Those chosen of a closed list, in the order in which they stood before. */
		choices: <T extends string>(name: string, allowed: readonly T[], before: readonly T[]): T[] => {
			const chosen = new Set(allOf(values, name));
			const known = [...new Set([...before, ...allowed])];
			return known.filter((each) => chosen.has(each) && allowed.includes(each));
		},

		email: (name: string): string | null => {
			const typed = line(name);
			if (typed && !z.email().safeParse(typed).success) fail(name, "email");
			return typed || null;
		},
		/** A link to a web page; "example.org" is understood as one. */
		link: (name: string): string | null => {
			const typed = text(name, LIMITS.link);
			if (!typed || errors[name]) return null;
			const whole = /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]|$)/i.test(typed) ? `https://${typed}` : typed;
			if (z.url({ protocol: /^https?$/ }).safeParse(whole).success) return whole;
			fail(name, "link");
			return null;
		},
		/** A date of three boxes, or null when all are empty. */
		date: (name: string): string | null => {
			const [day, month, year] = ["day", "month", "year"].map((part) => oneOf(values, `${name}-${part}`).trim());
			if (!day && !month && !year) return null;
			if (!day || !month || !year) {
				fail(name, "date-incomplete");
				return null;
			}
			const date = parseDate(/^\d+$/.test(month) ? `${day}/${month}/${year}` : `${day} ${month} ${year}`);
			if (!date) fail(name, "date", [day, month, year].join(" ").slice(0, 40));
			return date ?? null;
		},
		/** A list of dates, one on each line or parted by commas. */
		dates: (name: string): string[] => {
			const found: string[] = [];
			for (const part of text(name, LIMITS.note).split(/[\n;,]/)) {
				if (!part.trim()) continue;
				const date = parseDate(part);
				if (date) found.push(date);
				else fail(name, "date", part.trim().slice(0, 40));
			}
			return [...new Set(found)];
		},
		/** A time of day such as "9.30am" or "14:00", as "HH:MM"; null when empty. */
		time: (name: string): string | null => {
			const typed = oneOf(values, name).trim();
			if (!typed) return null;
			const time = parseTime(typed);
			if (!time) fail(name, "time", typed.slice(0, 40));
			return time ?? null;
		},
		/** A whole number from 0 on, or null when empty. */
		whole: (name: string, most: number): number | null => {
			const typed = oneOf(values, name).trim();
			if (!typed) return null;
			const number = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
			if (Number.isNaN(number)) fail(name, "number", typed.slice(0, 40));
			else if (number > most) fail(name, "too-large", most);
			return number;
		},

		/** What was read, unless something was wrong. */
		done: <Entry>(entry: Entry): { ok: true; entry: Entry } | { ok: false; errors: FieldErrors } =>
			Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, entry },
	};
}

/** The three boxes of a date, filled in. */
export function dateValues(name: string, date: string | null): Record<string, string> {
	const [year, month, day] = date ? date.split("-").map((part) => String(Number(part))) : ["", "", ""];
	return { [`${name}-day`]: day ?? "", [`${name}-month`]: month ?? "", [`${name}-year`]: year ?? "" };
}

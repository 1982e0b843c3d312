/** Reads a row of a spreadsheet by its mapping. Pure: what cannot be read is told, not thrown. */
import { dayOf } from "../../../model/calendar/local-time";
import {
	parseDate,
	parseDates,
	parseDays,
	parseNotedRange,
	parseTime,
	parseYes,
} from "../../../model/calendar/read-when";
import { parseRule } from "../../../model/calendar/schedule";
import type { Field } from "../../../model/exchange/sheet-fields";
import type { Eligibility } from "../../../model/listings/shapes";
import type { Day } from "../../../model/listings/vocabulary";
import { formatPostcode, parsePlace } from "../../directory/places/rules";
import { activityKey, splitName } from "./activity-name";
import { parseAge } from "./parse-age";
import { parseCost } from "./parse-cost";
import type { SheetRow } from "./read-sheet.server";
import type { RowProblem } from "./row-problem";
import type { Session, Venue, When } from "./session";
import { type Facts, fieldText, type SheetMap } from "./sheet-map";

/** A row without its session was refused: `problems` says why. With one, `problems` are warnings. */
export interface ReadRow {
	session: Session | undefined;
	problems: RowProblem[];
}

const LONGEST_NAME = 300;
const TERM_TIME = /\bterm[- ]?time(?: only)?\b/i;
const POSTCODE_AT_END = /\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i;
const WEB = /^https?:\/\/[^\s.]+\.\S+$/;
const EMAIL = /^[^\s@]+@[^\s@.]+\.[^\s@]+$/;

const MOST_REMEMBERED = 1000;

/** The same reading of the same text, done once: the rows of a sheet say the same few things over and over. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
	const known = new Map<string, T>();
	return (text) => {
		const found = known.get(text);
		if (found !== undefined || known.has(text)) return found as T;
		if (known.size >= MOST_REMEMBERED) known.clear();
		const made = read(text);
		known.set(text, made);
		return made;
	};
}

const readAge = remembering(parseAge);
const readCost = remembering(parseCost);
const readDays = remembering(parseDays);
const readRule = remembering(parseRule);

/** Reads one row. Refused is what would send a family to the wrong place or at the wrong time; the rest is a warning. */
export function readSession(row: SheetRow, map: SheetMap): ReadRow {
	const reader = new RowReader(row, map);
	const session = reader.read();
	return { session: reader.refused ? undefined : session, problems: reader.problems };
}

class RowReader {
	readonly problems: RowProblem[] = [];
	refused = false;

	constructor(
		private readonly row: SheetRow,
		private readonly map: SheetMap,
	) {}

	read(): Session {
		const { map, row } = this;
		const fullName = this.text("name");
		if (fullName === "") this.refuse("name", "is empty");
		if (fullName.length > LONGEST_NAME) this.refuse("name", `is longer than ${LONGEST_NAME} characters`);
		const { name, venue: venueInName } = splitName(fullName);
		const edition = map.editions.findIndex(({ when }) => when.matches.test(this.text(when.field)));
		return {
			line: row.line,
			rank: edition < 0 ? map.editions.length : edition,
			edition: map.editions[edition]?.name ?? null,
			id: this.text("id") || null,
			fullName,
			name,
			activity: activityKey(name, map.activity),
			venueInName,
			summary: this.text("summary").slice(0, 300),
			description: wholeSentences(this.text("description")),
			category: this.text("category"),
			eligibility: this.eligibility(),
			organisation: this.text("organisation") || null,
			venue: this.venue(venueInName),
			when: this.when(),
			cost: readCost(this.text("cost")),
			booking: this.booking(),
			facts: this.facts(),
			howToJoin: this.text("howToJoin") || null,
			url: this.optional("url", WEB, "is not a web address"),
			bookingUrl: this.optional("bookingUrl", WEB, "is not a web address"),
			email: this.optional("email", EMAIL, "is not an e-mail address"),
			phone: this.text("phone") || null,
			heldIn: this.languages(),
			checkedOn: this.date("checkedOn"),
		};
	}

	private text(field: Field): string {
		return fieldText(this.map, field, this.row.cells);
	}

	private refuse(field: Field, reason: string): void {
		this.refused = true;
		this.problems.push({ line: this.row.line, field, reason });
	}

	private warn(field: Field, reason: string): void {
		this.problems.push({ line: this.row.line, field, reason });
	}

	private optional(field: Field, form: RegExp, reason: string): string | null {
		const text = this.text(field);
		if (text === "" || form.test(text)) return text || null;
		this.warn(field, `"${text}" ${reason}; left out`);
		return null;
	}

	private date(field: Field): string | null {
		const text = this.text(field);
		if (text === "") return null;
		const date = parseDate(text);
		if (!date) this.refuse(field, `"${text}" is not a date`);
		return date ?? null;
	}

	private eligibility(): Eligibility | undefined {
		const text = this.text("age");
		if (text === "") return undefined;
		const found = readAge(text);
		if (!found) this.warn("age", `"${text}" is not understood; shown as open to all ages`);
		return found;
	}

	private booking(): boolean | undefined {
		const text = this.text("booking");
		if (text === "") return undefined;
		const answer = parseYes(text);
		if (answer === undefined) this.warn("booking", `"${text}" is neither yes nor no`);
		return answer;
	}

	private facts(): Facts {
		const facts: Facts = {};
		for (const { when, set } of this.map.rules) {
			if (when.matches.test(this.text(when.field))) Object.assign(facts, set);
		}
		const category = this.text("category");
		if (!facts.topics && category) this.warn("category", `"${category}" has no topic in the mapping`);
		return facts;
	}

	private languages(): string[] {
		const codes: string[] = [];
		for (const code of this.text("heldIn")
			.split(/[;,\s]+/)
			.filter(Boolean)) {
			if (/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(code)) codes.push(code);
			else this.warn("heldIn", `"${code}" is not a language code such as "pl"; left out`);
		}
		return codes;
	}

	private venue(venueInName: string | null): Venue | null {
		const name = this.text("venue") || null;
		const address = this.text("address");
		const typed = this.text("postcode") || (POSTCODE_AT_END.exec(address)?.[1] ?? "");
		if (typed === "") {
			if (name || address) this.refuse("postcode", "is missing, so the place cannot be found on a map");
			return null;
		}
		const parsed = parsePlace(typed);
		if (parsed.kind !== "postcode") {
			this.refuse("postcode", `"${typed}" is not a full postcode`);
			return null;
		}
		if (!name && !address && !venueInName) this.refuse("address", "is empty, and the row names no venue");
		return { name, address, postcode: formatPostcode(parsed.postcode) };
	}

	private when(): When | null {
		const typed = { days: this.text("days"), dates: this.text("dates"), rule: this.text("recurrence") };
		const startText = this.text("start");
		if (!typed.days && !typed.dates && !typed.rule && !startText) return null;

		const start = this.time("start", startText);
		const endText = this.text("end");
		const end = endText ? this.time("end", endText) : null;
		if (start && end && end <= start) this.refuse("end", `${end} is not after the start, ${start}`);
		const listedDays = typed.days ? readDays(typed.days) : [];
		if (!listedDays) this.refuse("days", `"${typed.days}" cannot be read as days of the week`);
		const dates = parseDates(typed.dates);
		if (!dates) this.refuse("dates", `"${typed.dates}" is not a list of dates`);
		const rule = typed.rule ? readRule(typed.rule) : undefined;
		if (rule && !rule.ok) this.refuse("recurrence", rule.reason);
		const validFrom = this.date("validFrom");
		const validTo = this.date("validTo");
		if (validFrom && validTo && validTo < validFrom) this.refuse("validTo", `${validTo} is before ${validFrom}`);
		if (!start || !listedDays || !dates || (rule && !rule.ok)) return null;

		const ruleDays = rule?.rule.days.map(({ day }) => day) ?? [];
		const notes = this.text("notes");
		const ranged = rangeOfWeeks(dates, notes);
		const rrule = ranged?.rrule ?? (typed.rule.replace(/^RRULE:/i, "") || (dates.length ? null : weekly(listedDays)));
		const happensOn = [...ruleDays, ...(ranged ? ranged.days : dates.map(dayOf))];
		const days = listedDays.length > 0 ? listedDays : inWeekOrder(happensOn);
		const monthly = rule?.rule.frequency === "monthly";
		if (days.length === 0 && !monthly) this.refuse("days", "are missing");
		const otherDays = inWeekOrder(happensOn.filter((day) => !days.includes(day)));
		if (otherDays.length > 0) this.warn("days", `"${typed.days}" does not fit its dates, which are on ${otherDays}`);
		return {
			days,
			start,
			end: end ?? null,
			rrule,
			dates: ranged ? [] : dates,
			except: ranged?.except ?? [],
			validFrom: ranged?.from ?? validFrom,
			validTo: ranged?.to ?? validTo,
			termTimeOnly: TERM_TIME.test(notes) || TERM_TIME.test(typed.days),
			otherDays,
		};
	}

	private time(field: "start" | "end", text: string): string | undefined {
		const time = parseTime(text);
		if (!time) this.refuse(field, text ? `"${text}" is not a time` : "is empty");
		return time;
	}
}

const weekly = (days: readonly Day[]) => `FREQ=WEEKLY;BYDAY=${days.join(",")}`;

function inWeekOrder(days: readonly Day[]): Day[] {
	return parseDays(days.join(";")) ?? [];
}

/**
 * Some sheets hold the ends of a range of weeks, and its exceptions, as if they were the dates: "2026-05-12; 2026-05-26;
 * 2026-07-07" beside the note "12 May to 7 July (except 26 May half-term)". The note tells.
 */
function rangeOfWeeks(dates: readonly string[], notes: string) {
	const range = parseNotedRange(notes);
	const [from, to] = [dates[0], dates.at(-1)];
	if (!range || !from || !to) return undefined;
	const told = [range.from, ...range.except, range.to].map((monthDay) => `${from.slice(0, 5)}${monthDay}`);
	if ([...told].sort().join() !== dates.join() || told[0] !== from || told.at(-1) !== to) return undefined;
	const day = dayOf(from);
	return { from, to, except: told.slice(1, -1), days: [day], rrule: weekly([day]) };
}

/** A text that was cut off ("… activities such as: routines imaginative …") up to its last whole sentence. */
function wholeSentences(text: string): string {
	if (!/(?:…|\.\.\.)$/.test(text)) return text;
	const end = Math.max(text.lastIndexOf(". "), text.lastIndexOf("! "), text.lastIndexOf("? "));
	return end < 0 ? text : text.slice(0, end + 1);
}

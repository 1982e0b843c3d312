/**
 * What a simple section of a record is: a list of what was written, and a form that adds to it, corrects it or takes it back.
 * A section is a file here that says its form, its questions and its cards; the pages are the same for all. Pure.
 */

import { earliestDay, latestDay } from "../../../model/health/partial-date";
import type { Child } from "../../../model/health/record/child";
import type { BodyOf, Entry, EntryBody } from "../../../model/health/record/entry";
import type { RecordSection } from "../../../paths";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { type Form, readValues } from "../../../platform/forms/form";
import type { Speech } from "../../../platform/i18n/context";
import type { PhotoReason } from "../photos/photo-limits";

/** What a section knows while it reads a form or says an entry. */
export interface Around {
	child: Pick<Child, "bornOn" | "gestationDays" | "givenName">;
	/** `YYYY-MM-DD` */
	today: string;
}

/** One question of a section's form, in words. */
export type Question = { name: string; label: string; hint?: string } & (
	| { input: "date" | "partial-date" | "line" | "note" | "time" | "photo" }
	| { input: "radios" | "select"; choices: { value: string; label: string }[] }
);

/** An entry as the list says it. */
export interface CardWords {
	title: string;
	/** Words of ours, one line each. */
	lines: string[];
	/** What somebody wrote, in whatever language; "" for nothing. */
	written: string;
}

/** What can be wrong with an answer: words stand under `health-sections:error.<reason>`. */
export type SectionReason =
	| "missing"
	| "date"
	| "date-incomplete"
	| "time"
	| "too-long"
	| "not-offered"
	| "future"
	| "before-birth"
	| "photo-again"
	| PhotoReason;

type SimpleKind = "feeding" | "tooth" | "first" | "appointment" | "condition" | "note";
export type SimpleBody = BodyOf<SimpleKind>;

interface Definition<Kind extends SimpleKind, Answers> {
	segment: RecordSection;
	kind: Kind;
	form: (around: Around) => Form<Answers, SectionReason>;
	body: (answers: Answers) => BodyOf<Kind>;
	/** What the form shows of an entry that is to be corrected. */
	values: (body: BodyOf<Kind>) => Values;
	questions: (speech: Speech) => Question[];
	card: (body: BodyOf<Kind>, speech: Speech, around: Around) => CardWords;
	/** When it happened, as exact as it was said; null where nobody said. */
	on: (body: BodyOf<Kind>) => string | null;
	/** Parts of the list in their order, by a key of `health-sections:group`; one without a heading where there are none. */
	groups?: readonly { key: GroupKey; has: (body: BodyOf<Kind>, around: Around) => boolean; soonestFirst?: true }[];
}

export type GroupKey = "allergies" | "conditions" | "coming" | "past";

/** A section, whatever its entries are. */
export interface SimpleSection {
	segment: RecordSection;
	has: (entry: Entry) => entry is Entry<SimpleBody>;
	read: (
		values: Values,
		around: Around,
	) => { ok: true; body: SimpleBody } | { ok: false; errors: FieldErrors<SectionReason> };
	values: (body: EntryBody) => Values;
	questions: (speech: Speech) => Question[];
	card: (body: EntryBody, speech: Speech, around: Around) => CardWords;
	/** The entries in the order of the page, by the parts of its list. */
	grouped: (entries: readonly Entry[], around: Around) => { key: GroupKey | null; entries: Entry[] }[];
}

export function simpleSection<Kind extends SimpleKind, Answers>(one: Definition<Kind, Answers>): SimpleSection {
	const own = (body: EntryBody): BodyOf<Kind> => {
		if (body.kind !== one.kind) throw new Error(`A ${body.kind} is no ${one.kind}.`);
		return body as BodyOf<Kind>;
	};
	const newestFirst = (entries: readonly Entry[]) =>
		entries.toSorted((a, b) => whenOf(own(b.body)).localeCompare(whenOf(own(a.body))) || +b.recordedAt - +a.recordedAt);
	const whenOf = (body: BodyOf<Kind>) => {
		const on = one.on(body);
		// What has no date comes last; of a year and a day in it the day is the later one to be told.
		return on === null ? "" : `${latestDay(on)} ${on}`;
	};
	return {
		segment: one.segment,
		has: (entry): entry is Entry<SimpleBody> => entry.body.kind === one.kind,
		read(values, around) {
			const read = readValues(one.form(around), values);
			return read.ok ? { ok: true, body: one.body(read.values) } : { ok: false, errors: read.errors };
		},
		values: (body) => one.values(own(body)),
		questions: one.questions,
		card: (body, speech, around) => one.card(own(body), speech, around),
		grouped(entries, around) {
			const sorted = newestFirst(entries);
			if (!one.groups) return [{ key: null, entries: sorted }];
			return one.groups.map(({ key, has, soonestFirst }) => {
				const some = sorted.filter(({ body }) => has(own(body), around));
				return { key, entries: soonestFirst ? some.toReversed() : some };
			});
		},
	};
}

/** What is wrong with the day on which something happened, be it exact or not. */
export const wrongDay = (on: string | null | undefined, { child, today }: Around) =>
	typeof on === "string" && (earliestDay(on) > today ? "future" : latestDay(on) < child.bornOn && "before-birth");

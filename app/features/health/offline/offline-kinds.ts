/** What a guardian can write down without a network, as the form of each kind reads it when it is sent. Pure. */
import type { EntryBody } from "../../../model/health/record/entry";
import { type FieldErrors, listErrors, type Values } from "../../../platform/forms/field-errors";
import { readValues } from "../../../platform/forms/form";
import type { Speech } from "../../../platform/i18n/context";
import { type MeasurementReason, measurementForm, readMeasurement } from "../growth/measurement-form";
import type { GrowingChild } from "../growth/readings";
import type { NewEntry } from "../record/write-entry.server";
import type { Around } from "../sections/section-kind";
import { SIMPLE_SECTIONS } from "../sections/sections";

/** By the sections in which they stand: a weight, a tooth, a first, a note. */
export const OFFLINE_KINDS = ["growth", "teeth", "development", "notes"] as const;
export type OfflineKind = (typeof OFFLINE_KINDS)[number];

/** `also`: what the form sends along when what is asked about is right; null where something is wrong. */
export type ReadOffline = { ok: true; body: NewEntry["body"] } | { ok: false; words: string[]; also: Values | null };

/** Reads what was written down as the form of its kind does. */
export function readOffline(
	kind: OfflineKind,
	values: Values,
	around: Around & { child: GrowingChild },
	speech: Speech,
): ReadOffline {
	const { t } = speech;
	if (kind === "growth") {
		const say = (errors: FieldErrors<MeasurementReason>) =>
			textsOf(listErrors(errors, (reason, what) => t(`health-growth:form.error.${reason}`, { what })));
		const read = readValues(measurementForm(around), values);
		if (!read.ok) return { ok: false, words: say(read.errors), also: null };
		const { body, questions, right } = readMeasurement(around.child, read.values);
		const words = say(questions);
		return words.length > 0 ? { ok: false, words, also: { right } } : { ok: true, body };
	}
	const section = SIMPLE_SECTIONS[kind];
	const read = section.read(values, around);
	if (read.ok) return read;
	const questions = section.questions(speech);
	const errors = listErrors(read.errors, (reason, limit, name) => {
		const field = questions.find((question) => question.name === name)?.label ?? "";
		return t(`health-sections:error.${reason}`, { limit, field });
	});
	return { ok: false, words: textsOf(errors), also: null };
}

const textsOf = (errors: { text: string }[]) => errors.map(({ text }) => text);

/** Whether two entries may be the same, told twice: a tooth comes through once, all else is of one day. */
export const isPerhapsTheSame = (one: EntryBody, other: EntryBody): boolean =>
	one.kind === "tooth"
		? other.kind === "tooth" && one.tooth === other.tooth
		: one.kind === other.kind && "on" in one && "on" in other && one.on === other.on;

/** Small pages of a record: about the child, its notes, and who has looked. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import { spacedNhsNumber } from "../../../model/health/nhs-number";
import type { Child } from "../../../model/health/record/child";
import { isKind } from "../../../model/health/record/entry";
import { pageError } from "../../../platform/errors";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { readValues } from "../../../platform/forms/form";
import type { Speech } from "../../../platform/i18n/context";
import { speechIn } from "../../../platform/i18n/speech.server";
import { markIn } from "../../../platform/once.server";
import type { SignedIn } from "../../people/sessions.server";
import { type EntrySource, entrySource } from "./entry-words";
import { noteForm, type RecordReason } from "./forms";
import { requireChildRecord } from "./open-record.server";
import { listReadings, READINGS_SHOWN } from "./readings.server";
import { correctEntry, takeBackEntry, writeEntry } from "./write-entry.server";

/** What every page of a record has on top. */
export interface RecordHead {
	title: string;
	child: { id: string; name: string };
	/** Something of it could not be opened. */
	unread: boolean;
}

export function recordHead(opened: { child: Child; unread: number }, section: string, { t }: Speech): RecordHead {
	const { id, givenName, familyName } = opened.child;
	const name = `${givenName} ${familyName}`;
	return { title: `${section}: ${name} – ${t("common:product")}`, child: { id, name }, unread: opened.unread > 0 };
}

export interface AboutPage {
	head: RecordHead;
	rows: { key: string; value: string }[];
}

export async function aboutPage(who: SignedIn, childId: string | undefined, { language }: AppLoadContext) {
	const speech = speechIn(language);
	const { t, format } = speech;
	const opened = await requireChildRecord(who, childId, ["about"]);
	const { child } = opened;
	const { gestationDays, birthWeightGrams } = child;
	const notSaid = t("health-record:about.not-said");
	const weeks = gestationDays === null ? null : format.span(Math.floor(gestationDays / 7), "week");
	const row = (key: "name" | "nhsNumber" | "bornOn" | "sex" | "gestation" | "birthWeight", value: string) => ({
		key: t(`health-record:about.${key}`),
		value,
	});
	return {
		head: recordHead(opened, t("health-record:section.about"), speech),
		rows: [
			row("name", `${child.givenName} ${child.familyName}`),
			row("nhsNumber", spacedNhsNumber(child.nhsNumber)),
			row("bornOn", format.date(child.bornOn)),
			row("sex", t(`health-record:about.${child.sex}`)),
			row(
				"gestation",
				weeks === null || gestationDays === null
					? notSaid
					: t("health-record:about.weeksDays", { weeks, days: format.span(gestationDays % 7, "day") }),
			),
			row("birthWeight", birthWeightGrams === null ? notSaid : `${format.number(birthWeightGrams / 1000)} kg`),
		],
	} satisfies AboutPage;
}

export interface NotesPage {
	head: RecordHead;
	notes: { id: string; text: string; on: string; source: EntrySource; mine: boolean }[];
	saved: boolean;
	/** The note that is being corrected; `replaced` when that has been done already. */
	correcting: { id: string; on: string; text: string; replaced: boolean } | null;
}

export async function notesPage(
	who: SignedIn,
	{ childId, entryId, saved = false }: { childId: string | undefined; entryId?: string; saved?: boolean },
	{ language }: AppLoadContext,
): Promise<NotesPage> {
	const speech = speechIn(language);
	const opened = await requireChildRecord(who, childId, ["notes"]);
	const notes = opened.entries.filter(isKind("note"));
	const own = (id: string) => opened.own.has(id);
	const correcting = entryId === undefined ? undefined : notes.find(({ id }) => id === entryId && own(id));
	if (entryId !== undefined && !correcting) throw pageError("not-found");
	return {
		head: recordHead(opened, speech.t("health-record:section.notes"), speech),
		notes: notes.toReversed().map((entry) => ({
			id: entry.id,
			text: entry.body.text,
			on: speech.format.date(entry.body.on),
			source: entrySource(entry, speech),
			mine: own(entry.id) && entry.status === "current",
		})),
		saved,
		correcting: correcting
			? {
					id: correcting.id,
					on: correcting.body.on,
					text: correcting.body.text,
					replaced: correcting.status !== "current",
				}
			: null,
	};
}

export type NoteSaved =
	| { ok: true }
	| { ok: false; errors: FieldErrors<RecordReason>; typed: Values; changed: boolean };

/** Adds a note, or puts one in the place of another. */
export async function saveNote(
	who: SignedIn,
	{ childId, entryId, values }: { childId: string | undefined; entryId?: string; values: Values },
): Promise<NoteSaved> {
	const { child } = await requireChildRecord(who, childId, ["about"]);
	const mark = markIn(values);
	if (entryId !== undefined && values.do === "take-back") {
		return written(await takeBackEntry(who, entryId, { childId: child.id, reason: "", mark }), values);
	}
	const read = readValues(noteForm({ bornOn: child.bornOn, today: localNow().date }), values);
	if (!read.ok) return { ok: false, errors: read.errors, typed: values, changed: false };
	const entry = { childId: child.id, body: { kind: "note" as const, ...read.values }, mark };
	return written(await (entryId === undefined ? writeEntry(who, entry) : correctEntry(who, entryId, entry)), values);
}

function written(done: Awaited<ReturnType<typeof writeEntry>>, typed: Values): NoteSaved {
	if (done.ok) return { ok: true };
	if (done.reason === "not-found") throw pageError("not-found");
	return { ok: false, errors: {}, typed, changed: true };
}

export interface AccessPage {
	head: RecordHead;
	readings: { when: string; who: string; what: string }[];
	/** Said where there are more. */
	newest: string | null;
}

export async function accessPage(
	who: SignedIn,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<AccessPage> {
	const speech = speechIn(language);
	const { t, format } = speech;
	const opened = await requireChildRecord(who, childId, ["about"]);
	const readings = await listReadings(who, opened.child.id);
	return {
		head: recordHead(opened, t("health-record:access.title"), speech),
		readings: readings.map(({ at, sections }) => ({
			when: format.moment(at),
			who: t("health-record:access.you"),
			what: format.list(sections.map((section) => t(`health-record:section.${section}`))),
		})),
		newest:
			readings.length < READINGS_SHOWN
				? null
				: t("health-record:access.newest", { number: format.number(READINGS_SHOWN) }),
	};
}

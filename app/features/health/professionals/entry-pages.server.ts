/** The forms by which a professional adds a review, a newborn check or a vaccination, corrects their own, or takes it back. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import { type Entry, isForGuardians, isKind } from "../../../model/health/record/entry";
import type { Section } from "../../../model/health/record/sections";
import { pageError } from "../../../platform/errors";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { markIn } from "../../../platform/once.server";
import { type OpenRecord, requireChildRecord } from "../record/open-record.server";
import { speechFor } from "../record/reader.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { correctEntry, takeBackEntry, tellParents, type Written, writeEntry } from "../record/write-entry.server";
import {
	type FormAround,
	type ProfessionalReason,
	readReview,
	readScreen,
	readTold,
	readVaccination,
	reviewValues,
	screenValues,
} from "./forms";
import type { RecordProfessionalReader } from "./record-access.server";

export const ENTRY_FORMS = ["review", "screen", "vaccination"] as const;
export type EntryForm = (typeof ENTRY_FORMS)[number];

const FORMS = {
	review: { section: "reviews", page: "/checks", read: readReview },
	screen: { section: "screening", page: "/checks", read: readScreen },
	vaccination: { section: "immunisations", page: "/immunisations", read: readVaccination },
} as const satisfies Record<EntryForm, { section: Section; page: string; read: unknown }>;

export interface EntryFormPage {
	head: RecordHead;
	form: EntryForm;
	values: Values;
	isCorrection: boolean;
	isReplaced: boolean;
	/** A result that somebody else recorded: all that may be added is when the parents were told. */
	onlyTold: { what: string } | null;
}

interface At {
	childId: string | undefined;
	entryId: string | undefined;
}

export async function entryFormPage(
	who: RecordProfessionalReader,
	asked: At & { form: EntryForm | null },
	{ language }: AppLoadContext,
): Promise<EntryFormPage> {
	const speech = speechFor(who, language);
	const { opened, form, old, isOwn } = await find(who, asked);
	const { t, format } = speech;
	return {
		head: recordHead(opened, t(`staff-records:form.${old ? "correct" : form}`), speech),
		form,
		values: !old
			? {}
			: isKind("review")(old)
				? reviewValues(old.body)
				: isKind("screen")(old)
					? screenValues(old.body)
					: {},
		isCorrection: old !== undefined,
		isReplaced: old !== undefined && old.status !== "current",
		onlyTold:
			old && !isOwn && isKind("screen")(old)
				? { what: `${t(`health-checks:screen.${old.body.screen}`)}, ${format.partialDate(old.body.on)}` }
				: null,
	};
}

/** A new entry of a form; or an old one of reviews and checks, their own or a result of which the parents were not told. */
async function find(who: RecordProfessionalReader, { childId, entryId, form }: At & { form: EntryForm | null }) {
	if (form !== null) {
		const opened = await requireChildRecord(who, childId, [FORMS[form].section]);
		return { opened, form, old: undefined, isOwn: true };
	}
	const opened = await requireChildRecord(who, childId, ["reviews", "screening"]);
	const old = opened.entries.find(({ id }) => id === entryId);
	const isOwn = old !== undefined && opened.own.has(old.id);
	const isUntold = old?.status === "current" && !isForGuardians(old);
	if (!old || !(isOwn || isUntold) || (old.body.kind !== "review" && old.body.kind !== "screen"))
		throw pageError("not-found");
	return { opened, form: old.body.kind, old, isOwn };
}

export type EntrySaved =
	| { ok: true; page: string }
	| { ok: false; errors: FieldErrors<ProfessionalReason>; typed: Values; changed: boolean };

export async function saveEntry(
	who: RecordProfessionalReader,
	asked: At & { form: EntryForm | null },
	values: Values,
): Promise<EntrySaved> {
	const { opened, form, old, isOwn } = await find(who, asked);
	const { page, read } = FORMS[form];
	const childId = opened.child.id;
	const mark = markIn(values);
	const kept = (written: Written): EntrySaved => {
		if (written.ok) return { ok: true, page };
		if (written.reason === "not-found") throw pageError("not-found");
		return { ok: false, errors: {}, typed: values, changed: true };
	};
	if (old && isOwn && values.do === "take-back")
		return kept(await takeBackEntry(who, old.id, { childId, reason: "", mark }));
	const around = aroundOf(opened);
	if (old && !isOwn) return told(who, { childId, old, around }, values, kept);
	const answer = read(around, values);
	if (!answer.ok) return { ok: false, errors: answer.errors, typed: values, changed: false };
	const entry = { childId, body: answer.body, mark };
	return kept(await (old ? correctEntry(who, old.id, entry) : writeEntry(who, entry)));
}

async function told(
	who: RecordProfessionalReader,
	{ childId, old, around }: { childId: string; old: Entry; around: FormAround },
	values: Values,
	kept: (written: Written) => EntrySaved,
): Promise<EntrySaved> {
	if (!isKind("screen")(old)) throw pageError("not-found");
	const answer = readTold(around, old.body, values);
	if (!answer.ok) return { ok: false, errors: answer.errors, typed: values, changed: false };
	const on = answer.body.toldParentsOn;
	if (on === null) throw pageError("not-found");
	return kept(await tellParents(who, old.id, { childId, on, mark: markIn(values) }));
}

const aroundOf = ({ child }: OpenRecord): FormAround => ({ bornOn: child.bornOn, today: localNow().date });

/** The growth of a child, and the form that adds a measurement or corrects one. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import { isKind } from "../../../model/health/record/entry";
import { pageError } from "../../../platform/errors";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { readValues } from "../../../platform/forms/form";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { markIn } from "../../../platform/once.server";
import type { NextThing } from "../record/child-home.server";
import { type OpenRecord, requireChildRecord, requireLivingChild } from "../record/open-record.server";
import type { Reader } from "../record/reader.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { correctEntry, takeBackEntry, type Written, writeEntry } from "../record/write-entry.server";
import type { Zoom } from "./frames";
import { actionsFor, type GrowthView, growthView } from "./growth-view";
import { type MeasurementReason, measurementForm, measurementValues, readMeasurement } from "./measurement-form";

export interface GrowthPage {
	head: RecordHead;
	view: GrowthView;
	saved: boolean;
}

export async function growthPage(
	who: Reader,
	{ childId, zoom, saved }: { childId: string | undefined; zoom: Zoom | null; saved: boolean },
	{ language }: AppLoadContext,
): Promise<GrowthPage> {
	const speech = speechIn(language);
	const opened = await requireChildRecord(who, childId, ["growth"]);
	const measurements = opened.entries.filter(isKind("measurement"));
	const { child, own } = opened;
	return {
		head: recordHead(opened, speech.t("health-record:section.growth"), speech),
		view: growthView({ child, measurements, own, on: localNow().date, zoom }, speech, speechIn(ENGLISH)),
		saved,
	};
}

/** The most urgent thing that growth asks of the family, for the home of a child. */
export const growthThing: NextThing = {
	sections: ["growth"],
	say: ({ child, entries }, speech) => {
		const [first] = actionsFor(
			{ child, measurements: entries.filter(isKind("measurement")) },
			speech,
			speechIn(ENGLISH),
		);
		if (!first) return null;
		const { action, signs, english } = first;
		return {
			title: action,
			text: signs[0]?.seen ?? "",
			page: "/growth",
			...(english && { english: english.action }),
		};
	},
};

export interface MeasurementPage {
	head: RecordHead;
	/** What the boxes hold before anybody types. */
	values: Values;
	/** Whether another one is corrected, and not one added. */
	isCorrection: boolean;
	/** That one has been replaced meanwhile, or taken back. */
	isReplaced: boolean;
}

/** @param entryId of the measurement to correct. @throws the page "not found" for one that they did not write */
export async function measurementPage(
	who: Reader,
	{ childId, entryId }: { childId: string | undefined; entryId: string | undefined },
	{ language }: AppLoadContext,
): Promise<MeasurementPage> {
	const speech = speechIn(language);
	const opened = await requireLivingChild(who, childId, ["growth"]);
	const old = entryId === undefined ? undefined : ownMeasurement(opened, entryId);
	return {
		head: recordHead(opened, speech.t(old ? "health-growth:form.correct" : "health-growth:form.add"), speech),
		values: old ? measurementValues(old.body) : {},
		isCorrection: old !== undefined,
		isReplaced: old !== undefined && old.status !== "current",
	};
}

function ownMeasurement({ entries, own }: OpenRecord, entryId: string) {
	const found = entries.filter(isKind("measurement")).find(({ id }) => id === entryId && own.has(id));
	if (!found) throw pageError("not-found");
	return found;
}

export type MeasurementSaved =
	| { ok: true }
	| {
			ok: false;
			errors: FieldErrors<MeasurementReason>;
			/** What the form sends along when what is asked about is right; null where something is wrong. */
			right: string | null;
			typed: Values;
			/** Somebody has corrected it meanwhile. */
			changed: boolean;
	  };

/** Adds a measurement, puts one in the place of another, or takes one back. */
export async function saveMeasurement(
	who: Reader,
	{ childId, entryId, values }: { childId: string | undefined; entryId: string | undefined; values: Values },
): Promise<MeasurementSaved> {
	const { child } = await requireLivingChild(who, childId, ["growth"]);
	const mark = markIn(values);
	if (entryId !== undefined && values.do === "take-back")
		return kept(await takeBackEntry(who, entryId, { childId: child.id, reason: "", mark }), values);
	const read = readValues(measurementForm({ child, today: localNow().date }), values);
	if (!read.ok) return { ok: false, errors: read.errors, right: null, typed: values, changed: false };
	const { body, questions, right } = readMeasurement(child, read.values);
	if (Object.keys(questions).length > 0) return { ok: false, errors: questions, right, typed: values, changed: false };
	const entry = { childId: child.id, body, mark };
	return kept(await (entryId === undefined ? writeEntry(who, entry) : correctEntry(who, entryId, entry)), values);
}

function kept(written: Written, typed: Values): MeasurementSaved {
	if (written.ok) return { ok: true };
	if (written.reason === "not-found") throw pageError("not-found");
	return { ok: false, errors: {}, right: null, typed, changed: true };
}

/** A child's vaccinations for one of its guardians, and one more of them. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import { isKind } from "../../../model/health/record/entry";
import type { Section } from "../../../model/health/record/sections";
import { pageError } from "../../../platform/errors";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { readValues } from "../../../platform/forms/form";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { markIn } from "../../../platform/once.server";
import type { NextThing } from "../record/child-home.server";
import type { RecordReason } from "../record/forms";
import { type OpenRecord, requireChildRecord, requireLivingChild } from "../record/open-record.server";
import { type Reader, speechFor } from "../record/reader.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { takeBackEntry, writeEntry } from "../record/write-entry.server";
import { vaccineWords } from "./dose-words";
import { type ImmunisationsView, immunisationsView, nextVaccinations } from "./immunisations-view";
import { vaccinationForm } from "./vaccination-form";

const SECTIONS: readonly Section[] = ["immunisations"];

export interface ImmunisationsPage {
	head: RecordHead;
	/** One has just been added. */
	saved: boolean;
	view: ImmunisationsView;
}

export async function immunisationsPage(
	who: Reader,
	{ childId, saved }: { childId: string | undefined; saved: boolean },
	{ language }: AppLoadContext,
): Promise<ImmunisationsPage> {
	const speech = speechFor(who, language);
	const opened = await requireChildRecord(who, childId, SECTIONS);
	return {
		head: recordHead(opened, speech.t("health-record:section.immunisations"), speech),
		saved,
		view: immunisationsView(
			{ ...today(opened), takeBackHref: hrefToTakeBack(opened, speech) },
			speech,
			speechIn(ENGLISH),
		),
	};
}

const today = ({ child, entries }: OpenRecord) => ({
	child,
	vaccinations: entries.filter(isKind("vaccination")),
	on: localNow().date,
});

const hrefToTakeBack =
	({ child, own }: OpenRecord, { paths }: Speech) =>
	(id: string): string | null =>
		own.has(id) ? paths.childRecord(child.id, `/immunisations/${id}`) : null;

export interface TakeBackPage {
	head: RecordHead;
	/** "MMR vaccine", "Given 2 March 2026". */
	what: string;
	when: string;
	/** It has been taken back already. */
	isDone: boolean;
}

/** The page on which a guardian takes back a vaccination that they wrote. @throws the page "not found" for any other */
export async function takeBackPage(
	who: Reader,
	{ childId, entryId }: { childId: string | undefined; entryId: string | undefined },
	{ language }: AppLoadContext,
): Promise<TakeBackPage> {
	const speech = speechFor(who, language);
	const opened = await requireLivingChild(who, childId, SECTIONS);
	const found = opened.entries.filter(isKind("vaccination")).find(({ id }) => id === entryId && opened.own.has(id));
	if (!found) throw pageError("not-found");
	const { vaccine, outcome, date } = found.body;
	return {
		head: recordHead(opened, speech.t("health-immunisations:takeBack.title"), speech),
		what: vaccineWords(vaccine, speech),
		when: speech.t(`health-immunisations:records.${outcome}`, { date: speech.format.partialDate(date) }),
		isDone: found.status !== "current",
	};
}

/** Takes it back; what was taken back already stays so. @throws the page "not found" for what is not theirs */
export async function takeBackVaccination(
	who: Reader,
	{ childId, entryId, values }: { childId: string | undefined; entryId: string | undefined; values: Values },
): Promise<void> {
	const entry = { childId: childId ?? "", reason: "", mark: markIn(values) };
	const done = await takeBackEntry(who, entryId ?? "", entry);
	if (!done.ok && done.reason === "not-found") throw pageError("not-found");
}

/** The next vaccinations, for the home of a child. */
export const nextVaccinationsThing: NextThing = {
	sections: SECTIONS,
	say: (opened: OpenRecord, speech: Speech) => {
		const text = nextVaccinations(today(opened), speech);
		return text === null ? null : { title: speech.t("health-immunisations:next.title"), text, page: "/immunisations" };
	},
};

/** The page on which a vaccination is added. */
export async function addVaccinationPage(
	who: Reader,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<RecordHead> {
	const speech = speechFor(who, language);
	return recordHead(await requireLivingChild(who, childId, ["about"]), speech.t("health-immunisations:add"), speech);
}

export type VaccinationSaved = { ok: true } | { ok: false; errors: FieldErrors<RecordReason>; typed: Values };

/** Adds a vaccination that a guardian knows of. @throws the page "not found" for a child that is not theirs */
export async function saveVaccination(
	who: Reader,
	{ childId, values }: { childId: string | undefined; values: Values },
): Promise<VaccinationSaved> {
	const { child } = await requireLivingChild(who, childId, ["about"]);
	const read = readValues(vaccinationForm({ bornOn: child.bornOn, today: localNow().date }), values);
	if (!read.ok) return { ok: false, errors: read.errors, typed: values };
	const { outcome, ...said } = read.values;
	const body = {
		kind: "vaccination" as const,
		number: null,
		...said,
		outcome: outcome === "declined" ? ("declined" as const) : ("given" as const),
		abroad: outcome === "abroad",
	};
	const written = await writeEntry(who, { childId: child.id, body, mark: markIn(values) });
	if (!written.ok) throw pageError("not-found");
	return { ok: true };
}

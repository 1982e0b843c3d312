/** A small page of a record: about the child. */
import type { AppLoadContext } from "@remix-run/node";
import { spacedNhsNumber } from "../../../model/health/nhs-number";
import type { Child } from "../../../model/health/record/child";
import { type Entry, isKind } from "../../../model/health/record/entry";
import type { Speech } from "../../../platform/i18n/context";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { deathInWords } from "./death-words";
import { type EntryNotes, entryNotes } from "./entry-notes";
import { type EntrySource, entrySource } from "./entry-words";
import { type OpenRecord, requireChildRecord } from "./open-record.server";
import { placeInWords } from "./place-words";

/** What every page of a record has on top. */
export interface RecordHead {
	title: string;
	child: { id: string; name: string };
	/** Something of it could not be opened. */
	unread: boolean;
	/** Said gently on every page of a child who has died; null otherwise. */
	died: string | null;
	/** What stands beside entries, and where problems with them are reported. */
	beside: EntryNotes;
}

export function recordHead(opened: OpenRecord, section: string, speech: Speech): RecordHead {
	const { id, givenName, familyName } = opened.child;
	const name = `${givenName} ${familyName}`;
	return {
		title: `${section} – ${speech.t("common:product")}`,
		child: { id, name },
		unread: opened.unread > 0,
		died: deathInWords(opened.child, speech),
		beside: entryNotes(opened, speech),
	};
}

export interface AboutPage {
	head: RecordHead;
	rows: AboutRow[];
}

export interface AboutRow {
	key: string;
	value: string;
	/** Which entry says so, and who; null for what the notification of the birth says. */
	entry: { id: string; source: EntrySource } | null;
}

export async function aboutPage(
	who: SignedIn,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<AboutPage> {
	const speech = speechIn(language);
	const opened = await requireChildRecord(who, childId, ["about"]);
	return {
		head: recordHead(opened, speech.t("health-record:section.about"), speech),
		rows: aboutRows(opened, speech),
	};
}

/** What hardly changes of a child, as its guardians read it; and where it is, for those who may know. */
export function aboutRows({ child, entries }: { child: Child; entries: readonly Entry[] }, speech: Speech): AboutRow[] {
	const { t, format } = speech;
	const { gestationDays, birthWeightGrams } = child;
	const notSaid = t("health-record:about.not-said");
	const weeks = gestationDays === null ? null : format.span(Math.floor(gestationDays / 7), "week");
	const row = (key: "name" | "nhsNumber" | "bornOn" | "sex" | "gestation" | "birthWeight", value: string) => ({
		key: t(`health-record:about.${key}`),
		value,
		entry: null,
	});
	return [
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
		...placeRows(entries, speech),
	];
}

function placeRows(entries: readonly Entry[], speech: Speech): AboutRow[] {
	return entries
		.filter(isKind("placed"))
		.filter(({ status }) => status === "current")
		.map((entry) => ({
			key: speech.t(`health-record:about.${entry.body.what}`),
			value: placeInWords(entry.body, speech),
			entry: { id: entry.id, source: entrySource(entry, speech) },
		}));
}

/** A small page of a record: about the child. */
import type { AppLoadContext } from "@remix-run/node";
import { spacedNhsNumber } from "../../../model/health/nhs-number";
import type { Child } from "../../../model/health/record/child";
import type { Speech } from "../../../platform/i18n/context";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { deathInWords } from "./death-words";
import { requireChildRecord } from "./open-record.server";

/** What every page of a record has on top. */
export interface RecordHead {
	title: string;
	child: { id: string; name: string };
	/** Something of it could not be opened. */
	unread: boolean;
	/** Said gently on every page of a child who has died; null otherwise. */
	died: string | null;
}

export function recordHead(opened: { child: Child; unread: number }, section: string, speech: Speech): RecordHead {
	const { id, givenName, familyName } = opened.child;
	const name = `${givenName} ${familyName}`;
	const title = `${section}: ${name} – ${speech.t("common:product")}`;
	return { title, child: { id, name }, unread: opened.unread > 0, died: deathInWords(opened.child, speech) };
}

export interface AboutPage {
	head: RecordHead;
	rows: AboutRow[];
}

export interface AboutRow {
	key: string;
	value: string;
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
		rows: aboutRows(opened.child, speech),
	};
}

/** What hardly changes of a child, as its guardians read it. */
export function aboutRows(child: Child, { t, format }: Speech): AboutRow[] {
	const { gestationDays, birthWeightGrams } = child;
	const notSaid = t("health-record:about.not-said");
	const weeks = gestationDays === null ? null : format.span(Math.floor(gestationDays / 7), "week");
	const row = (key: "name" | "nhsNumber" | "bornOn" | "sex" | "gestation" | "birthWeight", value: string) => ({
		key: t(`health-record:about.${key}`),
		value,
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
	];
}

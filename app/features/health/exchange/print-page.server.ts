/** The whole record on one page, for paper. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import { isKind } from "../../../model/health/record/entry";
import { SECTIONS } from "../../../model/health/record/sections";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { requireChildRecord } from "../record/open-record.server";
import { type AboutRow, aboutRows, type RecordHead, recordHead } from "../record/record-pages.server";
import { type PrintedRecord, printedRecord } from "./print-view";

export interface PrintPage {
	head: RecordHead;
	/** "As of 27 November 2026": paper ages. */
	asOf: string;
	about: AboutRow[];
	record: PrintedRecord;
	/** The address of the photo of an entry, by the entry's id. */
	photos: Record<string, string>;
}

export async function printPage(
	who: SignedIn,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<PrintPage> {
	const speech = speechIn(language);
	const { t, format } = speech;
	const opened = await requireChildRecord(who, childId, SECTIONS);
	const on = localNow().date;
	return {
		head: recordHead(opened, t("health-exchange:print.title"), speech),
		asOf: t("health-exchange:print.asOf", { date: format.date(on) }),
		about: aboutRows(opened, speech),
		record: printedRecord({ ...opened, on }, speech),
		photos: Object.fromEntries(
			opened.entries
				.filter(isKind("first"))
				.filter(({ status, body }) => status === "current" && body.photo)
				.map(({ id, body }) => [id, speech.paths.childRecord(opened.child.id, `/photos/${body.photo}/small`)]),
		),
	};
}

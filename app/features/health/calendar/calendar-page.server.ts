/** The page on which a guardian gets a calendar's address and e-mails that remind them, and ends both. */
import type { AppLoadContext } from "@remix-run/node";
import { pathsFor } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { offered } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { requireChildRecord } from "../record/open-record.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { beginLink, endLink, type LinkKind, linksOf } from "./guardian-links.server";

export interface CalendarPage {
	head: RecordHead;
	/** The secret address of the calendar; null where there is none. */
	address: string | null;
	/** E-mails remind them. */
	reminded: boolean;
	/** E-mails tell them what is new. */
	told: boolean;
}

export async function calendarPage(
	who: SignedIn,
	childId: string | undefined,
	{ language, origin }: AppLoadContext,
): Promise<CalendarPage> {
	const speech = speechIn(language);
	const opened = await requireChildRecord(who, childId, ["about"]);
	const { calendar, reminders, news } = await linksOf(who, opened.child.id);
	return {
		head: recordHead(opened, speech.t("health-calendar:title"), speech),
		address: calendar === null ? null : origin + pathsFor("en").childCalendar(calendar),
		reminded: reminders !== null,
		told: news !== null,
	};
}

const BUTTONS = [
	"begin-calendar",
	"end-calendar",
	"begin-reminders",
	"end-reminders",
	"begin-news",
	"end-news",
] as const;
const KINDS = ["calendar", "reminders", "news"] as const satisfies readonly LinkKind[];
const buttons = form({ do: offered(BUTTONS) });

/** Does what a button of the page says. @throws the page "not found" for a child that is not theirs */
export async function changeCalendar(
	who: SignedIn,
	{ childId = "", values }: { childId: string | undefined; values: Values },
	{ language }: AppLoadContext,
): Promise<void> {
	const button = readAnswers(buttons, values).do;
	const kind = KINDS.find((one) => button?.endsWith(one));
	if (!button || !kind) throw pageError("not-found");
	if (button.startsWith("end")) return endLink(who, { childId, kind });
	if (!(await beginLink(who, { childId, kind, language: language.code }))) throw pageError("not-found");
}

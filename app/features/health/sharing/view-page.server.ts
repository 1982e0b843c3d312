/**
 * What somebody sees who opens a share in a browser. The link comes in the body of a form, with its key: it stands in no
 * address, no log and no cache, and nothing is shown to who has the one without the other.
 */
import type { AppLoadContext } from "@remix-run/node";
import { SHL } from "kill-the-clipboard";
import { localNow } from "../../../model/calendar/local-time";
import { SHARES } from "../../../paths";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { readValues } from "../../../platform/forms/form";
import { typedIn } from "../../../platform/forms/values";
import { speechIn } from "../../../platform/i18n/speech.server";
import { type PrintedRecord, printedRecord } from "../exchange/print-view";
import { type AboutRow, aboutRows } from "../record/record-pages.server";
import { type OpenedShare, openShare } from "./open-share.server";
import { type OpenReason, openForm } from "./share-forms";

/** What was shared, as its reader sees it. */
export interface SharedRecord {
	heading: string;
	/** That it is a copy, of when, and what it is not. */
	copy: string;
	/** Until when the link works, and what the family sees. */
	notes: string[];
	/** Something could not be opened. */
	unread: boolean;
	about: AboutRow[];
	record: PrintedRecord;
	/** The link, for a professional who signs in with it. */
	link: string;
}

export type Viewed =
	| { kind: "record"; page: SharedRecord }
	| { kind: "gone" }
	| { kind: "refused"; errors: FieldErrors<OpenReason>; typed: Values };

/** Opens what a link leads to, as the form of the page sends it. */
export async function viewShare(values: Values, { language, origin }: AppLoadContext): Promise<Viewed> {
	const speech = speechIn(language);
	const refused = (errors: FieldErrors<OpenReason>): Viewed => ({
		kind: "refused",
		errors,
		// A passcode is typed again.
		typed: typedIn(values, ["link", "says"]),
	});
	const read = readValues(openForm, values);
	if (!read.ok) return refused(read.errors);
	const { link, says, passcode } = read.values;
	const secret = secretIn(link, origin);
	if (!secret) return refused({ link: { reason: "link" } });
	const now = new Date();
	const opened = await openShare({ ...secret, says, passcode }, now);
	if (opened.ok) return { kind: "record", page: sharedRecord(opened, says, now) };
	if (opened.reason === "gone") return { kind: "gone" };
	const left = speech.format.number(opened.remaining);
	return refused({ passcode: { reason: passcode === null ? "missing" : "passcode", what: left } });

	function sharedRecord({ child, entries, sections, until, unread }: OpenedShare, name: string, at: Date) {
		const { t, format } = speech;
		const printed = printedRecord({ child, entries, own: new Set(), on: localNow().date }, speech);
		return {
			heading: t("health-sharing:view.heading", { name: `${child.givenName} ${child.familyName}` }),
			copy: t("health-sharing:view.copy", { when: format.moment(at) }),
			notes: [t("health-sharing:view.until", { when: format.moment(until) }), t("health-sharing:view.seen", { name })],
			unread: unread > 0,
			about: aboutRows({ child, entries }, speech),
			record: { ...printed, sections: printed.sections.filter(({ section }) => sections.includes(section)) },
			link,
		};
	}
}

/** What opens a share, from a link as it was pasted or scanned; undefined for none of ours. */
function secretIn(link: string, origin: string): { token: string; key: string } | undefined {
	try {
		const { url, key } = SHL.parse(link);
		const { origin: at, pathname } = new URL(url);
		const [, token] = pathname.startsWith(`${SHARES}/`) ? pathname.slice(1).split("/") : [];
		return at === origin && token ? { token, key } : undefined;
	} catch {
		return undefined;
	}
}

/** A child's reviews and newborn checks for one of its guardians. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { requireChildRecord } from "../record/open-record.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { type ChecksView, checksView } from "./checks-view";

export interface ChecksPage {
	head: RecordHead;
	view: ChecksView;
}

export async function checksPage(
	who: SignedIn,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<ChecksPage> {
	const speech = speechIn(language);
	const opened = await requireChildRecord(who, childId, ["reviews", "screening"]);
	return {
		head: recordHead(opened, speech.t("health-checks:title"), speech),
		view: checksView({ ...opened, on: localNow().date }, speech),
	};
}

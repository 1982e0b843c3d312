/** A child's reviews and newborn checks for one of its guardians. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import { isForGuardians } from "../../../model/health/record/entry";
import type { Section } from "../../../model/health/record/sections";
import { speechIn } from "../../../platform/i18n/speech.server";
import { requireChildRecord } from "../record/open-record.server";
import type { Reader } from "../record/reader.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { type ChecksView, checksView } from "./checks-view";

export interface ChecksPage {
	head: RecordHead;
	view: ChecksView;
	/** What a professional may do: add by which forms, and with which entry what. Nothing for a guardian. */
	may: { add: ("review" | "screen")[]; with: Record<string, "correct" | "told"> };
}

export async function checksPage(
	who: Reader,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<ChecksPage> {
	const speech = speechIn(language);
	const opened = await requireChildRecord(who, childId, ["reviews", "screening"]);
	const isProfessional = opened.relation === null;
	const can = new Map<string, "correct" | "told">();
	for (const entry of opened.entries) {
		if (!isProfessional || entry.status !== "current") continue;
		if (opened.own.has(entry.id)) can.set(entry.id, "correct");
		else if (!isForGuardians(entry)) can.set(entry.id, "told");
	}
	const view = checksView({ ...opened, on: localNow().date, withUntold: isProfessional }, speech);
	// What is not shared is not shown as if nothing were recorded.
	const isOpen = (section: Section) => opened.sections?.includes(section) ?? true;
	const shared = { reviews: isOpen("reviews"), screens: isOpen("screening") };
	const forms = [...(shared.reviews ? (["review"] as const) : []), ...(shared.screens ? (["screen"] as const) : [])];
	return {
		head: recordHead(opened, speech.t("health-checks:title"), speech),
		view: { reviews: shared.reviews ? view.reviews : [], screens: shared.screens ? view.screens : [] },
		may: { add: isProfessional ? forms : [], with: Object.fromEntries(can) },
	};
}

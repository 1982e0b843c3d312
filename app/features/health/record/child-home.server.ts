/** The home of a child: who it is, the doors to what is recorded, and who looked last. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { ageInWords, correctedAgeInWords } from "./age-words";
import { requireChildRecord } from "./open-record.server";
import { lastReading } from "./readings.server";

export interface ChildHome {
	title: string;
	id: string;
	name: string;
	/** "4 months, 6 weeks corrected" */
	age: string;
	/** When the reader last looked: "2 December 2026, 10:05am"; null for never. */
	lastRead: string | null;
	/** Something could not be opened. */
	unread: boolean;
}

export async function childHome(
	signedIn: SignedIn,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<ChildHome> {
	const speech = speechIn(language);
	const { t, format } = speech;
	const today = localNow().date;
	const last = await lastReading(signedIn, childId ?? "");
	const { child, unread } = await requireChildRecord(signedIn, childId, ["about"]);
	const name = `${child.givenName} ${child.familyName}`;
	const corrected = correctedAgeInWords(child, today, speech);
	const age = ageInWords(child.bornOn, today, speech);
	return {
		title: `${name} – ${t("common:product")}`,
		id: child.id,
		name,
		age: corrected === null ? age : format.list([age, t("health-record:home.corrected", { age: corrected })]),
		lastRead: last && format.moment(last),
		unread: unread > 0,
	};
}

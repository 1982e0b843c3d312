/** The home of a child: who it is, the doors to what is recorded, and who looked last. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import type { Section } from "../../../model/health/record/sections";
import type { Speech } from "../../../platform/i18n/context";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { ageInWords, correctedAgeInWords } from "./age-words";
import { deathInWords } from "./death-words";
import { type OpenRecord, requireChildRecord } from "./open-record.server";
import { lastReading } from "./readings.server";

/** Something that comes next, as a part of the record says it. */
export interface NextThing {
	/** What it reads. */
	sections: readonly Section[];
	/** @returns null for nothing */
	say: (opened: OpenRecord, speech: Speech) => NextWords | null;
}

export interface NextWords {
	title: string;
	text: string;
	/** Below the child's home. */
	page: string;
	/** The title in English, where no clinician has read it in the reader's language. */
	english?: string;
}

export interface ChildHome {
	title: string;
	id: string;
	name: string;
	/** "4 months, 6 weeks corrected"; null for a child who has died. */
	age: string | null;
	/** Said gently in its place. */
	died: string | null;
	/** What comes next, each with its page. */
	next: NextWords[];
	/** When the reader last looked: "2 December 2026, 10:05am"; null for never. */
	lastRead: string | null;
	/** Something could not be opened. */
	unread: boolean;
}

export async function childHome(
	signedIn: SignedIn,
	childId: string | undefined,
	{ language }: AppLoadContext,
	things: readonly NextThing[],
): Promise<ChildHome> {
	const speech = speechIn(language);
	const { t, format } = speech;
	const today = localNow().date;
	const last = await lastReading(signedIn, childId ?? "");
	const sections = ["about" as const, ...things.flatMap((one) => one.sections)];
	const opened = await requireChildRecord(signedIn, childId, sections);
	const { child, unread } = opened;
	const name = `${child.givenName} ${child.familyName}`;
	const corrected = correctedAgeInWords(child, today, speech);
	const age = ageInWords(child.bornOn, today, speech);
	const died = deathInWords(child, speech);
	return {
		title: `${t("common:nav.redBook")} – ${t("common:product")}`,
		id: child.id,
		name,
		age: died
			? null
			: corrected === null
				? age
				: format.list([age, t("health-record:home.corrected", { age: corrected })]),
		died,
		next: died ? [] : things.flatMap(({ say }) => say(opened, speech) ?? []),
		lastRead: last && format.moment(last),
		unread: unread > 0,
	};
}

/** The red books of somebody who is signed in, and how they get one. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { ageInWords } from "./age-words";
import { countWaiting } from "./claim-record.server";
import { listMyChildren } from "./list-children.server";

export interface ChildrenPage {
	title: string;
	/** `age` is null for one who has died. */
	children: { id: string; name: string; born: string; age: string | null }[];
	/** They have asked for one, and a person looks at it. */
	waits: boolean;
	/** They have just been given one. */
	gotten: boolean;
}

export async function childrenPage(
	signedIn: SignedIn,
	{ language }: AppLoadContext,
	search: URLSearchParams,
): Promise<ChildrenPage> {
	const speech = speechIn(language);
	const { t, format } = speech;
	const today = localNow().date;
	const [mine, waiting] = await Promise.all([listMyChildren(signedIn), countWaiting(signedIn)]);
	return {
		title: `${t("health-record:title")} – ${t("common:product")}`,
		children: mine.map(({ id, name, bornOn, diedOn }) => ({
			id,
			name,
			born: t("health-record:born", { date: format.date(bornOn) }),
			age: diedOn === null ? ageInWords(bornOn, today, speech) : null,
		})),
		waits: waiting > 0,
		gotten: search.has("got"),
	};
}

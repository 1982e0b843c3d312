/** A council's front page: search, the hub nearby, the stages, the topics, somebody to talk to. */

import { localNow } from "../../../model/calendar/local-time";
import { redBookOf } from "../../../model/councils/settings";
import { STAGE_SLUGS, STRANDS, type Stage, type Topic } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { labelOf } from "../../directory/councils/labels";
import type { Council } from "../../directory/councils/queries.server";
import { locateFamily } from "../../directory/listings/named-places.server";
import type { LineView } from "../help/help-page.server";
import { contactLines } from "../help/help-page.server";
import { nearestHub } from "../hubs/nearest-hub.server";
import type { HubCard } from "../hubs/nearest-hub-card";
import { describeLocated, type PostcodeProblem, placeName } from "../words/describe-located";

/** Topics beside the strands that families look for most. */
const ALSO_SHOWN = ["play", "health-visiting", "childcare", "money"] as const satisfies readonly Topic[];
/** Lines named on the front page; all of them stand on the help page. */
const LINES_SHOWN = 3;

export interface CouncilHome {
	title: string;
	description: string;
	council: { slug: string; name: string };
	/** What was typed, and what is wrong with it. */
	postcode: { typed: string; name: string | null; problem: PostcodeProblem | null };
	hub: HubCard | null;
	/** "Family hub", "Best Start Family Hub": what the area calls them. */
	hubLabel: LocalText;
	offerLabel: LocalText;
	stages: { key: Stage; text: string; href: string }[];
	topics: { key: Topic; text: string; hint: string; href: string }[];
	lines: LineView[];
	/** A family of this council can open its child's record on a phone. */
	hasRedBook: boolean;
}

export async function councilHome(
	council: Council,
	options: { language: Language; postcode: string },
): Promise<CouncilHome> {
	const { language, postcode } = options;
	const speech = speechIn(language);
	const { t, paths } = speech;
	const { settings, slug, name } = council;
	const now = localNow();
	const located = await locateFamily(council, postcode);
	const here = located.where === "here" ? located.place : null;
	const typed = { postcode: here ? placeName(here) : undefined };
	return {
		title: t("directory:home.pageTitle", { council: name }),
		description: t("directory:home.description", { council: name }),
		council: { slug, name },
		postcode: {
			typed: postcode,
			name: here && placeName(here),
			problem: describeLocated(located, council, speech),
		},
		hub: await nearestHub(council, here?.position ?? null, { speech, now }),
		hubLabel: labelOf(council, "hub", speech),
		offerLabel: labelOf(council, "offer", speech),
		stages: STAGE_SLUGS.map((stage) => ({
			key: stage,
			text: t(`vocabulary:stage.${stage}`),
			href: paths.services(slug, { ...typed, stage }),
		})),
		topics: [...STRANDS, ...ALSO_SHOWN].map((topic) => ({
			key: topic,
			text: t(`vocabulary:topic.${topic}`),
			hint: t(`vocabulary:topicHint.${topic}`),
			href: paths.services(slug, { ...typed, topic }),
		})),
		// An e-mail address is not somebody to talk to.
		lines: contactLines(council, speech, now)
			.filter(({ kind }) => kind !== "email")
			.slice(0, LINES_SHOWN),
		hasRedBook: redBookOf(settings) !== "none",
	};
}

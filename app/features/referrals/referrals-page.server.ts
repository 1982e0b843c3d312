/** The first page: what a referrer made, or what came to the organisation of a service worker. */
import { localNow } from "../../model/calendar/local-time";
import { REFERRAL_RULES, type ReferralRules } from "../../model/referrals/clock";
import type { ReferralState } from "../../model/referrals/transitions";
import { pathsFor } from "../../paths";
import { pageError } from "../../platform/errors";
import { queryChoice, queryText } from "../../platform/forms/values";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { rulesOf } from "./late.server";
import { COUNTED, countReferrals, type ListedReferral, listReferrals, type Place } from "./list-referrals.server";
import { orderOf, QUEUES, type Queue, queuesOf } from "./queues.server";
import type { ReferralReader } from "./reader.server";
import { stateInWords } from "./referral-page.server";
import { lateInWords, nameOf } from "./referral-words";

export interface ReferralCard {
	id: string;
	href: string;
	/** Null where it does not open. */
	name: string | null;
	service: string;
	state: ReferralState;
	stateWords: string;
	/** "No answer for 3 working days." */
	late: string | null;
	isSoon: boolean;
}

export interface ReferralsPage {
	title: string;
	/** "Helen Okoro, Health visitor, Northmere" */
	as: string;
	refers: boolean;
	/** `number`: "12", "1,000+" */
	views: { view: Queue; href: string; text: string; number: string; current: boolean }[];
	view: Queue;
	cards: ReferralCard[];
	/** Null on the first page, and on the last. */
	firstHref: string | null;
	nextHref: string | null;
	done: string | null;
}

const DONE = ["discarded"] as const;

export async function referralsPage(who: ReferralReader, search: URLSearchParams): Promise<ReferralsPage> {
	const { t, format } = speechIn(ENGLISH);
	const today = localNow().date;
	const rules = (await rulesOf(who, who.council.id)) ?? REFERRAL_RULES;
	const queues = queuesOf(who, rules, today);
	const names = [...queues.keys()];
	const view = queryChoice(search, "view", QUEUES) ?? names[0] ?? "open";
	const ranges = queues.get(view);
	if (!ranges) throw pageError("not-found");
	const after = placeIn(queryText(search, "after", 60));
	const [counts, { listed, next }] = await Promise.all([
		countReferrals(who, queues),
		listReferrals(who, { ranges, order: orderOf(who, view), after }),
	]);
	const numberOf = (queue: Queue) => {
		const number = counts.get(queue) ?? 0;
		return number > COUNTED
			? t("staff-referrals:view-more", { number: format.number(COUNTED) })
			: format.number(number);
	};
	const { name, organisation } = { name: who.person.name, organisation: who.council.name };
	const done = queryChoice(search, "done", DONE);
	const { referrals } = pathsFor("en");
	return {
		title: `${t("staff-referrals:title")} – ${t("common:product")}`,
		as: t("staff-referrals:writer", { name, role: t(`staff:role.${who.role}`), organisation }),
		refers: who.actor === "referrer",
		views: names.map((queue) => ({
			view: queue,
			href: referrals({ view: queue }),
			text: t(`staff-referrals:view.${queue}`),
			number: numberOf(queue),
			current: queue === view,
		})),
		view,
		cards: listed.map((one) => cardOf(one, rules, today)),
		firstHref: after && referrals({ view }),
		nextHref: next && referrals({ view, after: `${next.stateSince.getTime()}-${next.id}` }),
		done: done && t(`staff-referrals:done.${done}`),
	};
}

/** Where a page begins: a moment in milliseconds, and an id. @throws the 400 page for anything else */
function placeIn(after: string): Place | null {
	if (after === "") return null;
	const [, ms, id] = /^(\d{1,15})-([\da-f-]{36})$/.exec(after) ?? [];
	if (ms === undefined || id === undefined) throw pageError("bad-request");
	return { stateSince: new Date(Number(ms)), id };
}

function cardOf(one: ListedReferral, rules: ReferralRules, today: string): ReferralCard {
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const { id, state, stateSince, sentAt, createdAt, details } = one;
	const sent = sentAt && t("staff-referrals:one.sent", { when: format.date(localNow(sentAt).date) });
	return {
		id,
		href: pathsFor("en").referral(id, state === "draft" ? "/draft/check" : ""),
		name: details && nameOf(details.answers),
		service: details?.service.name ?? "",
		state,
		stateWords: [
			stateInWords({ state, stateSince: state === "draft" ? createdAt : stateSince }, speech),
			state === "sent" ? null : sent,
		]
			.filter(Boolean)
			.join(" "),
		late: lateInWords(one, rules, today, speech),
		isSoon: details?.answers.urgency === "soon",
	};
}

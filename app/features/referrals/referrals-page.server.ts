/** The first page: what a referrer made, or what came to the organisation of a service worker. */
import { localNow } from "../../model/calendar/local-time";
import { OPEN_STATES, type ReferralState } from "../../model/referrals/transitions";
import { pathsFor } from "../../paths";
import { queryChoice } from "../../platform/forms/values";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { countReferrals, type ListedReferral, listReferrals, REFERRALS_AT_ONCE } from "./list-referrals.server";
import type { ReferralReader } from "./reader.server";
import { stateInWords } from "./referral-page.server";
import { nameOf } from "./referral-words";

const OVER = ["completed", "declined", "cancelled", "withdrawn", "expired"] as const;

/** The lists of each end, the first of them shown first. */
const VIEWS = {
	referrer: { open: OPEN_STATES, drafts: ["draft"], over: OVER },
	service: { new: ["sent", "received"], open: OPEN_STATES, waiting: ["waiting"], outcome: ["in-progress"], over: OVER },
} as const satisfies Record<ReferralReader["actor"], Record<string, readonly ReferralState[]>>;
const VIEW_NAMES = ["new", "open", "drafts", "waiting", "outcome", "over"] as const;
type View = (typeof VIEW_NAMES)[number];

export interface ReferralCard {
	id: string;
	href: string;
	/** Null where it does not open. */
	name: string | null;
	service: string;
	state: ReferralState;
	stateWords: string;
	isSoon: boolean;
}

export interface ReferralsPage {
	title: string;
	/** "Helen Okoro, Health visitor, Northmere" */
	as: string;
	refers: boolean;
	views: { view: View; href: string; text: string; number: number; current: boolean }[];
	view: View;
	cards: ReferralCard[];
	page: number;
	pages: number;
	done: string | null;
}

const DONE = ["discarded"] as const;

export async function referralsPage(who: ReferralReader, search: URLSearchParams): Promise<ReferralsPage> {
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const views: Partial<Record<View, readonly ReferralState[]>> = VIEWS[who.actor];
	const names = VIEW_NAMES.filter((name) => views[name]);
	const view = queryChoice(search, "view", names) ?? names[0] ?? "open";
	const states = views[view] ?? OPEN_STATES;
	const page = /^[1-9]\d{0,5}$/.test(search.get("page") ?? "") ? Number(search.get("page")) : 1;
	const order = who.actor === "service" && view !== "over" ? "oldest" : "newest";
	const [counts, listed] = await Promise.all([countReferrals(who), listReferrals(who, { states, order, page })]);
	const numberIn = (some: readonly ReferralState[]) => some.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
	const { name, organisation } = { name: who.person.name, organisation: who.council.name };
	const done = queryChoice(search, "done", DONE);
	return {
		title: `${t("staff-referrals:title")} – ${t("common:product")}`,
		as: t("staff-referrals:writer", { name, role: t(`staff:role.${who.role}`), organisation }),
		refers: who.actor === "referrer",
		views: names.map((one) => ({
			view: one,
			href: pathsFor("en").referrals({ view: one }),
			text: t(`staff-referrals:view.${one}`),
			number: numberIn(views[one] ?? []),
			current: one === view,
		})),
		view,
		cards: listed.map((one) => cardOf(one, (state) => stateInWords(state, { ...speech, format }))),
		page,
		pages: Math.max(1, Math.ceil(numberIn(states) / REFERRALS_AT_ONCE)),
		done: done && t(`staff-referrals:done.${done}`),
	};
}

function cardOf(
	{ id, state, stateSince, sentAt, createdAt, details }: ListedReferral,
	words: (at: { state: ReferralState; stateSince: Date }) => string,
): ReferralCard {
	const { t, format } = speechIn(ENGLISH);
	const sent = sentAt && t("staff-referrals:one.sent", { when: format.date(localNow(sentAt).date) });
	return {
		id,
		href: pathsFor("en").referral(id, state === "draft" ? "/draft/check" : ""),
		name: details && nameOf(details.answers),
		service: details?.service.name ?? "",
		state,
		stateWords: [
			words({ state, stateSince: state === "draft" ? createdAt : stateSince }),
			state === "sent" ? null : sent,
		]
			.filter(Boolean)
			.join(" "),
		isSoon: details?.answers.urgency === "soon",
	};
}

/** The queues of each end: which states each holds, and in what order. */
import { gt } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import type { ReferralRules } from "../../model/referrals/clock";
import { ENDED_STATES, OPEN_STATES, REOPEN_DAYS, type ReferralState } from "../../model/referrals/transitions";
import { lateIn } from "./late.server";
import type { Listing, Range } from "./list-referrals.server";
import type { ReferralReader } from "./reader.server";

/** That a referral ended so is for who made it to act on. */
const UNHELPED = ["declined", "expired"] as const satisfies readonly ReferralState[];

/** In the order of the page; the first one of an end is shown first. */
export const QUEUES = ["new", "open", "late", "needs", "drafts", "waiting", "outcome", "over"] as const;
export type Queue = (typeof QUEUES)[number];

const DAY_MS = 86_400_000;

/** @param today `YYYY-MM-DD` */
export function queuesOf(
	{ actor }: ReferralReader,
	rules: ReferralRules,
	today: string,
	now = new Date(),
): ReadonlyMap<Queue, readonly Range[]> {
	const all = (...states: readonly ReferralState[]): Range[] => states.map((state) => ({ state }));
	const late = OPEN_STATES.map((state): Range => ({ state, only: lateIn(state, rules, today) }));
	if (actor === "service")
		return new Map<Queue, Range[]>([
			["new", all("sent", "received")],
			["late", late],
			["waiting", all("waiting")],
			["outcome", all("in-progress")],
			["open", all(...OPEN_STATES)],
			["over", all(...ENDED_STATES)],
		]);
	const canReopen = gt(referral.stateSince, new Date(now.getTime() - REOPEN_DAYS * DAY_MS));
	return new Map<Queue, Range[]>([
		["open", all(...OPEN_STATES)],
		["needs", [...late, ...UNHELPED.map((state) => ({ state, only: canReopen }))]],
		["drafts", all("draft")],
		["over", all(...ENDED_STATES)],
	]);
}

/** What a service owes comes by how long it has been owed; what somebody made, or what is over, the newest first. */
export const orderOf = ({ actor }: ReferralReader, queue: Queue): Listing["order"] =>
	queue === "needs" || (actor === "service" && queue !== "over") ? "longest" : "newest";

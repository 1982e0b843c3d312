/** What a council's leader sees of referrals that are late: how many, at which services, and for how long; none by itself. */
import { and, count, eq, gte, inArray, min, type SQL, sql } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import { localNow } from "../../model/calendar/local-time";
import { referralRules } from "../../model/councils/settings";
import { ANYONE } from "../../model/people/asker";
import { CHASES, daysAllowed, STANDARD_OF, workingDaysSince } from "../../model/referrals/clock";
import { isOpenState, OPEN_STATES } from "../../model/referrals/transitions";
import { staffPaths } from "../../paths";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { health } from "../../platform/store.server";
import { publicServicesById } from "../directory/listings/public-listings.server";
import type { Staff } from "../people/require-staff.server";
import { isLateNow } from "./late.server";

type Overseer = Pick<Staff, "council">;

export interface StuckPage {
	title: string;
	rows: {
		key: string;
		service: string;
		organisation: string;
		awaited: string;
		late: string;
		told: string;
		longest: string;
	}[];
	/** What is allowed, in words. */
	standards: string[];
	settingsHref: string | null;
}

const ofCouncil = ({ council: { id, settings } }: Overseer, today: string): SQL | undefined =>
	and(eq(referral.councilId, id), inArray(referral.state, [...OPEN_STATES]), isLateNow(referralRules(settings), today));

/** How many were asked for twice without an answer, and since when the oldest is in its state. */
export async function countStuck(who: Overseer): Promise<{ count: number; since: Date | null }> {
	const db = await health.readFor(ANYONE);
	const [row] = await db
		.select({ number: count(), since: min(referral.stateSince) })
		.from(referral)
		.where(and(ofCouncil(who, localNow().date), gte(referral.chases, CHASES.length)));
	return { count: row?.number ?? 0, since: row?.since ?? null };
}

export async function stuckPage(who: Staff): Promise<StuckPage> {
	const { council } = who;
	const { t } = speechIn(ENGLISH);
	const today = localNow().date;
	const db = await health.readFor(who);
	const found = await db
		.select({
			serviceId: referral.serviceId,
			organisationId: referral.organisationId,
			state: referral.state,
			late: count(),
			told: sql<number | string>`sum(case when ${referral.chases} >= ${CHASES.length} then 1 else 0 end)`,
			since: min(referral.stateSince),
		})
		.from(referral)
		.where(ofCouncil(who, today))
		.groupBy(referral.serviceId, referral.organisationId, referral.state);
	const listed = await publicServicesById(
		ANYONE,
		council.id,
		found.map(({ serviceId }) => serviceId),
	);
	const services = new Map(
		listed.map(({ id, content, organisation }) => [id, [content.name, organisation.content.name]]),
	);
	const rules = referralRules(council.settings);
	const rows = found.flatMap(({ serviceId, organisationId, state, late, told, since }) =>
		since === null || !isOpenState(state)
			? []
			: [
					{
						key: `${serviceId} ${organisationId} ${state}`,
						service: services.get(serviceId)?.[0] ?? t("staff-referrals:stuck.gone"),
						organisation: services.get(serviceId)?.[1] ?? "",
						awaited: t(`staff-referrals:standard.${STANDARD_OF[state]}`),
						late: String(late),
						told: String(told),
						days: workingDaysSince(since, today),
					},
				],
	);
	return {
		title: t("staff:title", { page: t("staff-referrals:stuck.title"), council: council.name }),
		rows: rows
			.toSorted((one, other) => other.days - one.days)
			.map(({ days, ...row }) => ({ ...row, longest: t("staff-referrals:days", { count: days }) })),
		standards: OPEN_STATES.map((state) => {
			const days = daysAllowed(state, rules);
			const allowed = days === null ? t("staff-referrals:stuck.own-day") : t("staff-referrals:days", { count: days });
			return `${t(`staff-referrals:standard.${STANDARD_OF[state]}`)}: ${allowed}`;
		}),
		settingsHref: who.can("settings.edit") ? staffPaths(council.slug).settings("/referrals") : null,
	};
}

/** How many loops are closed, service by service: for the workers of those that got the referrals. */
import { and, count, inArray } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import { ANYONE } from "../../model/people/asker";
import { LOOP_ENDS } from "../../model/referrals/closure";
import { isOpenState, OPEN_STATES } from "../../model/referrals/transitions";
import { pageError } from "../../platform/errors";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { health } from "../../platform/store.server";
import { publicServicesById } from "../directory/listings/public-listings.server";
import { type ReferralReader, seenBy } from "./reader.server";

interface Loops {
	serviceId: string;
	ended: number;
	closed: number;
	open: number;
}

/** Numbers alone, of those that somebody may see in their council: an index has them. */
export async function closedLoops(who: ReferralReader): Promise<Loops[]> {
	const db = await health.readFor(who);
	const { serviceId, state, closed } = referral;
	const rows = await db
		.select({ serviceId, state, closed, number: count() })
		.from(referral)
		.where(and(seenBy(who), inArray(state, [...OPEN_STATES, ...LOOP_ENDS])))
		.groupBy(serviceId, state, closed);
	const services = new Map<string, Loops>();
	for (const row of rows) {
		const loops = services.get(row.serviceId) ?? { serviceId: row.serviceId, ended: 0, closed: 0, open: 0 };
		if (isOpenState(row.state)) loops.open += row.number;
		else loops.ended += row.number;
		if (row.closed) loops.closed += row.number;
		services.set(row.serviceId, loops);
	}
	return [...services.values()];
}

export interface ClosedLoopsPage {
	title: string;
	services: { id: string; name: string; closed: string; open: string }[];
}

/** @throws the page "not found" for whoever works for no service */
export async function closedLoopsPage(who: ReferralReader): Promise<ClosedLoopsPage> {
	if (who.actor !== "service") throw pageError("not-found");
	const { t, format } = speechIn(ENGLISH);
	const loops = await closedLoops(who);
	const listed = await publicServicesById(
		ANYONE,
		who.council.id,
		loops.map(({ serviceId }) => serviceId),
	);
	const nameOf = (id: string) =>
		listed.find((one) => one.id === id)?.content.name ?? t("staff-referrals:loops.not-listed");
	const shareOf = ({ ended, closed }: Loops) =>
		ended === 0
			? t("staff-referrals:loops.none-ended")
			: t("staff-referrals:loops.share", {
					closed: format.number(closed),
					ended: format.number(ended),
					share: format.number(Math.round((100 * closed) / ended)),
				});
	return {
		title: `${t("staff-referrals:loops.title")} – ${t("common:product")}`,
		services: loops
			.map((one) => ({
				id: one.serviceId,
				name: nameOf(one.serviceId),
				closed: shareOf(one),
				open: format.number(one.open),
			}))
			.toSorted((one, other) => one.name.localeCompare(other.name, "en")),
	};
}

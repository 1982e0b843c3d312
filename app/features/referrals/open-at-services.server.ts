/** What is open at services: before one is taken away, each referral to it has to be decided. */
import { and, count, inArray } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import type { Asker } from "../../model/people/asker";
import { OPEN_STATES } from "../../model/referrals/transitions";
import { health } from "../../platform/store.server";

const AT_ONCE = 500;

/** Numbers alone, which an index has. @returns by service; those at which nothing is open are not in it */
export async function openAtServices(
	asker: Asker,
	serviceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
	const open = new Map<string, number>();
	if (serviceIds.length === 0) return open;
	const db = await health.readFor(asker);
	for (let from = 0; from < serviceIds.length; from += AT_ONCE) {
		const rows = await db
			.select({ id: referral.serviceId, number: count() })
			.from(referral)
			.where(
				and(
					inArray(referral.serviceId, serviceIds.slice(from, from + AT_ONCE)),
					inArray(referral.state, [...OPEN_STATES]),
				),
			)
			.groupBy(referral.serviceId);
		for (const { id, number } of rows) open.set(id, number);
	}
	return open;
}

/** Which open referrals hang on somebody who is to lose a role: as the last one who works on them, or who made them. */
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { person, roleGrant } from "../../../db/schema";
import { referral } from "../../../db/schema/referrals";
import type { Asker } from "../../model/people/asker";
import { allows } from "../../model/people/roles";
import { isSender } from "../../model/referrals/referral";
import { OPEN_STATES } from "../../model/referrals/transitions";
import { tellOther } from "../../platform/relay/tell-other.server";
import { health, readFor } from "../../platform/store.server";
import type { By } from "../people/members/change-member.server";
import { referralNews } from "./news";

interface Leaving {
	councilId: string;
	personId: string;
	/** The one role that they lose; null for all that they have in the council. */
	grantId: string | null;
}

/** Tells the other end of each open referral, and who leads, once they have lost it. @param hanging as they stood before */
async function tellOfLeaving(
	asker: Asker,
	councilId: string,
	hanging: Awaited<ReturnType<typeof openWith>>,
): Promise<void> {
	const [first] = hanging;
	if (!first) return;
	await health.transaction(asker, async (tx) => {
		const tell = (referralId: string, to: { personId: string } | { organisationId: string } | { leadersOf: string }) =>
			tellOther(tx, referralNews, `referral:${referralId}`, { referralId, councilId, to });
		for (const { id, end, referrerId, organisationId } of hanging) {
			if (end === "referrer") await tell(id, { organisationId });
			else if (!isSender(referrerId)) await tell(id, { personId: referrerId });
		}
		await tell(first.id, { leadersOf: councilId });
	});
}

/** Each open referral that hangs on them, and on which end of it they are. */
async function openWith(asker: Asker, { councilId, personId, grantId }: Leaving) {
	const db = await readFor(asker);
	const grants = await db
		.select()
		.from(roleGrant)
		.where(and(eq(roleGrant.councilId, councilId), eq(roleGrant.personId, personId)));
	const lost = grants.filter(({ id }) => grantId === null || id === grantId);
	const kept = grants.filter((one) => !lost.includes(one));
	const makes = (some: typeof grants) =>
		allows(
			some.map(({ role }) => role),
			"referrals.make",
		);
	const theirs = lost.flatMap(({ role, organisationId }) => (role === "service-worker" && organisationId) || []);
	const others = await db
		.selectDistinct({ id: roleGrant.organisationId })
		.from(roleGrant)
		.innerJoin(person, eq(person.id, roleGrant.personId))
		.where(
			and(
				eq(roleGrant.role, "service-worker"),
				inArray(roleGrant.organisationId, theirs),
				ne(roleGrant.personId, personId),
				isNull(person.deactivatedAt),
			),
		);
	const left = theirs.filter((id) => !others.some((one) => one.id === id));
	const open = await health.readFor(asker);
	const found = (where: ReturnType<typeof eq>) =>
		open
			.select({ id: referral.id, referrerId: referral.referrerId, organisationId: referral.organisationId })
			.from(referral)
			.where(and(where, eq(referral.councilId, councilId), inArray(referral.state, [...OPEN_STATES])));
	const unworked = left.length > 0 ? await found(inArray(referral.organisationId, left)) : [];
	const referred = makes(lost) && !makes(kept) ? await found(eq(referral.referrerId, personId)) : [];
	return [
		...unworked.map((one) => ({ ...one, end: "service" as const })),
		...referred.map((one) => ({ ...one, end: "referrer" as const })),
	];
}

type Open = Awaited<ReturnType<typeof openWith>>;

/** What pages of people, and the operator's command, ask and tell when somebody loses a role. */
export const OPEN_REFERRALS = {
	openWith: ({ asker, council }: By, personId: string, grantId: string | null) =>
		openWith(asker, { councilId: council.id, personId, grantId }),
	tell: ({ asker, council }: By, hanging: Open) => tellOfLeaving(asker, council.id, hanging),
};

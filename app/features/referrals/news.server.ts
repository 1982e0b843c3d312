/** Who is told by e-mail that something has happened with a referral: that there is news, and neither what, where nor of whom. */
import { and, eq, isNull } from "drizzle-orm";
import { person, roleGrant } from "../../../db/schema";
import { pathsFor } from "../../paths";
import { mailTemplate } from "../../platform/mail/mail-template";
import { queueMail } from "../../platform/mail/queue-mail.server";
import { on, topic } from "../../platform/relay/topic";
import { addressOf } from "../people/address.server";

/** The portal's store, which knows their addresses, writes to who made it, or to the workers of an organisation. */
export const referralNews = topic<
	"health",
	{ referralId: string; councilId: string; to: { personId: string } | { organisationId: string } }
>("referral.news", "health");

const NEWS = mailTemplate("referral-news");

export const onReferralNews = on(referralNews, async (tx, { referralId, councilId, to }) => {
	const found =
		"personId" in to
			? await tx
					.select({ id: person.id, email: person.email })
					.from(person)
					.where(and(eq(person.id, to.personId), isNull(person.deactivatedAt)))
			: await tx
					.selectDistinct({ id: person.id, email: person.email })
					.from(roleGrant)
					.innerJoin(person, eq(person.id, roleGrant.personId))
					.where(
						and(
							eq(roleGrant.organisationId, to.organisationId),
							eq(roleGrant.role, "service-worker"),
							isNull(person.deactivatedAt),
						),
					);
	for (const one of found) {
		const recipient = addressOf(one);
		if (recipient === "") continue;
		await queueMail(tx, {
			recipient,
			councilId,
			template: NEWS,
			values: { link: pathsFor("en").referral(referralId) },
		});
	}
});

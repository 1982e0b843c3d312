/** Who is told by e-mail that something has happened with a referral: that there is news, and neither what, where nor of whom. */
import { and, eq, isNull } from "drizzle-orm";
import { person, roleGrant } from "../../../db/schema";
import { pathsFor } from "../../paths";
import { LANGUAGES } from "../../platform/i18n/languages";
import { mailTemplate } from "../../platform/mail/mail-template";
import { queueMail } from "../../platform/mail/queue-mail.server";
import { on } from "../../platform/relay/topic";
import { addressOf } from "../people/address.server";
import { familyLetter, referralNews } from "./news";

const NEWS = mailTemplate("referral-news");
const FOLLOW = mailTemplate("referral-follow");
const CODE = mailTemplate("referral-code", "code");

export const onFamilyLetter = on(familyLetter, async (tx, { email: recipient, language: spoken, token, code }) => {
	const language = LANGUAGES.find((one) => one.code === spoken)?.code ?? "en";
	const link = pathsFor(language).followReferral(token);
	if (code === null) await queueMail(tx, { recipient, template: FOLLOW, values: { link }, language });
	else await queueMail(tx, { recipient, template: CODE, values: { link, code }, language });
});

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

/** Who is told by e-mail that something has happened with a referral: that there is news, and neither what, where nor of whom. */
import { and, eq, isNull, type SQL } from "drizzle-orm";
import { council as councils, person, roleGrant } from "../../../db/schema";
import type { Role } from "../../model/people/roles";
import { pathsFor, staffPaths } from "../../paths";
import { LANGUAGES } from "../../platform/i18n/languages";
import { holdMail } from "../../platform/mail/hold-mail.server";
import { mailTemplate } from "../../platform/mail/mail-template";
import { queueMail } from "../../platform/mail/queue-mail.server";
import { on, type Topic } from "../../platform/relay/topic";
import type { Tx } from "../../platform/store-handles";
import { addressOf } from "../people/address.server";
import { referrerNamed } from "../people/members/referrers.server";
import { familyLetter, familyUnsafe, referralNews } from "./news";

const TEMPLATES = {
	news: mailTemplate("referral-news"),
	late: mailTemplate("referral-late"),
	stuck: mailTemplate("referral-stuck"),
};
const FOLLOW = mailTemplate("referral-follow");
const CODE = mailTemplate("referral-code", "code");

export const onFamilyLetter = on(
	familyLetter,
	async (tx, { email: recipient, language: spoken, token, code, held }) => {
		if (held) return;
		const language = LANGUAGES.find((one) => one.code === spoken)?.code ?? "en";
		const link = pathsFor(language).followReferral(token);
		if (code === null) await queueMail(tx, { recipient, template: FOLLOW, values: { link }, language });
		else await queueMail(tx, { recipient, template: CODE, values: { link, code }, language });
	},
);

export const onFamilyUnsafe = on(familyUnsafe, (tx, { email }) =>
	holdMail(tx, email, "Held back: the family said that it was not safe to write there."),
);

export const onReferralNews = on(referralNews, async (tx, { referralId, councilId, to, why }) => {
	const [council] = await tx.select({ slug: councils.slug }).from(councils).where(eq(councils.id, councilId));
	const values = {
		link: "leadersOf" in to && council ? staffPaths(council.slug).referrals() : pathsFor("en").referral(referralId),
	};
	for (const one of await readersOf(tx, councilId, to)) {
		const recipient = addressOf(one);
		if (recipient !== "") await queueMail(tx, { recipient, councilId, template: TEMPLATES[why ?? "news"], values });
	}
});

type News = typeof referralNews extends Topic<"health", infer Body> ? Body : never;

async function readersOf(
	tx: Tx,
	councilId: string,
	to: News["to"],
): Promise<{ id: string; email: (typeof person.$inferSelect)["email"] }[]> {
	const columns = { id: person.id, email: person.email };
	const isActive = isNull(person.deactivatedAt);
	// Who has left learns nothing any more.
	if ("personId" in to) return referrerNamed(tx, councilId, to.personId);
	const withRole = (role: Role, where: SQL | undefined) =>
		tx
			.selectDistinct(columns)
			.from(roleGrant)
			.innerJoin(person, eq(person.id, roleGrant.personId))
			.where(and(eq(roleGrant.role, role), where, isActive));
	if ("organisationId" in to) return withRole("service-worker", eq(roleGrant.organisationId, to.organisationId));
	const inCouncil = eq(roleGrant.councilId, to.leadersOf);
	const leaders = await withRole("leader", inCouncil);
	return leaders.length > 0 ? leaders : withRole("administrator", inCouncil);
}

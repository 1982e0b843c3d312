/** A referral whose family follows it: its link, its letters, and what it posts. */
import { randomUUID } from "node:crypto";
import { desc } from "drizzle-orm";
import type { ReferredService } from "../../app/features/referrals/draft.server";
import { sendDraft } from "../../app/features/referrals/draft.server";
import { postFollow } from "../../app/features/referrals/follow-page.server";
import type { ReferralReader } from "../../app/features/referrals/reader.server";
import { onFamilyLetter, onFamilyUnsafe, onReferralNews } from "../../app/features/referrals/send-news.server";
import type { ContactWay } from "../../app/model/referrals/referral";
import { LANGUAGES } from "../../app/platform/i18n/languages";
import { openLetter } from "../../app/platform/mail/letter.server";
import { deliverer } from "../../app/platform/relay/deliver.server";
import { health, portal } from "../../app/platform/store.server";
import { mail } from "../../db/schema";
import { TEST } from "./asker";
import { ANSWERS, aDraft } from "./referrals";

const RUNNING = new AbortController().signal;
export const ROMANIAN = { language: LANGUAGES.find(({ code }) => code === "ro"), client: "192.0.2.1" } as never;

export async function aReferralTo(who: ReferralReader, service: ReferredService, email: string, ways: ContactWay[]) {
	const id = await aDraft(who, service, {
		...ANSWERS,
		who: ANSWERS.who && { ...ANSWERS.who, givenName: `Ana ${randomUUID()}` },
		contact: ANSWERS.contact && { ...ANSWERS.contact, email },
		"safe-contact": ANSWERS["safe-contact"] && { ...ANSWERS["safe-contact"], ways },
	});
	await sendDraft(who, id);
	return id;
}

/** What was written to an address, the newest first. */
export async function lettersTo(email: string) {
	await deliverer({ from: health, to: portal, handlers: [onFamilyLetter, onFamilyUnsafe, onReferralNews] })(
		TEST,
		RUNNING,
	);
	const db = await portal.readFor(TEST);
	const rows = await db.select().from(mail).orderBy(desc(mail.createdAt));
	const letters = rows.map(openLetter).flatMap((letter) => (letter.ok ? [letter.value] : []));
	return letters.filter(({ recipient }) => recipient === email).map(({ words }) => words);
}

/** A referral whose family has its link. */
export async function aFollowed(who: ReferralReader, service: ReferredService, ways: ContactWay[] = ["email"]) {
	const email = `${randomUUID()}@families.example`;
	const id = await aReferralTo(who, service, email, ways);
	const [first] = await lettersTo(email);
	const token = /\/ro\/follow\/([\w-]{43})$/.exec(first?.values.link ?? "")?.[1] ?? "";
	const post = (some: Record<string, string>, client = "192.0.2.1") =>
		postFollow(token, some, Object.assign({}, ROMANIAN, { client }));
	const codeSent = async () => {
		await post({ do: "code" });
		return (await lettersTo(email)).find(({ template }) => template === "referral-code")?.values.code ?? "";
	};
	/** How many letters said that there is news. */
	const newsLetters = async () =>
		(await lettersTo(email)).filter(({ template }) => template === "referral-follow").length;
	return { id, email, first, token, post, codeSent, newsLetters };
}

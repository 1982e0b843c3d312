/** People who refer and who receive, and referrals between them. */
import { randomUUID } from "node:crypto";
import { type ReferredService, saveAnswer, sendDraft, startDraft } from "../../app/features/referrals/draft.server";
import { asReferralReader, type ReferralReader } from "../../app/features/referrals/reader.server";
import type { Role } from "../../app/model/people/roles";
import type { ReferralAnswers } from "../../app/model/referrals/referral";

interface Somebody {
	name?: string;
	council?: { id: string; slug: string; name: string; gss: string | null };
	organisationIds?: string[];
	id?: string;
}

const NORTHMERE = { id: "northmere", slug: "northmere", name: "Northmere", gss: null };

export function aReferralReader(
	role: Role,
	{ name = "Helen Okoro", council = NORTHMERE, organisationIds = [], id = randomUUID() }: Somebody = {},
): ReferralReader {
	return asReferralReader({
		kind: "person",
		person: { id, name },
		role,
		council,
		organisationIds,
	});
}

export const aServiceToRefer = (some: Partial<ReferredService> = {}): ReferredService => ({
	id: randomUUID(),
	name: "Infant feeding support",
	organisation: { id: randomUUID(), name: "Tideline Families" },
	...some,
});

/** Of a Romanian-speaking mother. */
export const ANSWERS: ReferralAnswers = {
	safety: true,
	consent: true,
	who: {
		subject: "parent",
		givenName: "Ana",
		familyName: "Popescu",
		bornOn: "1994-05-06",
		dueOn: null,
		childBornOn: "2026-11-01",
	},
	contact: { phone: "07700 900 123", email: "ana@families.example", postcode: "ZZ1 1AA" },
	"safe-contact": {
		ways: ["text"],
		times: "Weekdays before noon",
		hideFrom: "Her brother-in-law",
		noVoicemail: true,
		language: "ro",
		interpreter: true,
		access: null,
	},
	reason: { why: "Painful latch since the third day", hopes: "To feed without pain" },
	urgency: "soon",
};

export async function aDraft(who: ReferralReader, service: ReferredService, answers = ANSWERS): Promise<string> {
	return (await startDraft(who, { service, answers, mark: null })).id;
}

export async function aSentReferral(
	who: ReferralReader,
	service: ReferredService,
	given: Partial<NonNullable<ReferralAnswers["who"]>> = {},
	/** To which the family is written; without one e-mail is no safe way. */
	email?: string,
): Promise<string> {
	const id = await aDraft(who, service);
	if (ANSWERS.who) await saveAnswer(who, id, "who", { ...ANSWERS.who, ...given });
	const { contact, "safe-contact": safe } = ANSWERS;
	if (email && contact && safe) {
		await saveAnswer(who, id, "contact", { ...contact, email });
		await saveAnswer(who, id, "safe-contact", { ...safe, ways: ["email"] });
	}
	const sent = await sendDraft(who, id);
	if (!sent.ok) throw new Error(`The referral was not sent: ${sent.reason}`);
	return id;
}

/** That nothing is open at any service. */
export const noneOpen = async () => new Map<string, number>();

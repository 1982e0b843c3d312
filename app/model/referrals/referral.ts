/** What a referral says: shapes of the health store's encrypted columns, and vocabularies. */
import { addDays } from "../calendar/local-time";
import type { Role } from "../people/roles";

/** Questions of the form, one a page, in their order. */
export const QUESTIONS = ["safety", "consent", "who", "contact", "safe-contact", "reason", "urgency"] as const;
export type Question = (typeof QUESTIONS)[number];

export const SUBJECTS = ["parent-to-be", "parent", "child"] as const;
export type Subject = (typeof SUBJECTS)[number];

export const CONTACT_WAYS = ["phone", "text", "email", "referrer"] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

export const URGENCIES = ["soon", "routine"] as const;
export type Urgency = (typeof URGENCIES)[number];

export const DECLINE_REASONS = ["not-for-them", "full", "other-area", "needs-more", "no-contact", "other"] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const OUTCOMES = ["met", "partly", "not-met", "unknown"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const FIRST_CONTACTS = ["appointment", "contact"] as const;

/** Whom it is about. Dates are `YYYY-MM-DD`. */
export interface ReferredPerson {
	/** "adult" of a parent or a parent-to-be where a message does not say which. */
	subject: Subject | "adult";
	givenName: string;
	familyName: string;
	bornOn: string;
	/** When a baby is expected: of a parent-to-be. */
	dueOn: string | null;
	/** The date of birth of the child that it is about: of a parent. */
	childBornOn: string | null;
}

/** How they are reached without harm. */
export interface SafeContact {
	ways: ContactWay[];
	/** The family said that e-mail was not safe: it is none of the ways any more. */
	emailUnsafe?: true;
	/** At which times, in words. */
	times: string | null;
	/** Who must not come to know of it. */
	hideFrom: string | null;
	noVoicemail: boolean;
	/** BCP 47 code. */
	language: string;
	interpreter: boolean;
	/** What they need to take part. */
	access: string | null;
}

/** By question; null while nobody has answered it. */
export interface ReferralAnswers {
	/** That nobody is in danger now. */
	safety: true | null;
	consent: true | null;
	who: ReferredPerson | null;
	contact: {
		phone: string | null;
		email: string | null;
		postcode: string | null;
		/** Which they speak, as a message says that brings no safe contact: a BCP 47 code. */
		language?: string;
	} | null;
	/** Null also of what a system sent: its standard has no word for it, and who works on the referral has to ask. */
	"safe-contact": SafeContact | null;
	reason: { why: string; hopes: string } | null;
	urgency: Urgency | null;
}

export const NO_ANSWERS: ReferralAnswers = {
	safety: null,
	consent: null,
	who: null,
	contact: null,
	"safe-contact": null,
	reason: null,
	urgency: null,
};

/** What of a person's dates cannot be: it is asked again rather than sent. */
export const IMPOSSIBLE_DATES = ["future", "long-ago", "too-young", "no-child", "before-parent", "due"] as const;
export type ImpossibleDate = (typeof IMPOSSIBLE_DATES)[number];

/** Years that nobody has lived, of a parent's least age, and up to which somebody is a child to any service here. */
const [MOST_YEARS, PARENT_YEARS, CHILD_YEARS] = [120, 10, 26];
/** A baby is at most so many days overdue, and announced at most so many before. */
const [OVERDUE_DAYS, ANNOUNCED_DAYS] = [30, 290];

const yearsBefore = (today: string, years: number) =>
	`${String(Number(today.slice(0, 4)) - years).padStart(4, "0")}${today.slice(4)}`;

/** @param today `YYYY-MM-DD` */
export function impossibleDates(
	{
		subject,
		bornOn,
		childBornOn,
		dueOn,
	}: Pick<ReferredPerson, "subject" | "childBornOn" | "dueOn"> & {
		bornOn: string | null;
	},
	today: string,
): { bornOn?: ImpossibleDate; childBornOn?: ImpossibleDate; dueOn?: ImpossibleDate } {
	const outside = (date: string | null, oldest: number) =>
		date !== null && (date > today ? ("future" as const) : date < yearsBefore(today, oldest) && oldestReason(oldest));
	const wrong = {
		bornOn: subject === "child" ? outside(bornOn, CHILD_YEARS) : outside(bornOn, MOST_YEARS) || tooYoung(bornOn, today),
		childBornOn:
			outside(childBornOn, CHILD_YEARS) ||
			(childBornOn !== null && bornOn !== null && tooYoung(bornOn, childBornOn) && ("before-parent" as const)),
		dueOn:
			dueOn !== null &&
			(dueOn < addDays(today, -OVERDUE_DAYS) || dueOn > addDays(today, ANNOUNCED_DAYS)) &&
			("due" as const),
	};
	return Object.fromEntries(Object.entries(wrong).filter(([, reason]) => reason));
}

const oldestReason = (years: number) => (years === CHILD_YEARS ? ("no-child" as const) : ("long-ago" as const));
const tooYoung = (bornOn: string | null, on: string) =>
	bornOn !== null && bornOn > yearsBefore(on, PARENT_YEARS) && ("too-young" as const);

/** The address to which a family may be written; null where e-mail is no safe way. */
export const safeAddress = ({ contact, "safe-contact": safe }: ReferralAnswers): string | null =>
	safe?.ways.includes("email") ? (contact?.email ?? null) : null;

/**
 * What a further referral of the same family begins with. Whether anybody is in danger now is asked anew, and whether they
 * agree: they agreed to that service. So is how they are reached, where they said that it was not safe.
 */
export const copied = (answers: ReferralAnswers): ReferralAnswers => ({
	...answers,
	safety: null,
	consent: null,
	"safe-contact": answers["safe-contact"]?.emailUnsafe ? null : answers["safe-contact"],
});

/** Who wrote something, as it was then. */
export interface ReferralWriter {
	name: string;
	/** Or whom it is about; or nobody, but the clock; or who wrote in the system of another organisation, "" where it does not say. */
	role: Role | "family" | "clock" | "sender";
	/** "Northmere", "Tideline Families" */
	organisation: string;
}

/** A referral's own words, with the names of the service and its organisation as they were when it was begun. */
export interface ReferralDetails {
	answers: ReferralAnswers;
	service: { name: string; organisation: string };
	referrer: ReferralWriter;
}

/** What was said with a step. What it does not ask for is null. */
export interface StepWords {
	by: ReferralWriter;
	reason: string | null;
	why: DeclineReason | null;
	/** An empty list says that none was found. */
	alternatives: { id: string; name: string }[] | null;
	/** `YYYY-MM-DD`, as are the next two. */
	expectedOn: string | null;
	reviewOn: string | null;
	contactOn: string | null;
	firstContact: (typeof FIRST_CONTACTS)[number] | null;
	outcome: Outcome | null;
	/** That the family was told of it, by whoever did the step. */
	familyTold: boolean | null;
	/** To which service it went on. */
	onwardTo?: ReferralDetails["service"];
	/** From which one it came on. */
	cameFrom?: ReferralDetails["service"];
}

/** Who refers where the system of another organisation does: in the place of a person's id, which has no colon. */
export const senderAsReferrer = (senderId: string): string => `sender:${senderId}`;
export const isSender = (referrerId: string): boolean => referrerId.startsWith("sender:");

/** Who reads a note: the service that wrote it alone, or the referrer too. */
export const NOTE_SIGHTS = ["service", "referrer"] as const;
export type NoteSight = (typeof NOTE_SIGHTS)[number];

/** What makes two referrals to one service the same: whom they are about. */
export const sameness = (serviceId: string, { givenName, familyName, bornOn }: ReferredPerson): string =>
	[serviceId, givenName, familyName, bornOn]
		.map((part) => part.normalize("NFKC").trim().replace(/\s+/g, " "))
		.join("|");

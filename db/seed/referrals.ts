/** The demo's referrals, of families that are made up. Values only; dates move on with the calendar. */
import type { AppointmentDetails, AppointmentStep } from "../../app/model/referrals/appointments";
import type { ReferralAnswers, StepWords } from "../../app/model/referrals/referral";
import type { ReferralStep } from "../../app/model/referrals/transitions";

export interface ReferralSeed {
	key: string;
	/** Slug of the service. */
	service: string;
	answers: ReferralAnswers;
	/** How many days ago it was begun and sent. */
	daysAgo: number;
	/** What was done with it since, by the service's worker. */
	steps: (StepSeed | AppointmentSeed)[];
}

export interface StepSeed {
	step: Exclude<ReferralStep, "transfer">;
	daysAgo: number;
	words?: Partial<Omit<StepWords, "by">>;
}

/** A step of the appointment that was offered last. */
export interface AppointmentSeed {
	appointment: AppointmentStep;
	daysAgo: number;
	said?: { when: AppointmentDetails & { on: string; time: string } };
}

/** By their keys in `people.ts`. */
export const REFERRED_BY = "northmere-health-visitor";
export const RECEIVED_BY = "feeding-worker";

const dayFrom = (today: string, days: number) =>
	new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** @param today local `YYYY-MM-DD` */
export function demoReferrals(today: string): ReferralSeed[] {
	const answers = (
		[givenName, familyName, bornOn]: [string, string, string],
		babyDays: number,
		some: Partial<ReferralAnswers> = {},
	): ReferralAnswers => ({
		safety: true,
		consent: true,
		who: {
			subject: "parent",
			givenName,
			familyName,
			bornOn,
			dueOn: null,
			childBornOn: dayFrom(today, -babyDays),
		},
		contact: { phone: "07700 900 712", email: null, postcode: "ZZ1 1AA" },
		"safe-contact": {
			ways: ["phone", "text"],
			times: null,
			hideFrom: null,
			noVoicemail: false,
			language: "en",
			interpreter: false,
			access: null,
		},
		reason: { why: "Slow weight gain since birth, feeds take an hour.", hopes: "To know that he gets enough." },
		urgency: "routine",
		...some,
	});
	return [
		{
			key: "romanian-mother",
			service: "specialist-feeding-clinic",
			daysAgo: 1,
			answers: answers(["Ana", "Popescu", "1994-05-06"], 19, {
				contact: { phone: "07700 900 713", email: "ana@families.example", postcode: "ZZ1 1AA" },
				"safe-contact": {
					ways: ["text", "email"],
					times: "Weekdays before noon",
					hideFrom: "Her brother-in-law",
					noVoicemail: true,
					language: "ro",
					interpreter: true,
					access: null,
				},
				reason: {
					why: "Pain at each feed since the third day. The midwife saw a tongue-tie.",
					hopes: "“Vreau să alăptez fără durere”: to breastfeed without pain.",
				},
				urgency: "soon",
			}),
			steps: [],
		},
		{
			key: "waiting",
			service: "specialist-feeding-clinic",
			daysAgo: 12,
			answers: answers(["Chloe", "Hart", "2001-02-11"], 40),
			steps: [
				{ step: "receive", daysAgo: 11 },
				{ step: "accept", daysAgo: 10, words: { reason: "We offer the next clinic on a Thursday." } },
				{ step: "wait", daysAgo: 10, words: { expectedOn: dayFrom(today, 9) } },
			],
		},
		{
			key: "offered",
			service: "specialist-feeding-clinic",
			daysAgo: 6,
			answers: answers(["Ioana", "Marin", "1996-08-23"], 25, {
				contact: { phone: null, email: "ioana@families.example", postcode: "ZZ1 1AA" },
				"safe-contact": {
					ways: ["email"],
					times: "After 10am",
					hideFrom: null,
					noVoicemail: false,
					language: "ro",
					interpreter: true,
					access: null,
				},
			}),
			steps: [
				{ step: "receive", daysAgo: 5 },
				{ step: "accept", daysAgo: 5, words: { reason: "The clinic sees her within two weeks, with an interpreter." } },
				{
					appointment: "offer",
					daysAgo: 1,
					said: {
						when: {
							on: dayFrom(today, 6),
							time: "10:30",
							way: "place",
							where: "Harbour Family Hub, Quay Road. Ask for Joy at the desk.",
							movableUntil: dayFrom(today, 4),
						},
					},
				},
			],
		},
		{
			key: "completed",
			service: "specialist-feeding-clinic",
			daysAgo: 60,
			answers: answers(["Blessing", "Eze", "1989-09-30"], 90),
			steps: [
				{ step: "receive", daysAgo: 59 },
				{ step: "accept", daysAgo: 58, words: { reason: "We come to her home first." } },
				{
					appointment: "offer",
					daysAgo: 58,
					said: { when: { on: dayFrom(today, -51), time: "10:00", way: "home", where: null, movableUntil: null } },
				},
				{ appointment: "confirm", daysAgo: 57 },
				{ appointment: "attend", daysAgo: 50 },
				{ step: "begin", daysAgo: 50 },
				{ step: "complete", daysAgo: 20, words: { outcome: "met", reason: "She feeds without pain." } },
			],
		},
		// Which nobody has opened: the clock asks for an answer in working hours.
		{
			key: "late",
			service: "specialist-feeding-clinic",
			daysAgo: 9,
			answers: answers(["Ruby", "Fielding", "1999-04-17"], 25),
			steps: [],
		},
		{
			key: "declined",
			service: "specialist-feeding-clinic",
			daysAgo: 5,
			answers: answers(["Megan", "Lowe", "1997-12-01"], 30),
			steps: [
				{ step: "receive", daysAgo: 4 },
				{
					step: "decline",
					daysAgo: 3,
					words: { why: "not-for-them", reason: "What she asks about is given at the group.", alternatives: [] },
				},
			],
		},
	];
}

/** The demo's children, made up as their families are. Values only; dates move on with the calendar. */
import type { BirthNotification } from "../../app/model/health/record/child";
import type { BodyOf, EntryBody, Writer } from "../../app/model/health/record/entry";

type Written = { writer: Writer; body: Exclude<EntryBody, { kind: "taken-back" }> };

export interface ChildSeed {
	birth: BirthNotification;
	/** Whose record it is already, by the key of a person; null while it waits to be claimed. */
	claimedBy: string | null;
	/** Who is a guardian beside them, likewise. */
	secondGuardian: string | null;
	entries: Written[];
}

/** By their keys in `people.ts`. */
export const MOTHER_NUMBERS = { parent: "9990001006", "new-mother": "9990001308" } as const;

const SURGERY: Writer = { kind: "source", name: "Harbour Surgery", role: null };
const HOSPITAL: Writer = { kind: "source", name: "Northmere General Hospital", role: null };
const HEALTH_VISITOR: Writer = { kind: "professional", name: "Helen Okoro", role: "health visitor" };
const NADIA: Writer = { kind: "guardian", name: "Nadia Rahman", role: "mother" };

const DAY = 86_400_000;
const daysAfter = (date: string, days: number) =>
	new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);

type Size = Pick<BodyOf<"measurement">, "weightGrams" | "lengthMillimetres" | "headMillimetres">;
const measured = (writer: Writer, on: string, size: Partial<Size>): Written => ({
	writer,
	body: {
		kind: "measurement",
		on,
		weightGrams: null,
		lengthMillimetres: null,
		headMillimetres: null,
		...size,
		position: size.lengthMillimetres ? "lying" : null,
	},
});

const given = (on: string, ...vaccines: BodyOf<"vaccination">["vaccine"][]): Written[] =>
	vaccines.map((vaccine) => ({
		writer: SURGERY,
		body: {
			kind: "vaccination",
			vaccine,
			outcome: "given",
			date: on,
			number: null,
			abroad: false,
			product: null,
			batch: null,
			place: "Harbour Surgery",
			reason: null,
		},
	}));

const screened = (on: string, screen: BodyOf<"screen">["screen"]): Written => ({
	writer: HOSPITAL,
	body: { kind: "screen", screen, on, result: "not-suspected", conditions: {}, toldParentsOn: null },
});

const unsaid = { diedOn: null, hepatitisBRisk: false, hadChickenpox: null } as const;

/** @param today the local date, `YYYY-MM-DD` */
export function demoChildren(today: string): ChildSeed[] {
	const early = daysAfter(today, -96);
	const older = "2023-05-10";
	const newborn = daysAfter(today, -12);
	const { parent, "new-mother": newMother } = MOTHER_NUMBERS;
	const source = HOSPITAL.name;
	return [
		{
			// Born at 33 weeks: growth goes by corrected age, vaccinations do not.
			birth: {
				child: {
					...unsaid,
					givenName: "Ilyas",
					familyName: "Rahman",
					bornOn: early,
					sex: "male",
					gestationDays: 233,
					birthWeightGrams: 1980,
					nhsNumber: "9990001618",
				},
				motherNhsNumber: parent,
				source,
				held: false,
			},
			claimedBy: "parent",
			secondGuardian: "second-guardian",
			entries: [
				screened(daysAfter(early, 2), "nipe-newborn"),
				screened(daysAfter(early, 4), "hearing"),
				screened(daysAfter(early, 5), "blood-spot"),
				measured(HEALTH_VISITOR, daysAfter(early, 13), { weightGrams: 2010, headMillimetres: 306 }),
				measured(HEALTH_VISITOR, daysAfter(early, 28), {
					weightGrams: 2520,
					lengthMillimetres: 461,
					headMillimetres: 328,
				}),
				...given(daysAfter(early, 57), "6-in-1", "menb", "rotavirus"),
				measured(HEALTH_VISITOR, daysAfter(early, 58), {
					weightGrams: 3710,
					lengthMillimetres: 512,
					headMillimetres: 361,
				}),
				measured(NADIA, daysAfter(early, 82), { weightGrams: 4480 }),
				{ writer: NADIA, body: { kind: "note", on: daysAfter(early, 70), text: "Smiled at his sister today." } },
			],
		},
		{
			// By the schedule of her time.
			birth: {
				child: {
					...unsaid,
					givenName: "Amal",
					familyName: "Rahman",
					bornOn: older,
					sex: "female",
					gestationDays: 280,
					birthWeightGrams: 3340,
					nhsNumber: "9990001928",
				},
				motherNhsNumber: parent,
				source,
				held: false,
			},
			claimedBy: "parent",
			secondGuardian: "second-guardian",
			entries: [
				...given(daysAfter(older, 57), "6-in-1", "menb", "rotavirus"),
				...given(daysAfter(older, 86), "6-in-1", "pcv", "rotavirus"),
				...given(daysAfter(older, 114), "6-in-1", "menb"),
				...given(daysAfter(older, 373), "hib-menc", "pcv", "mmr", "menb"),
				measured(HEALTH_VISITOR, daysAfter(older, 16), { weightGrams: 3480 }),
				measured(HEALTH_VISITOR, daysAfter(older, 55), {
					weightGrams: 4720,
					lengthMillimetres: 562,
					headMillimetres: 381,
				}),
				measured(HEALTH_VISITOR, daysAfter(older, 360), {
					weightGrams: 9050,
					lengthMillimetres: 742,
					headMillimetres: 452,
				}),
				{
					writer: HEALTH_VISITOR,
					body: {
						kind: "review",
						review: "12-months",
						on: daysAfter(older, 360),
						findings: "Crawling, pulls to stand, babbles with two syllables.",
						asq: null,
					},
				},
			],
		},
		{
			// Waits for her mother to sign in.
			birth: {
				child: {
					...unsaid,
					givenName: "Zoya",
					familyName: "Malik",
					bornOn: newborn,
					sex: "female",
					gestationDays: 277,
					birthWeightGrams: 3180,
					nhsNumber: "9990002231",
				},
				motherNhsNumber: newMother,
				source,
				held: false,
			},
			claimedBy: null,
			secondGuardian: null,
			entries: [
				screened(daysAfter(newborn, 1), "nipe-newborn"),
				measured(HOSPITAL, daysAfter(newborn, 5), { weightGrams: 3010 }),
			],
		},
	];
}

/** What a record administrator may do with a record or one of its guardians, when, and what they say with it. Pure. */

import { localNow } from "../../../model/calendar/local-time";
import { readNhsNumber } from "../../../model/health/nhs-number";
import type { RecordStatus } from "../../../model/health/record/child";
import { type DecisionKind, dayToAskAt16 } from "../../../model/health/record/decisions";
import { choices } from "../../../platform/forms/choice-fields";
import { form, type ReasonOf } from "../../../platform/forms/form";
import { line, note } from "../../../platform/forms/text-fields";
import { date } from "../../../platform/forms/when-fields";

export const RECORD_STEPS = [
	"hold",
	"release",
	"code",
	"reviewed",
	"stays-agreed",
	"died",
	"death-withdrawn",
	"adopt",
	"unseal",
] as const;
export type RecordStep = (typeof RECORD_STEPS)[number];

export const GUARDIAN_STEPS = ["freeze", "thaw", "show-places", "hide-places", "end"] as const;
export type GuardianStep = (typeof GUARDIAN_STEPS)[number];

/** What a step is once it is decided. A code is no decision. */
export const DECISION_OF = {
	hold: "held",
	release: "released",
	reviewed: "reviewed",
	"stays-agreed": "stays-agreed",
	died: "died",
	"death-withdrawn": "death-withdrawn",
	adopt: "adopted",
	unseal: "unsealed",
	freeze: "frozen",
	thaw: "thawed",
	"show-places": "places-shown",
	"hide-places": "places-hidden",
	end: "ended",
} as const satisfies Record<Exclude<RecordStep | GuardianStep, "code">, DecisionKind>;

export interface RecordState {
	status: RecordStatus;
	diedOn: string | null;
	bornOn: string;
}

const isOpen = ({ status, diedOn }: Pick<RecordState, "status" | "diedOn">) => status !== "closed" && diedOn === null;

const RECORD_RULES: Record<RecordStep, (record: RecordState, today: string) => boolean> = {
	hold: (record) => record.status === "unclaimed" && isOpen(record),
	release: ({ status }) => status === "held",
	code: isOpen,
	reviewed: (record) => record.status === "active" && isOpen(record),
	"stays-agreed": (record, today) =>
		record.status === "active" && isOpen(record) && today >= dayToAskAt16(record.bornOn),
	died: isOpen,
	"death-withdrawn": ({ status, diedOn }) => status !== "closed" && diedOn !== null,
	adopt: isOpen,
	unseal: ({ status }) => status === "closed",
};

export const recordSteps = (record: RecordState, today = localNow().date): RecordStep[] =>
	RECORD_STEPS.filter((step) => RECORD_RULES[step](record, today));

export interface GuardianState {
	isFrozen: boolean;
	seesPlaces: boolean;
	isEnded: boolean;
}

const GUARDIAN_RULES: Record<GuardianStep, (guardian: GuardianState) => boolean> = {
	freeze: ({ isFrozen }) => !isFrozen,
	thaw: ({ isFrozen }) => isFrozen,
	"show-places": ({ seesPlaces }) => !seesPlaces,
	"hide-places": ({ seesPlaces }) => seesPlaces,
	end: () => true,
};

export const guardianSteps = (guardian: GuardianState): GuardianStep[] =>
	guardian.isEnded ? [] : GUARDIAN_STEPS.filter((step) => GUARDIAN_RULES[step](guardian));

/** What may be carried over at an adoption: findings without words that could tell of the family before. */
export const CARRIED_SECTIONS = ["growth", "immunisations", "screening"] as const;
export type CarriedSection = (typeof CARRIED_SECTIONS)[number];

const FIELDS = {
	authority: line(200),
	diedOn: date(),
	givenName: line(200),
	familyName: line(200),
	nhsNumber: line(20),
	sections: choices(CARRIED_SECTIONS),
	reviewOn: date(),
	reason: note(),
};
export type StepField = keyof typeof FIELDS;

/** What each step asks for beside the reason, in the order of the page; what is not needed may stay empty. */
export const ASKED: Record<RecordStep | GuardianStep, readonly { field: StepField; needed: boolean }[]> = {
	hold: [{ field: "authority", needed: true }],
	release: [],
	code: [],
	reviewed: [],
	"stays-agreed": [],
	died: [{ field: "diedOn", needed: true }],
	"death-withdrawn": [],
	adopt: [
		{ field: "authority", needed: true },
		{ field: "givenName", needed: true },
		{ field: "familyName", needed: true },
		{ field: "nhsNumber", needed: true },
		{ field: "sections", needed: false },
	],
	unseal: [],
	freeze: [
		{ field: "authority", needed: false },
		{ field: "reviewOn", needed: true },
	],
	thaw: [],
	"show-places": [],
	"hide-places": [],
	end: [],
};

/** @param bornOn of the child, and `today`: `YYYY-MM-DD` */
export const stepForm = (step: RecordStep | GuardianStep, { bornOn, today }: { bornOn: string; today: string }) =>
	form(FIELDS, (said) => {
		const needed = [...ASKED[step].filter((one) => one.needed).map(({ field }) => field), "reason" as const];
		const missing = needed.map((field) => [field, said[field] === null && ("missing" as const)] as const);
		const { diedOn, reviewOn, nhsNumber } = said;
		return {
			...Object.fromEntries(missing),
			...(diedOn && { diedOn: diedOn > today ? "future" : diedOn < bornOn ? "before-birth" : null }),
			...(reviewOn && { reviewOn: reviewOn <= today && "past" }),
			...(nhsNumber && { nhsNumber: readNhsNumber(nhsNumber) === undefined && "nhs-number" }),
		};
	});
export type StepReason = ReasonOf<ReturnType<typeof stepForm>>;

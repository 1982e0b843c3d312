/** What a record administrator does with a record or a guardian: what it will do, what is asked, and doing it. */
import { localNow } from "../../../model/calendar/local-time";
import { readNhsNumber } from "../../../model/health/nhs-number";
import type { EntryBody } from "../../../model/health/record/entry";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { readValues } from "../../../platform/forms/form";
import { oneOf } from "../../../platform/forms/values";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH, findLanguage, LANGUAGES, type Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { markIn } from "../../../platform/once.server";
import type { Staff } from "../../people/require-staff.server";
import { codeEnd, newClaimCode } from "../record/claim-record.server";
import { adoptChild } from "./adopt.server";
import { type Decided, decideGuardian, decideRecord, stateOf } from "./decide.server";
import { unseal } from "./find-record.server";
import { type DecisionLine, decisionLine, linesOf, nameOfChild, requireAdministered } from "./record-page.server";
import {
	ASKED,
	DECISION_OF,
	GUARDIAN_STEPS,
	type GuardianStep,
	guardianSteps,
	RECORD_STEPS,
	type RecordStep,
	recordSteps,
	type StepField,
	type StepReason,
	stepForm,
} from "./steps";

export interface StepPage {
	title: string;
	heading: string;
	child: string;
	step: RecordStep | GuardianStep;
	/** What stands where this cannot be done, or not any more; null where it can. */
	settled: { state: string[]; last: DecisionLine | null } | null;
	fields: StepField[];
	/** In which a slip may be; none for a step that makes none. */
	languages: { value: string; text: string }[];
	backHref: string;
}

interface Where {
	child?: string;
	step?: string;
	guardian?: string;
}

/** @throws the page "not found" for what there is not */
async function find(staff: Staff, { child: childId, step: name, guardian: guardianId }: Where) {
	const administered = await requireAdministered(staff, childId);
	const { record, people } = administered;
	const { child, status } = record;
	if (guardianId === undefined) {
		const step = RECORD_STEPS.find((one) => one === name);
		if (!step) throw pageError("not-found");
		const isPossible = recordSteps({ ...child, status }).includes(step);
		return { administered, step, isPossible, about: "", guardian: null } as const;
	}
	const step = GUARDIAN_STEPS.find((one) => one === name);
	const guardian = record.guardians.find(({ id }) => id === guardianId);
	if (!step || !guardian) throw pageError("not-found");
	const isPossible = guardianSteps(stateOf(guardian)).includes(step);
	return {
		administered,
		step,
		isPossible,
		about: people.get(guardian.personId) ?? guardian.personId,
		guardian,
	} as const;
}

type Found = Awaited<ReturnType<typeof find>>;

/** The newest decision over this guardian, or over the record. */
const lastDecision = ({ administered, guardian }: Found) =>
	administered.record.decisions.find(({ guardianId }) => guardianId === (guardian?.id ?? null));

function settledOf(found: Found): StepPage["settled"] {
	const { administered, guardian } = found;
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const { child, status } = administered.record;
	const last = lastDecision(found);
	const died = child.diedOn === null ? [] : [`${t("staff-guardians:record.died")}: ${format.date(child.diedOn)}`];
	return {
		state: guardian ? linesOf(guardian, speech) : [t(`staff-guardians:status.${status}`), ...died],
		last: last ? decisionLine(last, administered) : null,
	};
}

export async function stepPage(staff: Staff, where: Where): Promise<StepPage> {
	const { t } = speechIn(ENGLISH);
	const found = await find(staff, where);
	const { step, about, isPossible, administered } = found;
	const { record } = administered;
	const heading = t(`staff-guardians:step.${step}`, { name: about });
	return {
		title: t("staff:title", { page: heading, council: staff.council.name }),
		heading,
		child: nameOfChild(record),
		step,
		settled: isPossible ? null : settledOf(found),
		fields: [...ASKED[step].map(({ field }) => field), ...(step === "code" ? [] : (["reason"] as const))],
		languages: step === "code" ? LANGUAGES.map(({ code, name }) => ({ value: code, text: name })) : [],
		backHref: staffPaths(staff.council.slug).guardians(`/records/${record.child.id}`),
	};
}

/** For paper, in the language of whoever gets it. */
export interface Slip {
	code: string;
	language: Pick<Language, "code" | "dir">;
	title: string;
	label: string;
	until: string;
	/** What they have to do, in its order. */
	steps: string[];
}
export interface SealedEntry {
	id: string;
	section: string;
	by: string;
	rows: { key: string; value: string }[];
}

export type StepDone =
	| { ok: true; href: string }
	/** Shown at once, and never under an address. */
	| { ok: true; slip: Slip }
	| { ok: true; entries: SealedEntry[] }
	| { ok: false; status: 400 | 409; errors: FieldErrors<StepReason | "number-known" | "changed">; typed: Values };

export async function postStep(
	staff: Staff,
	{ origin, ...where }: Where & { origin: string },
	values: Values,
): Promise<StepDone> {
	const found = await find(staff, where);
	const { step, isPossible, guardian } = found;
	const { child } = found.administered.record;
	const childId = child.id;
	const done = {
		ok: true,
		href: staffPaths(staff.council.slug).guardians(`/records/${childId}`, { done: "decided" }),
	} as const;
	const refused = (errors: FieldErrors<StepReason | "number-known" | "changed">, status: 400 | 409) =>
		({ ok: false, status, errors, typed: values }) as const;
	if (!isPossible) return didDecide(staff, found, values) ? done : refused({}, 409);
	if (step === "code") return { ok: true, slip: await makeSlip(staff, childId, values, origin) };
	const read = readValues(stepForm(step, { bornOn: child.bornOn, today: localNow().date }), values);
	if (!read.ok) return refused(read.errors, 400);
	const said = read.values;
	const words = { reason: said.reason ?? "", authority: said.authority, reviewOn: said.reviewOn };
	if (step === "unseal") {
		const entries = await unseal(staff, childId, words.reason);
		if (!entries) return refused({}, 409);
		return { ok: true, entries: entries.map((entry) => showSealed(entry, speechIn(ENGLISH))) };
	}
	let decided: Decided | Awaited<ReturnType<typeof adoptChild>>;
	if (guardian) decided = await decideGuardian(staff, { childId, guardianId: guardian.id, step, words });
	else if (step === "adopt") {
		const { givenName, familyName, sections } = said;
		const nhsNumber = readNhsNumber(said.nhsNumber ?? "") ?? "";
		const names = { givenName: givenName ?? "", familyName: familyName ?? "" };
		decided = await adoptChild(staff, { childId, ...names, nhsNumber, sections, words });
	} else decided = await decideRecord(staff, { childId, step, words, diedOn: said.diedOn });
	if (decided.ok) return done;
	if (decided.reason === "not-found") throw pageError("not-found");
	if (decided.reason === "number-known") return refused({ nhsNumber: { reason: "number-known" } }, 409);
	// Of two clicks at once the later one finds it possible, and then done.
	if (didDecide(staff, await find(staff, where), values)) return done;
	return refused({ reason: { reason: "changed" } }, 409);
}

/** Whether the same person was the last to decide, and this: the form sent twice. */
function didDecide(staff: Staff, found: Found, typed: Values): boolean {
	const last = lastDecision(found);
	return (
		found.step !== "code" &&
		last?.kind === DECISION_OF[found.step] &&
		last.decidedBy === staff.person.id &&
		last.words?.reason === oneOf(typed, "reason").trim()
	);
}

async function makeSlip(staff: Staff, childId: string, values: Values, origin: string): Promise<Slip> {
	const now = new Date();
	const language = findLanguage(oneOf(values, "language")) ?? ENGLISH;
	const code = await newClaimCode(staff, childId, { mark: markIn(values), now });
	const { t, format, paths } = speechIn(language);
	return {
		code,
		language: { code: language.code, dir: language.dir },
		title: t("health-record:slip.title"),
		label: t("health-record:claim.code"),
		until: t("health-record:slip.until", { date: format.moment(codeEnd(now)) }),
		steps: [
			t("health-record:slip.one", { address: origin + paths.claimRedBook() }),
			t("health-record:slip.two"),
			t("health-record:slip.three"),
		],
	};
}

/** As it is stored, in the words of the code: nobody but a record administrator reads it, and seldom. */
function showSealed(
	{
		id,
		section,
		body,
		writer,
		recordedAt,
	}: { id: string; section: string; body: EntryBody; writer: { name: string }; recordedAt: Date },
	{ t, format }: Speech,
): SealedEntry {
	const { kind, ...fields } = body;
	const rows = Object.entries(fields).filter(([, value]) => value !== null && value !== "");
	return {
		id,
		section: `${section}: ${kind}`,
		by: t("staff-guardians:sealed.by", { name: writer.name, when: format.moment(recordedAt) }),
		rows: rows.map(([key, value]) => ({
			key,
			value: typeof value === "object" ? JSON.stringify(value) : String(value),
		})),
	};
}

/** A child's vaccinations as its page shows them: by visit, each dose with what is said of it and why. Pure. */

import type { TagColour } from "../../../components/govuk";
import { dateAtAge } from "../../../model/health/age";
import { editionWarnings } from "../../../model/health/immunisations/editions";
import { likeness } from "../../../model/health/immunisations/events";
import { dueDoses } from "../../../model/health/immunisations/judge";
import { PORCINE_GELATINE } from "../../../model/health/immunisations/vaccines";
import type { DoseJudgement, RecordJudgement, Verdict } from "../../../model/health/immunisations/verdict";
import type { Entry, Vaccination } from "../../../model/health/record/entry";
import { bySigns } from "../../../model/order";
import type { Speech } from "../../../platform/i18n/context";
import { bornEarly } from "../record/age-words";
import { type EntrySource, entrySource, writerName } from "../record/entry-words";
import { CLINIC_TERMS } from "./clinic-terms";
import { ageWords, nameOfDose, vaccineOfDose, vaccineWords, type Why, whyWords } from "./dose-words";
import {
	firstFailing,
	type ImmunisationsOn,
	idsOf,
	judge,
	withoutFailing,
	withoutNoRecord,
} from "./judged-vaccinations";

export interface Said {
	verdict: string;
	colour: TagColour;
	why: Why;
	/** The same in English, as long as no clinician has read the translation; null where English is spoken. */
	english: { verdict: string; reason: string } | null;
}

export interface RecordView {
	id: string;
	/** "MMR vaccine" */
	what: string;
	/** "Given 2 March 2026", "Declined March 2026" */
	when: string;
	/** Product, batch, place, and that another record is possibly the same. */
	details: string[];
	source: EntrySource;
	/** Where its writer takes it back; null for anybody else, and for what does not stand. */
	takeBackHref: string | null;
	/** Of a record that stands for no dose of the schedule. */
	said: Said | null;
}

export interface DoseView extends Said {
	key: string;
	/** "6-in-1 vaccine, dose 2" */
	name: string;
	/** As clinics write it, in English. */
	term: string | null;
	protects: string;
	/** "From 2 March 2026"; null where something is recorded, or nothing will be due. */
	from: string | null;
	records: RecordView[];
}

export interface VisitView {
	key: string;
	title: string;
	from: string | null;
	doses: DoseView[];
}

export interface ImmunisationsView {
	/** That ages go by the day of birth. */
	byBirth: string;
	/** What is to be known first: a newer schedule, doses that later ones have passed, no schedule at all. */
	notes: string[];
	visits: VisitView[];
	/** Of the schedule, and not for this child. */
	notForChild: DoseView[];
	/** Recorded, and no dose of the schedule. */
	others: RecordView[];
	/** Corrected later, or taken back. */
	past: RecordView[];
}

const COLOURS: Readonly<Record<Verdict, TagColour>> = {
	"not-yet-due": "grey",
	due: "blue",
	"due-no-record": "blue",
	counts: "green",
	"does-not-count": "yellow",
	"declined-still-open": "yellow",
	"deferred-or-not-advised": "yellow",
	"not-needed": "grey",
	"not-in-schedule": "grey",
	"no-longer-possible": "grey",
	"not-judged": "purple",
	professional: "purple",
};

/** The words of a verdict: none says "late", and none says that all is well. */
export const verdictWords = (verdict: Verdict, { t }: Pick<Speech, "t">): string =>
	t(`health-immunisations:verdict.${verdict}`);

/** @param english how English speaks: what is said of a dose stands in it too */
export function immunisationsView(asked: ImmunisationsOn, speech: Speech, english: Speech = speech): ImmunisationsView {
	const { child, vaccinations, on } = asked;
	const { t } = speech;
	const { judged, aside } = judge(asked);
	const current = vaccinations.filter(({ status }) => status === "current");
	const recordOf = (entry: Entry<Vaccination>, said: RecordJudgement | undefined) => {
		const view = {
			...recordView(entry, current, said ? saidOf(said, asked, speech, english) : null, speech),
			takeBackHref: entry.status === "current" ? (asked.takeBackHref?.(entry.id) ?? null) : null,
		};
		if (!aside.has(entry.id)) return view;
		return { ...view, details: [...view.details, t("health-immunisations:records.aside")] };
	};
	const past = vaccinations.filter(({ status }) => status !== "current").map((entry) => recordOf(entry, undefined));
	const byBirth = t(bornEarly(child) ? "health-immunisations:early" : "health-immunisations:byBirth");
	if (!judged.ok)
		return {
			byBirth,
			notes: [t(`health-immunisations:${judged.reason}`)],
			visits: [],
			notForChild: [],
			others: current.map((entry) => recordOf(entry, undefined)),
			past,
		};
	const failing = firstFailing(judged.doses, judged.records, current);
	const doses = judged.doses
		.filter(({ recordIds }) => child.diedOn === null || recordIds.length > 0)
		.map((dose) => (failing.has(dose) ? { ...withoutNoRecord(dose), recordIds: idsOf(failing.get(dose)) } : dose));
	const judgementOf = (id: string) => judged.records.find(({ recordId }) => recordId === id);
	const viewOf = (dose: DoseJudgement) =>
		doseView(
			dose,
			current.filter(({ id }) => dose.recordIds.includes(id)),
			asked,
			(entry) => {
				const said = judgementOf(entry.id);
				return recordOf(entry, said?.verdict === "does-not-count" ? said : undefined);
			},
			speech,
			english,
		);
	const isForeign = ({ verdict, recordIds }: DoseJudgement) => verdict === "not-in-schedule" && recordIds.length === 0;
	const inDoses = new Set(doses.flatMap(({ recordIds }) => recordIds));
	return {
		byBirth,
		notes: child.diedOn === null ? notesOf(withoutFailing(judged, failing), on, asked, speech) : [],
		visits: visitsOf(
			doses.filter((dose) => !isForeign(dose)),
			asked,
			viewOf,
			speech,
		),
		notForChild: doses.filter(isForeign).map(viewOf),
		others: current.filter(({ id }) => !inDoses.has(id)).map((entry) => recordOf(entry, judgementOf(entry.id))),
		past,
	};
}

function notesOf(catchUp: readonly DoseJudgement[], on: string, asked: ImmunisationsOn, speech: Speech): string[] {
	const { t, format } = speech;
	const { notHere, pastReview } = editionWarnings(on);
	const doses = format.list(namesOf(catchUp, asked, speech));
	return [
		...(catchUp.length > 0 ? [t("health-immunisations:catchUp", { doses })] : []),
		...(notHere ? [t("health-immunisations:newer", { date: format.date(notHere.from) })] : []),
		...(pastReview && !notHere ? [t("health-immunisations:pastReview")] : []),
	];
}

const ageKey = ({ age }: DoseJudgement) => JSON.stringify(age);

/** Doses by the age of their visit, from the first; what a campaign offers, last. */
function visitsOf(
	doses: readonly DoseJudgement[],
	{ child: { bornOn } }: ImmunisationsOn,
	viewOf: (dose: DoseJudgement) => DoseView,
	speech: Speech,
): VisitView[] {
	const { t, format } = speech;
	const dayOf = ({ age }: DoseJudgement) => (age ? dateAtAge(bornOn, age) : "9999");
	const keys = [...new Set([...doses].sort((a, b) => bySigns(dayOf(a), dayOf(b))).map(ageKey))];
	return keys.map((key) => {
		const own = doses.filter((dose) => ageKey(dose) === key);
		const age = own[0]?.age ?? null;
		const atBirth = age !== null && "days" in age && age.days === 0;
		const title = atBirth
			? t("health-immunisations:visit.birth")
			: age
				? t("health-immunisations:visit.age", { age: ageWords(age, speech) })
				: t("health-immunisations:visit.campaign");
		const from = age ? dateAtAge(bornOn, age) : own[0]?.from;
		return {
			key,
			title,
			from: from ? t("health-immunisations:visit.from", { date: format.date(from) }) : null,
			doses: own.map(viewOf),
		};
	});
}

function saidOf(
	judgement: DoseJudgement | RecordJudgement,
	{ child, on }: ImmunisationsOn,
	speech: Speech,
	english: Speech,
): Said {
	const { verdict } = judgement;
	const whyIn = (words: Speech) => whyWords(judgement, child.bornOn, on, words);
	const isForeign = english.language.code !== speech.language.code;
	return {
		verdict: verdictWords(verdict, speech),
		colour: COLOURS[verdict],
		why: whyIn(speech),
		english: isForeign ? { verdict: verdictWords(verdict, english), reason: whyIn(english).reason } : null,
	};
}

const OPEN: readonly Verdict[] = ["not-yet-due", "due", "due-no-record"];

function doseView(
	dose: DoseJudgement,
	records: readonly Entry<Vaccination>[],
	asked: ImmunisationsOn,
	recordOf: (entry: Entry<Vaccination>) => RecordView,
	speech: Speech,
	english: Speech,
): DoseView {
	const { t, format } = speech;
	const given = records.find(({ body }) => body.outcome === "given")?.body.vaccine;
	const vaccine = given ?? vaccineOfDose(asked.child.bornOn, dose, asked.on);
	const name = nameOfDose(dose, vaccine, speech);
	return {
		key: JSON.stringify(dose.dose),
		name,
		term: CLINIC_TERMS[vaccine],
		protects: t(`health-immunisations:protects.${vaccine}`),
		from:
			dose.from && OPEN.includes(dose.verdict)
				? t("health-immunisations:visit.from", { date: format.date(dose.from) })
				: null,
		records: records.map(recordOf),
		...saidOf(dose, asked, speech, english),
	};
}

function recordView(
	entry: Entry<Vaccination>,
	others: readonly Entry<Vaccination>[],
	said: Said | null,
	speech: Speech,
): Omit<RecordView, "takeBackHref"> {
	const { t, format } = speech;
	const { vaccine, outcome, date, abroad, product, batch, place, reason, limb, consent } = entry.body;
	const gelatine = product === null ? undefined : PORCINE_GELATINE[product];
	const details = [
		abroad && t("health-immunisations:records.abroad"),
		product && t("health-immunisations:records.product", { product }),
		gelatine === true && t("health-immunisations:records.gelatine"),
		gelatine === false && t("health-immunisations:records.noGelatine"),
		batch && t("health-immunisations:records.batch", { batch }),
		place && t("health-immunisations:records.place", { place }),
		limb && t(`health-immunisations:limb.${limb}`),
		consent && t(`health-immunisations:consent.${consent}`),
		reason && t("health-immunisations:records.reason", { reason }),
		...likenessesOf(entry, others, speech),
	];
	return {
		id: entry.id,
		what: vaccineWords(vaccine, speech),
		when: t(`health-immunisations:records.${outcome}`, { date: format.partialDate(date) }),
		details: details.filter((line): line is string => Boolean(line)),
		source: entrySource(entry, speech),
		said,
	};
}

/** What is said of other records that may be of the same vaccination; never worded as an incident. */
function likenessesOf(entry: Entry<Vaccination>, others: readonly Entry<Vaccination>[], speech: Speech): string[] {
	const { t, format } = speech;
	if (entry.status !== "current" || entry.body.outcome !== "given") return [];
	const words = others.flatMap(({ id, body, writer }) => {
		if (id === entry.id || body.outcome !== "given") return [];
		const how = likeness({ id: entry.id, ...entry.body }, { id, ...body });
		if (how === "different") return [];
		if (how === "same-event") return [t("health-immunisations:records.same-event")];
		const other = {
			vaccine: vaccineWords(body.vaccine, speech),
			date: format.partialDate(body.date),
			who: writerName(writer, speech),
		};
		return [t(`health-immunisations:records.${how}`, other)];
	});
	return [...new Set(words)];
}

const namesOf = (doses: readonly DoseJudgement[], { child, on }: ImmunisationsOn, speech: Speech): string[] => [
	...new Set(doses.map((dose) => vaccineWords(vaccineOfDose(child.bornOn, dose, on), speech))),
];

/** What comes next, in one sentence: what is due, or else the next day and what is due then; null for neither. */
export function nextVaccinations(asked: ImmunisationsOn, speech: Speech): string | null {
	const { t, format } = speech;
	const { judged } = judge(asked);
	if (!judged.ok || asked.child.diedOn !== null) return null;
	const failing = firstFailing(judged.doses, judged.records, asked.vaccinations);
	const due = dueDoses(judged.doses).map((dose) => (failing.has(dose) ? withoutNoRecord(dose) : dose));
	if (due.length > 0)
		return (["due", "due-no-record"] as const)
			.flatMap((verdict) => {
				const doses = due.filter((dose) => dose.verdict === verdict);
				if (doses.length === 0) return [];
				return `${verdictWords(verdict, speech)}: ${format.list(namesOf(doses, asked, speech))}`;
			})
			.join(". ");
	const coming = judged.doses.filter(({ verdict, from }) => verdict === "not-yet-due" && from !== null);
	const from = coming.map((dose) => dose.from ?? "").sort()[0];
	if (from === undefined) return null;
	const doses = coming.filter((dose) => dose.from === from);
	return t("health-immunisations:next.from", {
		date: format.date(from),
		doses: format.list(namesOf(doses, asked, speech)),
	});
}

/** One record as its administrator sees it: whose it is, who its guardians are, what was decided, and what can be done. */
import { spacedNhsNumber } from "../../../model/health/nhs-number";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { namesOf } from "../../people/members/find-people.server";
import type { Staff } from "../../people/require-staff.server";
import { stateOf } from "./decide.server";
import type { Decision } from "./decisions.server";
import { type AdministeredRecord, administeredRecord } from "./find-record.server";
import { DONE } from "./office-page.server";
import { guardianSteps, recordSteps } from "./steps";

export interface Row {
	key: string;
	value: string | null;
}

export interface GuardianCard {
	id: string;
	name: string;
	lines: string[];
	steps: { href: string; text: string }[];
}

export interface DecisionLine {
	id: string;
	what: string;
	by: string;
	lines: string[];
}

export interface RecordOfficePage {
	title: string;
	name: string;
	backHref: string;
	rows: Row[];
	notification: Row[];
	claims: { id: string; href: string; text: string }[];
	guardians: GuardianCard[];
	steps: { href: string; text: string }[];
	/** `href` leads to the record that came after an adoption. */
	decisions: (DecisionLine & { href: string | null })[];
	done: string | null;
}

/** A record, and the names of all who stand in it, by their ids. */
export interface Administered {
	record: AdministeredRecord;
	people: ReadonlyMap<string, string>;
}

/** @throws the page "not found" for another council's record */
export async function requireAdministered(staff: Staff, childId: string | undefined): Promise<Administered> {
	const record = await administeredRecord(staff, childId ?? "");
	if (!record) throw pageError("not-found");
	const ids = [
		...record.guardians.map(({ personId }) => personId),
		...[...record.claims, ...record.settled].map(({ personId }) => personId),
		...record.decisions.flatMap(({ decidedBy }) => decidedBy ?? []),
	];
	return { record, people: await namesOf(staff, ids) };
}

export const nameOfChild = ({ child }: AdministeredRecord): string => `${child.givenName} ${child.familyName}`;

export function notificationRows({ source, motherNhsNumber }: AdministeredRecord, { t }: Speech): Row[] {
	const none = t("staff-guardians:notification.none");
	return [
		{ key: t("staff-guardians:notification.source"), value: source ?? none },
		{
			key: t("staff-guardians:notification.mother"),
			value: motherNhsNumber === null ? none : spacedNhsNumber(motherNhsNumber),
		},
	];
}

export async function recordOfficePage(
	staff: Staff,
	childId: string | undefined,
	done: string | null,
): Promise<RecordOfficePage> {
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const { record, people } = await requireAdministered(staff, childId);
	const { child, status } = record;
	const paths = staffPaths(staff.council.slug);
	const at = (rest: string) => paths.guardians(`/records/${child.id}${rest}`);
	const name = nameOfChild(record);
	const nameOf = (personId: string) => people.get(personId) ?? personId;
	const said = DONE.find((one) => one === done);
	return {
		title: t("staff:title", { page: t("common:nav.redBook"), council: staff.council.name }),
		name,
		backHref: paths.guardians(),
		rows: [
			{ key: t("staff-guardians:record.born"), value: format.date(child.bornOn) },
			{ key: t("staff-guardians:record.nhsNumber"), value: spacedNhsNumber(child.nhsNumber) },
			{ key: t("staff-guardians:record.status"), value: t(`staff-guardians:status.${status}`) },
			{ key: t("staff-guardians:record.died"), value: child.diedOn && format.date(child.diedOn) },
		],
		notification: notificationRows(record, speech),
		claims: record.claims.map(({ id, personId }) => ({
			id,
			href: paths.guardians(`/claims/${id}`),
			text: t("staff-guardians:claims.one", { name: nameOf(personId) }),
		})),
		guardians: record.guardians.map((one) => ({
			id: one.id,
			name: t("staff-guardians:record.guardian", {
				name: nameOf(one.personId),
				relation: t(`staff-guardians:relation.${one.relation}`),
			}),
			lines: linesOf(one, speech),
			steps: guardianSteps(stateOf(one)).map((step) => ({
				href: at(`/${step}/${one.id}`),
				text: t(`staff-guardians:step.${step}`, { name: nameOf(one.personId) }),
			})),
		})),
		steps: recordSteps({ ...child, status }).map((step) => ({
			href: at(`/${step}`),
			text: t(`staff-guardians:step.${step}`),
		})),
		decisions: record.decisions.map((one) => {
			const newId = one.words?.newChildId;
			return { ...decisionLine(one, { record, people }), href: newId ? paths.guardians(`/records/${newId}`) : null };
		}),
		done: said ? t(`staff-guardians:done.${said}`) : null,
	};
}

export function decisionLine(one: Decision, { record, people }: Administered): DecisionLine {
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const about = record.guardians.find(({ id }) => id === one.guardianId);
	const nameOf = (personId: string) => people.get(personId) ?? personId;
	return {
		id: one.id,
		what: t(`staff-guardians:decision.${one.kind}`, { name: about ? nameOf(about.personId) : "" }),
		by: t("staff-guardians:record.by", {
			who: one.decidedBy === null ? t("staff-guardians:record.operator") : nameOf(one.decidedBy),
			when: format.moment(one.decidedAt),
		}),
		lines: one.words ? wordsOf(one.words, speech) : [t("staff-guardians:record.unreadable")],
	};
}

export function wordsOf(
	{ authority, reason, reviewOn }: NonNullable<Decision["words"]>,
	{ t, format }: Speech,
): string[] {
	return [
		authority === null ? "" : t("staff-guardians:record.authority", { authority }),
		reason,
		reviewOn === null ? "" : t("staff-guardians:record.reviewOn", { date: format.date(reviewOn) }),
	].filter((line) => line !== "");
}

export function linesOf(one: AdministeredRecord["guardians"][number], { t, format }: Speech): string[] {
	const { since, endedAt, frozenAt, seesPlaces } = one;
	if (endedAt !== null) return [t("staff-guardians:record.ended", { when: format.moment(endedAt) })];
	return [
		t("staff-guardians:record.since", { when: format.moment(since) }),
		...(frozenAt === null ? [] : [t("staff-guardians:record.frozen", { when: format.moment(frozenAt) })]),
		t(seesPlaces ? "staff-guardians:record.places" : "staff-guardians:record.noPlaces"),
	];
}

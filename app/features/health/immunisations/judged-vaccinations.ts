/**
 * A record's vaccinations as the rules judge them, where families and professionals wrote them: what is counted, what is set
 * aside, and at which dose stands what does not count. Pure.
 */
import { judgeImmunisations } from "../../../model/health/immunisations/judge";
import { courseOf } from "../../../model/health/immunisations/vaccines";
import type { DoseJudgement, RecordJudgement } from "../../../model/health/immunisations/verdict";
import type { Child } from "../../../model/health/record/child";
import type { Entry, Vaccination } from "../../../model/health/record/entry";

type ImmunisedChild = Pick<Child, "bornOn" | "diedOn" | "gestationDays" | "hepatitisBRisk" | "hadChickenpox">;

/** What the page goes by: `on` is the day of it, `YYYY-MM-DD`. */
export interface ImmunisationsOn {
	child: ImmunisedChild;
	vaccinations: readonly Entry<Vaccination>[];
	on: string;
	/** Where the reader takes back an entry that they wrote; null for others'. */
	takeBackHref?(entryId: string): string | null;
}

/**
 * What is said of each dose and record. A family's record never changes what is said of a professional's: one that would is
 * set aside.
 */
export function judge({ child, vaccinations, on }: ImmunisationsOn) {
	const standing = vaccinations.filter(({ status }) => status === "current");
	const isFamilys = ({ writer }: Entry<Vaccination>) => writer.kind === "guardian";
	const { bornOn: born, hepatitisBRisk, hadChickenpox } = child;
	// What is due ends with a life.
	const day = child.diedOn !== null && child.diedOn < on ? child.diedOn : on;
	const judgeAll = (entries: readonly Entry<Vaccination>[]) =>
		judgeImmunisations(
			{ born, hepatitisBRisk, hadChickenpox },
			entries.map(({ id, body }) => ({ id, ...body })),
			day,
		);
	let counted = standing.filter((entry) => !isFamilys(entry));
	let judged = judgeAll(counted);
	const trusted = new Set(counted.map(({ id }) => id));
	const aside = new Set<string>();
	for (const entry of standing.filter(isFamilys)) {
		const together = judgeAll([...counted, entry]);
		if (saidOfThem(together, trusted) === saidOfThem(judged, trusted)) {
			counted = [...counted, entry];
			judged = together;
		} else aside.add(entry.id);
	}
	return { judged, aside };
}

/** What is said of some records, to be compared: the verdict of each, and for which dose it stands. */
function saidOfThem(judged: ReturnType<typeof judgeImmunisations>, ids: ReadonlySet<string>): string {
	if (!judged.ok) return judged.reason;
	return JSON.stringify([
		judged.records.filter(({ recordId }) => ids.has(recordId)),
		judged.doses.flatMap(({ dose, verdict, recordIds }) =>
			recordIds.filter((id) => ids.has(id)).map((id) => [id, dose, verdict]),
		),
	]);
}

/** Records of a dose's course that do not count for it: it is due, and something is recorded. */
function notCounting(dose: DoseJudgement, judged: readonly RecordJudgement[], entries: readonly Entry<Vaccination>[]) {
	if (!("course" in dose.dose) || (dose.verdict !== "due" && dose.verdict !== "due-no-record")) return [];
	const { course } = dose.dose;
	const failed = new Set(judged.filter(({ verdict }) => verdict === "does-not-count").map(({ recordId }) => recordId));
	return entries.filter(({ id, body }) => failed.has(id) && courseOf(body.vaccine) === course);
}

/** A dose of which something is recorded that does not count is due, and not "without a record". */
export const withoutNoRecord = (dose: DoseJudgement): DoseJudgement =>
	dose.verdict === "due-no-record" ? { ...dose, verdict: "due" } : dose;

export type Failing = ReadonlyMap<DoseJudgement, Entry<Vaccination>[]>;

/** At which dose records stand that do not count: the first of their course that is due. */
export function firstFailing(
	doses: readonly DoseJudgement[],
	judged: readonly RecordJudgement[],
	entries: readonly Entry<Vaccination>[],
): Failing {
	const shown = new Set<string>();
	const failing = new Map<DoseJudgement, Entry<Vaccination>[]>();
	for (const dose of doses) {
		const records = notCounting(dose, judged, entries).filter(({ id }) => !shown.has(id));
		if (records.length === 0) continue;
		for (const { id } of records) shown.add(id);
		failing.set(dose, records);
	}
	return failing;
}

export const idsOf = (entries: readonly Entry<Vaccination>[] = []) => entries.map(({ id }) => id);

/** Doses that later ones have passed, but for those of which something is recorded. */
export const withoutFailing = ({ catchUp }: { catchUp: readonly DoseJudgement[] }, failing: Failing) =>
	catchUp.filter((dose) => !failing.has(dose));

/** Doses, ages, verdicts, and the rule and reason behind each, in words. Pure. */
import { type Age, dateAtAge } from "../../../model/health/age";
import { isInCohort } from "../../../model/health/immunisations/edition";
import { EDITIONS, editionOn, newerEditionThan } from "../../../model/health/immunisations/editions";
import { DOSE_RULES, SIX_IN_ONE_FOR_HIB_MENC_FROM } from "../../../model/health/immunisations/rules";
import { SOURCES } from "../../../model/health/immunisations/sources";
import type { Course, Vaccine } from "../../../model/health/immunisations/vaccines";
import type { DoseJudgement, Judgement, Reason } from "../../../model/health/immunisations/verdict";
import type { Speech } from "../../../platform/i18n/context";

type Words = Pick<Speech, "t" | "format">;

/** "8 weeks", "1 year", "18 months", "3 years and 4 months", "2 days". */
export function ageWords(age: Age, { format }: Pick<Speech, "format">): string {
	if ("days" in age) return format.span(age.days, "day");
	if ("weeks" in age) return format.span(age.weeks, "week");
	const { months } = age;
	if (months !== 12 && months < 24) return format.span(months, "month");
	const years = format.span(Math.floor(months / 12), "year");
	return months % 12 === 0 ? years : format.list([years, format.span(months % 12, "month")]);
}

export const vaccineWords = (vaccine: Vaccine, { t }: Pick<Speech, "t">): string =>
	t(`health-immunisations:name.${vaccine}`);

/** What the schedule of a day gives a child for a dose of a course. @param born, and `on`: `YYYY-MM-DD` */
export function vaccineOfDose(born: string, { dose }: DoseJudgement, on: string): Vaccine {
	const edition = editionOn(on);
	if ("campaign" in dose) return edition?.campaigns.find(({ id }) => id === dose.campaign)?.vaccines[0] ?? "mmrv";
	const doses = [
		...(edition?.visits ?? []).map((visit) => ({ own: isInCohort(born, visit), doses: visit.doses })),
		...(edition?.selective ?? []).map((one) => ({ own: true, doses: [one] })),
	]
		.sort((a, b) => Number(b.own) - Number(a.own))
		.flatMap((visit) => visit.doses);
	const found = doses.find(({ course, number }) => course === dose.course && number === dose.number);
	return found?.vaccines[0] ?? vaccineOfCourse(dose.course);
}

const vaccineOfCourse = (course: Course): Vaccine => (course === "measles" ? "mmr" : course);

const doseWords = (course: Course, number: number, words: Words): string =>
	numbered(words, vaccineWords(vaccineOfCourse(course), words), number);

const numbered = ({ t, format }: Words, vaccine: string, number: number) =>
	t("health-immunisations:dose", { vaccine, number: format.number(number) });

/** "MMR vaccine, dose 2"; a campaign's has no number. */
export function nameOfDose({ dose }: DoseJudgement, vaccine: Vaccine, words: Words): string {
	const name = vaccineWords(vaccine, words);
	return "campaign" in dose ? name : numbered(words, name, dose.number);
}

/** Why something is said: the reason to the day, and the rule, edition and source behind it. */
export interface Why {
	reason: string;
	rule: string | null;
	edition: string | null;
	/** That the schedule has changed since. */
	newer: string | null;
	/** In English, as it is called there. */
	source: string | null;
}

/** @param on the day of the page, `YYYY-MM-DD` */
export function whyWords(judgement: Judgement, born: string, on: string, words: Words): Why {
	const { t, format } = words;
	const edition = EDITIONS.find(({ id }) => id === judgement.edition);
	const newer = edition && newerEditionThan(edition, on);
	return {
		reason: reasonWords(judgement, born, words),
		rule: ruleWords(judgement.rule, words),
		edition: edition ? t("health-immunisations:why.edition", { date: format.date(edition.from) }) : null,
		newer: newer ? t("health-immunisations:why.newer", { date: format.date(newer.from) }) : null,
		source: judgement.source && SOURCES[judgement.source],
	};
}

function ruleWords(id: string | null, words: Words): string | null {
	const { t, format } = words;
	if (id === "6-in-1-for-hib-menc")
		return t("health-immunisations:rule.sixInOne", { date: format.date(SIX_IN_ONE_FOR_HIB_MENC_FROM) });
	const rule = DOSE_RULES.find((one) => one.id === id);
	if (!rule) return null;
	if (rule.kind === "interval") {
		const least = ageWords(rule.least, words);
		if (!rule.after) return t("health-immunisations:rule.interval", { least });
		const dose = doseWords(rule.after.course, rule.after.number, words);
		return t("health-immunisations:rule.intervalAfter", { least, dose });
	}
	if (rule.from) return t("health-immunisations:rule.from", { age: ageWords(rule.from, words) });
	return rule.before ? t("health-immunisations:rule.before", { age: ageWords(rule.before, words) }) : null;
}

/** The reason of a judgement, to the day. @param born the date of birth, from which ages are told */
export function reasonWords({ verdict, reason }: Judgement, born: string, words: Words): string {
	const { t, format } = words;
	const days = "days" in reason ? format.span(reason.days, "day") : "";
	switch (reason.code) {
		case "due-from":
			return t("health-immunisations:reason.due-from", { date: format.date(reason.from) });
		case "before-age":
			return isOneYear(reason.age)
				? t("health-immunisations:reason.before-birthday", { days })
				: t("health-immunisations:reason.before-age", { days, age: ageWords(reason.age, words) });
		case "at-or-after-age": {
			const age = ageWords(reason.age, words);
			return verdict === "no-longer-possible"
				? t("health-immunisations:reason.only-before", { age, date: format.date(dateAtAge(born, reason.age)) })
				: t("health-immunisations:reason.at-or-after-age", { days, age });
		}
		case "too-soon-after":
			return t("health-immunisations:reason.too-soon-after", {
				days,
				least: ageWords(reason.least, words),
				vaccine: vaccineWords(vaccineOfCourse(reason.course), words),
				date: format.date(reason.on),
			});
		case "before-age-of-edition":
			return t("health-immunisations:reason.before-age-of-edition", { days, age: ageWords(reason.age, words) });
		case "possibly-same":
			return reason.days === 0
				? t("health-immunisations:reason.possibly-same-day")
				: t("health-immunisations:reason.possibly-same", { days });
		case "other-vaccine":
			return t("health-immunisations:reason.other-vaccine", {
				vaccines: format.list(
					reason.expected.map((vaccine) => vaccineWords(vaccine, words)),
					"disjunction",
				),
			});
		case "earlier-dose-not-recorded":
			return t("health-immunisations:reason.earlier-dose-not-recorded", {
				dose: doseWords(reason.course, reason.number, words),
			});
		case "six-in-one-before-it-stood-for-hib-menc":
			return t("health-immunisations:reason.six-in-one-before-it-stood-for-hib-menc", {
				date: format.date(reason.from),
			});
		case "other-cohort":
			return cohortWords(reason, words);
		case "outside-campaign":
			return t("health-immunisations:reason.outside-campaign", {
				from: format.date(reason.from),
				to: format.date(reason.to),
			});
		case "campaign-over":
			return t("health-immunisations:reason.campaign-over", { to: format.date(reason.to) });
		case "said":
			return t(`health-immunisations:reason.said-${reason.outcome}`, { date: format.partialDate(reason.on) });
		case "before-birth":
		case "after-today":
			return t(`health-immunisations:reason.${reason.code}`, { days });
		default:
			return t(`health-immunisations:reason.${reason.code}`);
	}
}

const isOneYear = (age: Age) => "months" in age && age.months === 12;

function cohortWords({ bornFrom, bornTo }: Extract<Reason, { code: "other-cohort" }>, { t, format }: Words): string {
	const [from, to] = [bornFrom, bornTo].map((date) => date && format.date(date));
	if (from && to) return t("health-immunisations:reason.other-cohort-both", { from, to });
	if (from) return t("health-immunisations:reason.other-cohort-from", { from });
	return to ? t("health-immunisations:reason.other-cohort-to", { to }) : t("health-immunisations:reason.other-cohort");
}

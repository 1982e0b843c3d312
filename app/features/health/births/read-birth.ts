/** A birth from a row of a list, such as a maternity system exports one. Pure. */
import { daysBetween } from "../../../model/calendar/local-time";
import { readNhsNumber } from "../../../model/health/nhs-number";
import { type BirthNotification, birthNotification, SEXES } from "../../../model/health/record/child";
import { ForeignItem } from "../../../platform/foreign/item";
import { type Understood, valueOr } from "../../../platform/foreign/understood";

/**
 * The headings that a list needs. It may also have mother_nhs_number, gestation_weeks, gestation_days, birth_weight_grams,
 * hepatitis_b_risk and held (yes, no).
 */
export const BIRTH_COLUMNS = ["nhs_number", "given_name", "family_name", "born_on", "sex"] as const;

export interface ReadBirth {
	birth: BirthNotification | null;
	/** What was refused or left out, and why; no words of the list, which would end up in a log. */
	problems: { where: string; field: string; reason: string }[];
}

/**
 * @param where the line of the list
 * @param row texts by heading
 * @param today local `YYYY-MM-DD`
 */
export function readBirth(
	where: string,
	row: Readonly<Record<string, string>>,
	{ source, today }: { source: string; today: string },
): ReadBirth {
	const item = new ForeignItem(where, row);
	const whole = (field: string, least: number, most: number): Understood<number> =>
		item.at(field).as((text) => {
			const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
			return number >= least && number <= most ? number : undefined;
		}, `is not a whole number from ${least} to ${most}`);
	const aNumber = "is not an NHS number: ten digits, the last of which checks the others";
	const nhsNumber = item.at("nhs_number").needed.as(readNhsNumber, aNumber);
	const mother = item.at("mother_nhs_number").strict.as(readNhsNumber, aNumber);
	const born = item.at("born_on").needed.date();
	const bornOn = valueOr(born, "");
	if (born.state === "understood" && (bornOn > today || daysBetween(bornOn, today) > 7000)) {
		item
			.at("born_on")
			.needed.wrong(bornOn > today ? "is a day that has not come yet" : "is longer ago than a childhood");
	}
	const weeks = valueOr(whole("gestation_weeks", 22, 45), null);
	const more = valueOr(whole("gestation_days", 0, 6), 0);
	const atRisk = item.at("hepatitis_b_risk").choice(["yes", "no"] as const);
	const child = {
		nhsNumber: valueOr(nhsNumber, ""),
		givenName: valueOr(item.at("given_name").needed.text(200), ""),
		familyName: valueOr(item.at("family_name").needed.text(200), ""),
		bornOn,
		sex: valueOr(item.at("sex").needed.choice(SEXES), "not-said" as const),
		gestationDays: weeks === null ? null : weeks * 7 + more,
		birthWeightGrams: valueOr(whole("birth_weight_grams", 200, 8000), null),
		diedOn: null,
		hepatitisBRisk: atRisk.state === "understood" ? atRisk.value === "yes" : null,
		hadChickenpox: null,
	};
	// Where it was not understood whether a record is held, nobody gets it.
	const held = item.at("held").strict.choice(["yes", "no"] as const);
	const problems = item.problems.map(({ where, field, reason }) => ({ where, field, reason: withoutWords(reason) }));
	if (item.refused) return { birth: null, problems };
	const birth = birthNotification.parse({
		child,
		motherNhsNumber: valueOr(mother, null),
		source,
		held: valueOr(held, "no") === "yes",
	});
	return { birth, problems };
}

/** A reason quotes what stood there: a name or a number of somebody's. */
const withoutWords = (reason: string): string => reason.replace(/^"[^"]*"\s/, "");

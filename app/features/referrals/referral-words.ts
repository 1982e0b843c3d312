/** A referral in words, for its pages. */
import { isLate, type ReferralRules, STANDARD_OF, workingDaysSince } from "../../model/referrals/clock";
import type { ContactWay, ReferralAnswers, ReferralWriter } from "../../model/referrals/referral";
import { isOpenState } from "../../model/referrals/transitions";
import type { Speech } from "../../platform/i18n/context";
import type { OpenReferral } from "./open-referral.server";
import { unsafeWays } from "./questions";

export interface Row {
	key: string;
	value: string | null;
}

export interface AnswerGroup {
	question: "who" | "contact" | "safe-contact" | "reason" | "urgency";
	title: string;
	rows: Row[];
}

export function writerInWords({ name, role, organisation }: ReferralWriter, { t }: Speech): string {
	if (role === "clock") return t("staff-referrals:actor.clock");
	if (role === "sender") return t(`staff-referrals:by-sender${name === "" ? "-unnamed" : ""}`, { name, organisation });
	if (role === "family") return t("staff-referrals:by-family", { name });
	return t("staff-referrals:writer", { name, role: t(`staff:role.${role}`), organisation });
}

export const nameOf = ({ who }: ReferralAnswers): string | null => who && `${who.givenName} ${who.familyName}`;

/** "No answer for 3 working days."; null for one that is not late. @param today `YYYY-MM-DD` */
export function lateInWords(
	{ state, stateSince, waitsUntil }: Pick<OpenReferral, "state" | "stateSince" | "waitsUntil">,
	rules: ReferralRules | undefined,
	today: string,
	{ t }: Speech,
): string | null {
	if (!rules || !isOpenState(state) || !isLate({ state, stateSince, waitsUntil }, rules, today)) return null;
	return t(`staff-referrals:late.${STANDARD_OF[state]}`, { count: workingDaysSince(stateSince, today) });
}

const waysInWords = (ways: readonly ContactWay[], { t, format }: Speech): string =>
	format.list((ways.length > 0 ? ways : (["referrer"] as const)).map((way) => t(`staff-referrals:way.${way}`)));

/** What must not be overlooked before anybody contacts the family, on each page from which somebody would. */
export function contactWarnings(answers: ReferralAnswers, speech: Speech): string[] {
	const { t, format } = speech;
	const safe = answers["safe-contact"];
	if (!safe) return [t("staff-referrals:warning.notSaid")];
	const isNarrow = unsafeWays(answers).length > 0;
	return [
		safe.emailUnsafe && t("staff-referrals:warning.emailUnsafe"),
		isNarrow && t("staff-referrals:warning.only", { ways: waysInWords(safe.ways, speech) }),
		safe.hideFrom !== null && t("staff-referrals:warning.hideFrom", { who: safe.hideFrom }),
		safe.noVoicemail && t("staff-referrals:warning.noVoicemail"),
		safe.interpreter && t("staff-referrals:warning.interpreter", { language: format.languageName(safe.language) }),
	].filter((warning): warning is string => typeof warning === "string");
}

/** What was answered, by question. */
export function answerGroups({ who, contact, reason, urgency, "safe-contact": safe }: ReferralAnswers, speech: Speech) {
	const { t, format } = speech;
	const date = (one: string | null) => one && format.date(one);
	const groups: AnswerGroup[] = [];
	const add = (question: AnswerGroup["question"], rows: [key: string, value: string | null][]) =>
		groups.push({
			question,
			title: t(`staff-referrals:question.${question}`),
			rows: rows.map(([key, value]) => ({ key, value })),
		});
	if (who)
		add("who", [
			[t("staff-referrals:field.subject"), t(`staff-referrals:subject.${who.subject}`)],
			[t("staff-referrals:field.name"), `${who.givenName} ${who.familyName}`],
			[t("staff-referrals:field.bornOn"), date(who.bornOn)],
			[t("staff-referrals:field.dueOn"), date(who.dueOn)],
			[t("staff-referrals:field.childBornOn"), date(who.childBornOn)],
		]);
	if (contact)
		add("contact", [
			[t("staff-referrals:field.phone"), contact.phone],
			[t("staff-referrals:field.email"), contact.email],
			[t("staff-referrals:field.postcode"), contact.postcode],
			[t("staff-referrals:field.language"), contact.language ? format.languageName(contact.language) : null],
		]);
	if (safe)
		add("safe-contact", [
			[t("staff-referrals:field.ways"), waysInWords(safe.ways, speech)],
			[
				t("staff-referrals:field.voicemail"),
				safe.noVoicemail || safe.ways.includes("phone")
					? t(`staff-referrals:voicemail.${safe.noVoicemail ? "no" : "ask"}`)
					: null,
			],
			[t("staff-referrals:field.times"), safe.times],
			[t("staff-referrals:field.hideFrom"), safe.hideFrom],
			[t("staff-referrals:field.language"), format.languageName(safe.language)],
			[t("staff-referrals:field.interpreter"), t(`staff-referrals:interpreter.${safe.interpreter ? "yes" : "no"}`)],
			[t("staff-referrals:field.access"), safe.access],
		]);
	if (reason)
		add("reason", [
			[t("staff-referrals:field.why"), reason.why],
			[t("staff-referrals:field.hopes"), reason.hopes || null],
		]);
	if (urgency) add("urgency", [[t("staff-referrals:field.urgency"), t(`staff-referrals:urgency.${urgency}`)]]);
	return groups;
}

/** The fields of each part as its page shows them. Pure. */

import { DAYS, ON_HOLIDAYS } from "../../../model/calendar/shapes";
import { RED_BOOK_MODES } from "../../../model/councils/settings";
import { TOPICS } from "../../../model/listings/vocabulary";
import { REFERRAL_RULES } from "../../../model/referrals/clock";
import type { Speech } from "../../../platform/i18n/context";
import type { Language } from "../../../platform/i18n/languages";
import { CONTACT_KINDS, type Decided, type PartSlug, REFERRAL_FIELDS, type ReferralField } from "./parts";

export interface FieldView {
	name: string;
	type: "line" | "text" | "choice" | "choices" | "select";
	label: string;
	hint?: string;
	lang?: string;
	dir?: "ltr" | "rtl";
	rows?: number;
	choices?: { value: string; label: string }[];
}

/** Fields under one legend; without one, a field stands by itself. */
export interface FieldGroup {
	legend: string | null;
	fields: FieldView[];
}

/** @param languages those of the council, English first */
export function partFields(
	slug: PartSlug,
	decided: Decided,
	languages: readonly Language[],
	all: readonly Language[],
	{ t, format }: Speech,
	line: string | null,
): FieldGroup[] {
	const alone = (...fields: FieldView[]): FieldGroup[] => fields.map((field) => ({ legend: null, fields: [field] }));
	const inEach = (prefix: string, legend: string, type: "line" | "text", rows?: number): FieldGroup => ({
		legend,
		fields: languages.map(({ code, dir }) => ({
			name: `${prefix}-${code}`,
			type,
			label: format.languageName(code),
			lang: code,
			dir,
			rows,
		})),
	});
	switch (slug) {
		case "name":
			return alone(
				{ name: "name", type: "line", label: t("staff-settings:field.name") },
				{ name: "website", type: "line", label: t("staff-settings:field.website") },
				{
					name: "colour",
					type: "line",
					label: t("staff-settings:field.colour"),
					hint: t("staff-settings:hint.colour"),
				},
			);
		case "labels":
			return (["offer", "hub", "hubs"] as const).map((label) =>
				inEach(label, t(`staff-settings:field.${label}`), "line"),
			);
		case "languages":
			return alone({
				name: "languages",
				type: "choices",
				label: t("staff-settings:field.languages"),
				hint: t("staff-settings:hint.languages"),
				choices: all
					.filter(({ code }) => code !== "en")
					.map(({ code, name }) => ({ value: code, label: `${format.languageName(code)} (${name})` })),
			});
		case "contact":
			return [
				inEach("line-name", t("staff-settings:field.line-name"), "line"),
				inEach("line-about", t("staff-settings:field.line-about"), "line"),
				...alone(
					{
						name: "kind",
						type: "choice",
						label: t("staff-settings:field.kind"),
						choices: CONTACT_KINDS.map((value) => ({ value, label: t(`staff-settings:kind.${value}`) })),
					},
					{
						name: "value",
						type: "line",
						label: t("staff-settings:field.value"),
						hint: t("staff-settings:hint.value"),
					},
					{
						name: "topic",
						type: "select",
						label: t("staff-settings:field.topic"),
						choices: [
							{ value: "", label: t("staff-settings:anyTopic") },
							...TOPICS.map((value) => ({ value, label: t(`vocabulary:topic.${value}`) })),
						],
					},
					{
						name: "always",
						type: "choices",
						label: t("staff-settings:field.always"),
						choices: [{ value: "yes", label: t("staff-settings:always") }],
					},
				),
				{
					legend: t("staff-settings:field.week"),
					fields: DAYS.map((day) => ({ name: `week-${day}`, type: "line", label: format.weekday(day) })),
				},
				...(decided.settings.contactLines.some(({ id }) => id === line)
					? alone({
							name: "remove",
							type: "choices",
							label: t("staff-settings:field.remove"),
							choices: [{ value: "yes", label: t("staff-settings:remove") }],
						})
					: []),
			];
		case "leader":
			return [
				...alone({ name: "leader-name", type: "line", label: t("staff-settings:field.leader-name") }),
				inEach("role", t("staff-settings:field.role"), "line"),
				inEach("foreword", t("staff-settings:field.foreword"), "text", 8),
			];
		case "notice":
			return [inEach("notice", t("staff-settings:field.notice"), "text", 2)];
		case "terms":
			return alone(
				{
					name: "terms",
					type: "text",
					label: t("staff-settings:field.terms"),
					hint: t("staff-settings:hint.terms"),
					rows: 8,
				},
				{
					name: "holidays",
					type: "choice",
					label: t("staff-settings:field.holidays"),
					hint: t("staff-settings:hint.holidays"),
					choices: ON_HOLIDAYS.map((value) => ({ value, label: t(`staff-settings:holidays.${value}`) })),
				},
			);
		case "red-book":
			return [
				...alone(
					{
						name: "mode",
						type: "choice",
						label: t("staff-settings:field.mode"),
						choices: RED_BOOK_MODES.map((value) => ({ value, label: t(`staff-settings:redBookMode.${value}`) })),
					},
					{
						name: "url",
						type: "line",
						label: t("staff-settings:field.url"),
						hint: t("staff-settings:hint.url"),
					},
				),
				inEach("red-book", t("staff-settings:field.red-book"), "text", 3),
			];
		case "rules":
			return alone(
				{
					name: "four-eyes",
					type: "choice",
					label: t("staff-settings:field.four-eyes"),
					choices: (["yes", "no"] as const).map((value) => ({ value, label: t(`staff-settings:fourEyes.${value}`) })),
				},
				{
					name: "dates-at-once",
					type: "choice",
					label: t("staff-settings:field.dates-at-once"),
					choices: (["yes", "no"] as const).map((value) => ({
						value,
						label: t(`staff-settings:datesAtOnce.${value}`),
					})),
				},
				{
					name: "mark-days",
					type: "line",
					label: t("staff-settings:field.mark-days"),
					hint: t("staff-settings:hint.mark-days"),
				},
				{
					name: "hide-days",
					type: "line",
					label: t("staff-settings:field.hide-days"),
					hint: t("staff-settings:hint.hide-days"),
				},
			);
		case "referrals":
			return alone(
				...(Object.keys(REFERRAL_FIELDS) as ReferralField[]).map((name): FieldView => {
					const count = REFERRAL_RULES[REFERRAL_FIELDS[name]];
					return {
						name,
						type: "line",
						label: t(`staff-settings:field.${name}`),
						hint: t(`staff-settings:hint.${name === "keep-months" ? "months" : "working-days"}`, { count }),
					};
				}),
			);
	}
}

/** The council's settings: their list, one part of them, and what a form of it does. */
import { createHash } from "node:crypto";
import { contrastWithWhite } from "../../../model/councils/contrast";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { sent } from "../../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
import { ENGLISH, findLanguage, LANGUAGES } from "../../../platform/i18n/languages";
import { pickText } from "../../../platform/i18n/pick-text";
import { speechIn } from "../../../platform/i18n/speech.server";
import { setCouncil } from "../../directory/councils/set-council.server";
import type { Staff } from "../../people/require-staff.server";
import { describeErrors, type SectionReason } from "../describe-errors";
import { type FieldGroup, partFields } from "./fields";
import { type Decided, PARTS, type PartContext, type PartSlug, partValues, readPart } from "./parts";

export interface SettingsList {
	title: string;
	parts: { slug: PartSlug; name: string; about: string; href: string }[];
	backHref: string;
	saved: boolean;
}

export function settingsList({ council }: Staff, done: string | null): SettingsList {
	const { t } = speechIn(ENGLISH);
	const paths = staffPaths(council.slug);
	return {
		title: t("staff:title", { page: t("staff-settings:title"), council: council.name }),
		parts: PARTS.map((slug) => ({
			slug,
			name: t(`staff-settings:part.${slug}`),
			about: t(`staff-settings:about.${slug}`),
			href: paths.settings(`/${slug}`),
		})),
		backHref: paths.administration(),
		saved: done === "saved",
	};
}

export interface SettingsPart {
	title: string;
	slug: PartSlug;
	name: string;
	about: string;
	groups: FieldGroup[];
	values: Values;
	/** What the form was made from. */
	seen: string;
	errors: { field?: string; text: string }[];
	/** What somebody else decided meanwhile, where that is not what was typed. */
	theirs: { label: string; text: string }[];
	/** The lines to choose from, before one is open. */
	lines: { id: string; name: string; href: string }[] | null;
	/** The colour as it is and how white stands out on it. */
	contrast: string | null;
	backHref: string;
}

/** A part of the settings that somebody opened. @throws the 404 page for one that there is not */
export function openPart(slug: string | undefined, search: URLSearchParams, { council }: Staff) {
	const part = PARTS.find((one) => one === slug);
	const line = part === "contact" ? search.get("line") : null;
	const known = line === null || line === "new" || council.settings.contactLines.some(({ id }) => id === line);
	if (!part || !known) throw pageError("not-found");
	return { part, context: { languages: LANGUAGES.map(({ code }) => code), line } };
}
type Open = ReturnType<typeof openPart>;

const seenOf = (values: Values) => createHash("sha256").update(JSON.stringify(values)).digest("base64url").slice(0, 16);

export function settingsPart(
	{ council }: Staff,
	{ part, context }: Open,
	shown: { values?: Values; errors?: FieldErrors<SectionReason>; conflict?: boolean } = {},
): SettingsPart {
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const paths = staffPaths(council.slug);
	const now = partValues(part, council, context);
	const values = shown.values ?? now;
	const listed = part === "contact" && context.line === null;
	const spoken = council.settings.languages.flatMap((code) => findLanguage(code) ?? []);
	const groups = listed ? [] : partFields(part, council, spoken, LANGUAGES, speech, context.line);
	const errors = describeErrors(shown.errors ?? {}, t);
	const name = t(`staff-settings:part.${part}`);
	return {
		title: t("staff:title", { page: name, council: council.name }),
		slug: part,
		name,
		about: t(`staff-settings:about.${part}`),
		groups,
		values,
		seen: seenOf(now),
		errors: shown.conflict ? [{ text: t("staff-settings:conflict") }] : errors,
		theirs: shown.conflict ? different(groups, now, values, t("staff-settings:empty")) : [],
		lines: listed
			? council.settings.contactLines.map(({ id, name: words }) => ({
					id,
					name: pickText(words, ENGLISH.code).text,
					href: paths.settings("/contact", { line: id }),
				}))
			: null,
		contrast:
			part === "name"
				? t("staff-settings:contrast", {
						colour: council.settings.brandColour,
						ratio: contrastWithWhite(council.settings.brandColour).toFixed(1),
					})
				: null,
		backHref: part === "contact" && !listed ? paths.settings("/contact") : paths.settings(),
	};
}

function different(groups: readonly FieldGroup[], now: Values, typed: Values, empty: string): SettingsPart["theirs"] {
	return groups.flatMap(({ legend, fields }) =>
		fields.flatMap((field) => {
			const [theirs, mine] = [now[field.name] ?? "", typed[field.name] ?? ""].map((one) => [one].flat().join(", "));
			if (theirs === mine) return [];
			return { label: [legend, field.label].filter(Boolean).join(": "), text: theirs || empty };
		}),
	);
}

const carried = form({ seen: sent(40) });

export type SettingsSaved = { ok: true; href: string } | { ok: false; status: 400 | 409; page: SettingsPart };

/** Saves what was typed, unless somebody else has decided over the same part since the page was made. */
export async function saveSettings(staff: Staff, open: Open, values: Values): Promise<SettingsSaved> {
	const { council } = staff;
	const { part, context } = open;
	const { seen } = readAnswers(carried, values);
	if (seen !== seenOf(partValues(part, council, context))) {
		return { ok: false, status: 409, page: settingsPart(staff, open, { values, conflict: true }) };
	}
	const read = readPart(part, values, council, context);
	if (!read.ok) return { ok: false, status: 400, page: settingsPart(staff, open, { values, errors: read.errors }) };
	const saved = await setCouncil(staff, council.slug, read.change, {
		part,
		asSeen: (current: Decided) => seenOf(partValues(part, current, context)) === seen,
	});
	if (saved.ok) {
		const paths = staffPaths(council.slug);
		return { ok: true, href: paths.settings("", { done: "saved" }) };
	}
	return { ok: false, status: 409, page: settingsPart(staff, open, { values, conflict: true }) };
}

export type { PartContext };

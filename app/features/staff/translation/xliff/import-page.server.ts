/** The page on which a returned file is checked and then imported. */
import { staffPaths } from "../../../../paths";
import { pageError } from "../../../../platform/errors";
import { offered, sent } from "../../../../platform/forms/choice-fields";
import { form, readAnswers } from "../../../../platform/forms/form";
import type { Posted } from "../../../../platform/forms/posted";
import { queryChoice } from "../../../../platform/forms/values";
import { ENGLISH } from "../../../../platform/i18n/languages";
import { speechIn } from "../../../../platform/i18n/speech.server";
import type { Council } from "../../../directory/councils/queries.server";
import { shownTitle, translatedField } from "../../../publishing/describe-entry";
import type { Writer } from "../../../publishing/save-draft.server";
import { targetLanguage, targetLanguages } from "../languages";
import {
	applyImport,
	type FileProblem,
	LARGEST_FILE,
	type PlannedUnit,
	planImport,
	readUpload,
} from "./import-xliff.server";
import { APPLIED, LEFT, type Outcome } from "./judge-unit";

interface Line {
	key: string;
	/** Whose text it is, or the unit's id where it belongs to nothing here. */
	name: string;
	href: string | null;
	text: string;
}

export interface ImportPage {
	title: string;
	languages: { value: string; text: string }[];
	language: { code: string; name: string; dir: "ltr" | "rtl" } | null;
	backHref: string;
	error: string | null;
	/** What would become of the file, or has; null before there is one. */
	result: {
		done: boolean;
		applied: number;
		groups: { outcome: Outcome; applied: boolean; count: number; lines: Line[]; more: number }[];
		/** The file, to be sent again with the decision; "" when it is done. */
		file: string;
	} | null;
}

/** Lines shown of each outcome. */
const SHOWN = 50;

/** @param search `language` */
export function importPage(council: Council, search: URLSearchParams): ImportPage {
	const codes = targetLanguages(council).map(({ code }) => code);
	return pageOf(council, queryChoice(search, "language", codes), {});
}

export interface Imported {
	status: 200 | 400;
	page: ImportPage;
}

const importForm = form({ language: sent(40).or(""), intent: offered(["apply"]), kept: sent(LARGEST_FILE) });

/** A form with a file shows what would become of it; the one below that does it. */
export async function importFile(who: Writer, { values, files }: Posted): Promise<Imported> {
	const { language: code, intent, kept } = readAnswers(importForm, values);
	const language = targetLanguage(who.council, code);
	if (!language) throw pageError("not-found");
	const refused = (problem: FileProblem): Imported => ({
		status: 400,
		page: pageOf(who.council, language.code, { problem }),
	});
	const apply = intent === "apply" && kept !== null;
	const upload = apply ? { ok: true as const, text: kept } : await readUpload(files.file);
	if (!upload.ok) return refused(upload.reason);
	const file = upload.text;
	const planned = apply ? await applyImport(who, language, file) : await planImport(who, language, file);
	if (!planned.ok) return refused(planned.reason);
	return { status: 200, page: pageOf(who.council, language.code, { units: planned.units, file: apply ? "" : file }) };
}

interface Shown {
	problem?: FileProblem;
	units?: readonly PlannedUnit[];
	file?: string;
}

function pageOf(council: Council, code: string | null, { problem, units, file = "" }: Shown): ImportPage {
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const paths = staffPaths(council.slug);
	const languages = targetLanguages(council);
	const language = targetLanguage(council, code ?? undefined) ?? languages[0];
	const isApplied = (outcome: Outcome) => APPLIED.some((one) => one === outcome);
	const lineOf = ({ id, target, text }: PlannedUnit, at: number): Line => ({
		key: `${at} ${id}`,
		name: target
			? t("staff-translation:import.of", {
					name: shownTitle(target, speech),
					field: translatedField(target.field, speech),
				})
			: id || t("staff-translation:import.noId"),
		href: target && language ? paths.translations(`/${target.entryId}/${language.code}`) : null,
		text: text.slice(0, 300),
	});
	return {
		title: t("staff:title", { page: t("staff-translation:import.title"), council: council.name }),
		languages: languages.map((one) => ({ value: one.code, text: format.languageName(one.code) })),
		language: language ? { code: language.code, name: format.languageName(language.code), dir: language.dir } : null,
		backHref: paths.translations("", { language: language?.code }),
		error: problem ? t(`staff-translation:import.problem.${problem}`) : null,
		result: units
			? {
					done: file === "",
					applied: units.filter(({ outcome }) => isApplied(outcome)).length,
					groups: [...APPLIED, ...LEFT].flatMap((outcome) => {
						const own = units.filter((unit) => unit.outcome === outcome);
						if (own.length === 0) return [];
						const lines = own.slice(0, SHOWN).map(lineOf);
						const more = own.length - lines.length;
						return [{ outcome, applied: isApplied(outcome), count: own.length, lines, more }];
					}),
					file,
				}
			: null,
	};
}

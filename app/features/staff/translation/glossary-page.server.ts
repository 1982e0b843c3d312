import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { id, offered, sent } from "../../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { line } from "../../../platform/forms/text-fields";
import { queryChoice, typedIn } from "../../../platform/forms/values";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Writer } from "../../publishing/save-draft.server";
import type { Term } from "./glossary";
import { type GlossaryTerm, LONGEST_TERM, listTerms, removeTerm, saveTerm, type TermProblem } from "./glossary.server";
import { targetLanguage, targetLanguages } from "./languages";

export interface GlossaryPage {
	title: string;
	languages: { key: string; text: string; href: string; current: boolean }[];
	/** Null when the council's families read English only. */
	language: { code: string; name: string; dir: "ltr" | "rtl" } | null;
	terms: (GlossaryTerm & { changeHref: string })[];
	/** The term in the form: one that is changed, or a new one. */
	form: Term & { id: string; changing: string | null };
	errors: { field: "term" | "translation"; text: string }[];
	deskHref: string;
	cancelHref: string;
	done: Done | null;
}

const DONE = ["saved", "removed"] as const;
type Done = (typeof DONE)[number];

/** @param search `language`, `change` (a term's id) and `done` */
export async function glossaryPage(who: Writer, search: URLSearchParams): Promise<GlossaryPage> {
	return pageOf(who, search, {});
}

export type GlossaryChanged = { to: string } | { status: 400; page: GlossaryPage };

const buttons = form({ language: sent(40).or(""), id: id(), intent: offered(["save", "remove"]) });
const termForm = form({
	term: line(LONGEST_TERM).needed("missing"),
	translation: line(LONGEST_TERM).needed("missing"),
});

/** Adds, changes or removes a term. @throws the 404 page for a language or a term that the council does not have */
export async function changeGlossary(who: Writer, posted: Values): Promise<GlossaryChanged> {
	const { language: code, id, intent } = readAnswers(buttons, posted);
	const language = targetLanguage(who.council, code);
	if (!language) throw pageError("not-found");
	const to = (done: Done) => ({
		to: staffPaths(who.council.slug).translations("/glossary", { language: language.code, done }),
	});
	if (intent === "remove") {
		if (!(await removeTerm(who, language.code, id ?? ""))) throw pageError("not-found");
		return to("removed");
	}
	const refuse = async (problems: FieldErrors<TermProblem>): Promise<GlossaryChanged> => {
		const asked = new URLSearchParams({ language: language.code, ...(id && { change: id }) });
		const typed = typedIn(posted, ["term", "translation"]);
		return { status: 400, page: await pageOf(who, asked, { typed, problems }) };
	};
	const read = readValues(termForm, posted);
	if (!read.ok) return refuse(read.errors);
	const saved = await saveTerm(who, language.code, { ...read.values, id });
	if (saved.ok) return to("saved");
	if (saved.reason === "not-found") throw pageError("not-found");
	return refuse({ term: { reason: saved.reason } });
}

interface Refused {
	typed?: Term;
	problems?: FieldErrors<TermProblem>;
}

async function pageOf(who: Writer, search: URLSearchParams, refused: Refused): Promise<GlossaryPage> {
	const { council } = who;
	const { t, format } = speechIn(ENGLISH);
	const paths = staffPaths(council.slug);
	const all = targetLanguages(council);
	const language =
		targetLanguage(
			council,
			queryChoice(
				search,
				"language",
				all.map(({ code }) => code),
			) ?? undefined,
		) ?? all[0];
	const terms = language ? await listTerms(who, language.code) : [];
	const changing = terms.find(({ id }) => id === search.get("change"));
	const here = paths.translations("/glossary", { language: language?.code });
	const { typed = changing ?? { term: "", translation: "" }, problems = {} } = refused;
	const fieldName = {
		term: t("staff-translation:glossary.field.term"),
		translation: t("staff-translation:glossary.field.translation"),
	};
	const errors = (["term", "translation"] as const).flatMap((field) => {
		const problem = problems[field];
		if (!problem) return [];
		return { field, text: t(`staff-translation:glossary.problem.${problem.reason}`, { field: fieldName[field] }) };
	});
	return {
		title: t("staff:title", { page: t("staff-translation:glossary.title"), council: council.name }),
		languages: all.map(({ code }) => ({
			key: code,
			text: format.languageName(code),
			href: paths.translations("/glossary", { language: code }),
			current: code === language?.code,
		})),
		language: language ? { code: language.code, name: format.languageName(language.code), dir: language.dir } : null,
		terms: terms.map((one) => ({
			...one,
			changeHref: paths.translations("/glossary", { language: language?.code, change: one.id }),
		})),
		form: {
			term: typed.term,
			translation: typed.translation,
			id: changing?.id ?? "",
			changing: changing?.term ?? null,
		},
		errors,
		deskHref: paths.translations("", { language: language?.code }),
		cancelHref: here,
		done: errors.length > 0 ? null : (DONE.find((one) => one === search.get("done")) ?? null),
	};
}

/** The translator's desk: how far each language is, and what is to be translated. */

import type { EntryStatus, TranslationStep } from "../../../model/publishing/entry";
import { TRANSLATION_STATUSES, type TranslationStatus } from "../../../model/publishing/translations";
import { type Query, staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { shownTitle } from "../../publishing/describe-entry";
import type { Writer } from "../../publishing/save-draft.server";
import { type DeskQuery, filterParams, readDeskQuery, TRANSLATED_KINDS, WAITING } from "./desk-query";
import { targetLanguages } from "./languages";
import { countTranslations, type ListedTranslation, listTranslations } from "./list-translations.server";

interface CountedLink {
	key: string;
	text: string;
	count: number;
	href: string;
	current: boolean;
}

export interface DeskRow {
	id: string;
	name: string;
	href: string;
	kind: string;
	status: EntryStatus;
	/** How far the translation is on its way to families; null while nothing is being written. */
	step: TranslationStep | null;
	/** What there is of each: "2 fields missing". Empty for an entry of which nothing is translated. */
	states: { status: TranslationStatus; text: string }[];
}

export interface DeskPage {
	title: string;
	/** Each with how many entries wait for something; none when the council's families read English only. */
	languages: CountedLink[];
	language: string;
	statuses: CountedLink[];
	path: string;
	query: DeskQuery;
	kinds: { value: string; text: string }[];
	rows: DeskRow[];
	total: number;
	page: number;
	pages: number;
	/** This list, to which a page's number is added. */
	state: string;
	glossaryHref: string;
	exportPath: string;
	importHref: string;
	allDone: boolean;
}

export async function deskPage(who: Writer, search: URLSearchParams): Promise<DeskPage> {
	const { council } = who;
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const paths = staffPaths(council.slug);
	const languages = targetLanguages(council);
	const query = readDeskQuery(
		search,
		languages.map(({ code }) => code),
	);
	const href = (change: Partial<DeskQuery>) => {
		const { language, ...filter } = { ...query, ...change };
		return paths.translations("", { language, ...filterParams(filter) });
	};
	const counts = await countTranslations(who);
	const list = await listTranslations(who, query, counts);
	const { waiting } = list;
	const same: Query = { language: query.language, ...filterParams(query) };
	return {
		title: t("staff:title", { page: t("staff-translation:desk.title"), council: council.name }),
		languages: languages.map(({ code }) => ({
			key: code,
			text: format.languageName(code),
			count: counts.all - (counts.states.get(code)?.done ?? 0),
			href: href({ language: code }),
			current: code === query.language,
		})),
		language: query.language && format.languageName(query.language),
		statuses: [null, ...WAITING].map((status) => ({
			key: status ?? "all",
			text: t(`staff-translation:waiting.${status ?? "all"}`),
			count: waiting[status ?? "all"],
			href: href({ status }),
			current: status === query.status,
		})),
		path: paths.translations(),
		query,
		kinds: [
			{ value: "", text: t("staff-translation:desk.anyKind") },
			...TRANSLATED_KINDS.map((kind) => ({ value: kind, text: t(`staff-entries:kinds.${kind}`) })),
		],
		rows: list.rows.map((row) => rowOf(row)),
		total: list.total,
		page: list.page,
		pages: list.pages,
		state: paths.translations("", same),
		glossaryHref: paths.translations("/glossary", { language: query.language }),
		exportPath: paths.translations("/export"),
		importHref: paths.translations("/import", { language: query.language }),
		allDone: waiting.all > 0 && waiting.done === waiting.all,
	};

	function rowOf(row: ListedTranslation): DeskRow {
		const { id, kind, status, step, counts } = row;
		// What is to be reviewed leads to where it is.
		const rest = query.status === "in-review" ? "/review" : "";
		return {
			id,
			name: shownTitle(row, speech),
			href: paths.translations(`/${id}/${query.language}${rest}`, filterParams(query)),
			kind: t(`staff-entries:one.${kind}`),
			status,
			step,
			states: TRANSLATION_STATUSES.flatMap((one) => {
				const count = counts?.[one] ?? 0;
				return count > 0 ? [{ status: one, text: t(`staff-translation:fields.${one}`, { count }) }] : [];
			}),
		};
	}
}

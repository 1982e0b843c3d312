/** Deciding over a translation: what families read in this language beside what was written, and the English it is of. */
import { inArray } from "drizzle-orm";
import { person } from "../../../../db/schema";
import { editorialRules } from "../../../model/councils/settings";
import type { TranslationStep } from "../../../model/publishing/entry";
import { fieldTranslations, type TranslationStatus } from "../../../model/publishing/translations";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { offered, revision } from "../../../platform/forms/choice-fields";
import { listErrors, type Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { note } from "../../../platform/forms/text-fields";
import { oneOf } from "../../../platform/forms/values";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { type ComparedRow, compareLines } from "../../publishing/compare-entries";
import { shownTitle, translatedField } from "../../publishing/describe-entry";
import { translationFacts } from "../../publishing/find-translation.server";
import { mayMoveTranslation, moveTranslation, publishTranslation } from "../../publishing/move-translation.server";
import { whyNotPublish } from "../../publishing/policy";
import type { Writer } from "../../publishing/save-draft.server";
import { filterParams } from "./desk-query";
import { nextToTranslate } from "./list-translations.server";
import type { OpenTranslation } from "./translate-page.server";

export interface ReviewedField extends Pick<ComparedRow, "change" | "before" | "after"> {
	key: string;
	label: string;
	english: string;
	status: TranslationStatus;
}

export interface TranslationReviewPage {
	title: string;
	name: string;
	kind: string;
	language: { code: string; name: string; dir: "ltr" | "rtl" };
	/** Null where nothing is being written. */
	status: TranslationStep | null;
	revision: number;
	/** "Written by Ed Itor and Tara Lator." */
	by: string | null;
	/** What differs from what families read. */
	fields: ReviewedField[];
	backHref: string;
	previewHref: string;
	mayPublish: boolean;
	/** Why the asker may not publish it, in words. */
	refused: string | null;
	mayRequestChanges: boolean;
}

export async function translationReviewPage(who: Writer, open: OpenTranslation): Promise<TranslationReviewPage> {
	const { translation, language, filter } = open;
	const { entry, base, current, hasDraft } = translation;
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const paths = staffPaths(who.council.slug);
	const name = shownTitle(entry, speech);
	const languageName = format.languageName(language.code);
	const published = new Map(fieldTranslations(base, language.code).map((one) => [one.field, one]));
	const why = whyNotPublish(who, translationFacts(translation), editorialRules(who.council.settings));
	const refused = why ?? (entry.live ? null : "english");
	const names = await namesOf(who, translation.draftAuthors);
	return {
		title: t("staff:title", {
			page: t("staff-translation:review.title", { name, language: languageName }),
			council: who.council.name,
		}),
		name,
		kind: t(`staff-entries:one.${entry.kind}`),
		language: { code: language.code, name: languageName, dir: language.dir },
		status: hasDraft ? translation.status : null,
		revision: translation.revision,
		by: names.length > 0 ? t("staff-translation:review.by", { names: format.list(names) }) : null,
		fields: fieldTranslations(current, language.code).flatMap(({ field, english, text, status }) => {
			const was = published.get(field);
			const compared = compareLines(linesOf(was?.text), linesOf(text));
			if (compared.change === "same" && status === was?.status) return [];
			return [{ key: field, label: translatedField(field, speech), english, status, ...compared }];
		}),
		backHref: paths.translations(`/${entry.id}/${language.code}`, filterParams(filter)),
		previewHref: `/${language.code}${paths.entryPage(entry.kind, entry.id, "preview")}`,
		mayPublish: refused === null,
		refused: hasDraft && refused ? t(`staff-translation:review.error.${refused}`) : null,
		mayRequestChanges: mayMoveTranslation("request-changes", who, translation),
	};
}

const linesOf = (text = "") => text.split(/\n+/).filter((line) => line.trim() !== "");

async function namesOf(who: Writer, ids: readonly string[]): Promise<string[]> {
	if (ids.length === 0) return [];
	const db = await readFor(who);
	const people = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, [...ids]));
	return ids.flatMap((id) => people.find((one) => one.id === id)?.name ?? []);
}

/** Where the reviewer goes on: to the next that was handed in or, after the last one, to what was decided over. */
export type TranslationReviewed =
	| { to: string }
	| { status: 400 | 403 | 409; page: TranslationReviewPage; errors: { field?: string; text: string }[]; note: string };

const button = form({ intent: offered(["publish", "changes"]), revision: revision() });
const asking = form({ note: note() }, ({ note: said }) => ({ note: said === null && "note" }));

/** Publishes the language alone, or asks whoever wrote it for changes. */
export async function decideTranslation(
	who: Writer,
	open: OpenTranslation,
	posted: Values,
): Promise<TranslationReviewed> {
	const { intent, revision } = readAnswers(button, posted);
	if (intent === null) throw pageError("bad-request");
	const { t } = speechIn(ENGLISH);
	const { id } = open.translation.entry;
	const seen = { id, language: open.language.code, revision };
	const refused = async (status: 400 | 403 | 409, errors: { field?: string; text: string }[]) => ({
		...{ status, errors, note: oneOf(posted, "note") },
		page: await translationReviewPage(who, open),
	});
	if (intent === "changes") {
		const read = readValues(asking, posted);
		if (!read.ok) {
			return refused(
				400,
				listErrors(read.errors, (reason) => t(`staff-translation:review.error.${reason}`)),
			);
		}
		const moved = await moveTranslation(who, "request-changes", { ...seen, note: read.values.note });
		if (moved.ok) return { to: await afterwards(who, open, "changes") };
		if (moved.reason === "not-found") throw pageError("not-found");
		const reason = moved.reason === "forbidden" ? "status" : moved.reason;
		return refused(409, [{ text: t(`staff-translation:review.error.${reason}`) }]);
	}
	const published = await publishTranslation(who, seen);
	if (published.ok) return { to: await afterwards(who, open, "published") };
	const { reason } = published;
	if (reason === "not-found") throw pageError("not-found");
	const status = reason === "role" || reason === "own-work" ? 403 : 409;
	return refused(status, [{ text: t(`staff-translation:review.error.${reason}`) }]);
}

async function afterwards(
	who: Writer,
	{ translation, language, filter }: OpenTranslation,
	done: "published" | "changes",
): Promise<string> {
	const paths = staffPaths(who.council.slug);
	const here = `/${translation.entry.id}/${language.code}`;
	if (filter.status !== "in-review") return paths.translations(here, { done, ...filterParams(filter) });
	const [next] = await nextToTranslate(who, language.code, filter, null, 1);
	const rest = next ? `/${next.id}/${language.code}/review` : here;
	return paths.translations(rest, { done, ...filterParams(filter) });
}

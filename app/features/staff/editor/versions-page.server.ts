/** All versions of an entry, and any two of them side by side. */

import { localNow } from "../../../model/calendar/local-time";
import { staffPaths } from "../../../paths";
import { queryChoice } from "../../../platform/forms/values";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { type ComparedSection, changedOnly, compareEntries } from "../../publishing/compare-entries";
import { shownTitle } from "../../publishing/describe-entry";
import { type Entry, findVersion, listVersions, type VersionHead } from "../../publishing/find-entry.server";
import { knownNames } from "../../publishing/known-names.server";
import { canEditEntry } from "../../publishing/policy";
import type { Writer } from "../../publishing/save-draft.server";

export interface VersionLine {
	number: number;
	status: VersionHead["status"];
	/** "3 November 2026 at 10:05am" */
	when: string;
	/** "Written by Ed Itor, approved by Pat Publisher", "Imported", and at its end "Urdu only". */
	by: string;
	note: string | null;
}

export function describeVersion(version: VersionHead, { t, format }: Pick<Speech, "t" | "format">): VersionLine {
	const { number, status, language, at, writtenByName, alsoWrittenByNames, approvedByName, note, imported } = version;
	const authors = [...alsoWrittenByNames, ...(writtenByName ? [writtenByName] : [])];
	const { date, time } = localNow(at);
	const by = [
		authors.length > 0 && t("staff-entries:version.writtenBy", { name: format.list(authors) }),
		approvedByName &&
			t(status === "withdrawn" ? "staff-entries:version.withdrawnBy" : "staff-entries:version.approvedBy", {
				name: approvedByName,
			}),
		language && t("staff-entries:version.onlyIn", { language: format.languageName(language) }),
	].filter(Boolean);
	return {
		number,
		status,
		when: t("staff-entries:version.when", { date: format.date(date), time: format.time(time) }),
		by: by.join(", ") || t(imported ? "staff-entries:version.imported" : "staff-entries:version.byPortal"),
		note,
	};
}

export interface VersionsPage {
	title: string;
	name: string;
	revision: number;
	backHref: string;
	path: string;
	versions: (VersionLine & { live: boolean })[];
	/** Numbers of the two that are compared; "draft" for what is being written. */
	choices: { value: string; text: string }[];
	from: string;
	to: string;
	sections: ComparedSection[];
	/** Whether an older version may be made the draft, and whether a draft would be lost by it. */
	restore: { may: boolean; losesDraft: boolean };
}

const DRAFT = "draft";

/** @throws the 400 page for a version to compare that there is not */
export async function versionsPage(who: Writer, entry: Entry, search: URLSearchParams): Promise<VersionsPage> {
	const { council } = who;
	const { id, kind } = entry;
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const paths = staffPaths(council.slug);
	const db = await readFor(who);
	const versions = await listVersions(who, id);
	const choices = [
		...(entry.hasDraft ? [{ value: DRAFT, text: t("staff-entries:version.draft") }] : []),
		...versions.map((version) => ({
			value: String(version.number),
			text: t("staff-entries:version.choice", {
				number: version.number,
				when: describeVersion(version, speech).when,
			}),
		})),
	];
	const chosen = (name: string, otherwise: number) =>
		queryChoice(
			search,
			name,
			choices.map(({ value }) => value),
		) ??
		choices[Math.min(otherwise, choices.length - 1)]?.value ??
		DRAFT;
	const [from, to] = [chosen("from", 1), chosen("to", 0)];
	const contentOf = (value: string) =>
		value === DRAFT ? entry.current : findVersion(db, council.id, id, Number(value));
	const [before, after] = await Promise.all([contentOf(from), contentOf(to)]);
	const names = await knownNames(db, council.id, before ?? null, after ?? null);
	const name = shownTitle(entry, speech);
	return {
		title: t("staff:title", { page: t("staff-entries:version.title", { name }), council: council.name }),
		name,
		revision: entry.revision,
		backHref: paths.entry(kind, id),
		path: paths.entryPage(kind, id, "versions"),
		versions: versions.map((version) => ({
			...describeVersion(version, speech),
			live: version.number === entry.liveVersion,
		})),
		choices,
		from,
		to,
		sections: after && from !== to ? changedOnly(compareEntries(before ?? null, after, names, speech)) : [],
		restore: { may: canEditEntry(who, entry), losesDraft: entry.hasDraft },
	};
}

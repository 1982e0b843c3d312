/** Who wrote an entry and when, in words: what families wrote and what professionals wrote are told apart. */
import { RELATIONS, type Relation } from "../../../model/health/record/child";
import type { Entry } from "../../../model/health/record/entry";
import type { Speech } from "../../../platform/i18n/context";

export interface EntrySource {
	kind: Entry["writer"]["kind"];
	/** "Written by the family" */
	group: string;
	/** "Sadia Malik, mother" */
	by: string;
	/** "Recorded 2 March 2026, 10:05am" */
	recorded: string;
	/** "Corrected later"; null for what stands. */
	status: string | null;
}

/** Who wrote an entry, by name, or what they are where their name is hidden from the reader. */
export function writerName(
	{ name, kind }: Pick<Entry["writer"], "name" | "kind">,
	{ t, language }: Pick<Speech, "t" | "language">,
): string {
	if (name === null) return t(`health-record:entry.hidden.${kind}`);
	// A Latin name among words from right to left keeps its own direction, and they keep theirs.
	return language.dir === "rtl" ? `\u2068${name}\u2069` : name;
}

export function entrySource({ writer, recordedAt, status }: Entry, speech: Speech): EntrySource {
	const { t, format } = speech;
	const { kind, role } = writer;
	const name = writerName(writer, speech);
	const relation = RELATIONS.find((one) => one === role);
	const roleWords = relation ? relationWords(relation, { t }) : role;
	return {
		kind,
		group: t(`health-record:entry.${kind}`),
		by: roleWords === null ? name : t("health-record:entry.by", { name, role: roleWords }),
		recorded: t("health-record:entry.recorded", { when: format.moment(recordedAt) }),
		status: status === "current" ? null : t(`health-record:entry.${status}`),
	};
}

export const relationWords = (relation: Relation, { t }: Pick<Speech, "t">): string =>
	t(`health-record:relation.${relation}`);

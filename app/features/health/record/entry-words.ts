/** Who wrote an entry and when, in words: what families wrote and what professionals wrote are told apart. */

import { RELATIONS, type Relation } from "../../../model/health/record/child";
import type { Entry } from "../../../model/health/record/entry";
import { ENTRY_ROLES, ROLE_NAMES } from "../../../model/health/record/professional";
import type { Speech } from "../../../platform/i18n/context";
import { isolated } from "../../../platform/i18n/isolate";

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
	return name === null ? t(`health-record:entry.hidden.${kind}`) : isolated(name, language);
}

export function entrySource({ writer, recordedAt, status }: Entry, speech: Speech): EntrySource {
	const { t, format } = speech;
	const { kind, role } = writer;
	const name = writerName(writer, speech);
	const roleWords = role && roleInWords(role, speech);
	return {
		kind,
		group: t(`health-record:entry.${kind}`),
		by: roleWords === null ? name : t("health-record:entry.by", { name, role: roleWords }),
		recorded: t("health-record:entry.recorded", { when: format.moment(recordedAt) }),
		status: status === "current" ? null : t(`health-record:entry.${status}`),
	};
}

/** What somebody is to the child or in their work; another system's word for it stays as it is. */
function roleInWords(role: string, { t, language }: Speech): string {
	const relation = RELATIONS.find((one) => one === role);
	if (relation) return relationWords(relation, { t });
	const known = ENTRY_ROLES.find((one) => ROLE_NAMES[one] === role);
	return known ? t(`health-record:access.role.${known}`) : isolated(role, language);
}

export const relationWords = (relation: Relation, { t }: Pick<Speech, "t">): string =>
	t(`health-record:relation.${relation}`);

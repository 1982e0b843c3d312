/**
 * Takes what a guardian wrote down on their own phone without a network. It is read by the form of its kind; what may stand in the
 * record already is shown beside it, and its writer decides.
 */
import { localNow } from "../../../model/calendar/local-time";
import type { PersonAsker } from "../../../model/people/asker";
import { pageError } from "../../../platform/errors";
import { id, list, offered } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
import type { Speech } from "../../../platform/i18n/context";
import { stableId } from "../../../platform/ids";
import { markIn } from "../../../platform/once.server";
import { describeEntry } from "../entries/describe-entry";
import { type OpenRecord, openChildRecord } from "../record/open-record.server";
import { idFor, writeEntry } from "../record/write-entry.server";
import { isPerhapsTheSame, OFFLINE_KINDS, readOffline } from "./offline-kinds";

/** What the phone is told of an entry, in the reader's language. */
export interface OfflineAnswer {
	status: 200 | 400 | 403 | 404 | 409;
	kept: boolean;
	/** Why it was not taken. */
	words: string[];
	/** What stands in the record already and may be the same. */
	others: { what: string; lines: string[] }[];
	/** What is sent along when its writer says that it is right as it is; null where that does not help. */
	also: Values | null;
}

const KEPT: OfflineAnswer = { status: 200, kept: true, words: [], others: [], also: null };
const refused = (status: OfflineAnswer["status"], words: string[], also: Values | null = null): OfflineAnswer => ({
	status,
	kept: false,
	words,
	others: [],
	also,
});

/** Whose copy it is: what somebody wrote is never sent under the name of who signs in after them. */
export const ownerOf = ({ person }: PersonAsker): string => stableId("offline-copy", person.id);

const envelope = form({ child: id(), kind: offered(OFFLINE_KINDS), owner: id(), seen: list(40) });

/** @throws the page "bad request" for what no page of ours sends */
export async function takeOffline(who: PersonAsker, values: Values, speech: Speech): Promise<OfflineAnswer> {
	const { t } = speech;
	const { child: childId, kind, owner, seen } = readAnswers(envelope, values);
	const mark = markIn(values);
	if (!childId || !kind || !mark) throw pageError("bad-request");
	if (owner !== ownerOf(who)) return refused(403, [t("health-offline:send.otherPerson")]);
	const opened = await openChildRecord(who, childId, [kind]);
	if (!opened) return refused(404, [t("health-offline:send.notFound")]);
	if (opened.entries.some((entry) => entry.id === idFor(who.person.id, childId, mark))) return KEPT;
	if (opened.child.diedOn !== null) return refused(409, [t("health-offline:send.closed")]);
	const around = { child: opened.child, today: localNow().date };
	const read = readOffline(kind, values, around, speech);
	if (!read.ok) return refused(400, read.words, read.also);
	const others = standing(opened).filter(({ body }) => isPerhapsTheSame(body, read.body));
	if (others.some((other) => !seen.includes(other.id))) {
		const said = others.map((other) => {
			const { what, lines, source } = describeEntry(other, around, speech);
			return { what, lines: [...lines, source.by, source.recorded] };
		});
		const answer = refused(409, [t("health-offline:send.already")], { seen: others.map((other) => other.id) });
		return { ...answer, others: said };
	}
	const written = await writeEntry(who, { childId, body: read.body, mark });
	return written.ok ? KEPT : refused(404, [t("health-offline:send.notFound")]);
}

const standing = ({ entries }: OpenRecord) => entries.filter(({ status }) => status === "current");

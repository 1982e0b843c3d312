/** What will be done to several entries, before it is: to which, to which not and why, and how to undo it. */

import type { EntryKind } from "../../../model/publishing/entry";
import { staffPaths } from "../../../paths";
import { cleanText } from "../../../platform/clean-text";
import { id, list, offered, sent } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
import { LIMITS } from "../../../platform/forms/text-fields";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { staffOf } from "../../people/my-councils.server";
import { BULK_ACTIONS, type BulkAction, bulkAction, resultParams } from "../../publishing/bulk";
import { doBulk, planBulk } from "../../publishing/bulk.server";
import { shownTitle } from "../../publishing/describe-entry";
import { listParams, NOBODY, readListQuery } from "../../publishing/list-params";
import type { OpenAt } from "../../publishing/publish.server";
import type { Writer } from "../../publishing/save-draft.server";
import { openAtServices } from "../../referrals/open-at-services.server";
import { actionsFor } from "./list-page.server";

export interface BulkPage {
	title: string;
	heading: string;
	action: BulkAction;
	/** The list's state, to come back to. */
	state: string;
	backHref: string;
	can: { id: string; name: string; href: string; revision: number }[];
	cannot: { id: string; name: string; href: string; reason: string }[];
	/** For "owner": whom to choose from. */
	owners: { value: string; text: string }[] | null;
}

/** @returns undefined when the address asks for nothing that the asker's role allows */
export async function bulkPage(who: Writer, kind: EntryKind, search: URLSearchParams): Promise<BulkPage | undefined> {
	const action = bulkAction(search.get("do"));
	if (!action || !actionsFor(who, kind).includes(action)) return undefined;
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const { council } = who;
	const paths = staffPaths(council.slug);
	const ids = search.getAll("id").map((one) => cleanText(one.slice(0, 200)));
	const planned = (await planBulk(who, { kind, action, ids }, openFor(who))).map((one) => ({
		...one,
		name: shownTitle({ kind, title: one.title }, speech),
		href: paths.entry(kind, one.id),
	}));
	const can = planned.flatMap(({ reason, title: _, ...one }) => (reason === null ? [one] : []));
	const heading = t(`staff-entries:bulk.${action}.title`, { count: can.length });
	const state = search.get("list") ?? "";
	return {
		title: t("staff:title", { page: heading, council: council.name }),
		heading: planned.length === 0 ? t("staff-entries:bulk.none") : heading,
		action,
		state,
		backHref: paths.entries(kind, listParams(readListQuery(new URLSearchParams(state)))),
		can,
		cannot: planned.flatMap(({ id, name, href, reason }) =>
			reason === null ? [] : [{ id, name, href, reason: t(`staff-entries:reason.${reason}`) }],
		),
		owners:
			action === "owner"
				? [
						{ value: NOBODY, text: t("staff-entries:list.nobody") },
						...(await staffOf(who, council.id)).map(({ id, name }) => ({ value: id, text: name })),
					]
				: null,
	};
}

const openFor =
	(who: Writer): OpenAt =>
	(ids) =>
		openAtServices(who, ids);

/** An entry under its revision, as the page sends it: "id:12". */
function readSeen(text: string): { id: string; revision: number }[] {
	const [id = "", revision = ""] = text.split(":", 2);
	return /^\d{1,9}$/.test(revision) ? [{ id, revision: Number(revision) }] : [];
}

const bulkForm = form({ do: offered(BULK_ACTIONS), entry: list(200), owner: id().or(NOBODY), list: sent(LIMITS.note) });

/** Does what was confirmed. @returns the list's address, which says what was done and what was not */
export async function bulkAnswer(who: Writer, kind: EntryKind, posted: Values): Promise<string | undefined> {
	const { do: action, entry, owner, list: state } = readAnswers(bulkForm, posted);
	if (!action || !actionsFor(who, kind).includes(action)) return undefined;
	const ownerId = owner === NOBODY ? null : owner;
	const result = await doBulk(who, { action, entries: entry.flatMap(readSeen), ownerId }, openFor(who));
	const query = readListQuery(new URLSearchParams(state ?? ""));
	return staffPaths(who.council.slug).entries(kind, { ...listParams(query), ...resultParams(action, result) });
}

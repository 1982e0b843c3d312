/** What will be done to several entries, before it is: to which, to which not and why, and how to undo it. */

import type { EntryKind } from "../../../model/publishing/entry";
import { staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { staffOf } from "../../people/my-councils.server";
import { type BulkAction, bulkAction, resultParams } from "../../publishing/bulk";
import { doBulk, planBulk } from "../../publishing/bulk.server";
import { shownTitle } from "../../publishing/describe-entry";
import { listParams, NOBODY, readListQuery } from "../../publishing/list-params";
import type { Writer } from "../../publishing/save-draft.server";
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
	const ids = search.getAll("id").map((id) => id.replaceAll("\0", ""));
	const planned = (await planBulk(who, { kind, action, ids })).map((one) => ({
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
						...(await staffOf(council.id)).map(({ id, name }) => ({ value: id, text: name })),
					]
				: null,
	};
}

/** Does what was confirmed. @returns the list's address, which says what was done and what was not */
export async function bulkAnswer(who: Writer, kind: EntryKind, form: FormData): Promise<string | undefined> {
	const text = (name: string) => String(form.get(name) ?? "");
	const action = bulkAction(text("do"));
	if (!action || !actionsFor(who, kind).includes(action)) return undefined;
	const entries = form.getAll("entry").flatMap((value) => {
		const [id = "", revision = ""] = String(value).replaceAll("\0", "").split(":", 2);
		return /^\d{1,9}$/.test(revision) ? [{ id, revision: Number(revision) }] : [];
	});
	const owner = text("owner");
	const ownerId = owner === NOBODY || owner === "" ? null : owner.replaceAll("\0", "");
	const result = await doBulk(who, { action, entries, ownerId });
	const query = readListQuery(new URLSearchParams(text("list")));
	return staffPaths(who.council.slug).entries(kind, { ...listParams(query), ...resultParams(action, result) });
}

/** "Check your answers": all that an entry says, what it still lacks, and the steps that bring it to families. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import { entry } from "../../../../db/schema";
import { toInstant } from "../../../model/calendar/local-time";
import { editorialRules } from "../../../model/councils/settings";
import type { StaffAsker } from "../../../model/people/asker";
import type { EntryKind, EntryStatus } from "../../../model/publishing/entry";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { choice, offered, revision } from "../../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { date, time } from "../../../platform/forms/when-fields";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { describeEntry, shownTitle } from "../../publishing/describe-entry";
import type { AnyEntry } from "../../publishing/entries";
import { type Entry, requireEntry } from "../../publishing/find-entry.server";
import { knownNames } from "../../publishing/known-names.server";
import { obstaclesTo } from "../../publishing/missing";
import { moveEntry } from "../../publishing/move-entry.server";
import { canEditEntry, canSubmitEntry, whyNotPublish } from "../../publishing/policy";
import { type Published, publishEntry } from "../../publishing/publish.server";
import type { Writer } from "../../publishing/save-draft.server";
import { nameFor } from "../../publishing/sight.server";
import { describeErrors, type SectionReason } from "../describe-errors";
import { findSection } from "./sections";

export interface CheckPage {
	title: string;
	kind: EntryKind;
	entryTitle: string;
	status: EntryStatus;
	revision: number;
	overviewHref: string;
	sections: {
		slug: string;
		title: string;
		changeHref: string | null;
		rows: { key: string; label: string; lines: string[] }[];
	}[];
	missing: { text: string; href: string }[];
	/** Handing in for review is offered. */
	submit: boolean;
	/** Publishing is offered, or why not. */
	publish: "offered" | "own-work" | "not-yours" | "not-now";
	values: Values;
	errors: { field?: string; text: string }[];
}

export type Checked = { to: string } | { status: 400 | 409; page: CheckPage };

/** When something is published, and when it is taken away again. */
export const WHEN = ["now", "later"] as const;

/** What the page asks with. */
const SHOWN: Values = { when: "now", time: "9am" };

/** @throws the 404 page for an entry that is not there */
export async function checkPage(who: Writer, kind: EntryKind, id: string | undefined): Promise<CheckPage> {
	return pageOf(who, await requireEntry(who, kind, id), SHOWN);
}

/** Hands in, publishes now, or on a day. */
export async function takeStep(who: Writer, kind: EntryKind, id: string | undefined, values: Values): Promise<Checked> {
	const found = await requireEntry(who, kind, id);
	const { intent, revision } = readAnswers(button, values);
	const paths = staffPaths(who.council.slug);
	const refused = async (reason: Reason, status: 400 | 409 = 400): Promise<Checked> => ({
		status,
		page: await pageOf(who, await requireEntry(who, kind, id), values, { reason }),
	});

	if (intent === "submit") {
		const missing = obstaclesTo(found);
		if (missing.length > 0) return refused("incomplete");
		const moved = await moveEntry(who, "submit", { id: found.id, revision });
		if (moved.ok) return { to: paths.entry(kind, found.id, { done: "submit" }) };
		if (moved.reason === "conflict") return refused("conflict", 409);
		throw pageError(moved.reason);
	}
	if (intent !== "publish") throw pageError("bad-request");
	const read = readValues(timesForm(new Date()), values, SHOWN);
	if (!read.ok) return { status: 400, page: await pageOf(who, found, values, { errors: read.errors }) };
	const { publishAt, expireAt } = momentsOf(read.values);
	const published = await publishEntry(who, { id: found.id, revision, publishAt, expireAt });
	if (published.ok) return { to: paths.entry(kind, found.id, { done: published.status }) };
	if (published.reason === "not-found") throw pageError("not-found");
	return refused(published.reason, published.reason === "conflict" ? 409 : 400);
}

type Reason = Exclude<Extract<Published, { ok: false }>["reason"], "not-found">;

const button = form({ intent: offered(["submit", "publish"]), revision: revision() });

/** When it is to be published and, perhaps, taken away: both ahead, in this order. */
const timesForm = (now: Date) =>
	form(
		{
			when: choice(WHEN).or("now"),
			publish: date().needed("publish-missing").onlyWhen("when", "later"),
			time: time().or("09:00").onlyWhen("when", "later"),
			expire: date(),
		},
		(typed) => {
			const { publishAt, expireAt } = momentsOf(typed);
			return {
				publish: publishAt && publishAt <= now && "publish-past",
				expire: expireAt && expireAt <= (publishAt ?? now) && (publishAt ? "expire-before-publish" : "expire-past"),
			};
		},
	);

type Said = string | null;

/** What is to be seen up to a day is taken away as that day ends. */
function momentsOf({ publish, time: at, expire }: { publish?: Said; time?: Said; expire?: Said }) {
	return {
		publishAt: publish ? toInstant(publish, at ?? "09:00") : null,
		expireAt: expire ? toInstant(expire, "23:59") : null,
	};
}

interface Refused {
	reason?: Reason;
	errors?: FieldErrors<SectionReason>;
}

async function pageOf(
	who: Writer,
	entry: Entry,
	values: Values,
	{ reason, errors = {} }: Refused = {},
): Promise<CheckPage> {
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const { council } = who;
	const db = await readFor(who);
	const { kind, id, current } = entry;
	const paths = staffPaths(council.slug);
	const name = shownTitle(entry, speech);
	const names = await knownNames(db, council.id, current);
	const unready = await unreadyParts(who, council.id, current);
	const editable = canEditEntry(who, entry);
	const sectionHref = (slug: string) =>
		editable && findSection(kind, slug) ? paths.editEntry(kind, id, slug, { back: "check" }) : null;
	const problem = reason && t(`staff-editorial:check.refused.${reason}`);
	return {
		title: t("staff:title", { page: `${t("staff-editorial:check.title")} – ${name}`, council: council.name }),
		kind,
		entryTitle: name,
		status: entry.status,
		revision: entry.revision,
		overviewHref: paths.entry(kind, id),
		// Translations are no answers of the editor: they have a desk of their own.
		sections: describeEntry(current, names, speech)
			.filter(({ slug }) => slug !== "translations")
			.map(({ slug, title, rows }) => ({
				slug,
				title,
				changeHref: sectionHref(slug),
				rows: rows.filter(({ lines }) => lines.length > 0),
			})),
		missing: [
			...obstaclesTo(entry).map((one) => ({
				text: t(`staff-editorial:missing.${one.reason}`),
				href: sectionHref(one.section) ?? paths.entry(kind, id),
			})),
			...unready.map((one) => ({
				text: t("staff-editorial:check.unready", { name: one.name }),
				href: paths.entry(one.kind, one.id),
			})),
		],
		submit: canSubmitEntry(who, entry),
		publish: publishOffer(whyNotPublish(who, entry, editorialRules(council.settings))),
		values,
		errors: [...(problem ? [{ text: problem }] : []), ...describeErrors(errors, t)],
	};
}

/** The organisation and the places that families do not see yet, and with them not the service. */
async function unreadyParts(who: StaffAsker, councilId: string, current: AnyEntry) {
	if (current.kind !== "service") return [];
	const ids = [current.organisationId, ...current.content.places.map(({ locationId }) => locationId)];
	const db = await readFor(who);
	return db
		.select({ id: entry.id, kind: entry.kind, name: nameFor(who) })
		.from(entry)
		.where(and(eq(entry.councilId, councilId), inArray(entry.id, ids), isNull(entry.liveVersion)));
}

function publishOffer(refused: ReturnType<typeof whyNotPublish>): CheckPage["publish"] {
	if (refused === null) return "offered";
	return refused === "role" ? "not-yours" : refused === "own-work" ? "own-work" : "not-now";
}

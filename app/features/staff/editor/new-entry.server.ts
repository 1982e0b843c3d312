/** Starting a new entry: its name first, and a look at what is there already under a name like it. */
import { randomUUID } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import { entry } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import { TOPICS } from "../../../model/listings/vocabulary";
import type { StaffAsker } from "../../../model/people/asker";
import type { EntryKind, EntryStatus } from "../../../model/publishing/entry";
import { staffPaths } from "../../../paths";
import { choice, sent } from "../../../platform/forms/choice-fields";
import { listErrors, type Values } from "../../../platform/forms/field-errors";
import { type AnswerTo, form, readValues } from "../../../platform/forms/form";
import { LIMITS, line } from "../../../platform/forms/text-fields";
import { queryChoice, typedIn } from "../../../platform/forms/values";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { madeBefore, markIn } from "../../../platform/once.server";
import { readFor } from "../../../platform/store.server";
import { blankArticle, blankLocation, blankOrganisation, blankService } from "../../publishing/blank";
import type { AnyEntry } from "../../publishing/entries";
import { likelyDuplicates } from "../../publishing/likely-duplicates";
import { listOrganisations } from "../../publishing/list-entries.server";
import { canAddEntry } from "../../publishing/policy";
import { addEntry, type Writer } from "../../publishing/save-draft.server";
import { findableBy, nameFor } from "../../publishing/sight.server";
import type { ListedKind } from "./entry-address";
import { sectionsOf } from "./sections";

export interface NewEntryPage {
	title: string;
	kind: ListedKind;
	backHref: string;
	/** For a service: whose it can be. */
	organisations: { value: string; text: string }[] | null;
}

export interface NewTyped {
	name: string;
	organisation: string;
	hub: string;
}

export type NewAnswer =
	| { ok: true; href: string }
	| { ok: false; status: 400; errors: { field: string; text: string }[]; typed: NewTyped }
	/** There is something under a name like it: the writer decides. */
	| {
			ok: false;
			status: 200;
			typed: NewTyped;
			alike: { id: string; name: string; href: string; status: EntryStatus }[];
	  };

/** @returns undefined for those who may not start one */
export async function newEntryPage(who: Writer, kind: ListedKind): Promise<NewEntryPage | undefined> {
	if (!canAddEntry(who, kind)) return undefined;
	const { t } = speechIn(ENGLISH);
	const organisations = kind === "service" ? await listOrganisations(who) : null;
	return {
		title: t("staff:title", { page: t(`staff-entries:add.${kind}`), council: who.council.name }),
		kind,
		backHref: staffPaths(who.council.slug).entries(kind),
		organisations: organisations?.map(({ id, name }) => ({ value: id, text: name })) ?? null,
	};
}

/** As long as the name of a listing may be; of an article, its title. */
const LONGEST = { service: 300, location: 300, organisation: 300, article: 80 } as const;

function newEntryForm({ kind, organisations }: NewEntryPage) {
	const ids = organisations?.map(({ value }) => value) ?? [];
	const only = ids.length === 1 ? ids[0] : undefined;
	return form(
		{
			name: line(LONGEST[kind]).needed("name"),
			organisation: choice(ids).or(only ?? null),
			hub: choice(["hub", "place"]),
			/** The name that is added although there is one like it. */
			sure: sent(LIMITS.line),
		},
		({ organisation, hub }) => ({
			organisation: organisations && organisation === null && "organisation",
			hub: kind === "location" && hub === null && "hub",
		}),
	);
}

type NewAnswers = AnswerTo<ReturnType<typeof newEntryForm>>;

/**
 * Starts it, or says what is missing, or what there is already.
 * @param about what the link that led here says of it: a service's `topic` and the `place` where it is to be
 */
export async function startEntry(
	who: Writer,
	page: NewEntryPage,
	posted: Values,
	about: URLSearchParams = new URLSearchParams(),
): Promise<NewAnswer> {
	const { kind } = page;
	const { t } = speechIn(ENGLISH);
	const typed: NewTyped = typedIn(posted, ["name", "organisation", "hub"]);
	const read = readValues(newEntryForm(page), posted);
	if (!read.ok) {
		const errors = listErrors(read.errors, (reason, what) => t(`staff-entries:new.error.${reason}`, { limit: what }));
		return { ok: false, status: 400, errors, typed };
	}
	const { name, sure } = read.values;
	const paths = staffPaths(who.council.slug);
	const mark = markIn(posted);
	// Its own twin, made a moment ago, is no namesake.
	if (sure !== name && (await madeBefore(who, mark)) === null) {
		const alike = likelyDuplicates(name, await namesOf(who, who.council.id, kind));
		if (alike.length > 0) {
			return {
				ok: false,
				status: 200,
				typed,
				alike: alike.map(({ id, title, status }) => ({ id, name: title, href: paths.entry(kind, id), status })),
			};
		}
	}
	const added = await addEntry(who, await withWhatIsKnown(who, blank(kind, read.values), about), {
		mark,
	});
	if (!added.ok)
		return { ok: false, status: 400, errors: [{ field: "name", text: t("staff-entries:reason.role") }], typed };
	const [first] = sectionsOf<EntryKind>(kind);
	return {
		ok: true,
		href: first ? paths.editEntry(kind, added.id, first.slug) : paths.entry(kind, added.id, { done: "added" }),
	};
}

function blank(kind: ListedKind, { name, organisation, hub }: NewAnswers): AnyEntry {
	switch (kind) {
		case "service":
			return blankService(name, organisation ?? "");
		case "location":
			return blankLocation(name, hub === "hub");
		case "organisation":
			return blankOrganisation(name);
		case "article":
			return blankArticle(name, localNow().date);
	}
}

/** A service that is started to fill a gap has what the gap is: its topic, its place. */
async function withWhatIsKnown(who: Writer, blank: AnyEntry, about: URLSearchParams): Promise<AnyEntry> {
	if (blank.kind !== "service") return blank;
	const topic = queryChoice(about, "topic", TOPICS);
	const locationId = about.get("place");
	const places = locationId ? [{ id: randomUUID(), locationId, schedules: [] }] : [];
	const started = { ...blank, content: { ...blank.content, topics: topic ? [topic] : [], places } };
	if (!locationId) return started;
	const db = await readFor(who);
	const [place] = await db
		.select({ id: entry.id })
		.from(entry)
		.where(
			and(eq(entry.councilId, who.council.id), eq(entry.kind, "location"), eq(entry.id, locationId), findableBy(who)),
		);
	return place ? started : { ...started, content: { ...started.content, places: [] } };
}

/** Names only: of what they may find and is not archived. */
async function namesOf(who: StaffAsker, councilId: string, kind: EntryKind) {
	const db = await readFor(who);
	return db
		.select({ id: entry.id, title: nameFor(who), status: entry.status })
		.from(entry)
		.where(and(eq(entry.councilId, councilId), eq(entry.kind, kind), ne(entry.status, "archived"), findableBy(who)));
}

/** Claims: a provider's search for a listing to claim and their claims so far; for staff those that wait. */
import { and, asc, desc, eq, inArray, isNotNull, notInArray, sql } from "drizzle-orm";
import { contains } from "../../../../db/contains";
import { claim, entry, person, service } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import { pathsFor, staffPaths } from "../../../paths";
import { choice, id } from "../../../platform/forms/choice-fields";
import { type FieldErrors, listErrors, type Values } from "../../../platform/forms/field-errors";
import { form, readValues } from "../../../platform/forms/form";
import { text } from "../../../platform/forms/text-fields";
import { queryText, typedIn } from "../../../platform/forms/values";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import type { Staff } from "../../people/require-staff.server";
import { nameFor } from "../../publishing/sight.server";
import { decideClaim } from "./decide-claim.server";
import { LONGEST_MESSAGE, makeClaim } from "./make-claim.server";

export interface ClaimLine {
	id: string;
	name: string;
	href: string | null;
	organisation: string;
	claimant: string;
	message: string;
	status: "new" | "accepted" | "refused";
	date: string;
	/** Where somebody who may decide does so; null for others. */
	decideHref: string | null;
}

export interface ClaimsPage {
	title: string;
	path: string;
	/** Those that the asker may see: their own, or all of the council's. */
	claims: ClaimLine[];
	decides: boolean;
	/** For a provider: what they look for, and what was found. */
	search: {
		q: string;
		results: { id: string; name: string; organisation: string; publicHref: string; href: string }[];
	} | null;
	/** The listing that is about to be claimed. */
	claiming: { id: string; name: string; organisation: string; organisations: { value: string; text: string }[] } | null;
	done: string | null;
}

const FOUND_SHOWN = 20;
const DONE = ["claimed", "accepted", "refused"] as const;

/** @returns undefined for those who neither claim nor decide */
export async function claimsPage(who: Staff, search: URLSearchParams): Promise<ClaimsPage | undefined> {
	const decides = who.can("listings.review");
	const claimsOwn = who.organisationIds.length > 0;
	if (!decides && !claimsOwn) return undefined;
	const { t } = speechIn(ENGLISH);
	const paths = staffPaths(who.council.slug);
	const q = queryText(search, "q", 200);
	const wanted = queryText(search, "claim", 100);
	const done = DONE.find((one) => one === search.get("done"));
	return {
		title: t("staff:title", { page: t("staff-claims:title"), council: who.council.name }),
		path: paths.claims(),
		claims: await listClaims(who, decides),
		decides,
		search: claimsOwn ? { q, results: q ? await findListings(who, q) : [] } : null,
		claiming: claimsOwn && wanted ? await listingToClaim(who, wanted) : null,
		done: done ? t(`staff-claims:done.${done}`) : null,
	};
}

async function listClaims(who: Staff, decides: boolean, id?: string): Promise<ClaimLine[]> {
	const db = await readFor(who);
	const { format } = speechIn(ENGLISH);
	const paths = staffPaths(who.council.slug);
	const rows = await db
		.select({
			id: claim.id,
			entryId: claim.entryId,
			name: nameFor(who),
			organisationId: claim.organisationId,
			claimant: person.name,
			message: claim.message,
			status: claim.status,
			createdAt: claim.createdAt,
		})
		.from(claim)
		.innerJoin(entry, eq(entry.id, claim.entryId))
		.innerJoin(person, eq(person.id, claim.personId))
		.where(
			and(
				eq(claim.councilId, who.council.id),
				id === undefined ? undefined : eq(claim.id, id),
				decides ? undefined : inArray(claim.organisationId, [...who.organisationIds, ""]),
			),
		)
		// Those that wait stand first.
		.orderBy(sql`case when ${claim.status} = 'new' then 0 else 1 end`, desc(claim.createdAt))
		.limit(100);
	const names = await organisationNames(
		who,
		rows.map(({ organisationId }) => organisationId),
	);
	return rows.map(({ entryId, name, organisationId, createdAt, ...row }) => ({
		...row,
		name,
		href: decides || row.status === "accepted" ? paths.entry("service", entryId) : null,
		organisation: names.get(organisationId) ?? "",
		date: format.date(localNow(createdAt).date),
		decideHref: decides && row.status === "new" ? paths.claims(`/${row.id}`) : null,
	}));
}

async function organisationNames(who: Staff, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const db = await readFor(who);
	const rows = await db
		.select({ id: entry.id, name: nameFor(who) })
		.from(entry)
		.where(and(eq(entry.councilId, who.council.id), eq(entry.kind, "organisation"), inArray(entry.id, [...ids])));
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Services that families read, of other organisations, as families read their names. */
function published(who: Staff) {
	return [
		eq(entry.councilId, who.council.id),
		eq(entry.kind, "service"),
		isNotNull(entry.liveVersion),
		eq(service.status, "published"),
		notInArray(service.organisationId, [...who.organisationIds, ""]),
	];
}

async function findListings(who: Staff, q: string) {
	const db = await readFor(who);
	const words = q.toLowerCase().split(/\s+/).filter(Boolean);
	const rows = await db
		.select({ id: entry.id, slug: service.slug, content: service.content, organisationId: service.organisationId })
		.from(entry)
		.innerJoin(service, eq(service.id, entry.id))
		.where(and(...published(who), ...words.map((word) => contains(nameFor(who), word))))
		.orderBy(asc(nameFor(who)), asc(entry.id))
		.limit(FOUND_SHOWN);
	const names = await organisationNames(
		who,
		rows.map(({ organisationId }) => organisationId),
	);
	const paths = staffPaths(who.council.slug);
	return rows.map(({ id, slug, content, organisationId }) => ({
		id,
		name: content.name,
		organisation: names.get(organisationId) ?? "",
		publicHref: pathsFor("en").service(who.council.slug, slug),
		href: paths.claims("", { claim: id }),
	}));
}

async function listingToClaim(who: Staff, id: string): Promise<ClaimsPage["claiming"]> {
	const db = await readFor(who);
	const [row] = await db
		.select({ id: entry.id, content: service.content, organisationId: service.organisationId })
		.from(entry)
		.innerJoin(service, eq(service.id, entry.id))
		.where(and(...published(who), eq(entry.id, id)));
	if (!row) return null;
	const names = await organisationNames(who, [row.organisationId, ...who.organisationIds]);
	return {
		id: row.id,
		name: row.content.name,
		organisation: names.get(row.organisationId) ?? "",
		organisations: who.organisationIds.map((own) => ({ value: own, text: names.get(own) ?? "" })),
	};
}

/** Null for a form that is only shown again. */
type ClaimProblem = { field?: string; text: string };
const typedOf = (posted: Values) => typedIn(posted, ["message", "organisation", "decision", "note"]);
type TypedClaim = ReturnType<typeof typedOf>;

export type ClaimAnswer =
	| { ok: true; href: string }
	| { ok: false; status: 400 | 404 | 409; problem: ClaimProblem | null; typed: TypedClaim };

/** @param typed what is shown again */
const refuseClaim = (
	status: 400 | 404 | 409,
	problem: ClaimProblem | null,
	typed: TypedClaim,
): Extract<ClaimAnswer, { ok: false }> => ({ ok: false, status, problem, typed });

/** The first of what is wrong, in words: these forms ask one thing. */
function firstError(errors: FieldErrors<"message" | "too-long" | "decision" | "not-offered" | "note">) {
	const words = listErrors(errors, (reason, what) =>
		speechIn(ENGLISH).t(`staff-claims:error.${reason}`, { limit: what }),
	);
	return words[0] ?? null;
}

const claimForm = form({
	message: text(LONGEST_MESSAGE).needed("message"),
	claim: id().or(""),
	organisation: id(),
});

/** A provider claims a listing. */
export async function postClaim(who: Staff, posted: Values): Promise<ClaimAnswer> {
	const { t } = speechIn(ENGLISH);
	const typed = typedOf(posted);
	const read = readValues(claimForm, posted);
	if (!read.ok) return refuseClaim(400, firstError(read.errors), typed);
	const { message, claim: entryId, organisation } = read.values;
	const [only, ...others] = who.organisationIds;
	const organisationId = organisation ?? (others.length === 0 ? only : undefined) ?? "";
	const answer = await makeClaim(who, { entryId, organisationId, message });
	if (answer.ok) return { ok: true, href: staffPaths(who.council.slug).claims("", { done: "claimed" }) };
	const text = t(`staff-claims:error.${answer.reason}`);
	return refuseClaim(answer.reason === "not-found" ? 404 : 409, { text }, typed);
}

export interface ClaimPage {
	title: string;
	claim: ClaimLine;
	backHref: string;
}

/** @returns one claim, for those who decide; undefined when there is none */
export async function claimPage(who: Staff, id: string | undefined): Promise<ClaimPage | undefined> {
	const [found] = id ? await listClaims(who, true, id) : [];
	if (!found) return undefined;
	const { t } = speechIn(ENGLISH);
	return {
		title: t("staff:title", { page: t("staff-claims:one", { name: found.name }), council: who.council.name }),
		claim: found,
		backHref: staffPaths(who.council.slug).claims(),
	};
}

const decisionForm = form(
	{ decision: choice(["accept", "refuse"]).needed("decision"), note: text(LONGEST_MESSAGE).or("") },
	({ decision, note }) => ({ note: decision === "refuse" && note === "" && "note" }),
);

export async function postDecision(who: Staff, id: string, posted: Values): Promise<ClaimAnswer> {
	const { t } = speechIn(ENGLISH);
	const typed = typedOf(posted);
	const read = readValues(decisionForm, posted);
	if (!read.ok) return refuseClaim(400, firstError(read.errors), typed);
	const { decision, note } = read.values;
	const answer = await decideClaim(who, { id, accept: decision === "accept", note });
	if (answer.ok) {
		const done = decision === "accept" ? "accepted" : "refused";
		return { ok: true, href: staffPaths(who.council.slug).claims("", { done }) };
	}
	const text = t(`staff-claims:error.${answer.reason}`);
	return refuseClaim(answer.reason === "not-found" ? 404 : 409, { text }, typed);
}

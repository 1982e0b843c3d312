/** Claims: a provider's search for a listing to claim and their claims so far; for staff those that wait. */
import { and, asc, desc, eq, inArray, isNotNull, notInArray, sql } from "drizzle-orm";
import { claim, entry, person, service } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import { pathsFor, staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { store } from "../../../platform/store.server";
import type { Staff } from "../../people/require-staff.server";
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
	const q = (search.get("q") ?? "").replaceAll("\0", "").trim().slice(0, 200);
	const wanted = (search.get("claim") ?? "").replaceAll("\0", "").slice(0, 100);
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
	const { db } = await store();
	const { format } = speechIn(ENGLISH);
	const paths = staffPaths(who.council.slug);
	const rows = await db
		.select({
			id: claim.id,
			entryId: claim.entryId,
			title: entry.title,
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
	return rows.map(({ entryId, title, organisationId, createdAt, ...row }) => ({
		...row,
		name: title,
		href: decides || row.status === "accepted" ? paths.entry("service", entryId) : null,
		organisation: names.get(organisationId) ?? "",
		date: format.date(localNow(createdAt).date),
		decideHref: decides && row.status === "new" ? paths.claims(`/${row.id}`) : null,
	}));
}

async function organisationNames(who: Staff, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const { db } = await store();
	const rows = await db
		.select({ id: entry.id, title: entry.title })
		.from(entry)
		.where(and(eq(entry.councilId, who.council.id), eq(entry.kind, "organisation"), inArray(entry.id, [...ids])));
	return new Map(rows.map(({ id, title }) => [id, title]));
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
	const { db } = await store();
	const words = q.toLowerCase().split(/\s+/).filter(Boolean);
	const rows = await db
		.select({ id: entry.id, slug: service.slug, content: service.content, organisationId: service.organisationId })
		.from(entry)
		.innerJoin(service, eq(service.id, entry.id))
		.where(
			and(
				...published(who),
				...words.map((word) => sql`lower(${entry.title}) like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`),
			),
		)
		.orderBy(asc(entry.title))
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
	const { db } = await store();
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

export type ClaimAnswer =
	| { ok: true; href: string }
	| { ok: false; status: 400 | 404 | 409; problem: { field?: string; text: string }; typed: string };

const textOf = (form: FormData, name: string) => {
	const value = form.get(name);
	return typeof value === "string" ? value.replaceAll("\0", "") : "";
};

/** A provider claims a listing. */
export async function postClaim(who: Staff, form: FormData): Promise<ClaimAnswer> {
	const { t } = speechIn(ENGLISH);
	const message = textOf(form, "message").trim();
	const refuse = (status: 400 | 404 | 409, text: string, field?: string): ClaimAnswer => ({
		ok: false,
		status,
		problem: { text, ...(field && { field }) },
		typed: message,
	});
	if (!message) return refuse(400, t("staff-claims:error.message"), "message");
	if (message.length > LONGEST_MESSAGE)
		return refuse(400, t("staff-claims:error.long", { limit: LONGEST_MESSAGE }), "message");
	const [only] = who.organisationIds;
	const organisationId = textOf(form, "organisation") || (who.organisationIds.length === 1 ? (only ?? "") : "");
	const answer = await makeClaim(who, { entryId: textOf(form, "claim"), organisationId, message });
	if (answer.ok) return { ok: true, href: staffPaths(who.council.slug).claims("", { done: "claimed" }) };
	return refuse(answer.reason === "not-found" ? 404 : 409, t(`staff-claims:error.${answer.reason}`));
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

export async function postDecision(who: Staff, id: string, form: FormData): Promise<ClaimAnswer> {
	const { t } = speechIn(ENGLISH);
	const note = textOf(form, "note").trim().slice(0, LONGEST_MESSAGE);
	const decision = textOf(form, "decision");
	const refuse = (status: 400 | 404 | 409, text: string, field?: string): ClaimAnswer => ({
		ok: false,
		status,
		problem: { text, ...(field && { field }) },
		typed: note,
	});
	if (decision !== "accept" && decision !== "refuse") return refuse(400, t("staff-claims:error.decision"), "decision");
	if (decision === "refuse" && !note) return refuse(400, t("staff-claims:error.note"), "note");
	const answer = await decideClaim(who, { id, accept: decision === "accept", note });
	if (!answer.ok) return refuse(answer.reason === "not-found" ? 404 : 409, t(`staff-claims:error.${answer.reason}`));
	const done = decision === "accept" ? "accepted" : "refused";
	return { ok: true, href: staffPaths(who.council.slug).claims("", { done }) };
}

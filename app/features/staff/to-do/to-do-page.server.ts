/** What needs somebody of a council's staff now: counted in a few indexed queries, each with how long it has waited. */
import { and, eq, inArray, isNotNull, isNull, lt, min, ne, or, sql } from "drizzle-orm";
import { claim, entry, feedback, mail } from "../../../../db/schema";
import { addDays, daysBetween, localNow } from "../../../model/calendar/local-time";
import { editorialRules } from "../../../model/councils/settings";
import { hubState } from "../../../model/listings/hub-state";
import { WAITING_FOR_SOMEBODY } from "../../../model/mail/message";
import { ANYONE, isOnlyProvider } from "../../../model/people/asker";
import { ENTRY_KINDS, type EntryKind } from "../../../model/publishing/entry";
import { staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { findFailed, ofCouncil } from "../../../platform/queue/failed.server";
import { readFor } from "../../../platform/store.server";
import { unavailableIn } from "../../../platform/store-errors";
import type { Read } from "../../../platform/store-handles";
import { listHubs } from "../../directory/listings/public-listings.server";
import { endedServices } from "../../directory/search/search-services.server";
import type { Staff } from "../../people/require-staff.server";
import { likelyWaiting } from "../../publishing/likely-same.server";
import { isOneOf } from "../../publishing/list-entries.server";
import { sightOf } from "../../publishing/sight.server";
import { countStuck } from "../../referrals/stuck-page.server";
import { targetLanguages } from "../translation/languages";
import { countSentBack, countTranslations } from "../translation/list-translations.server";

/** One line of the list: so many of one thing that wait, and where they are dealt with. */
export interface ToDo {
	key: string;
	href: string;
	text: string;
	count: number;
	/** "The oldest has waited 3 days", "2 are out of date". Null where there is nothing to add. */
	age: string | null;
}

export interface ToDoPage {
	title: string;
	/** The asker's own work first, then what is anybody's with their role. */
	mine: ToDo[];
	team: ToDo[];
	/** How many hubs are open, opening and closed. */
	hubs: { text: string; href: string } | null;
	/** Where a provider claims listings that are theirs. */
	claimHref: string | null;
}

interface Counted {
	count: number;
	/** The oldest of them, where that is known. */
	since: Date | null;
}

/** For whom it is counted, and the date (YYYY-MM-DD) from which ages are counted. */
interface ToDoContext {
	who: Staff;
	db: Read;
	today: string;
}

export async function toDoPage(who: Staff): Promise<ToDoPage> {
	const { council } = who;
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const db = await readFor(who);
	const context: ToDoContext = { who, db, today: localNow().date };
	const [written, stale, unread, failed, failedTasks, translations, conflicts, likely, claims, referrals, hubs, ended] =
		await Promise.all([
			writtenEntries(context),
			staleServices(context),
			who.can("feedback.answer") ? newFeedback(context) : null,
			who.can("mail.read") ? failedMail(context) : null,
			who.can("mail.read") ? countFailed(db, council.id) : null,
			who.can("translations.edit") ? translationsDue(context) : [],
			who.can("listings.review") ? conflictsOpen(context) : null,
			who.can("listings.review") ? likelyOpen(context) : null,
			who.can("listings.review") ? claimsOpen(context) : null,
			who.can("referrals.oversee") ? stuckReferrals(who) : null,
			isOnlyProvider(who) ? null : hubsOf(context),
			servicesEnded(context),
		]);
	const paths = staffPaths(council.slug);
	const toDo = (key: ToDoKey, href: string, counted: Counted | null, more: { kind?: EntryKind } = {}): ToDo[] => {
		if (!counted || counted.count === 0) return [];
		const { count, since } = counted;
		return [
			{
				key: `${key} ${more.kind ?? ""}`,
				href,
				text: t(`staff-home:toDo.${key}`, {
					count,
					kind: more.kind ? t(`staff-home:kind.${more.kind}`, { count }) : "",
				}),
				count,
				age: since && ageOf(key, daysBetween(localNow(since).date, context.today)),
			},
		];
	};
	const ageOf = (key: ToDoKey, days: number) => {
		if (days < 1) return t("staff-home:today");
		return t(key === "stale" || key === "staleMine" ? "staff-home:checked" : "staff-home:waited", { count: days });
	};
	const byKind = (
		key: ToDoKey,
		status: string,
		counts: Map<string, Counted>,
		whose: string,
		more: Record<string, string> = {},
	) =>
		ENTRY_KINDS.flatMap((kind) =>
			toDo(
				key,
				kind === "offer-section" ? paths.offer() : paths.entries(kind, { status, ...more }),
				counts.get(`${kind} ${status} ${whose}`) ?? null,
				{ kind },
			),
		);
	return {
		title: t("staff:title", { page: t("staff:home.title"), council: council.name }),
		mine: [
			...byKind("changes", "changes-requested", written, "mine"),
			...translations.flatMap(({ language, sentBack }) =>
				sentBack > 0
					? {
							key: `changeTranslations ${language}`,
							href: paths.translations("", { language, status: "changes-requested" }),
							text: t("staff-home:changeTranslations", {
								language: speech.format.languageName(language),
								count: sentBack,
							}),
							count: sentBack,
							age: null,
						}
					: [],
			),
			...byKind("drafts", "draft", written, "mine"),
			...toDo("staleMine", paths.entries("service", { concern: "unchecked", owner: who.person.id }), stale.mine),
			...toDo("endedMine", paths.entries("service", { concern: "ended", owner: who.person.id }), ended.mine),
		],
		team: [
			...(who.can("listings.review") ? byKind("reviews", "in-review", written, "others") : []),
			...(who.can("listings.review") ? translations : []).flatMap(({ language, handedIn }) =>
				handedIn > 0
					? {
							key: `reviewTranslations ${language}`,
							href: paths.translations("", { language, status: "in-review" }),
							text: t("staff-home:reviewTranslations", {
								language: speech.format.languageName(language),
								count: handedIn,
							}),
							count: handedIn,
							age: null,
						}
					: [],
			),
			...toDo("feedback", paths.feedback(), unread),
			...toDo("claims", paths.claims(), claims),
			...toDo("referrals", paths.referrals(), referrals),
			...toDo("conflicts", paths.conflicts(), conflicts),
			...toDo("likely", paths.likely(), likely),
			...(who.can("listings.confirm")
				? toDo("stale", paths.entries("service", { concern: "unchecked", sort: "checked" }), stale.others)
				: []),
			...(who.can("listings.edit") ? toDo("ended", paths.entries("service", { concern: "ended" }), ended.others) : []),
			...translations.flatMap(({ language, due, outdated }) =>
				due > 0
					? {
							key: `translate ${language}`,
							href: paths.translations("", { language }),
							text: t("staff-home:translate", { language: speech.format.languageName(language), count: due }),
							count: due,
							age: outdated > 0 ? t("staff-home:outdated", { count: outdated }) : null,
						}
					: [],
			),
			...toDo("mail", paths.mail(), failed),
			...toDo("failedTasks", paths.mail(), failedTasks),
		],
		hubs: hubs && {
			text: [
				hubs.open > 0 && t("staff-home:hubs.open", { count: hubs.open }),
				hubs.planned > 0 && t("staff-home:hubs.planned", { count: hubs.planned }),
				hubs.closed > 0 && t("staff-home:hubs.closed", { count: hubs.closed }),
			]
				.filter(Boolean)
				.join(", "),
			href: paths.entries("location"),
		},
		claimHref: who.organisationIds.length > 0 ? paths.claims() : null,
	};
}

type ToDoKey =
	| "changes"
	| "drafts"
	| "staleMine"
	| "reviews"
	| "feedback"
	| "claims"
	| "referrals"
	| "conflicts"
	| "likely"
	| "stale"
	| "endedMine"
	| "ended"
	| "mail"
	| "failedTasks";

const asCounted = (row: { count: number | string; since: Date | number | string | null } | undefined): Counted => ({
	count: Number(row?.count ?? 0),
	since: row?.since ? new Date(row.since) : null,
});

const COUNT = sql<number>`count(*)`;

/** What is being written, by kind, status and whether the asker wrote it: "service draft mine". */
async function writtenEntries(context: ToDoContext): Promise<Map<string, Counted>> {
	const { who, db } = context;
	const mine = sql<number>`case when ${entry.draftBy} = ${who.person.id} then 1 else 0 end`;
	const found = new Map<string, Counted>();
	for (const status of ["in-review", "changes-requested", "draft"] as const) {
		const rows = await db
			.select({
				kind: entry.kind,
				mine: mine.as("mine"),
				count: COUNT,
				since: min(status === "in-review" ? entry.submittedAt : entry.draftAt),
			})
			.from(entry)
			.where(
				and(
					eq(entry.councilId, who.council.id),
					inArray(entry.kind, [...ENTRY_KINDS]),
					eq(entry.status, status),
					sightOf(who),
				),
			)
			.groupBy(entry.kind, sql`mine`);
		for (const { kind, mine: own, ...row } of rows) {
			found.set(`${kind} ${status} ${Number(own) === 1 ? "mine" : "others"}`, asCounted(row));
		}
	}
	return found;
}

async function staleServices(context: ToDoContext): Promise<{ mine: Counted; others: Counted }> {
	const { who, db, today } = context;
	const limit = addDays(today, -editorialRules(who.council.settings).markAfterDays);
	const mine = ofOwner(who);
	const rows = await db
		.select({ mine: mine.as("mine"), count: COUNT, since: sql<string>`min(${entry.assuredOn})` })
		.from(entry)
		.where(
			and(
				eq(entry.councilId, who.council.id),
				eq(entry.kind, "service"),
				or(isNull(entry.assuredOn), lt(entry.assuredOn, limit)),
				isNotNull(entry.liveVersion),
				sightOf(who),
			),
		)
		.groupBy(sql`mine`);
	return byOwner(rows);
}

/** 1 for what the asker looks after. */
const ofOwner = (who: Staff) => sql<number>`case when ${entry.ownerId} = ${who.person.id} then 1 else 0 end`;

/** Null as well while the health store does not answer: all else is served without it. */
async function stuckReferrals(who: Staff): Promise<Counted | null> {
	try {
		return await countStuck(who);
	} catch (error) {
		if (unavailableIn(error)) return null;
		throw error;
	}
}

function byOwner(rows: readonly ({ mine: number } & Parameters<typeof asCounted>[0])[]) {
	const countOf = (own: number) => asCounted(rows.find((row) => Number(row.mine) === own));
	return { mine: countOf(1), others: countOf(0) };
}

/** Services that families read although their last session is over. */
async function servicesEnded(context: ToDoContext): Promise<{ mine: Counted; others: Counted }> {
	const { who, db } = context;
	const ended = await endedServices(ANYONE, who.council.id);
	const mine = ofOwner(who);
	const rows =
		ended.length === 0
			? []
			: await db
					.select({ mine: mine.as("mine"), count: COUNT, since: sql<null>`null` })
					.from(entry)
					.where(and(eq(entry.councilId, who.council.id), isOneOf(ended), sightOf(who)))
					.groupBy(sql`mine`);
	return byOwner(rows);
}

async function newFeedback({ who, db }: ToDoContext): Promise<Counted> {
	const [row] = await db
		.select({ count: COUNT, since: min(feedback.createdAt) })
		.from(feedback)
		.where(and(eq(feedback.councilId, who.council.id), eq(feedback.status, "new")));
	return asCounted(row);
}

async function failedMail({ who, db }: ToDoContext): Promise<Counted> {
	const [row] = await db
		.select({ count: COUNT, since: min(mail.createdAt) })
		.from(mail)
		.where(and(inArray(mail.status, [...WAITING_FOR_SOMEBODY]), eq(mail.councilId, who.council.id)));
	return asCounted(row);
}

async function countFailed(db: Read, councilId: string): Promise<Counted> {
	const failed = await findFailed(db, ofCouncil(councilId));
	return { count: failed.length, since: failed[0]?.failedAt ?? null };
}

/** By language, as its desk counts them: how many entries are not done, how many are out of date, and how many wait for review. */
async function translationsDue({ who }: ToDoContext) {
	const { council } = who;
	const [{ all, states }, sentBack] = await Promise.all([countTranslations(who), countSentBack(who)]);
	return targetLanguages(council).map(({ code }) => ({
		language: code,
		due: all - (states.get(code)?.done ?? 0),
		outdated: states.get(code)?.outdated ?? 0,
		handedIn: states.get(code)?.["in-review"] ?? 0,
		sentBack: sentBack.get(code) ?? 0,
	}));
}

async function conflictsOpen({ who, db }: ToDoContext): Promise<Counted> {
	const [row] = await db
		.select({ count: COUNT, since: sql<null>`null` })
		.from(entry)
		.where(and(eq(entry.councilId, who.council.id), isNotNull(entry.incoming), ne(entry.status, "archived")));
	return asCounted(row);
}

async function likelyOpen({ who }: ToDoContext): Promise<Counted> {
	const waiting = await likelyWaiting(who);
	return { count: waiting.length, since: waiting[0]?.foundAt ?? null };
}

async function claimsOpen({ who, db }: ToDoContext): Promise<Counted> {
	const [row] = await db
		.select({ count: COUNT, since: min(claim.createdAt) })
		.from(claim)
		.where(and(eq(claim.councilId, who.council.id), eq(claim.status, "new")));
	return asCounted(row);
}

async function hubsOf({ who, today }: ToDoContext): Promise<Record<"open" | "planned" | "closed", number> | null> {
	const states = { open: 0, planned: 0, closed: 0 };
	const hubs = await listHubs(ANYONE, who.council.id);
	for (const { content } of hubs) if (content.hub) states[hubState(content.hub, today).kind] += 1;
	return hubs.length > 0 ? states : null;
}

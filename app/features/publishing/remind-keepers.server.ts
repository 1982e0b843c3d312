/**
 * Asks whoever keeps listings true whether they still are: one e-mail a person and day, with a link for each listing. Who is
 * to be asked about what is written down for a council in one transaction, which marks these listings as reminded of and
 * leaves a task for each person; each task's e-mail, and that it is over, are another. So a process may end at any moment:
 * nobody is reminded twice, nobody is forgotten, and what fails for one keeps nobody else from being asked.
 */
import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL } from "drizzle-orm";
import { council, entry, mail, person, roleGrant } from "../../../db/schema";
import { addDays, localNow, toInstant } from "../../model/calendar/local-time";
import { mayKnowAddress } from "../../model/listings/confidential";
import type { SystemAsker } from "../../model/people/asker";
import { allows, type Role } from "../../model/people/roles";
import { pathsFor, staffPaths } from "../../paths";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { openLetter } from "../../platform/mail/letter.server";
import { mailTemplate } from "../../platform/mail/mail-template";
import { queueMail } from "../../platform/mail/queue-mail.server";
import { publicOrigin } from "../../platform/public-origin.server";
import { bodiesOf, enqueue } from "../../platform/queue/enqueue.server";
import { taskKind } from "../../platform/queue/task-kind";
import { worker } from "../../platform/queue/worker.server";
import { makeLink } from "../../platform/single-use-links.server";
import { portal, readFor, transaction } from "../../platform/store.server";
import type { Read, Tx } from "../../platform/store-handles";
import { REMINDER_DAYS, reminderDue } from "../directory/listings/freshness";
import { addressOf } from "../people/address.server";
import { IS_CONFIDENTIAL } from "./sight.server";

/** Nobody is written to before this time of day; the people of the demo do not sleep. */
const FROM = "08:00";
const LISTINGS_IN_MAIL = 100;
const LISTINGS_AT_ONCE = 2000;
const IDS_AT_ONCE = 500;
export const LINK_DAYS = 30;
/** What the links in a reminder are for: whoever opens one says that the listing is still right. */
export const STILL_RIGHT = "still-right";
const REMINDER = mailTemplate("reminder", "name", "council", "listings");
const KINDS = ["service", "location", "organisation"] as const;

interface Keeper {
	id: string;
	name: string;
	email: string;
}

interface Listing {
	id: string;
	title: string;
	assuredOn: string;
	reminded: number;
	ownerId: string | null;
	organisationId: string | null;
	/** A confidential place: only those are asked who may know it. */
	masked: boolean;
}

interface Reminder {
	/** The keeper. */
	personId: string;
	/** The day on which it was due, YYYY-MM-DD. */
	date: string;
	/** As they were then: one that was checked since is not asked about. */
	listings: Pick<Listing, "id" | "assuredOn">[];
}

/** Reminds a keeper; the key is the council's id, the person's and the day. */
export const REMIND = taskKind<"portal", Reminder>("remind", "portal");

/** Asks for a task for each keeper who has to be asked today. */
export async function lookForKeepers(asker: SystemAsker, stopping: AbortSignal, now = new Date()): Promise<void> {
	const { date, time } = localNow(now);
	const db = await readFor(asker);
	const { id, fictional } = council;
	for (const one of await db.select({ id, fictional }).from(council)) {
		if (stopping.aborted) return;
		if (time < FROM && !one.fictional) continue;
		if ((await listingsDue(db, one.id, date)).length === 0) continue;
		await transaction(asker, (tx) => askIn(tx, one.id, date));
	}
}

export const remindKeepers = worker(portal, REMIND, {
	atOnce: 4,
	work: (held) =>
		transaction(held.asker, async (tx) => {
			await held.finish(tx);
			if (held.councilId !== null) await remind(tx, held.councilId, held.body);
		}),
});

/** The listings of a council whose keepers have to be asked, those first that wait longest. */
const listingsDue = (db: Read, councilId: string, today: string): Promise<Listing[]> =>
	findListings(
		db,
		and(
			eq(entry.councilId, councilId),
			inArray(entry.kind, [...KINDS]),
			isNotNull(entry.liveVersion),
			or(...REMINDER_DAYS.map((days) => and(lte(entry.assuredOn, addDays(today, -days)), lt(entry.reminded, days)))),
		),
	);

async function findListings(db: Read, which: SQL | undefined): Promise<Listing[]> {
	const rows = await db
		.select({
			id: entry.id,
			title: entry.title,
			assuredOn: entry.assuredOn,
			reminded: entry.reminded,
			ownerId: entry.ownerId,
			organisationId: entry.organisationId,
			masked: IS_CONFIDENTIAL,
		})
		.from(entry)
		.where(which)
		.orderBy(asc(entry.assuredOn))
		.limit(LISTINGS_AT_ONCE);
	return rows.flatMap(({ assuredOn, ...row }) => (assuredOn ? [{ ...row, assuredOn }] : []));
}

async function askIn(tx: Tx, councilId: string, today: string): Promise<void> {
	const keepersOf = await keepers(tx, councilId);
	const [writtenTo, waiting] = [await remindedToday(tx, councilId, today), await waitingToday(tx, councilId, today)];
	const reminders = new Map<string, Listing[]>();
	const reminded = new Map<number, string[]>();
	for (const listing of await listingsDue(tx, councilId, today)) {
		const asked = keepersOf(listing).filter(({ id, email }) => {
			return !writtenTo.has(email) && !waiting.has(id) && (reminders.get(id)?.length ?? 0) < LISTINGS_IN_MAIL;
		});
		// Nobody today: then on another day.
		if (asked.length === 0) continue;
		for (const { id } of asked) reminders.set(id, [...(reminders.get(id) ?? []), listing]);
		const days = reminderDue(listing.assuredOn, listing.reminded, today) ?? listing.reminded;
		reminded.set(days, [...(reminded.get(days) ?? []), listing.id]);
	}
	for (const [days, ids] of reminded) {
		for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
			const some = ids.slice(from, from + IDS_AT_ONCE);
			await tx.update(entry).set({ reminded: days }).where(inArray(entry.id, some));
		}
	}
	for (const [personId, listings] of reminders) {
		const body = { personId, date: today, listings: listings.map(({ id, assuredOn }) => ({ id, assuredOn })) };
		await enqueue(tx, REMIND, { key: `${councilId} ${personId} ${today}`, body, councilId });
	}
}

/** One e-mail to one keeper, about what they still keep and nobody has checked meanwhile. */
async function remind(
	tx: Tx,
	councilId: string,
	{ personId, listings: due }: Reminder,
	now = new Date(),
): Promise<void> {
	const [found] = await tx
		.select({ slug: council.slug, name: council.name })
		.from(council)
		.where(eq(council.id, councilId));
	const keepersOf = await keepers(tx, councilId);
	const checkedOn = new Map(due.map(({ id, assuredOn }) => [id, assuredOn]));
	const rows = await findListings(tx, and(inArray(entry.id, [...checkedOn.keys()]), isNotNull(entry.liveVersion)));
	const kept = rows.flatMap((listing) => {
		const to = keepersOf(listing).find(({ id }) => id === personId);
		return to && checkedOn.get(listing.id) === listing.assuredOn ? [{ to, listing }] : [];
	});
	const to = kept[0]?.to;
	if (!found || !to) return;
	const listings = kept.map(({ listing }) => listing);
	await queueMail(
		tx,
		{
			recipient: to.email,
			councilId,
			template: REMINDER,
			values: {
				name: to.name,
				council: found.name,
				listings: await withLinks(tx, to, listings, now),
				link: staffPaths(found.slug).home(),
			},
		},
		now,
	);
}

/** "Rhyme time, last checked on 3 September 2026:" and its link under it, for each. */
async function withLinks(tx: Tx, to: Keeper, listings: readonly Listing[], now: Date): Promise<string> {
	const { t, format } = speechIn(ENGLISH);
	const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000);
	const told: string[] = [];
	for (const { id, title, assuredOn } of listings) {
		const token = await makeLink(tx, { purpose: STILL_RIGHT, subjectId: id, personId: to.id, expiresAt });
		const href = publicOrigin() + pathsFor("en").stillRight(token);
		told.push(`${t("staff-freshness:reminded", { title, date: format.date(assuredOn) })}\n${href}`);
	}
	return told.join("\n\n");
}

/** Who keeps a listing of a council true: its owner, or else its organisation's providers, or else the publishers. */
async function keepers(db: Read, councilId: string): Promise<(listing: Listing) => Keeper[]> {
	const rows = await db
		.select({
			id: person.id,
			name: person.name,
			email: person.email,
			role: roleGrant.role,
			organisationId: roleGrant.organisationId,
		})
		.from(roleGrant)
		.innerJoin(person, eq(person.id, roleGrant.personId))
		.where(and(eq(roleGrant.councilId, councilId), isNull(person.deactivatedAt)));
	const staff = rows.map((row) => ({ ...row, email: addressOf(row) })).filter(({ email }) => email !== "");
	const once = (some: typeof staff) => [...new Map(some.map((one) => [one.id, one])).values()];
	const publishers = once(staff.filter(({ role }) => role === "publisher"));
	return ({ ownerId, organisationId, masked }) => {
		const owner = once(staff.filter(({ id, role }) => id === ownerId && mayBeAsked(id, role, masked)));
		if (owner.length > 0) return owner;
		const providers = once(
			staff.filter(
				(one) =>
					!masked && one.role === "provider" && one.organisationId !== null && one.organisationId === organisationId,
			),
		);
		return providers.length > 0 ? providers : publishers;
	};
}

const mayBeAsked = (id: string, role: Role, masked: boolean) =>
	mayKnowAddress({ person: { id }, can: (permission) => allows([role], permission) }, { masked, draftBy: null });

/** The addresses to which a reminder of this council went out today. */
async function remindedToday(db: Read, councilId: string, today: string): Promise<Set<string>> {
	const rows = await db
		.select({ id: mail.id, recipient: mail.recipient, words: mail.words })
		.from(mail)
		.where(and(eq(mail.councilId, councilId), gte(mail.createdAt, toInstant(today, "00:00"))));
	const letters = rows.map(openLetter).flatMap((letter) => (letter.ok ? [letter.value] : []));
	return new Set(letters.filter(({ words }) => words.template === REMINDER.name).map(({ recipient }) => recipient));
}

/** Those for whom there is a task of today. */
async function waitingToday(db: Read, councilId: string, today: string): Promise<Set<string>> {
	const rows = await bodiesOf(db, REMIND, councilId);
	return new Set(rows.filter(({ date }) => date === today).map(({ personId }) => personId));
}

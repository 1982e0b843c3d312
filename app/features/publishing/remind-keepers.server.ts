/** Asks whoever keeps listings true whether they still are: one e-mail a person and day, with a link for each listing. */
import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, lte, or } from "drizzle-orm";
import { council, entry, mail, person, roleGrant } from "../../../db/schema";
import { addDays, localNow, toInstant } from "../../model/calendar/local-time";
import type { SystemAsker } from "../../model/people/asker";
import { pathsFor, staffPaths } from "../../paths";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { openLetter } from "../../platform/mail/letter.server";
import { mailTemplate } from "../../platform/mail/mail-template";
import { queueMail } from "../../platform/mail/queue-mail.server";
import { publicOrigin } from "../../platform/public-origin.server";
import { makeLink } from "../../platform/single-use-links.server";
import { readFor, transaction } from "../../platform/store.server";
import type { Read, Tx } from "../../platform/store-handles";
import { REMINDER_DAYS, reminderDue } from "../directory/listings/freshness";
import { addressOf } from "../people/address.server";

/** Nobody is written to before this time of day; the people of the demo do not sleep. */
const FROM = "08:00";
const LISTINGS_IN_MAIL = 100;
const LISTINGS_AT_ONCE = 2000;
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
}

export async function remindKeepers(asker: SystemAsker, stopping: AbortSignal, now = new Date()): Promise<void> {
	const { date, time } = localNow(now);
	const db = await readFor(asker);
	const { id, slug, name, fictional } = council;
	for (const one of await db.select({ id, slug, name, fictional }).from(council)) {
		if (stopping.aborted) return;
		if (time < FROM && !one.fictional) continue;
		if ((await listingsDue(db, one.id, date)).length === 0) continue;
		await transaction(asker, (tx) => remindIn(tx, one, date, now));
	}
}

/** The listings of a council whose keepers have to be asked, those first that wait longest. */
async function listingsDue(db: Read, councilId: string, today: string): Promise<Listing[]> {
	const rows = await db
		.select({
			id: entry.id,
			title: entry.title,
			assuredOn: entry.assuredOn,
			reminded: entry.reminded,
			ownerId: entry.ownerId,
			organisationId: entry.organisationId,
		})
		.from(entry)
		.where(
			and(
				eq(entry.councilId, councilId),
				inArray(entry.kind, [...KINDS]),
				isNotNull(entry.liveVersion),
				or(...REMINDER_DAYS.map((days) => and(lte(entry.assuredOn, addDays(today, -days)), lt(entry.reminded, days)))),
			),
		)
		.orderBy(asc(entry.assuredOn))
		.limit(LISTINGS_AT_ONCE);
	return rows.flatMap(({ assuredOn, ...row }) => (assuredOn ? [{ ...row, assuredOn }] : []));
}

async function remindIn(
	tx: Tx,
	council: { id: string; slug: string; name: string },
	today: string,
	now: Date,
): Promise<void> {
	const keepersOf = await keepers(tx, council.id);
	const writtenTo = await remindedToday(tx, council.id, today);
	const digests = new Map<string, { to: Keeper; listings: Listing[] }>();
	for (const listing of await listingsDue(tx, council.id, today)) {
		const asked = keepersOf(listing).filter(({ id, email }) => {
			return !writtenTo.has(email) && (digests.get(id)?.listings.length ?? 0) < LISTINGS_IN_MAIL;
		});
		// Nobody today: then on another day.
		if (asked.length === 0) continue;
		for (const to of asked) {
			const digest = digests.get(to.id) ?? { to, listings: [] };
			digest.listings.push(listing);
			digests.set(to.id, digest);
		}
		const reminded = reminderDue(listing.assuredOn, listing.reminded, today) ?? listing.reminded;
		await tx.update(entry).set({ reminded }).where(eq(entry.id, listing.id));
	}
	for (const { to, listings } of digests.values()) {
		await queueMail(
			tx,
			{
				recipient: to.email,
				councilId: council.id,
				template: REMINDER,
				values: {
					name: to.name,
					council: council.name,
					listings: await withLinks(tx, to, listings, now),
					link: staffPaths(council.slug).home(),
				},
			},
			now,
		);
	}
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
	return ({ ownerId, organisationId }) => {
		const owner = once(staff.filter(({ id }) => id === ownerId));
		if (owner.length > 0) return owner;
		const providers = once(
			staff.filter(
				(one) => one.role === "provider" && one.organisationId !== null && one.organisationId === organisationId,
			),
		);
		return providers.length > 0 ? providers : publishers;
	};
}

/** The addresses to which a reminder of this council went out today. */
async function remindedToday(db: Read, councilId: string, today: string): Promise<Set<string>> {
	const rows = await db
		.select({ id: mail.id, recipient: mail.recipient, words: mail.words })
		.from(mail)
		.where(and(eq(mail.councilId, councilId), gte(mail.createdAt, toInstant(today, "00:00"))));
	const letters = rows.map(openLetter).flatMap((letter) => (letter.ok ? [letter.value] : []));
	return new Set(letters.filter(({ words }) => words.template === REMINDER.name).map(({ recipient }) => recipient));
}

/**
 * The door of a share: whoever has its link, and its passcode where it has one, reads what its maker may see. Each opening is
 * written down in the record's log and for the maker, in the transaction that reads. What does not open is one answer.
 */
import { randomUUID, timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { share, shareOpening } from "../../../../db/schema/health";
import { localNow } from "../../../model/calendar/local-time";
import type { Child } from "../../../model/health/record/child";
import type { Entry } from "../../../model/health/record/entry";
import type { Section } from "../../../model/health/record/sections";
import { withoutWhere } from "../../../model/health/record/sight";
import { MOST_WRONG_PASSCODES, plainPasscode } from "../../../model/health/sharing/share";
import { ANYONE } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { hashToken } from "../../../platform/keys/secrets.server";
import { evenWhileReading } from "../../../platform/only-reading";
import { health } from "../../../platform/store.server";
import { noteNews } from "../record/guardian-news.server";
import { entriesFor } from "../record/stored-record.server";
import { type LiveShare, liveShare, liveShareByToken } from "./live-share.server";
import { names } from "./share-record.server";

/** What a share shows, at the moment at which it was opened. */
export interface OpenedShare {
	ok: true;
	/** Of this opening. */
	openingId: string;
	child: Child;
	entries: Entry[];
	/** How many entries could not be opened. */
	unread: number;
	sections: readonly Section[];
	until: Date;
	/** What its files are encrypted with, base64url. */
	key: string;
}

/** `gone`: there is no such share, or it is over. `passcode`: it was wrong or missing; so many may still be wrong. */
export type NotOpened = { ok: false; reason: "gone" } | { ok: false; reason: "passcode"; remaining: number };

const GONE: NotOpened = { ok: false, reason: "gone" };

/** What somebody has who opens a share. */
export interface Secret {
	/** From the link. */
	token: string;
	/** The key in the link, from whoever is to be shown what is inside; undefined for who decrypts it by themselves. */
	key?: string;
	passcode: string | null;
}

export interface Opener extends Secret {
	/** Who they say they are. */
	says: string;
}

/** Opens a share by its link. @throws the page "not available now" when a key of the store is missing */
export const openShare = (opener: Opener, now = new Date()): Promise<OpenedShare | NotOpened> =>
	through(opener, now, async (tx, live): Promise<OpenedShare> => {
		const openingId = randomUUID();
		const says = names.seal(openingId, opener.says);
		await tx.insert(shareOpening).values({ id: openingId, shareId: live.id, at: now, says });
		await noteOpening(tx, live, now);
		return read(tx, live, openingId);
	});

/** Its maker is told, if they asked for it: once a day of each share. */
export const noteOpening = (tx: Recorded<"health">, { id, child, guardian }: LiveShare, now: Date): Promise<void> =>
	noteNews(tx, {
		childId: child.id,
		personId: guardian.personId,
		of: ["share", id, localNow(now).date],
		hiddenFromSuspended: false,
	});

/** Whether a link and its passcode are right, for somebody who is known by their sign-in: shows nothing. */
export const tryShare = (
	secret: Secret,
	now = new Date(),
): Promise<{ ok: true; id: string; childId: string } | NotOpened> =>
	through(secret, now, async (_, { id, child }) => ({ ok: true as const, id, childId: child.id }));

type AtShare<T> = (tx: Recorded<"health">, live: LiveShare) => Promise<T>;

function through<T extends { ok: true }>(secret: Secret, now: Date, work: AtShare<T>): Promise<T | NotOpened> {
	const hash = hashToken(secret.token);
	return evenWhileReading(() =>
		inLine(hash, async () => {
			if (guessedOut.has(hash)) return GONE;
			const opened = await byHash(hash, secret, now, work);
			if (!opened.ok && opened.reason === "passcode" && opened.remaining === 0) guessedOut.set(hash, true);
			return opened;
		}),
	);
}

/** Shares that ended by guessing, which no one undoes: so a flood of guesses costs the store nothing. */
const guessedOut = new LRUCache<string, true>({ max: 10_000 });

async function byHash<T>(hash: string, { key, passcode }: Secret, now: Date, work: AtShare<T>): Promise<T | NotOpened> {
	// A link that is dead costs a look, and no turn in the record's log.
	const seen = await liveShareByToken(await health.readFor(ANYONE), hash, now);
	if (!seen || (key !== undefined && !isSame(key, seen.link.key))) return GONE;
	return recordedAt(health, recordStream(seen.child.id), ANYONE, async (tx) => {
		const live = await liveShareByToken(tx, hash, now);
		if (!live) return GONE;
		return isPasscodeOf(live, passcode) ? work(tx, live) : refusePasscode(tx, live, passcode);
	});
}

/** Reads once more what an opening showed, for the file that it led to. @returns undefined when the share is over */
export async function readAgain(openingId: string, now = new Date()): Promise<OpenedShare | undefined> {
	const db = await health.readFor(ANYONE);
	const [found] = await db
		.select({ shareId: shareOpening.shareId, childId: share.childId })
		.from(shareOpening)
		.innerJoin(share, eq(share.id, shareOpening.shareId))
		.where(eq(shareOpening.id, openingId));
	if (!found) return undefined;
	return recordedAt(health, recordStream(found.childId), ANYONE, async (tx) => {
		const live = await liveShare(tx, found.shareId, now);
		return live && read(tx, live, openingId);
	});
}

async function read(tx: Recorded<"health">, live: LiveShare, openingId: string): Promise<OpenedShare> {
	const { id, child, guardian, sections, until, link } = live;
	const { entries, unread } = await entriesFor(tx, guardian, sections);
	tx.record({
		action: "record.share-opened",
		actor: null,
		recordId: child.id,
		subject: { kind: "share", id },
		details: { sections, opening: openingId },
	});
	// A link is passed on: nobody learns from it where the child is, be it by the name of a surgery.
	const shown = entries.flatMap((entry) => withoutWhere(entry) ?? []);
	return { ok: true, openingId, child, entries: shown, unread, sections, until, key: link.key };
}

/** Whoever sends none has guessed nothing. */
async function refusePasscode(tx: Recorded<"health">, live: LiveShare, typed: string | null): Promise<NotOpened> {
	const wrong = live.wrongPasscodes + (typed === null ? 0 : 1);
	if (typed !== null) {
		await tx.update(share).set({ wrongPasscodes: wrong }).where(eq(share.id, live.id));
		tx.record({
			action: "record.share-refused",
			actor: null,
			recordId: live.child.id,
			subject: { kind: "share", id: live.id },
			details: { wrong },
		});
	}
	return { ok: false, reason: "passcode", remaining: MOST_WRONG_PASSCODES - wrong };
}

const isPasscodeOf = ({ link }: LiveShare, typed: string | null): boolean =>
	link.passcode === null || (typed !== null && isSame(plainPasscode(typed), link.passcode));

/** Compares hashes, whose length and time tell nothing of a secret. */
const isSame = (one: string, other: string): boolean =>
	timingSafeEqual(Buffer.from(hashToken(one)), Buffer.from(hashToken(other)));

const lines = new Map<string, Promise<unknown>>();

/**
 * Those who open one share, one after the other. The record's log has them in turns anyway, in all processes; here they wait
 * without holding a connection, and who guesses at a passcode after the last guess waits for nothing.
 */
function inLine<T>(hash: string, work: () => Promise<T>): Promise<T> {
	const mine = (lines.get(hash) ?? Promise.resolve()).then(work, work);
	lines.set(hash, mine);
	const leave = () => {
		if (lines.get(hash) === mine) lines.delete(hash);
	};
	mine.then(leave, leave);
	return mine;
}

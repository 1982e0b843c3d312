/**
 * How a family follows a referral: by a link that was sent to an address that is safe, and a code that is sent there anew
 * each time. The link lives as long as the referral, and 30 days; opening its page changes nothing.
 */
import { randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import { and, eq, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import { referral, referralLink } from "../../../db/schema/referrals";
import { ANYONE, type SystemAsker } from "../../model/people/asker";
import { safeAddress } from "../../model/referrals/referral";
import { ENDED_STATES, isEndedState } from "../../model/referrals/transitions";
import { type Recorded, recordedAt, referralStream } from "../../platform/audit.server";
import { sealedField } from "../../platform/keys/sealed-field.server";
import { hashToken, newToken } from "../../platform/keys/secrets.server";
import { evenWhileReading } from "../../platform/only-reading";
import { forgetTries, type Limit, mayTry } from "../../platform/rate-limit.server";
import { tellOther } from "../../platform/relay/tell-other.server";
import { health } from "../../platform/store.server";
import type { Read, Tx } from "../../platform/store-handles";
import { holdLetters } from "./hold-letters.server";
import { familyLetter, plainAddress } from "./news";
import { about, detailsOf, findReferral, type OpenReferral } from "./open-referral.server";
import { waysWith } from "./questions";

const links = sealedField("health", referralLink.link);
const codes = sealedField("health", referralLink.code);

export const FOLLOW_DAYS = 30;
const CODE_MINUTES = 30;
/** Of all who have the link; fewer from one place, so that somebody else's do not use up the family's. */
const CODE_TRIES = 20;
/** Of one link. */
const CODES_KEPT = 30;
const CODES_TYPED: Limit = { name: "referral-code-typed", tries: 5, seconds: CODE_MINUTES * 60 };
const DAY_MS = 86_400_000;

/**
 * Writes to the family that there is news, with its link, which begins with the first letter.
 * @returns whether it was written: not where e-mail is no safe way
 */
export async function writeToFamily(
	tx: Tx<"health">,
	opened: Pick<OpenReferral, "id" | "details">,
	now: Date,
): Promise<boolean> {
	const email = safeAddress(opened.details.answers);
	const safe = opened.details.answers["safe-contact"];
	if (email === null || !safe) return false;
	const [there] = await tx.select().from(referralLink).where(eq(referralLink.referralId, opened.id));
	if (there?.endedAt) return false;
	if (await isSaidUnsafe(tx, email)) {
		await markUnsafe(tx, opened);
		return false;
	}
	const kept = there && links.open(there.id, there.link);
	if (kept && !kept.ok) return false;
	const token = kept?.value.token ?? newToken();
	if (!there) {
		const id = randomUUID();
		const link = links.seal(id, { token });
		const none = { code: null, codeUntil: null, codeTries: 0, endedAt: null };
		await tx
			.insert(referralLink)
			.values({ id, referralId: opened.id, tokenHash: hashToken(token), link, createdAt: now, ...none });
	}
	const { language } = safe;
	await tellOther(tx, familyLetter, `referral:${opened.id}`, { email, language, token, code: null });
	return true;
}

type Link = typeof referralLink.$inferSelect;

/** The live link of a token; undefined for one that never was, is over or was ended: all are the same. */
async function liveLink(db: Pick<Read<"health">, "select">, token: string, now: Date): Promise<Link | undefined> {
	const [row] = await db
		.select({ link: referralLink, state: referral.state, stateSince: referral.stateSince })
		.from(referralLink)
		.innerJoin(referral, eq(referral.id, referralLink.referralId))
		.where(eq(referralLink.tokenHash, hashToken(token)));
	if (!row || row.link.endedAt) return undefined;
	const isOver = isEndedState(row.state) && now.getTime() - row.stateSince.getTime() > FOLLOW_DAYS * DAY_MS;
	return isOver ? undefined : row.link;
}

/** Whether a link may be used. */
export const isLive = async (token: string, now = new Date()): Promise<boolean> =>
	(await liveLink(await health.readFor(ANYONE), token, now)) !== undefined;

/** Sends a new code, in whose place the one before is gone. @returns false for a link that is over */
export async function sendCode(token: string, now = new Date()): Promise<boolean> {
	const done = await inLink(token, now, async (tx, opened, link) => {
		const email = safeAddress(opened.details.answers);
		const language = opened.details.answers["safe-contact"]?.language ?? "en";
		if (email === null || (await isSaidUnsafe(tx, email))) return false;
		const code = String(randomInt(1_000_000)).padStart(6, "0");
		const codeUntil = new Date(now.getTime() + CODE_MINUTES * 60_000);
		const sent = [code, ...codesOf(link)].slice(0, CODES_KEPT);
		const set = { code: codes.seal(link.id, sent), codeUntil, codeTries: 0 };
		await tx.update(referralLink).set(set).where(eq(referralLink.id, link.id));
		await tellOther(tx, familyLetter, `referral:${opened.id}`, { email, language, token, code });
		tx.record({ action: "referral.code-sent", actor: null, ...about(opened.id) });
		return true;
	});
	return done ?? false;
}

interface Shown {
	token: string;
	code: string;
	client: string;
	holdsLonger?: boolean;
}

export type Refused = "gone" | "code" | "too-many";
export type Followed<T> = { ok: true; value: T } | { ok: false; reason: Refused };

/**
 * Does something as the family, who shows the code that was sent last, and logs that they read the referral.
 * @param by `client`: the network address that it comes from, which is counted and not kept. `holdsLonger`: for what nobody
 * is asked to wait for another code, each that was sent holds, however old, replaced or guessed at
 */
export async function asFamily<T>(
	by: Shown,
	act: (tx: Recorded<"health">, opened: OpenReferral) => Promise<T>,
	now = new Date(),
): Promise<Followed<T>> {
	const place = `${by.token} ${by.client}`;
	if (!(await evenWhileReading(() => mayTry(CODES_TYPED, place)))) return { ok: false, reason: "too-many" };
	const followed = await showingCode(by, act, now);
	if (followed.ok) await evenWhileReading(() => forgetTries(CODES_TYPED, place));
	return followed;
}

async function showingCode<T>(
	{ token, code, holdsLonger = false }: Shown,
	act: (tx: Recorded<"health">, opened: OpenReferral) => Promise<T>,
	now: Date,
): Promise<Followed<T>> {
	const done = await evenWhileReading(() =>
		inLink(token, now, async (tx, opened, link): Promise<Followed<T>> => {
			const sent = codesOf(link);
			const isOver = !link.codeUntil || link.codeUntil <= now || link.codeTries >= CODE_TRIES;
			const holding = holdsLonger ? sent : isOver ? [] : sent.slice(0, 1);
			if (holding.length === 0) return { ok: false, reason: "code" };
			if (!holding.some((one) => isSame(one, code))) {
				const codeTries = link.codeTries + 1;
				await tx.update(referralLink).set({ codeTries }).where(eq(referralLink.id, link.id));
				return { ok: false, reason: "code" };
			}
			tx.record({ action: "referral.read", actor: null, ...about(opened.id), details: { as: "family" } });
			return { ok: true, value: await act(tx, opened) };
		}),
	);
	return done ?? { ok: false, reason: "gone" };
}

/** The codes that were sent, the newest first. */
function codesOf({ id, code }: Link): string[] {
	const kept = code === null ? null : codes.open(id, code);
	// Where an earlier version sent the last one, it stands alone.
	return kept?.ok ? [kept.value].flat() : [];
}

const isSame = (one: string, other: string) =>
	one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other.replace(/[^0-9]/g, "x")));

/** In a transaction of the referral's stream, with its link as it is then. @returns undefined for one that is over */
async function inLink<T>(
	token: string,
	now: Date,
	act: (tx: Recorded<"health">, opened: OpenReferral, link: Link) => Promise<T>,
): Promise<T | undefined> {
	const seen = await liveLink(await health.readFor(ANYONE), token, now);
	if (!seen) return undefined;
	return recordedAt(health, referralStream(seen.referralId), ANYONE, async (tx) => {
		const link = await liveLink(tx, token, now);
		const opened = link && (await findReferral(tx, eq(referral.id, link.referralId), []));
		return link && opened && act(tx, opened, link);
	});
}

/** The family follows on by the link that it has. */
export async function moveLink(tx: Tx<"health">, from: string, to: string): Promise<void> {
	await tx.update(referralLink).set({ referralId: to }).where(eq(referralLink.referralId, from));
}

/**
 * The family said that it was not safe: nothing is written to them any more, what waits is held, and their link opens nothing.
 * @returns how many letters were held before they were in the outbox
 */
export async function endLink(tx: Tx<"health">, opened: OpenReferral, now: Date): Promise<number> {
	await tx.update(referralLink).set({ endedAt: now }).where(eq(referralLink.referralId, opened.id));
	await markUnsafe(tx, opened);
	const { contact } = opened.details.answers;
	return contact?.email ? holdLetters(tx, contact.email, opened.id) : 0;
}

/** E-mail is no safe way any more: so says the referral, and so does one that is begun with its answers. */
async function markUnsafe(tx: Tx<"health">, { id, details }: Pick<OpenReferral, "id" | "details">): Promise<void> {
	const { contact, "safe-contact": safe } = details.answers;
	if (!safe) return;
	const ways = waysWith(
		safe.ways.filter((way) => way !== "email"),
		contact,
	);
	const answers = { ...details.answers, "safe-contact": { ...safe, ways, emailUnsafe: true as const } };
	await tx
		.update(referral)
		.set({ details: detailsOf.seal(id, { ...details, answers }) })
		.where(eq(referral.id, id));
}

/** Whether somebody said of letters to this address, about whichever referral, that they were not safe. */
async function isSaidUnsafe(db: Pick<Read<"health">, "select">, email: string): Promise<boolean> {
	const ended = await db
		.select({ id: referral.id, details: referral.details })
		.from(referralLink)
		.innerJoin(referral, eq(referral.id, referralLink.referralId))
		.where(isNotNull(referralLink.endedAt));
	return ended.some(({ id, details }) => {
		const opened = detailsOf.open(id, details);
		const there = opened.ok ? opened.value.answers.contact?.email : null;
		return typeof there === "string" && plainAddress(there) === plainAddress(email);
	});
}

/** In one transaction. */
const AT_ONCE = 500;

/** Deletes links that open nothing any more. */
export async function purgeFollowLinks(asker: SystemAsker, now = new Date()): Promise<void> {
	const before = new Date(now.getTime() - FOLLOW_DAYS * DAY_MS);
	const db = await health.readFor(asker);
	for (;;) {
		const old = await db
			.select({ id: referralLink.id })
			.from(referralLink)
			.innerJoin(referral, eq(referral.id, referralLink.referralId))
			// That an address was not safe is remembered as long as the referral.
			.where(
				and(inArray(referral.state, [...ENDED_STATES]), lt(referral.stateSince, before), isNull(referralLink.endedAt)),
			)
			.limit(AT_ONCE);
		if (old.length === 0) return;
		const ids = old.map(({ id }) => id);
		await health.transaction(asker, async (tx) => {
			await tx.delete(referralLink).where(inArray(referralLink.id, ids));
		});
	}
}

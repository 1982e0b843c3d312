/** Sessions: a token in the browser's cookie, its hash and all that is known in the database. */
import { and, desc, eq, gt, isNull, lt, ne, not, or, sql } from "drizzle-orm";
import { passkey, person, session } from "../../../db/schema";
import { type PersonAsker, type SystemAsker, systemFor } from "../../model/people/asker";
import type { Assurance } from "../../model/people/assurance";
import { sealedField } from "../../platform/keys/sealed-field.server";
import { hashToken, newToken } from "../../platform/keys/secrets.server";
import { readFor, transaction } from "../../platform/store.server";
import type { Tx } from "../../platform/store-handles";
import { addressOf } from "./address.server";
import { lastSeen, noteSeen } from "./seen-sessions.server";

/** After this long without a page, and this long after signing in, a person signs in again. */
export const IDLE_MINUTES = 60;
export const ABSOLUTE_HOURS = 12;

/** For so long it is known whose an ended session was, so that what they post then can be kept for them. */
const KNOWN_AFTER_HOURS = 24;

const COOKIE = "hub-session";
const MINUTE = 60_000;

const SYSTEM = systemFor("knowing who is signed in");

const idTokens = sealedField("portal", session.idToken);
const nhsNumbers = sealedField("portal", session.nhsNumber);

export interface SignedIn extends PersonAsker {
	sessionId: string;
	person: { id: string; name: string; email: string };
	provider: string;
	/** How much is proved about them, their passkey included. */
	assurance: Assurance;
	/** Whether this sign-in proved that their address is theirs. */
	emailProved: boolean;
	/** When they last proved who they are, at the provider or by their passkey; null where nobody says so. */
	provedAt: Date | null;
	/** When they last showed their passkey; null for not since signing in. */
	passkeyShownAt: Date | null;
	hasPasskey: boolean;
	/** They have a passkey and have not shown it yet: nothing is open to them until they do. */
	needsPasskey: boolean;
}

/** Over https the browser itself refuses a `__Host-` cookie that another host or path set. */
const cookieName = (origin: string) => (origin.startsWith("https:") ? `__Host-${COOKIE}` : COOKIE);

function cookie(origin: string, value: string, maxAge: number): string {
	const secure = origin.startsWith("https:") ? "; Secure" : "";
	return `${cookieName(origin)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

/** The `Set-Cookie` header that makes the browser forget its session. */
export const forgetSession = (origin: string): string => cookie(origin, "", 0);

export interface NewSession {
	personId: string;
	provider: string;
	device: string;
	idToken: string | null;
	/** Which the provider vouches for; null where it gives none. */
	nhsNumber: string | null;
	/** What the provider proved, and when: null where it does not say. */
	assurance: Assurance;
	emailProved: boolean;
	authenticatedAt: Date | null;
}

/**
 * Starts a session, always under a new token.
 * @returns the `Set-Cookie` header that carries it
 */
export async function openSession(tx: Tx, origin: string, newSession: NewSession, now = new Date()): Promise<string> {
	const token = newToken();
	const id = hashToken(token);
	const { idToken, nhsNumber, assurance, ...rest } = newSession;
	await tx.insert(session).values({
		...rest,
		id,
		idToken: idToken === null ? null : idTokens.seal(id, idToken),
		nhsNumber: nhsNumber === null ? null : nhsNumbers.seal(id, nhsNumber),
		audience: assurance.audience,
		identityLevel: assurance.identity,
		authenticationLevel: assurance.authentication,
		createdAt: now,
		secondFactorAt: null,
		seenAt: now,
		expiresAt: new Date(now.getTime() + ABSOLUTE_HOURS * 60 * MINUTE),
		challenge: null,
	});
	return cookie(origin, token, ABSOLUTE_HOURS * 3600);
}

/**
 * Puts a session that has just become worth more under a new token: whoever knew the old one has nothing.
 * @returns the `Set-Cookie` header that carries it; undefined when the session is over
 */
export async function renewSession(
	tx: Tx,
	origin: string,
	sessionId: string,
	secondFactorAt: Date,
): Promise<string | undefined> {
	const [old] = await tx.delete(session).where(eq(session.id, sessionId)).returning();
	if (!old) return undefined;
	const token = newToken();
	const id = hashToken(token);
	const idToken = old.idToken && idTokens.open(sessionId, old.idToken);
	const nhsNumber = old.nhsNumber && nhsNumbers.open(sessionId, old.nhsNumber);
	await tx.insert(session).values({
		...old,
		id,
		secondFactorAt,
		idToken: idToken?.ok ? idTokens.seal(id, idToken.value) : null,
		nhsNumber: nhsNumber?.ok ? nhsNumbers.seal(id, nhsNumber.value) : null,
	});
	const left = old.expiresAt.getTime() - secondFactorAt.getTime();
	return cookie(origin, token, Math.max(0, Math.floor(left / 1000)));
}

function tokenOf(request: Request, origin: string): string | undefined {
	for (const pair of (request.headers.get("Cookie") ?? "").split(";")) {
		const [name, value] = pair.trim().split("=", 2);
		if (name === cookieName(origin) && value) return value;
	}
	return undefined;
}

/** Whose session the request carries; undefined for none, an ended or expired one, and a person who was deactivated. */
export async function findSession(request: Request, origin: string, now = new Date()): Promise<SignedIn | undefined> {
	const token = tokenOf(request, origin);
	if (!token) return undefined;
	const db = await readFor(SYSTEM);
	const [found] = await db
		.select({
			session,
			person: { id: person.id, name: person.name, email: person.email },
			// 0 or 1 on SQLite.
			hasPasskey: sql<unknown>`EXISTS (SELECT 1 FROM ${passkey} WHERE ${passkey.personId} = ${person.id})`,
		})
		.from(session)
		.innerJoin(person, eq(person.id, session.personId))
		.where(and(eq(session.id, hashToken(token)), gt(session.expiresAt, now), isNull(person.deactivatedAt)));
	if (!found) return undefined;
	const { id, provider, authenticatedAt, secondFactorAt, emailProved } = found.session;
	const seenAt = lastSeen(id, found.session.seenAt);
	if (now.getTime() - seenAt.getTime() >= IDLE_MINUTES * MINUTE) return undefined;
	noteSeen(id, seenAt, now);
	const hasPasskey = Boolean(found.hasPasskey);
	return {
		kind: "person",
		sessionId: id,
		person: { ...found.person, email: addressOf(found.person) },
		provider,
		assurance: assuranceOf(found.session),
		emailProved,
		provedAt: latest(authenticatedAt, secondFactorAt),
		passkeyShownAt: secondFactorAt,
		hasPasskey,
		needsPasskey: hasPasskey && secondFactorAt === null,
	};
}

const latest = (one: Date | null, other: Date | null): Date | null =>
	one && other ? (one > other ? one : other) : (one ?? other);

/** What the provider proved; a passkey that was shown is a second factor. */
function assuranceOf({
	audience,
	identityLevel,
	authenticationLevel,
	secondFactorAt,
}: typeof session.$inferSelect): Assurance {
	const both = authenticationLevel === "one-factor" && secondFactorAt !== null;
	return { audience, identity: identityLevel, authentication: both ? "two-factors" : authenticationLevel };
}

/** Who was signed in by a session that has ended by itself; undefined for one that is alive or that somebody ended. */
export async function endedSessionOf(request: Request, origin: string, now = new Date()): Promise<string | undefined> {
	const token = tokenOf(request, origin);
	if (!token) return undefined;
	const db = await readFor(SYSTEM);
	const [found] = await db
		.select({ personId: session.personId })
		.from(session)
		.innerJoin(person, eq(person.id, session.personId))
		.where(and(eq(session.id, hashToken(token)), not(alive(now)), isNull(person.deactivatedAt)));
	return found?.personId;
}

/** The ID token that a session began with. Only the provider is shown it again. */
export async function idTokenOf(asker: PersonAsker, sessionId: string): Promise<string | null> {
	const db = await readFor(asker);
	const [found] = await db.select({ idToken: session.idToken }).from(session).where(eq(session.id, sessionId));
	const opened = found?.idToken ? idTokens.open(sessionId, found.idToken) : undefined;
	return opened?.ok ? opened.value : null;
}

/**
 * The NHS number by which the provider of this session knows somebody: what a mother's record is found by. Shown to nobody.
 * @returns ten digits; null where the provider vouches for none
 */
export async function nhsNumberOf({ sessionId, ...asker }: SignedIn): Promise<string | null> {
	const db = await readFor(asker);
	const [found] = await db.select({ number: session.nhsNumber }).from(session).where(eq(session.id, sessionId));
	const opened = found?.number ? nhsNumbers.open(sessionId, found.number) : undefined;
	return opened?.ok ? opened.value : null;
}

const alive = (now: Date) =>
	sql`(${gt(session.expiresAt, now)} AND ${gt(session.seenAt, new Date(now.getTime() - IDLE_MINUTES * MINUTE))})`;

/** Where a person is signed in, the latest used first. */
export async function listSessions(asker: PersonAsker, now = new Date()) {
	const db = await readFor(asker);
	return db
		.select({
			id: session.id,
			device: session.device,
			provider: session.provider,
			createdAt: session.createdAt,
			seenAt: session.seenAt,
		})
		.from(session)
		.where(and(eq(session.personId, asker.person.id), alive(now)))
		.orderBy(desc(session.seenAt));
}

/** Ends all sessions of a person but one. */
export async function endOtherSessions(tx: Tx, personId: string, sessionId: string): Promise<void> {
	await tx.delete(session).where(and(eq(session.personId, personId), ne(session.id, sessionId)));
}

/** Ends sessions of one person: the one named, or all. */
export async function endSessions(tx: Tx, personId: string, sessionId?: string): Promise<void> {
	await tx
		.delete(session)
		.where(and(eq(session.personId, personId), sessionId === undefined ? undefined : eq(session.id, sessionId)));
}

/** Ends the session that the request carries, whoever's it is, because another takes its place or the person signs out. */
export async function replaceSession(tx: Tx, request: Request, origin: string): Promise<void> {
	const token = tokenOf(request, origin);
	if (token) await tx.delete(session).where(eq(session.id, hashToken(token)));
}

/** Takes sessions away that have been over for a day. */
export async function sweepSessions(asker: SystemAsker, now = new Date()): Promise<void> {
	await transaction(asker, async (tx) => {
		const over = new Date(now.getTime() - KNOWN_AFTER_HOURS * 60 * MINUTE);
		const idle = new Date(over.getTime() - IDLE_MINUTES * MINUTE);
		await tx.delete(session).where(or(lt(session.expiresAt, over), lt(session.seenAt, idle)));
	});
}

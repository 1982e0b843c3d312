/** Invitations: a link by e-mail that gives its reader a role, once and for a week. Only the token's hash is kept. */

import { randomUUID } from "node:crypto";
import { and, desc, eq, gt, isNull, type SQL } from "drizzle-orm";
import { council, invitation, organisation, person, roleGrant } from "../../../../db/schema";
// Straight from the locale: e-mails are English, and the command line has no translator.
import english from "../../../../locales/en/language.json";
import words from "../../../../locales/en/staff.json";
import { type Asker, actorOf } from "../../../model/people/asker";
import { type Shortfall, shortfallOf } from "../../../model/people/assurance";
import type { Role } from "../../../model/people/roles";
import { pathsFor } from "../../../paths";
import { type Recorded, recorded } from "../../../platform/audit.server";
import { formatFor } from "../../../platform/i18n/format";
import type { Language } from "../../../platform/i18n/languages";
import { lookUp } from "../../../platform/keys/look-up.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import { hashToken, newToken } from "../../../platform/keys/secrets.server";
import { mailTemplate } from "../../../platform/mail/mail-template";
import { queueMail } from "../../../platform/mail/queue-mail.server";
import { type Mark, madeBefore, once } from "../../../platform/once.server";
import { mayTry } from "../../../platform/rate-limit.server";
import { readFor } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { hasAddress, sealAddress } from "../address.server";
import { INVITATION_SENT } from "../limits";
import type { SignedIn } from "../sessions.server";
import { addGrant } from "./change-member.server";
import { isOrganisationOf } from "./find-people.server";
import type { RoleChoice } from "./role-choice";

export const INVITATION_DAYS = 7;
const INVITATION = mailTemplate("invitation", "name", "council", "inviter", "role", "expires");
const DAY_MS = 86_400_000;

const emails = sealedField("portal", invitation.email);
const byEmail = lookUp("portal", invitation.emailLookUp);
const names = sealedField("portal", invitation.name);

export interface InvitationInput extends RoleChoice {
	name: string;
	/** In small letters. */
	email: string;
}

interface By {
	asker: Asker;
	council: Pick<Council, "id" | "name">;
}

/** Whether an invitation went to an address. @param email in small letters */
export const goesToInvited = (email: string): SQL => byEmail.is(email);

export const OPERATOR_ID = "operator";
/** The name that an invitation by the operator comes from. */
const OPERATOR = { id: OPERATOR_ID, name: "The operator of this website", email: "operator@localhost" };

/** Who invites. The operator at the command line is nobody who signs in, but an invitation names its sender. */
async function inviterOf(tx: Recorded, actor: ReturnType<typeof actorOf>): Promise<{ id: string; name: string }> {
	if (actor) return actor;
	const now = new Date();
	await tx
		.insert(person)
		.values({ ...OPERATOR, ...sealAddress(OPERATOR.id, OPERATOR.email), createdAt: now, deactivatedAt: now })
		.onConflictDoNothing();
	return OPERATOR;
}

/** Sends the link, under a token that replaces the one before. @returns the link's path */
async function sendLink(
	tx: Recorded,
	{ council, inviter }: { council: By["council"]; inviter: string },
	to: { email: string; name: string; role: Role },
	token: string,
	expiresAt: Date,
): Promise<string> {
	const link = pathsFor("en").invitation(token);
	await queueMail(tx, {
		recipient: to.email,
		councilId: council.id,
		template: INVITATION,
		values: {
			name: to.name,
			council: council.name,
			inviter,
			role: words.role[to.role],
			expires: formatFor(english as Language).moment(expiresAt),
			link,
		},
	});
	return link;
}

export type InviteRefused = "organisation" | "is-member" | "too-often";
export type Invited = { ok: true; link: string } | { ok: false; reason: InviteRefused };

/**
 * Invites somebody. An open invitation of the same address to the same role is replaced.
 * @param mark of the form that asks for it: sent twice, it invites once, and the second answer has no link
 */
export async function invite(
	{ asker, council }: By,
	input: InvitationInput,
	mark: Mark | null = null,
): Promise<Invited> {
	return recorded(asker, async (tx): Promise<Invited> => {
		let answer: Invited = { ok: true, link: "" };
		await once(tx, mark, async () => {
			answer = await addInvitation(tx, { asker, council }, input);
			return answer.ok ? council.id : null;
		});
		return answer;
	});
}

async function addInvitation(tx: Recorded, { asker, council }: By, input: InvitationInput): Promise<Invited> {
	const { name, email, role, organisationId } = input;
	const token = newToken();
	if (organisationId && !(await isOrganisationOf(tx, council.id, organisationId))) {
		return { ok: false, reason: "organisation" };
	}
	const members = await tx
		.select({ id: person.id })
		.from(person)
		.innerJoin(roleGrant, eq(roleGrant.personId, person.id))
		.where(and(hasAddress(email), eq(roleGrant.councilId, council.id)))
		.limit(1);
	if (members.length > 0) return { ok: false, reason: "is-member" };
	const inviter = await inviterOf(tx, actorOf(asker));
	const now = new Date();
	await tx
		.update(invitation)
		.set({ revokedAt: now })
		.where(
			and(
				eq(invitation.councilId, council.id),
				byEmail.is(email),
				eq(invitation.role, role),
				isNull(invitation.usedAt),
				isNull(invitation.revokedAt),
			),
		);
	const id = randomUUID();
	const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
	await tx.insert(invitation).values({
		id,
		councilId: council.id,
		tokenHash: hashToken(token),
		email: emails.seal(id, email),
		emailLookUp: byEmail.hash(email),
		name: names.seal(id, name),
		role,
		organisationId,
		invitedBy: inviter.id,
		createdAt: now,
		expiresAt,
		usedAt: null,
		revokedAt: null,
	});
	const link = await sendLink(tx, { council, inviter: inviter.name }, input, token, expiresAt);
	tx.record({
		action: "invitation.sent",
		actor: actorOf(asker),
		councilId: council.id,
		subject: { kind: "invitation", id },
		details: { role, organisationId },
	});
	return { ok: true, link };
}

const openIn = (councilId: string, id: string) =>
	and(
		eq(invitation.id, id),
		eq(invitation.councilId, councilId),
		isNull(invitation.usedAt),
		isNull(invitation.revokedAt),
	);

type SentAgain = { ok: true } | { ok: false; reason: "too-often" | "gone" };

/**
 * Sends an invitation again under a new link; the one before stops working.
 * @param mark of the form that asks for it: sent twice, it sends one e-mail, whose link works
 */
export async function sendAgain({ asker, council }: By, id: string, mark: Mark | null = null): Promise<SentAgain> {
	if (await madeBefore(asker, mark)) return { ok: true };
	if (!(await mayTry(INVITATION_SENT, id))) return { ok: false, reason: "too-often" };
	return recorded(asker, async (tx): Promise<SentAgain> => {
		let answer: SentAgain = { ok: true };
		await once(tx, mark, async () => {
			answer = await renewLink(tx, { asker, council }, id);
			return answer.ok ? id : null;
		});
		return answer;
	});
}

async function renewLink(tx: Recorded, { asker, council }: By, id: string): Promise<SentAgain> {
	const token = newToken();
	const expiresAt = new Date(Date.now() + INVITATION_DAYS * DAY_MS);
	const [found] = await tx.select().from(invitation).where(openIn(council.id, id));
	if (!found) return { ok: false, reason: "gone" };
	const email = emails.open(id, found.email);
	const name = names.open(id, found.name);
	if (!email.ok || !name.ok) return { ok: false, reason: "gone" };
	await tx
		.update(invitation)
		.set({ tokenHash: hashToken(token), expiresAt })
		.where(eq(invitation.id, id));
	const inviter = await inviterOf(tx, actorOf(asker));
	const to = { email: email.value, name: name.value, role: found.role };
	await sendLink(tx, { council, inviter: inviter.name }, to, token, expiresAt);
	tx.record({
		action: "invitation.sent-again",
		actor: actorOf(asker),
		councilId: council.id,
		subject: { kind: "invitation", id },
	});
	return { ok: true };
}

/** Takes an invitation back. @returns false when there is no open one */
export async function revoke({ asker, council }: By, id: string): Promise<boolean> {
	return recorded(asker, async (tx) => {
		const revoked = await tx
			.update(invitation)
			.set({ revokedAt: new Date() })
			.where(openIn(council.id, id))
			.returning({ id: invitation.id });
		if (revoked.length === 0) return false;
		tx.record({
			action: "invitation.revoked",
			actor: actorOf(asker),
			councilId: council.id,
			subject: { kind: "invitation", id },
		});
		return true;
	});
}

/** A council's invitations that nobody took up or back, the newest first. */
export async function listInvitations(asker: Asker, councilId: string) {
	const db = await readFor(asker);
	const rows = await db
		.select({
			id: invitation.id,
			email: invitation.email,
			name: invitation.name,
			role: invitation.role,
			expiresAt: invitation.expiresAt,
			organisation: organisation.content,
		})
		.from(invitation)
		.leftJoin(organisation, eq(organisation.id, invitation.organisationId))
		.where(and(eq(invitation.councilId, councilId), isNull(invitation.usedAt), isNull(invitation.revokedAt)))
		.orderBy(desc(invitation.createdAt));
	return rows.map(({ email, name, ...row }) => ({
		...row,
		email: emails.open(row.id, email),
		name: names.open(row.id, name),
	}));
}

export type InvitationState = "open" | "used" | "revoked" | "expired";

export interface FoundInvitation {
	id: string;
	state: InvitationState;
	/** Empty when it does not open: then it is nobody's. */
	email: string;
	role: Role;
	council: { slug: string; name: string; fictional: boolean };
	/** The organisation's name, for a provider. */
	organisation: string | null;
	inviter: string;
}

/** The invitation that a link's token opens; undefined for a token that never was, or was replaced. */
export async function findInvitation(
	asker: Asker,
	token: string,
	now = new Date(),
): Promise<FoundInvitation | undefined> {
	const db = await readFor(asker);
	const [row] = await db
		.select({
			invitation,
			council: { slug: council.slug, name: council.name, fictional: council.fictional },
			organisation: organisation.content,
			inviter: person.name,
		})
		.from(invitation)
		.innerJoin(council, eq(council.id, invitation.councilId))
		.innerJoin(person, eq(person.id, invitation.invitedBy))
		.leftJoin(organisation, eq(organisation.id, invitation.organisationId))
		.where(eq(invitation.tokenHash, hashToken(token)));
	if (!row) return undefined;
	const { id, role, usedAt, revokedAt, expiresAt } = row.invitation;
	const email = emails.open(id, row.invitation.email);
	const state = usedAt ? "used" : revokedAt ? "revoked" : expiresAt <= now ? "expired" : "open";
	return {
		id,
		state,
		email: email.ok ? email.value : "",
		role,
		council: row.council,
		organisation: row.organisation?.name ?? null,
		inviter: row.inviter,
	};
}

/** What keeps a reader from accepting: another address, one that nobody proved, or how they signed in. */
export type Obstacle = "address" | "unproved" | Shortfall;

/** @returns null for a reader who may accept the invitation, while it is open */
export function obstacleTo(
	{ email, role }: Pick<FoundInvitation, "email" | "role">,
	{ person: reader, emailProved, assurance }: SignedIn,
): Obstacle | null {
	if (email === "" || reader.email !== email) return "address";
	return emailProved ? shortfallOf(role, assurance) : "unproved";
}

/** @returns false when it is no longer open, or not for somebody who is signed in like this */
export async function accept(signedIn: SignedIn, id: string): Promise<boolean> {
	const { person: reader } = signedIn;
	return recorded(signedIn, async (tx) => {
		const now = new Date();
		const [found] = await tx.select().from(invitation).where(eq(invitation.id, id));
		const email = found && emails.open(id, found.email);
		if (!found || !email?.ok) return false;
		if (obstacleTo({ email: email.value, role: found.role }, signedIn)) return false;
		// One statement decides, so that of two readers at the same time one gets it.
		const [taken] = await tx
			.update(invitation)
			.set({ usedAt: now })
			.where(
				and(
					eq(invitation.id, id),
					isNull(invitation.usedAt),
					isNull(invitation.revokedAt),
					gt(invitation.expiresAt, now),
				),
			)
			.returning();
		if (!taken) return false;
		const { councilId, role, organisationId } = taken;
		tx.record({
			action: "invitation.accepted",
			actor: reader,
			councilId,
			subject: { kind: "invitation", id },
			details: { role },
		});
		const choice = { role, organisationId } as RoleChoice;
		await addGrant(tx, { asker: signedIn, council: { id: councilId } }, reader.id, choice);
		return true;
	});
}

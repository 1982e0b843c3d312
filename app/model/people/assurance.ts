/**
 * What a sign-in proves about somebody, and what each role needs it to prove: asked when somebody signs in, when they
 * accept an invitation, and each time they use a role. Pure.
 */
import type { Role } from "./roles";

/** Who signs in at an identity provider: the council's staff and its organisations, families, health and care professionals. */
export const AUDIENCES = ["staff", "family", "professional"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How sure it is who somebody is, by the levels of confidence of Good Practice Guide 45; the least first. */
export const IDENTITY_LEVELS = ["none", "low", "medium", "high"] as const;
export type IdentityLevel = (typeof IDENTITY_LEVELS)[number];

/** How they showed that it is they: levels 1, 2 and 3 of NIST SP 800-63B; the least first. */
export const AUTHENTICATION_LEVELS = ["one-factor", "two-factors", "hardware"] as const;
export type AuthenticationLevel = (typeof AUTHENTICATION_LEVELS)[number];

export interface Assurance {
	audience: Audience;
	identity: IdentityLevel;
	authentication: AuthenticationLevel;
}

/**
 * The one table: whose sign-in a role is used with, and how much that has to prove at least. An employer's directory
 * knows its people ("medium"); one for organisations that a council works with may know them less well.
 */
export const ROLE_NEEDS: Readonly<Record<Role, Assurance>> = {
	provider: { audience: "staff", identity: "low", authentication: "one-factor" },
	"hub-worker": { audience: "staff", identity: "low", authentication: "one-factor" },
	translator: { audience: "staff", identity: "low", authentication: "one-factor" },
	editor: { audience: "staff", identity: "medium", authentication: "one-factor" },
	publisher: { audience: "staff", identity: "medium", authentication: "one-factor" },
	leader: { audience: "staff", identity: "medium", authentication: "one-factor" },
	administrator: { audience: "staff", identity: "medium", authentication: "one-factor" },
	"record-administrator": { audience: "staff", identity: "medium", authentication: "two-factors" },
	"health-visitor": { audience: "professional", identity: "high", authentication: "two-factors" },
	midwife: { audience: "professional", identity: "high", authentication: "two-factors" },
	"service-worker": { audience: "staff", identity: "medium", authentication: "two-factors" },
	overseer: { audience: "staff", identity: "medium", authentication: "two-factors" },
};

/** What a sign-in lacks for a role. */
export type Shortfall = keyof Assurance;

/** @returns what the sign-in does not prove; null where the role may be used with it */
export function shortfallOf(role: Role, proved: Assurance): Shortfall | null {
	const needs = ROLE_NEEDS[role];
	if (proved.audience !== needs.audience) return "audience";
	if (!reaches(IDENTITY_LEVELS, proved.identity, needs.identity)) return "identity";
	return reaches(AUTHENTICATION_LEVELS, proved.authentication, needs.authentication) ? null : "authentication";
}

const reaches = <Level>(levels: readonly Level[], reached: Level, needed: Level): boolean =>
	levels.indexOf(reached) >= levels.indexOf(needed);

/** How long a proof of who somebody is counts as one of now. */
export const RECENT_MINUTES = 15;

/**
 * Whether it is sure that they themselves are at the screen, who decide over a child's record: by a sign-in that nobody
 * can pass on (AAL3), or by a passkey that they have just shown.
 */
export const isSurelyThey = (
	{ assurance, passkeyShownAt }: { assurance: Assurance; passkeyShownAt: Date | null },
	now: Date,
): boolean =>
	assurance.authentication === "hardware" ||
	(passkeyShownAt !== null && now.getTime() - passkeyShownAt.getTime() < RECENT_MINUTES * 60_000);

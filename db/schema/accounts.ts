import type { Audience, AuthenticationLevel, IdentityLevel } from "../../app/model/people/assurance";
import type { Role } from "../../app/model/people/roles";
import { bigint, bool, index, int, json, lookUp, primaryKey, sealed, table, text, time, uniqueIndex } from "../columns";
import { council } from "./councils";
import { organisation } from "./directory";

/** Somebody who signs in. What they may do stands in `role_grant`. */
export const person = table(
	"person",
	{
		id: text("id").primaryKey(),
		name: text("name").notNull(),
		/** In small letters. Whoever writes it sees to it that nobody else has it. */
		email: sealed<string>("email").notNull(),
		emailLookUp: lookUp("email"),
		createdAt: time("created_at").notNull(),
		/** Since when they may not sign in; null for one who may. */
		deactivatedAt: time("deactivated_at"),
	},
	(t) => [index("person_email").on(t.emailLookUp)],
);

/** Who a person is at an identity provider. One person may have several. */
export const identity = table(
	"identity",
	{
		issuer: text("issuer").notNull(),
		subject: text("subject").notNull(),
		personId: text("person_id")
			.notNull()
			.references(() => person.id),
		createdAt: time("created_at").notNull(),
	},
	(t) => [primaryKey({ columns: [t.issuer, t.subject] }), index("identity_person").on(t.personId)],
);

/** A role that a person has in one council; without a council, across all of them. */
export const roleGrant = table(
	"role_grant",
	{
		id: text("id").primaryKey(),
		personId: text("person_id")
			.notNull()
			.references(() => person.id),
		councilId: text("council_id").references(() => council.id),
		role: text("role").$type<Role>().notNull(),
		/** Whose listings a provider looks after. */
		organisationId: text("organisation_id").references(() => organisation.id),
		createdAt: time("created_at").notNull(),
	},
	(t) => [
		index("role_grant_person").on(t.personId),
		index("role_grant_council").on(t.councilId, t.role),
		uniqueIndex("role_grant_once").on(t.personId, t.councilId, t.role, t.organisationId),
	],
);

/** A link by e-mail that makes its reader a member of a council's staff, once. Only the token's hash is kept. */
export const invitation = table(
	"invitation",
	{
		id: text("id").primaryKey(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		tokenHash: text("token_hash").notNull().unique(),
		/** In small letters. */
		email: sealed<string>("email").notNull(),
		emailLookUp: lookUp("email"),
		name: sealed<string>("name").notNull(),
		role: text("role").$type<Role>().notNull(),
		organisationId: text("organisation_id").references(() => organisation.id),
		invitedBy: text("invited_by")
			.notNull()
			.references(() => person.id),
		createdAt: time("created_at").notNull(),
		expiresAt: time("expires_at").notNull(),
		usedAt: time("used_at"),
		revokedAt: time("revoked_at"),
	},
	(t) => [index("invitation_council").on(t.councilId, t.createdAt)],
);

/** A browser that is signed in. The cookie holds a token, the row its hash: who reads the database cannot sign in. */
export const session = table(
	"session",
	{
		/** SHA-256 of the token, hexadecimal. */
		id: text("id").primaryKey(),
		personId: text("person_id")
			.notNull()
			.references(() => person.id),
		/** The sign-in provider's id, as in the settings. */
		provider: text("provider").notNull(),
		createdAt: time("created_at").notNull(),
		/** Whom the provider is for, and how much it proved: see `model/people/assurance.ts`. */
		audience: text("audience").$type<Audience>().notNull().default("family"),
		identityLevel: text("identity_level").$type<IdentityLevel>().notNull().default("none"),
		authenticationLevel: text("authentication_level").$type<AuthenticationLevel>().notNull().default("one-factor"),
		/** Whether this sign-in proved that the person's address is theirs. */
		emailProved: bool("email_proved").notNull().default(false),
		/** When the person proved who they are; null where the provider does not say. */
		authenticatedAt: time("authenticated_at"),
		/** When a passkey was last used as the second factor. */
		secondFactorAt: time("second_factor_at"),
		/** Kept to the minute. */
		seenAt: time("seen_at").notNull(),
		expiresAt: time("expires_at").notNull(),
		/** The browser in words: "Firefox on Windows". */
		device: text("device").notNull(),
		/** What a passkey must sign next; null between tries. */
		challenge: text("challenge"),
		/** The NHS number that the provider vouched for; null where it gives none. Never shown. */
		nhsNumber: sealed<string>("nhs_number"),
		/** The ID token, with which the provider can be told that the person signs out. */
		idToken: sealed<string>("id_token"),
	},
	(t) => [index("session_person").on(t.personId), index("session_expiry").on(t.expiresAt)],
);

/** What somebody posted after their session had ended: for them alone, until they have signed in again. */
export const keptForm = table(
	"kept_form",
	{
		id: text("id").primaryKey(),
		personId: text("person_id")
			.notNull()
			.references(() => person.id),
		/** The page's path and query as they stand in English. */
		path: text("path").notNull(),
		/** Its fields, and again whose and which page's they are, so that neither can be changed beside them. */
		posted: sealed<{ personId: string; path: string; values: Record<string, string | string[]> }>("sealed").notNull(),
		createdAt: time("created_at").notNull(),
		expiresAt: time("expires_at").notNull(),
	},
	(t) => [index("kept_form_person").on(t.personId, t.createdAt), index("kept_form_expiry").on(t.expiresAt)],
);

/** A passkey (WebAuthn) as a second factor. */
export const passkey = table(
	"passkey",
	{
		/** The credential's id, base64url. */
		id: text("id").primaryKey(),
		personId: text("person_id")
			.notNull()
			.references(() => person.id),
		/** COSE key, base64url. */
		publicKey: text("public_key").notNull(),
		counter: bigint("counter").notNull(),
		transports: json<string[]>("transports").notNull(),
		name: text("name").notNull(),
		createdAt: time("created_at").notNull(),
		usedAt: time("used_at"),
	},
	(t) => [index("passkey_person").on(t.personId)],
);

/** How often something was tried lately: `rate-limiter-flexible` keeps its counts here, for all processes. */
export const rateLimit = table("rate_limit", {
	key: text("key").primaryKey(),
	points: int("points").notNull(),
	/** Milliseconds since 1970. */
	expiresAt: bigint("expires_at").notNull(),
});

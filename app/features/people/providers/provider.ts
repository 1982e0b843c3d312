/** What an installation says of an identity provider. Pure. */
import { z } from "zod";
import { AUDIENCES, AUTHENTICATION_LEVELS, IDENTITY_LEVELS } from "../../../model/people/assurance";
import { isThisMachine } from "../../../platform/this-machine";

/** https, or http on this machine. */
const address = z.url({ protocol: /^https?$/, error: "must be a web address" }).refine((value) => {
	// What is no address is said already.
	if (!URL.canParse(value)) return true;
	const { protocol, hostname } = new URL(value);
	return protocol === "https:" || isThisMachine(hostname);
}, "must begin with https://");

const ALGORITHMS = [
	...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
	...["ES256", "ES384", "ES512", "Ed25519"],
] as const;
const algorithm = z.enum(ALGORITHMS);

export const providerSchema = z
	.strictObject({
		/** In its URLs: `/sign-in/entra`. */
		id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "must be small letters, digits and hyphens"),
		audience: z.enum(AUDIENCES),
		/** As people know it: "Northborough Council", "NHS login". */
		name: z.string().min(1),
		issuer: address,
		clientId: z.string().min(1),
		clientSecret: z.string().min(1).optional(),
		/** A file with the private key of `private_key_jwt`, PEM (PKCS #8). */
		privateKeyFile: z.string().min(1).optional(),
		keyId: z.string().min(1).optional(),
		/** How our assertion is signed. */
		assertionAlg: algorithm.default("RS512"),
		/** Whom our assertion is for. OAuth says the issuer; NHS login wants the address of its token endpoint. */
		assertionAudience: z.enum(["issuer", "token-endpoint"]).default("issuer"),
		scopes: z
			.array(z.string())
			.default(["openid", "profile", "email"])
			.refine((scopes) => scopes.includes("openid"), "must include openid"),
		/** How the provider signs ID tokens. Any other way is refused. */
		idTokenAlg: algorithm.default("RS256"),
		/** Vectors of trust, as NHS login and GOV.UK One Login ask for levels of identity. One of them has to be reached. */
		vtr: z.array(z.string()).min(1).optional(),
		/** Levels of authentication, as CIS2 asks for them. */
		acrValues: z.array(z.string()).min(1).optional(),
		/** Which levels may come back; those that were asked for, unless the provider calls them otherwise in its answer. */
		acrAccepted: z.array(z.string()).min(1).optional(),
		/**
		 * How much a sign-in proves where no vectors say it: who somebody is ("medium" for staff, otherwise "none" unless it
		 * is said), and how they showed it. Say what the provider's own rules and the claims required here make sure of.
		 */
		identity: z.enum(IDENTITY_LEVELS).optional(),
		authentication: z.enum(AUTHENTICATION_LEVELS).optional(),
		/** Claims of the ID token or the user's information that must have one of these values: `{ "tid": ["…"] }`. */
		requireClaims: z.record(z.string(), z.array(z.string()).min(1)).default({}),
		/** On every sign-in. Signing in again always asks for "login". */
		prompt: z.string().optional(),
		/**
		 * Ask how long ago people proved who they are, which makes a provider say it (`auth_time`). NHS login refuses the
		 * question, and says it unasked.
		 */
		maxAge: z.boolean().default(false),
		/** Tell it the reader's language. NHS login refuses it. */
		uiLocales: z.boolean().default(false),
		/** Seconds that its clock may differ from ours. */
		clockTolerance: z.number().int().min(0).max(300).default(10),
		/** GOV.UK One Login: the identity that was proved is in a token of its own, signed with keys of its own. */
		coreIdentity: z
			.strictObject({
				issuer: address,
				/** The DID document that lists its keys. */
				keys: address,
				/** Levels of confidence that are enough. */
				levels: z.array(z.string()).min(1).default(["P2"]),
			})
			.optional(),
		/**
		 * Whether its addresses are its people's own although it does not say so (`email_verified`): those of a directory
		 * whose administrators write them. Otherwise nobody gets an account or a role by an address that is not proved.
		 */
		vouchesForEmail: z.boolean().default(false),
		/**
		 * Whether it vouches for the NHS number (`nhs_number`) of those whose identity it has proved to the highest level, as
		 * NHS login does: by it a mother is given her child's record.
		 */
		givesNhsNumber: z.boolean().default(false),
		/**
		 * Whether somebody new at this provider is the person already known by the same e-mail address. Only for a directory
		 * whose administrators vouch for addresses: where people choose their own, anybody could become anybody.
		 */
		linkByEmail: z.boolean().default(false),
	})
	.refine(
		({ clientSecret, privateKeyFile }) => (clientSecret === undefined) !== (privateKeyFile === undefined),
		"needs either clientSecret or privateKeyFile",
	);

export type Provider = z.infer<typeof providerSchema>;

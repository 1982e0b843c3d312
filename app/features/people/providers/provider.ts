/** What an installation says of an identity provider. Pure. */
import { z } from "zod";

/** Who signs in there: the council's staff, families, health and care professionals. */
export const AUDIENCES = ["staff", "family", "professional"] as const;
export type Audience = (typeof AUDIENCES)[number];

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** https, or http on this machine. */
const address = z.url({ protocol: /^https?$/, error: "must be a web address" }).refine((value) => {
	// What is no address is said already.
	if (!URL.canParse(value)) return true;
	const { protocol, hostname } = new URL(value);
	return protocol === "https:" || LOOPBACK.has(hostname);
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
		/** Vectors of trust, as NHS login and GOV.UK One Login ask for levels of identity. */
		vtr: z.array(z.string()).min(1).optional(),
		/** Levels of authentication, as CIS2 asks for them. */
		acrValues: z.array(z.string()).min(1).optional(),
		/** Claims of the ID token or the user's information that must have one of these values: `{ "tid": ["…"] }`. */
		requireClaims: z.record(z.string(), z.array(z.string()).min(1)).default({}),
		/** On every sign-in. Signing in again always asks for "login". */
		prompt: z.string().optional(),
		/** Ask how long ago people proved who they are. NHS login refuses the question. */
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

export const providersSchema = z
	.array(providerSchema)
	.min(1, "must name one provider or more")
	.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "two providers have the same id");

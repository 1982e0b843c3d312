/** This product as a client of an identity provider: OpenID Connect, code flow, with all that a provider wants otherwise. */
import { readFile } from "node:fs/promises";
import { importPKCS8 } from "jose";
import * as oidc from "openid-client";
import { DEMO_MOUNT, isDemo } from "./demo-providers";
import type { Provider } from "./provider";

/** How long one answer of a provider may take. */
export const ANSWER_WITHIN_SECONDS = 10;
/** How long its description is kept. Its keys are fetched again when one is met that is not known. */
const KEPT_MS = 3600_000;

/** Where this product is reached, and where its process listens. */
export interface Here {
	origin: string;
	self: string;
}

/** Where a provider sends people back to. It has to be told, letter for letter. */
export const callbackUrl = (provider: Provider, origin: string): string => `${origin}/sign-in/${provider.id}/callback`;

/**
 * The demo's provider is this very process. It is asked on the loopback, where it listens, and told which address the
 * public knows, so that it works behind a proxy as well.
 */
function toSelf({ origin, self }: Here): oidc.CustomFetch {
	const { host, protocol } = new URL(origin);
	return (url, options) => {
		const { pathname, search } = new URL(url);
		if (!pathname.startsWith(`${DEMO_MOUNT}/`)) return Promise.reject(new TypeError(`${pathname} is not the demo's`));
		const headers = { ...options.headers, "x-forwarded-host": host, "x-forwarded-proto": protocol.slice(0, -1) };
		return fetch(self + pathname + search, { ...options, headers } as RequestInit);
	};
}

async function authenticationOf(provider: Provider, tokenEndpoint: () => string | undefined): Promise<oidc.ClientAuth> {
	const { clientSecret, privateKeyFile, keyId, assertionAlg, assertionAudience } = provider;
	if (privateKeyFile === undefined) return oidc.ClientSecretBasic(clientSecret);
	const key = await importPKCS8(await readFile(privateKeyFile, "utf8"), assertionAlg);
	return oidc.PrivateKeyJwt(
		{ key, kid: keyId },
		{
			[oidc.modifyAssertion]: (_header, payload) => {
				if (assertionAudience === "token-endpoint") payload.aud = tokenEndpoint();
			},
		},
	);
}

async function discover(provider: Provider, here: Here): Promise<oidc.Configuration> {
	const { issuer, clientId, idTokenAlg, clockTolerance } = provider;
	let found: oidc.Configuration | undefined;
	const authentication = await authenticationOf(provider, () => found?.serverMetadata().token_endpoint);
	found = await oidc.discovery(
		new URL(issuer),
		clientId,
		{ id_token_signed_response_alg: idTokenAlg, [oidc.clockTolerance]: clockTolerance },
		authentication,
		{
			timeout: ANSWER_WITHIN_SECONDS,
			...(isDemo(provider) && { [oidc.customFetch]: toSelf(here) }),
			execute: [
				// The ID token's signature is checked even though it comes straight from the provider.
				oidc.enableNonRepudiationChecks,
				// Settings allow http on this machine only.
				...(issuer.startsWith("http:") || isDemo(provider) ? [oidc.allowInsecureRequests] : []),
			],
		},
	);
	return found;
}

const keptConfigurations = new WeakMap<Provider, { configuration: Promise<oidc.Configuration>; until: number }>();

/**
 * The provider as it describes itself. @throws what openid-client throws, when it is down, slow or answers wrongly
 */
async function configurationOf(provider: Provider, here: Here): Promise<oidc.Configuration> {
	// What the demo's says depends on where it is reached; asking costs it nothing.
	if (isDemo(provider)) return discover(provider, here);
	const kept = keptConfigurations.get(provider);
	if (kept && kept.until > Date.now()) return kept.configuration;
	const found = discover(provider, here);
	keptConfigurations.set(provider, { configuration: found, until: Date.now() + KEPT_MS });
	found.catch(() => keptConfigurations.delete(provider));
	return found;
}

/** What has to be remembered until the person comes back. */
export interface Secrets {
	state: string;
	nonce: string;
	verifier: string;
}

/** How recent a proof must be, in seconds, where a provider is asked for its age. */
export const MAX_AGE_SECONDS = 300;

/**
 * Begins a sign-in. @returns where to send the browser, and what its return is checked against
 * @param again the person has to prove once more who they are
 */
export async function beginSignIn(
	provider: Provider,
	here: Here,
	{ language, again }: { language: string; again: boolean },
): Promise<{ url: URL; secrets: Secrets }> {
	const configuration = await configurationOf(provider, here);
	const secrets = {
		state: oidc.randomState(),
		nonce: oidc.randomNonce(),
		verifier: oidc.randomPKCECodeVerifier(),
	};
	const { vtr, acrValues, prompt, maxAge, uiLocales } = provider;
	const asked = again ? "login" : prompt;
	const url = oidc.buildAuthorizationUrl(configuration, {
		redirect_uri: callbackUrl(provider, here.origin),
		scope: provider.scopes.join(" "),
		state: secrets.state,
		nonce: secrets.nonce,
		code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
		code_challenge_method: "S256",
		...(vtr && { vtr: JSON.stringify(vtr) }),
		...(acrValues && { acr_values: acrValues.join(" ") }),
		...(asked && { prompt: asked }),
		...(maxAge && { max_age: again ? "0" : String(MAX_AGE_SECONDS) }),
		...(uiLocales && { ui_locales: language }),
	});
	return { url, secrets };
}

/** What a provider says of somebody, all of it checked. */
export interface Proof {
	subject: string;
	idToken: string;
	/** The ID token's claims: what is signed. */
	idClaims: Record<string, unknown>;
	/** The user's information, and over it the ID token's claims. */
	claims: Record<string, unknown>;
}

/**
 * Ends a sign-in: checks what came back, and fetches and checks the tokens. How much they prove is for `proof.ts`.
 * @param search the query that the provider sent the browser back with
 * @throws what openid-client throws; see `problemOf`
 */
export async function endSignIn(provider: Provider, here: Here, search: string, secrets: Secrets): Promise<Proof> {
	const configuration = await configurationOf(provider, here);
	const tokens = await oidc.authorizationCodeGrant(
		configuration,
		new URL(callbackUrl(provider, here.origin) + search),
		{
			expectedState: secrets.state,
			expectedNonce: secrets.nonce,
			pkceCodeVerifier: secrets.verifier,
			idTokenExpected: true,
		},
	);
	const idClaims = tokens.claims();
	if (!idClaims || !tokens.id_token) throw new TypeError("no ID token came");
	const information = configuration.serverMetadata().userinfo_endpoint
		? await oidc.fetchUserInfo(configuration, tokens.access_token, idClaims.sub)
		: {};
	return {
		subject: idClaims.sub,
		idToken: tokens.id_token,
		idClaims: { ...idClaims },
		claims: { ...information, ...idClaims },
	};
}

/**
 * Where the browser tells the provider that the person signs out: by a form, which the content security policy lets go
 * to the issuer's own origin.
 * @returns null where it cannot be told, is told elsewhere, or does not answer
 */
export async function signOutUrl(provider: Provider, here: Here, idToken: string): Promise<URL | null> {
	try {
		const configuration = await configurationOf(provider, here);
		const { end_session_endpoint: at } = configuration.serverMetadata();
		if (!at || new URL(at).origin !== new URL(provider.issuer).origin) return null;
		return oidc.buildEndSessionUrl(configuration, {
			id_token_hint: idToken,
			post_logout_redirect_uri: `${here.origin}/sign-in?for=${provider.audience}&done=signed-out`,
		});
	} catch {
		return null;
	}
}

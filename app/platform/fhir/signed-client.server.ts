/**
 * Which program asks: shown by a token that it signs itself for each request (`private_key_jwt`, RFC 7523), before anything
 * that it sent is read.
 */
import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, jwtVerify } from "jose";
import { type Limit, mayTry } from "../rate-limit.server";
import type { SignedClient } from "./client-setting.server";

const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
const LONGEST_TOKEN = 8192;
/** Of a token, and how far two clocks may differ, in seconds. */
const LIVES = 300;
const CLOCKS = 30;

/** A token is good for one request: its `jti` is remembered until it is over. @param name of what is asked with it */
const once = (name: string): Limit => ({ name, tries: 1, seconds: LIVES + 2 * CLOCKS });

/** What is told to whoever has no such token; which of its faults it is, is told to nobody. */
export const SIGN_A_TOKEN =
	"Sign a token of your own for this address, once for each message: iss, aud, exp within 5 minutes, jti.";

export interface Shown {
	/** The header of that name. */
	authorization: string | undefined;
	/** The URL that a token has to be for. */
	audience: string;
	/** Under which its use is remembered: "event-token". */
	name: string;
}

/** @returns undefined where the token is missing, wrong, over, used or of nobody who may ask */
export async function signedClient<Client extends SignedClient>(
	clients: readonly Client[],
	{ authorization, audience, name }: Shown,
	now = new Date(),
): Promise<Client | undefined> {
	const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec((authorization ?? "").slice(0, LONGEST_TOKEN)) ?? [];
	if (token === undefined) return undefined;
	try {
		const { iss } = decodeJwt(token);
		const client = clients.find(({ id }) => id === iss);
		if (!client) return undefined;
		const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: client.keys } as JSONWebKeySet), {
			issuer: client.id,
			audience,
			algorithms: ALGORITHMS,
			clockTolerance: CLOCKS,
			requiredClaims: ["exp", "jti"],
			currentDate: now,
		});
		const { exp = 0, jti } = payload;
		if (exp > now.getTime() / 1000 + LIVES + CLOCKS || typeof jti !== "string" || jti === "" || jti.length > 200)
			return undefined;
		return (await mayTry(once(name), JSON.stringify([client.id, jti]))) ? client : undefined;
	} catch (error) {
		if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
		throw error;
	}
}

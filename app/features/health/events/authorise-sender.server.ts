/**
 * Who sends an event: shown by a token that the sender signs itself for each message (`private_key_jwt`, RFC 7523), before
 * the message is read.
 */
import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, jwtVerify } from "jose";
import { type Limit, mayTry } from "../../../platform/rate-limit.server";
import { type EventSender, eventSenders } from "./senders.server";

const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
const LONGEST_TOKEN = 8192;
/** Of a token, and how far two clocks may differ, in seconds. */
const LIVES = 300;
const CLOCKS = 30;

/** A token is good for one message: its `jti` is remembered until it is over. */
const ONCE: Limit = { name: "event-token", tries: 1, seconds: LIVES + 2 * CLOCKS };

/** @returns undefined where the token is missing, wrong, over, used or of nobody who may send; which of these is told to nobody */
export async function authorisedSender(
	authorization: string | undefined,
	audience: string,
	now = new Date(),
): Promise<EventSender | undefined> {
	const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec((authorization ?? "").slice(0, LONGEST_TOKEN)) ?? [];
	if (token === undefined) return undefined;
	try {
		const { iss } = decodeJwt(token);
		const sender = eventSenders().find(({ id }) => id === iss);
		if (!sender) return undefined;
		const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: sender.keys } as JSONWebKeySet), {
			issuer: sender.id,
			audience,
			algorithms: ALGORITHMS,
			clockTolerance: CLOCKS,
			requiredClaims: ["exp", "jti"],
			currentDate: now,
		});
		const { exp = 0, jti } = payload;
		if (exp > now.getTime() / 1000 + LIVES + CLOCKS || typeof jti !== "string" || jti === "" || jti.length > 200)
			return undefined;
		return (await mayTry(ONCE, JSON.stringify([sender.id, jti]))) ? sender : undefined;
	} catch (error) {
		if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
		throw error;
	}
}

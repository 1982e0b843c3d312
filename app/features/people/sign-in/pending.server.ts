/** A sign-in that has begun: what its end is checked against, in a signed cookie that is good once and for a short while. */
import { z } from "zod";
import { readSignedCookie, signedCookie } from "../../../platform/cookies.server";

const COOKIE = "hub-sign-in";
const MINUTES = 15;

const pendingSchema = z.object({
	provider: z.string(),
	state: z.string(),
	nonce: z.string(),
	verifier: z.string(),
	/** Path and query as they stand in English; null for the first page of the provider's audience. */
	returnTo: z.string().nullable(),
	language: z.string(),
	/** Milliseconds since 1970. */
	startedAt: z.number(),
});
export type Pending = z.infer<typeof pendingSchema>;

export const pendingCookie = (pending: Pending, origin: string): string =>
	signedCookie(COOKIE, JSON.stringify(pending), { origin, maxAge: MINUTES * 60 });

export const forgetPending = (origin: string): string => signedCookie(COOKIE, "", { origin, maxAge: 0 });

/** The sign-in with this provider that the browser began, if it began one and not too long ago. */
export function readPending(request: Request, origin: string, provider: string, now = Date.now()): Pending | undefined {
	const kept = readSignedCookie(request, COOKIE, origin);
	if (!kept) return undefined;
	const pending = pendingSchema.parse(JSON.parse(kept));
	return pending.provider === provider && now - pending.startedAt < MINUTES * 60_000 ? pending : undefined;
}

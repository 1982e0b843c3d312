/**
 * A sign-in that has begun: what its end is checked against, in a signed cookie that is good once and for a short while.
 * Each has one of its own, named after its state, so that two tabs sign in side by side.
 */
import { z } from "zod";
import { readSignedCookie, signedCookie } from "../../../platform/cookies.server";

const COOKIE = "hub-sign-in-";
const MINUTES = 15;
/** Of one browser: more than anybody has open at once, and few enough for the header that carries them. */
const MOST_PENDING = 5;

const pendingSchema = z.object({
	provider: z.string(),
	state: z.string(),
	nonce: z.string(),
	verifier: z.string(),
	/** Path and query as they stand in English; null for the first page of the provider's audience. */
	returnTo: z.string().nullable(),
	language: z.string(),
	/** They have to prove once more who they are. */
	again: z.boolean(),
	/** Milliseconds since 1970. */
	startedAt: z.number(),
});
export type Pending = z.infer<typeof pendingSchema>;

/** A cookie's name; an answer may hold anything as its state. */
const nameOf = (state: string): string => COOKIE + state.replace(/[^\w-]/g, "").slice(0, 64);

/**
 * The `Set-Cookie` headers that keep a sign-in in mind, and let go of the oldest where there would be too many.
 * @param request the one with which it begins
 */
export function pendingCookies(request: Request, pending: Pending, origin: string): string[] {
	const oldest = pendingIn(request, origin)
		.toSorted((a, b) => b.startedAt - a.startedAt)
		.slice(MOST_PENDING - 1);
	const kept = signedCookie(nameOf(pending.state), JSON.stringify(pending), { origin, maxAge: MINUTES * 60 });
	return [kept, ...oldest.map(({ state }) => forgetPending(state, origin))];
}

export const forgetPending = (state: string, origin: string): string =>
	signedCookie(nameOf(state), "", { origin, maxAge: 0 });

/** All that the browser has in mind. */
function pendingIn(request: Request, origin: string): Pending[] {
	const names = (request.headers.get("Cookie") ?? "").matchAll(/(?:^|; *)(?:__Host-)?(hub-sign-in-[\w-]+)=/g);
	return [...names].flatMap(([, name = ""]) => readOne(request, name, origin) ?? []);
}

function readOne(request: Request, name: string, origin: string): Pending | undefined {
	const kept = readSignedCookie(request, name, origin);
	return kept ? pendingSchema.safeParse(JSON.parse(kept)).data : undefined;
}

/** The sign-in with this provider that the browser began under this state, if it did and not too long ago. */
export function readPending(
	request: Request,
	origin: string,
	{ provider, state }: Pick<Pending, "provider" | "state">,
	now = Date.now(),
): Pending | undefined {
	const pending = readOne(request, nameOf(state), origin);
	if (pending?.provider !== provider || pending.state !== state) return undefined;
	return now - pending.startedAt < MINUTES * 60_000 ? pending : undefined;
}

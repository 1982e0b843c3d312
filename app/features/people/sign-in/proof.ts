/** What the claims of somebody who signs in prove of their address and of when they were there. Pure. */
import { isBlank } from "../../../platform/clean-text";
import type { Provider } from "../providers/provider";

type Claims = Readonly<Record<string, unknown>>;

/** Says when somebody proved who they are, and that it was not when it had to be. */
export class NotProvedNow extends Error {
	constructor(
		readonly problem: "no-time" | "not-again" | "clock",
		message: string,
	) {
		super(message);
	}
}

export const textIn = (value: unknown): string | undefined =>
	typeof value === "string" && !isBlank(value) ? value.trim() : undefined;

/**
 * The address, and whether it is proved: by the source that names it and by none other.
 * @param sources the ID token's claims, then the user's information
 * @returns the address in small letters; undefined where none is named
 */
export function addressProof(
	{ vouchesForEmail }: Pick<Provider, "vouchesForEmail">,
	...sources: Claims[]
): { email: string; proved: boolean } | undefined {
	for (const claims of sources) {
		const email = textIn(claims.email)?.toLowerCase();
		if (!email) continue;
		// Some say it in a word.
		const verified = claims.email_verified === true || claims.email_verified === "true";
		return { email, proved: verified || (vouchesForEmail && claims.email_verified === undefined) };
	}
	return undefined;
}

interface Wanted {
	/** Milliseconds since 1970. */
	startedAt: number;
	/** Somebody has to prove who they are once more. */
	again: boolean;
	/** The oldest proof that will do, where its age was asked for. */
	maxAgeSeconds: number | null;
	/** How far the provider's clock may differ. */
	clockTolerance: number;
}

/**
 * When somebody proved who they are. A provider that does not say it proves nothing about it.
 * @returns null where it does not say, and was not asked
 * @throws NotProvedNow where it was asked for, and is not said, or too old
 */
export function provedAt(
	{ auth_time: said }: Claims,
	{ startedAt, again, maxAgeSeconds, clockTolerance }: Wanted,
	now = Date.now(),
): Date | null {
	const tolerance = clockTolerance * 1000;
	if (typeof said !== "number" || !Number.isFinite(said)) {
		if (again || maxAgeSeconds !== null) throw new NotProvedNow("no-time", "auth_time is not said");
		return null;
	}
	const at = said * 1000;
	if (at > now + tolerance) throw new NotProvedNow("clock", "auth_time is to come");
	// It is told in whole seconds.
	const earliest = again ? startedAt - 1000 : maxAgeSeconds === null ? at : startedAt - maxAgeSeconds * 1000;
	if (at < earliest - tolerance) throw new NotProvedNow("not-again", "auth_time is too old");
	return new Date(Math.min(at, now));
}

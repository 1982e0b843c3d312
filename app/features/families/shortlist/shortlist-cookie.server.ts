/** Where a family's shortlist is kept: a signed cookie for each council, without an account. */
import { readSignedCookie, signedCookie } from "../../../platform/cookies.server";
import { formatShortlist, parseShortlist } from "./rules";

const HALF_A_YEAR = 183 * 24 * 60 * 60;

const cookieName = (council: string) => `shortlist-${council}`;

/** The shortlist that came with a request; empty when none did, or when it was tampered with. */
export function readShortlist(request: Request, council: string, origin: string): string[] {
	return parseShortlist(readSignedCookie(request, cookieName(council), origin));
}

/** The `Set-Cookie` header that keeps a list; an empty one is forgotten at once. */
export function shortlistCookie(council: string, slugs: readonly string[], origin: string): string {
	const maxAge = slugs.length > 0 ? HALF_A_YEAR : 0;
	return signedCookie(cookieName(council), formatShortlist(slugs), { origin, maxAge });
}

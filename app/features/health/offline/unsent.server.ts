/** How many entries wait on this phone: a script says it in a cookie (`app/islands/offline/unsent.ts`), which holds the number alone. */
const COOKIE = "red-book-unsent=";

export function countUnsent(request: Request): number {
	const said = (request.headers.get("Cookie") ?? "").split(";").find((one) => one.trim().startsWith(COOKIE));
	const count = Number(said?.trim().slice(COOKIE.length) ?? 0);
	return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/** The `Set-Cookie` header after which none wait: they are gone with the rest. */
export const forgetUnsent = `${COOKIE}0; Path=/; Max-Age=0; SameSite=Lax`;

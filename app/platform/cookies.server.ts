/**
 * Signed cookies: a value that the browser keeps for us and cannot change. Not secret: the reader can see it, so nothing
 * personal belongs in one.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "./keys/secrets.server";

/** The mark covers the name too, so that one cookie's value cannot be passed off as another's. */
function mark(name: string, value: string): string {
	return createHmac("sha256", keyFor("cookie")).update(`${name}\0${value}`).digest("base64url");
}

/** Over https the browser itself refuses a `__Host-` cookie that another host or path set. */
function fullName(name: string, origin: string): string {
	return origin.startsWith("https:") ? `__Host-${name}` : name;
}

/**
 * The value of a signed cookie.
 * @param origin where the product is reached (`context.origin`)
 * @returns undefined when it is absent, malformed or was not signed by this installation
 */
export function readSignedCookie(request: Request, name: string, origin: string): string | undefined {
	const wanted = fullName(name, origin);
	for (const pair of (request.headers.get("Cookie") ?? "").split(";")) {
		const equals = pair.indexOf("=");
		if (pair.slice(0, equals).trim() !== wanted) continue;
		const [encoded = "", given = ""] = pair
			.slice(equals + 1)
			.trim()
			.split(".", 2);
		const value = Buffer.from(encoded, "base64url").toString("utf8");
		const expected = Buffer.from(mark(name, value));
		const signed = Buffer.from(given);
		if (signed.length === expected.length && timingSafeEqual(signed, expected)) return value;
	}
	return undefined;
}

/**
 * The `Set-Cookie` header that keeps `value`. Scripts cannot read it and other sites cannot send it with a form.
 * @param maxAge seconds; 0 makes the browser forget it
 */
export function signedCookie(name: string, value: string, options: { origin: string; maxAge: number }): string {
	const { origin, maxAge } = options;
	const sealed = `${Buffer.from(value).toString("base64url")}.${mark(name, value)}`;
	const secure = origin.startsWith("https:") ? "; Secure" : "";
	return `${fullName(name, origin)}=${sealed}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

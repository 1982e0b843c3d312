/**
 * Signed cookies: a value that the browser keeps for us and cannot change. Not secret: the reader can see it, so nothing
 * personal belongs in one.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { dialectOf } from "../../db/columns";
import { env } from "./env.server";

/**
 * The key that signs: `SESSION_SECRET`, or for an installation without one (the demo) a random key kept beside the SQLite
 * file, so that cookies outlive a restart. On PostgreSQL without a secret it lives as long as the process.
 */
let key: Buffer | undefined;
function signingKey(): Buffer {
	if (key) return key;
	const { SESSION_SECRET, DATABASE_URL } = env();
	if (SESSION_SECRET) key = Buffer.from(SESSION_SECRET);
	else if (dialectOf(DATABASE_URL) === "postgres") key = randomBytes(32);
	else key = keyInFile(`${DATABASE_URL.replace(/^file:/, "")}.key`);
	return key;
}

/** Reads the key in `file`, writing a new one first when there is none. Two processes that start together agree on one. */
function keyInFile(file: string): Buffer {
	mkdirSync(dirname(file), { recursive: true });
	try {
		writeFileSync(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
	}
	const kept = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
	if (kept.length < 32) throw new Error(`${file} holds no key. Delete it and start again, or set SESSION_SECRET.`);
	return kept;
}

/** The mark covers the name too, so that one cookie's value cannot be passed off as another's. */
function mark(name: string, value: string): string {
	return createHmac("sha256", signingKey()).update(`cookie\0${name}\0${value}`).digest("base64url");
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

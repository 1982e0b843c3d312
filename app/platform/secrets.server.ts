/** The installation's one secret, and the keys made from it: one for each purpose, so that none can stand in for another. */
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { dialectOf } from "../../db/columns";
import { env } from "./env.server";

let secret: Buffer | undefined;
/**
 * `SESSION_SECRET`, or for an installation without one (the demo) a random secret kept in a file: beside the SQLite
 * database, or in `data` for PostgreSQL.
 */
export function installationSecret(): Buffer {
	if (secret) return secret;
	const { SESSION_SECRET, DATABASE_URL } = env();
	if (SESSION_SECRET) secret = Buffer.from(SESSION_SECRET);
	else if (dialectOf(DATABASE_URL) === "postgres") secret = secretInFile("./data/hub.key");
	else secret = secretInFile(`${DATABASE_URL.replace(/^file:/, "")}.key`);
	return secret;
}

/** Reads the secret in `file`, writing a new one first when there is none. Two processes that start together agree on one. */
function secretInFile(file: string): Buffer {
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

export type KeyPurpose = "cookie" | "audit" | "link" | "demo-identity" | "rate-limit";

const keys = new Map<KeyPurpose, Buffer>();
/** A key of 32 bytes for one purpose (HKDF-SHA-256). */
export function keyFor(purpose: KeyPurpose): Buffer {
	let key = keys.get(purpose);
	if (!key) {
		key = Buffer.from(hkdfSync("sha256", installationSecret(), "", `start-for-life-hub/${purpose}`, 32));
		keys.set(purpose, key);
	}
	return key;
}

/** A token nobody guesses: 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is kept of a token instead of itself: its SHA-256, hexadecimal. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

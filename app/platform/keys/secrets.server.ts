/** The installation's one secret, and the keys made from it: one for each purpose, so that none can stand in for another. */
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { dialectOf } from "../../../db/columns";
import { env } from "../env.server";
import { OperatorProblem } from "../store-errors";
import { makeFolder, syncFolderNow } from "../sync-file.server";

let makesKey = true;
/** From now on this process makes no key: who only reads a database must not give it one that is not its own. */
export function makeNoKey(): void {
	makesKey = false;
}

let secret: Buffer | undefined;
/**
 * `SESSION_SECRET`, or for an installation without one (the demo) a random secret kept in a file: beside the SQLite
 * database, or in `data` for PostgreSQL.
 * @throws OperatorProblem where there is none, and this process makes none
 */
export function installationSecret(): Buffer {
	const found = secretIfThere();
	if (!found) throw new OperatorProblem(`${keyFile()} is not there, and SESSION_SECRET is not set.`);
	return found;
}

/** The same; undefined where there is none, and this process makes none. */
export function secretIfThere(): Buffer | undefined {
	const { SESSION_SECRET } = env();
	secret ??= SESSION_SECRET ? Buffer.from(SESSION_SECRET) : secretInFile(keyFile());
	return secret;
}

/** Where the secret is looked for, in words for the operator. */
export const ownKeyIsIn = (): string => (env().SESSION_SECRET ? "SESSION_SECRET" : `SESSION_SECRET or ${keyFile()}`);

function keyFile(): string {
	const { DATABASE_URL } = env();
	return dialectOf(DATABASE_URL) === "postgres" ? "./data/hub.key" : `${DATABASE_URL.replace(/^file:/, "")}.key`;
}

/** Reads the secret in `file`, writing a new one first when there is none. Two processes that start together agree on one. */
function secretInFile(file: string): Buffer | undefined {
	if (makesKey) makeSecret(file);
	else if (!existsSync(file)) return undefined;
	const kept = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
	if (kept.length < 32) throw new Error(`${file} holds no key. Delete it and start again, or set SESSION_SECRET.`);
	return kept;
}

/** It is on the disk before anything is sealed with it, and has its name when all of it is: others never read a part. */
function makeSecret(file: string): void {
	if (existsSync(file)) return;
	makeFolder(dirname(file));
	const beside = `${file}.${randomBytes(8).toString("hex")}`;
	const made = openSync(beside, "wx", 0o600);
	try {
		writeFileSync(made, randomBytes(32).toString("hex"));
		fsyncSync(made);
		linkSync(beside, file);
	} catch (error) {
		// Another process was faster.
		if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
	} finally {
		closeSync(made);
		rmSync(beside);
	}
	syncFolderNow(dirname(file));
}

export type KeyPurpose = "cookie" | "link" | "demo-identity" | "rate-limit";

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

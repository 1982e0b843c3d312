/**
 * The one copy that a browser keeps: AES-GCM under a key that PBKDF2 makes of the PIN. Beside it stand in clear only a salt, how
 * many wrong PINs there were, and when it is over.
 */
import { type Sealed, seal, unseal, withRows } from "./kept";
import { countUnsent, eraseUnsent } from "./unsent";

const DATABASE = "red-book-offline";
const ONLY = 1;

/** As OWASP asks of PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
const ITERATIONS = 600_000;
const MOST_WRONG = 5;
const LASTS_MS = 30 * 24 * 60 * 60 * 1000;

export interface Copy {
	/** "As it was on 28 November 2026, 10:05am" */
	asOf: string;
	/** Of each child, as HTML of ours. */
	words: string[];
	/** Whose it is; absent, as the children are, in a copy of before anything could be written down. */
	owner?: string;
	/** For whom something can be written down. */
	children?: { id: string; name: string }[];
}

interface Kept extends Sealed {
	salt: Uint8Array<ArrayBuffer>;
	wrong: number;
	until: number;
}

/** `over`: it was erased, after its time or too many wrong PINs; `lost`: with something that was not sent. */
export type Opened =
	| { ok: true; copy: Copy; key: CryptoKey }
	| { ok: false; reason: "none" | "over" | "lost" }
	| { ok: false; reason: "wrong"; left: number };

const read = () => withRows<Kept | undefined>(DATABASE, (rows) => rows.get(ONLY));
const write = (kept: Kept) => withRows(DATABASE, (rows) => rows.put(kept, ONLY));

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
	const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ITERATIONS };
	return crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function keepCopy(copy: Copy, pin: string): Promise<void> {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const sealed = await seal(copy, await keyOf(pin, salt));
	await write({ ...sealed, salt, wrong: 0, until: Date.now() + LASTS_MS });
}

export async function hasCopy(): Promise<boolean> {
	return (await read()) !== undefined;
}

/** With what was not sent: its key is gone. */
export async function eraseCopy(): Promise<void> {
	await withRows(DATABASE, (rows) => rows.clear());
	await eraseUnsent();
}

async function erased(): Promise<Opened> {
	const reason = (await countUnsent()) > 0 ? "lost" : "over";
	await eraseCopy();
	return { ok: false, reason };
}

export async function openCopy(pin: string): Promise<Opened> {
	const kept = await read();
	if (!kept) return { ok: false, reason: "none" };
	const { salt, wrong, until } = kept;
	if (Date.now() > until) return erased();
	// Counted before it is tried: who closes the page meanwhile has tried all the same.
	await write({ ...kept, wrong: wrong + 1 });
	const key = await keyOf(pin, salt);
	try {
		const copy = await unseal<Copy>(kept, key);
		await write({ ...kept, wrong: 0 });
		return { ok: true, copy, key };
	} catch {
		const left = MOST_WRONG - wrong - 1;
		return left > 0 ? { ok: false, reason: "wrong", left } : erased();
	}
}

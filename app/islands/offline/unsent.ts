/**
 * What was written down without a network and waits to be sent: each under the key of the copy, and by its one-time mark. How many
 * there are is said in a cookie, so that pages say so, and nobody signs out over them unawares.
 */
import { type Sealed, seal, unseal, withRows } from "./kept";

const DATABASE = "red-book-unsent";
const SECONDS = 30 * 24 * 60 * 60;

/** What the red book says of an entry (`features/health/offline/take-offline.server.ts`). */
export interface Answer {
	kept: boolean;
	words: string[];
	others: { what: string; lines: string[] }[];
	also: Record<string, string | string[]> | null;
}

export interface Unsent {
	mark: string;
	/** When it was written down, in milliseconds. */
	at: number;
	kind: string;
	/** The fields of its form, by their names. */
	fields: Record<string, string | string[]>;
	/** The same in words: question and answer. */
	said: [string, string][];
	/** Why it was not taken; null until it has been sent. */
	answer: Answer | null;
}

export const countUnsent = (): Promise<number> => withRows(DATABASE, (rows) => rows.count());

/** Says how many wait, as it is now: the browser may have removed what it kept. */
export async function tellUnsent(): Promise<number> {
	const count = await countUnsent();
	const secure = window.location.protocol === "https:" ? "; Secure" : "";
	// biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not everywhere yet.
	document.cookie = `red-book-unsent=${count}; Path=/; Max-Age=${count > 0 ? SECONDS : 0}; SameSite=Lax${secure}`;
	return count;
}

export async function keepUnsent(entry: Unsent, key: CryptoKey): Promise<void> {
	const sealed = await seal(entry, key);
	await withRows(DATABASE, (rows) => rows.put(sealed, entry.mark));
	await tellUnsent();
}

export async function dropUnsent(mark: string): Promise<void> {
	await withRows(DATABASE, (rows) => rows.delete(mark));
	await tellUnsent();
}

/** In the order in which they were written. */
export async function listUnsent(key: CryptoKey): Promise<Unsent[]> {
	const rows = await withRows<Sealed[]>(DATABASE, (all) => all.getAll());
	const entries = await Promise.all(rows.map((row) => unseal<Unsent>(row, key)));
	return entries.sort((one, other) => one.at - other.at);
}

export async function eraseUnsent(): Promise<void> {
	await withRows(DATABASE, (rows) => rows.clear());
	await tellUnsent();
}

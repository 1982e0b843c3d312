/**
 * The one copy that a browser keeps: AES-GCM under a key that PBKDF2 makes of the PIN. Beside it stand in clear only a salt, how
 * many wrong PINs there were, and when it is over.
 */
const DATABASE = "red-book-offline";
const STORE = "copy";
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
}

interface Sealed {
	salt: Uint8Array<ArrayBuffer>;
	iv: Uint8Array<ArrayBuffer>;
	bytes: ArrayBuffer;
	wrong: number;
	until: number;
}

/** `over`: it was erased, after its time or too many wrong PINs. */
export type Opened =
	| { ok: true; copy: Copy }
	| { ok: false; reason: "none" | "over" }
	| { ok: false; reason: "wrong"; left: number };

function withStore<T>(work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open(DATABASE, 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
		opening.onerror = () => reject(opening.error);
		opening.onsuccess = () => {
			const database = opening.result;
			// Whoever erases it waits for nobody.
			database.onversionchange = () => database.close();
			const transaction = database.transaction(STORE, "readwrite");
			const asked = work(transaction.objectStore(STORE));
			transaction.oncomplete = () => {
				database.close();
				resolve(asked.result);
			};
			transaction.onabort = () => reject(transaction.error);
		};
	});
}

const read = () => withStore<Sealed | undefined>((store) => store.get(ONLY));
const write = (sealed: Sealed) => withStore((store) => store.put(sealed, ONLY));

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
	const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ITERATIONS };
	return crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function keepCopy(copy: Copy, pin: string): Promise<void> {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const bytes = new TextEncoder().encode(JSON.stringify(copy));
	const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(pin, salt), bytes);
	await write({ salt, iv, bytes: sealed, wrong: 0, until: Date.now() + LASTS_MS });
}

export async function hasCopy(): Promise<boolean> {
	return (await read()) !== undefined;
}

export const eraseCopy = (): Promise<unknown> => withStore((store) => store.clear());

export async function openCopy(pin: string): Promise<Opened> {
	const sealed = await read();
	if (!sealed) return { ok: false, reason: "none" };
	const { salt, iv, bytes, wrong, until } = sealed;
	if (Date.now() > until) {
		await eraseCopy();
		return { ok: false, reason: "over" };
	}
	// Counted before it is tried: who closes the page meanwhile has tried all the same.
	await write({ ...sealed, wrong: wrong + 1 });
	try {
		const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await keyOf(pin, salt), bytes);
		await write({ ...sealed, wrong: 0 });
		return { ok: true, copy: JSON.parse(new TextDecoder().decode(opened)) as Copy };
	} catch {
		const left = MOST_WRONG - wrong - 1;
		if (left > 0) return { ok: false, reason: "wrong", left };
		await eraseCopy();
		return { ok: false, reason: "over" };
	}
}

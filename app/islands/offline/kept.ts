/** Rows that a browser keeps for the red book, by database. */
export type Database = "red-book-offline" | "red-book-unsent";

const STORE = "copy";

/** Does one thing with the rows of a database. */
export function withRows<T>(name: Database, work: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open(name, 1);
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

export interface Sealed {
	iv: Uint8Array<ArrayBuffer>;
	bytes: ArrayBuffer;
}

/** Encrypts something as JSON. */
export async function seal(what: unknown, key: CryptoKey): Promise<Sealed> {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const bytes = new TextEncoder().encode(JSON.stringify(what));
	return { iv, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
}

/** @throws where the key is another */
export async function unseal<T>({ iv, bytes }: Sealed, key: CryptoKey): Promise<T> {
	const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes);
	return JSON.parse(new TextDecoder().decode(opened)) as T;
}

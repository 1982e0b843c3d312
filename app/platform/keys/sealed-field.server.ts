/**
 * Encrypted fields: AES-256-GCM under the ring of `FIELD_KEYS`. A value is bound to its store, table, column and row: moved
 * anywhere else it does not open. It stands as `KEY.BASE64URL` (nonce, cipher text, tag) with the name of its key in front.
 *
 *     const details = sealedField("portal", feedback.details);
 *     await tx.insert(feedback).values({ id, details: details.seal(id, "what was written") });
 *     const opened = details.open(row.id, row.details);
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type Column, getTableName } from "drizzle-orm";
import { IN_CLEAR, type Sealed } from "../../../db/sealed";
import { logger } from "../log.server";
import type { StoreName } from "../store-handles";
import { currentKey, keyNamed } from "./keyring.server";

/** Why a value cannot be read. Nobody's page ends for it: what is shown instead are the words of `errors:sealed`. */
export interface Shut {
	ok: false;
	/** "key-missing": its key is not in the ring. "not-genuine": it was changed, or moved from another place. */
	reason: "key-missing" | "not-genuine";
}
export type Opened<T> = { ok: true; value: T } | Shut;

export interface SealedField<T> {
	/** @param row the primary key of the row in which it will stand */
	seal(row: string, value: T): Sealed<T>;
	/** @param row the primary key of the row in which it stands */
	open(row: string, sealed: Sealed<T>): Opened<T>;
}

/** What is inside of an encrypted column. */
type Inside<C extends Column> = NonNullable<C["_"]["data"]> extends Sealed<infer T> ? T : never;

// Drawn at random, as one counter for all processes would be a lock for all of them. Two values under one key and nonce
// would give both away: after 2^32 values that is to be expected once in 2^32 times, and a key is to be replaced before.
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Values are filled up with blanks to a multiple of this, so that their length does not tell a "yes" from a "no". */
const BLOCK_BYTES = 32;

const NOT_GENUINE: Shut = { ok: false, reason: "not-genuine" };
const KEY_MISSING: Shut = { ok: false, reason: "key-missing" };

/** How the values of one column are sealed and opened. */
export function sealedField<C extends Column>(store: StoreName, column: C): SealedField<Inside<C>> {
	const table = getTableName(column.table);
	const place = JSON.stringify([store, table, column.name]);
	const placeOf = (row: string) => Buffer.from(place + JSON.stringify(row));

	function seal(row: string, value: Inside<C>): Sealed<Inside<C>> {
		const { id, key } = currentKey("field");
		const text = Buffer.from(JSON.stringify(value));
		const filled = Buffer.alloc(Math.ceil(text.length / BLOCK_BYTES) * BLOCK_BYTES, " ");
		text.copy(filled);
		const nonce = randomBytes(NONCE_BYTES);
		const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(placeOf(row));
		const bytes = Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()]);
		return `${id}.${bytes.toString("base64url")}` as Sealed<Inside<C>>;
	}

	function open(row: string, sealed: Sealed<Inside<C>>): Opened<Inside<C>> {
		const id = keyOf(sealed);
		const body = sealed.slice(id.length + 1);
		try {
			if (id === IN_CLEAR) return { ok: true, value: JSON.parse(body) };
			if (id === "") return notGenuine(row);
			const key = keyNamed("field", id);
			if (!key) {
				tellOnce(`${table} ${id}`, { store, table, key: id }, `sealed with key ${id}, which is not in FIELD_KEYS`);
				return KEY_MISSING;
			}
			const bytes = Buffer.from(body, "base64url");
			const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
				authTagLength: TAG_BYTES,
			});
			decipher.setAAD(placeOf(row)).setAuthTag(bytes.subarray(-TAG_BYTES));
			const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
			// Throws unless the tag is right. What comes before is not used until then.
			decipher.final();
			return { ok: true, value: JSON.parse(text.toString()) };
		} catch {
			return notGenuine(row);
		}
	}

	function notGenuine(row: string): Shut {
		const where = { store, table, column: column.name, row };
		tellOnce(`${place} ${row}`, where, "an encrypted value was changed or moved, or its key has another secret now");
		return NOT_GENUINE;
	}

	return { seal, open };
}

/** The name of the key under which a value stands; "" for what is no such value. */
export const keyOf = (sealed: string): string => sealed.slice(0, Math.max(0, sealed.indexOf(".")));

const MOST_TOLD = 1000;
const told = new Set<string>();
/** A page of shut fields is one line of the log, and so is a job that meets the same one every second. */
function tellOnce(what: string, facts: Record<string, string>, words: string): void {
	if (told.has(what)) return;
	if (told.size >= MOST_TOLD) told.clear();
	told.add(what);
	logger.error(facts, words);
}

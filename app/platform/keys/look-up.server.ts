/**
 * Finding by a value that stands encrypted: a keyed hash (HMAC-SHA-256) beside it, which tells nothing to whoever has the
 * database and not the keys. Written under the key in use, searched under all of the ring, so that it goes on working
 * while keys are replaced.
 *
 *     const addresses = lookUp("portal", mail.recipientLookUp);
 *     .values({ recipientLookUp: addresses.hash(email) })   …   .where(addresses.is(email))
 */
import { createHmac } from "node:crypto";
import { type Column, getTableName, inArray, type SQL } from "drizzle-orm";
import type { LookUpHash } from "../../../db/sealed";
import type { StoreName } from "../store-handles";
import { currentKey, keysFor, type RingKey } from "./keyring.server";

export interface LookUp {
	/** What is written. Blanks around a value and capitals make no difference. */
	hash(value: string): LookUpHash;
	/** The condition that finds it, whatever key it was written under. */
	is(value: string): SQL;
}

export function lookUp(store: StoreName, column: Column): LookUp {
	const place = JSON.stringify([store, getTableName(column.table), column.name]);
	const under = ({ id, key }: RingKey, value: string) => {
		const mac = createHmac("sha256", key).update(place).update(value.trim().toLowerCase());
		return `${id}.${mac.digest("base64url")}` as LookUpHash;
	};
	return {
		hash: (value) => under(currentKey("look-up"), value),
		is: (value) =>
			inArray(
				column,
				keysFor("look-up").map((key) => under(key, value)),
			),
	};
}

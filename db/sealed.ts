/** Encrypted values and the hashes by which they are found: their types, and what a column of either takes. */
import { type Column, is } from "drizzle-orm";
import { PgCustomColumn } from "drizzle-orm/pg-core";
import { SQLiteCustomColumn } from "drizzle-orm/sqlite-core";

declare const inside: unique symbol;
/**
 * A value of type `T`, encrypted: what `sealedField(…).seal` gives and `open` takes. Plain text is none: TypeScript refuses
 * it, and so does the column when it is written all the same.
 */
export type Sealed<T> = string & { readonly [inside]: T };

declare const hashed: unique symbol;
/** A keyed hash by which an encrypted value is found: what `lookUp(…)` gives. */
export type LookUpHash = string & { readonly [hashed]: true };

/**
 * Stands for a key's name before what was in clear when its column became an encrypted one: `-."what a family wrote"`.
 * It is read as it is until it has been sealed; the product never writes it.
 */
export const IN_CLEAR = "-";

/** A column `email` is looked up by its column `email_look_up`. */
export const LOOK_UP = "_look_up";

/** A hash that is not of the encrypted value as a whole: what it is made of, for whoever makes it anew under another key. */
export interface DerivedLookUp {
	lookUp: Column;
	/** A column in clear that it is made of, too. */
	also: Column;
	/** @returns what is hashed; null for nothing to be found by */
	of(value: unknown, also: string): string | null;
}

/** A text column that takes nothing but values of one form. */
const only = (form: RegExp, what: string) => ({
	dataType: () => "text",
	toDriver(value: string): string {
		if (!form.test(value)) throw new Error(`This is no ${what}, and its column takes nothing else.`);
		return value;
	},
});

/** The key's name, and in base64url at least a nonce, a block of text and a tag. */
export const SEALED_COLUMN = only(/^[a-z0-9]{1,16}\.[\w-]{80}/, "encrypted value");
export const LOOK_UP_COLUMN = only(/^[a-z0-9]{1,16}\.[\w-]{43}$/, "hash for looking up");

// They are the only columns that have a type of their own.
const isCustom = (column: Column) => is(column, PgCustomColumn) || is(column, SQLiteCustomColumn);
export const isLookUp = (column: Column): boolean => isCustom(column) && column.name.endsWith(LOOK_UP);
export const isSealed = (column: Column): boolean => isCustom(column) && !column.name.endsWith(LOOK_UP);

/**
 * One schema, two dialects.
 *
 * Tables are declared once, with the column helpers below. `DATABASE_URL` decides at start which dialect
 * they build; the code is typed as the PostgreSQL one. The `satisfies` proof at the end stops compilation
 * when a helper would give TypeScript a different value on the two engines.
 */
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";
import { LOOK_UP, LOOK_UP_COLUMN, type LookUpHash, SEALED_COLUMN, type Sealed } from "./sealed";

const postgres = {
	table: pg.pgTable,
	index: pg.index,
	uniqueIndex: pg.uniqueIndex,
	primaryKey: pg.primaryKey,
	text: (name: string) => pg.text(name),
	int: (name: string) => pg.integer(name),
	/** A whole number beyond 32 bits, up to 2^53. */
	bigint: (name: string) => pg.bigint(name, { mode: "number" }),
	real: (name: string) => pg.doublePrecision(name),
	bool: (name: string) => pg.boolean(name),
	json: <T>(name: string) => pg.jsonb(name).$type<T>(),
	/** A moment, to the millisecond, as a `Date`. */
	time: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: "date" }),
	/** A value of type `T`, text or JSON, encrypted. Its table has one column of text as its primary key. */
	sealed: <T>(name: string) => pg.customType<{ data: Sealed<T>; driverData: string }>(SEALED_COLUMN)(name),
	/** By what the encrypted column `name` is looked up. */
	lookUp: (name: string) =>
		pg.customType<{ data: LookUpHash; driverData: string }>(LOOK_UP_COLUMN)(`${name}${LOOK_UP}`),
};

const sqlite = {
	table: lite.sqliteTable,
	index: lite.index,
	uniqueIndex: lite.uniqueIndex,
	primaryKey: lite.primaryKey,
	text: (name: string) => lite.text(name),
	int: (name: string) => lite.integer(name),
	bigint: (name: string) => lite.integer(name),
	real: (name: string) => lite.real(name),
	bool: (name: string) => lite.integer(name, { mode: "boolean" }),
	json: <T>(name: string) => lite.text(name, { mode: "json" }).$type<T>(),
	time: (name: string) => lite.integer(name, { mode: "timestamp_ms" }),
	sealed: <T>(name: string) => lite.customType<{ data: Sealed<T>; driverData: string }>(SEALED_COLUMN)(name),
	lookUp: (name: string) =>
		lite.customType<{ data: LookUpHash; driverData: string }>(LOOK_UP_COLUMN)(`${name}${LOOK_UP}`),
};

type Kind = "text" | "int" | "bigint" | "real" | "bool" | "json" | "time" | "sealed" | "lookUp";
type ValueOf<Builder> = Builder extends (...args: never[]) => { _: { data: infer Data } } ? Data : never;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Proof = { [K in Kind]: Same<ValueOf<(typeof postgres)[K]>, ValueOf<(typeof sqlite)[K]>> };
({
	text: true,
	int: true,
	bigint: true,
	real: true,
	bool: true,
	json: true,
	time: true,
	sealed: true,
	lookUp: true,
}) satisfies Proof;

/** Which engine `url` asks for: `postgres://…` or a SQLite `file:…`. */
export function dialectOf(url: string | undefined): "postgres" | "sqlite" {
	return url !== undefined && /^postgres(ql)?:/.test(url) ? "postgres" : "sqlite";
}

export const dialect = dialectOf(process.env.DATABASE_URL);

export const { table, index, uniqueIndex, primaryKey, text, int, bigint, real, bool, json, time, sealed, lookUp } =
	dialect === "postgres" ? postgres : (sqlite as unknown as typeof postgres);

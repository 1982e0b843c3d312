/**
 * Seals anew, under the key in use, what stands in clear or under other keys: in short transactions beside everybody's
 * work, each of which leaves less to do, so that it may be stopped and begun again at any time.
 */
import {
	and,
	type Column,
	getTableColumns,
	getTableName,
	is,
	isNotNull,
	isNull,
	like,
	notLike,
	or,
	sql,
	Table,
} from "drizzle-orm";
import * as portalSchema from "../../db/schema";
import * as healthSchema from "../../db/schema/health";
import { type DerivedLookUp, IN_CLEAR, isLookUp, isSealed, LOOK_UP, type Sealed } from "../../db/sealed";
import type { Asker } from "../model/people/asker";
import { currentKey, keysFor } from "./keys/keyring.server";
import { lookUp } from "./keys/look-up.server";
import { keyOf, sealedField } from "./keys/sealed-field.server";
import { type ProductStore, portal } from "./store.server";
import type { AnyRead, AnyTx, StoreName } from "./store-handles";

const ROWS_AT_ONCE = 100;
/** Others wait for a transaction that writes: after this long it ends, and the next goes on. */
const LONGEST_MS = 100;

export interface SealedColumn {
	table: Table;
	column: Column;
	/** The table's primary key. */
	row: Column;
	/** By which it is looked up. */
	lookUp?: Column;
	/** What that is the hash of, where it is not the value itself. */
	derived?: DerivedLookUp;
}

const SCHEMAS = { portal: portalSchema, health: healthSchema } as const satisfies Record<StoreName, object>;

/** All encrypted columns of a store, as its schema has them. */
export function sealedColumns(store: StoreName): SealedColumn[] {
	const tables = Object.values<unknown>(SCHEMAS[store]).filter((one): one is Table => is(one, Table));
	return tables.flatMap((table) => {
		const columns: Column[] = Object.values(getTableColumns(table));
		return columns.filter(isSealed).map((column) => {
			const row = columns.find(({ primary }) => primary);
			if (!row) throw new Error(`${getTableName(table)} has encrypted columns and no primary key of one column.`);
			const lookUp = columns.find((one) => isLookUp(one) && one.name === column.name + LOOK_UP);
			return {
				table,
				column,
				row,
				lookUp,
				derived: healthSchema.DERIVED_LOOK_UPS.find((one) => one.lookUp === lookUp),
			};
		});
	});
}

/** What is like this stands under the key. */
const under = (key: string) => `${key}.%`;
const nameOf = ({ name }: Column) => sql.identifier(name);

export interface KeyUse {
	/** `IN_CLEAR` for what is not sealed yet. */
	key: string;
	/** How many values and hashes stand under it. */
	values: number;
	/** It is in FIELD_KEYS, or made from the installation's own secret. */
	inRing: boolean;
	current: boolean;
}

/** How many values of these stores stand under which key: all keys of the ring, and those that are missing in it. */
export async function countByKey(stores: readonly ProductStore[], asker: Asker): Promise<KeyUse[]> {
	const ring = keysFor("field").map(({ id }) => id);
	const [current] = ring;
	const keys = new Map<string, number>(ring.map((id) => [id, 0]));
	for (const store of stores) {
		const db = await store.readFor(asker);
		const columns = sealedColumns(store.name).flatMap(({ column, lookUp }) => (lookUp ? [column, lookUp] : [column]));
		for (const column of columns) await countIn(db, column, keys);
	}
	return [...keys].map(([key, values]) => ({ key, values, inRing: ring.includes(key), current: key === current }));
}

/** Adds what one column holds. Keys that nobody knew of are met in what is under none of the known ones. */
async function countIn(db: AnyRead, column: Column, keys: Map<string, number>): Promise<void> {
	for (const key of new Set([IN_CLEAR, ...keys.keys()])) await add(key);
	for (;;) {
		const known = [IN_CLEAR, ...keys.keys()].map((key) => notLike(column, under(key)));
		const [other] = await db.rows<{ value: string }>(
			sql`SELECT ${column} AS value FROM ${column.table} WHERE ${and(...known)} LIMIT 1`,
		);
		if (!other) return;
		await add(keyOf(other.value));
	}

	async function add(key: string): Promise<void> {
		const [row] = await db.rows<{ count: number }>(
			sql`SELECT count(*) AS count FROM ${column.table} WHERE ${like(column, under(key))}`,
		);
		const count = Number(row?.count ?? 0);
		if (count > 0 || key !== IN_CLEAR) keys.set(key, (keys.get(key) ?? 0) + count);
	}
}

export interface Rotation {
	/** How many values were sealed anew. */
	sealed: number;
	/** How many do not open: their key is missing, or they are not genuine. They stay as they are. */
	shut: number;
}

interface Options {
	/** Only what stands in clear. */
	onlyClear?: boolean;
	stopping?: AbortSignal;
	/** Called after each transaction. */
	onProgress?: (sofar: Rotation) => void;
}

/**
 * Brings the portal's store to this version's schema, and seals what its migrations found in clear.
 * @returns the names of the migrations that were applied
 */
export async function migrateAndSeal(asker: Asker): Promise<string[]> {
	const applied = await (await portal.open()).migrate();
	await sealAnew(portal, asker, { onlyClear: true });
	return applied;
}

/** Seals all that is not under the key in use, or what is in clear. */
export async function sealAnew(
	store: ProductStore,
	asker: Asker,
	{ onlyClear, stopping, onProgress }: Options = {},
): Promise<Rotation> {
	const sum: Rotation = { sealed: 0, shut: 0 };
	for (const sealed of sealedColumns(store.name)) {
		let after = "";
		while (!stopping?.aborted) {
			const rows = await rowsToSeal(await store.readFor(asker), sealed, after, onlyClear ?? false);
			const last = rows.at(-1);
			if (!last) break;
			const done = await store.transaction(asker, (tx) => sealRows(tx, sealed, rows));
			sum.sealed += done.sealed;
			sum.shut += done.shut;
			after = done.last;
			onProgress?.(sum);
		}
	}
	return sum;
}

interface Row {
	id: string;
	value: Sealed<unknown>;
	/** Of a derived look-up: what it is made of, too; null where this row is not looked up. */
	also: string | null;
}

async function rowsToSeal(
	db: AnyRead,
	{ table, column, row, lookUp, derived }: SealedColumn,
	after: string,
	onlyClear: boolean,
) {
	const current = currentKey("field").id;
	const isOld = [column, ...(lookUp ? [lookUp] : [])].map((one) => notLike(one, under(current)));
	const outdated = and(isNotNull(column), or(...isOld, derived ? undefined : lookUp && isNull(lookUp)));
	const also = derived ? sql`CASE WHEN ${derived.lookUp} IS NULL THEN NULL ELSE ${derived.also} END` : sql`NULL`;
	const wanted = onlyClear ? like(column, under(IN_CLEAR)) : outdated;
	return db.rows<Row>(sql`SELECT ${row} AS id, ${column} AS value, ${also} AS also FROM ${table}
		WHERE ${row} > ${after} AND ${wanted} ORDER BY ${row} LIMIT ${ROWS_AT_ONCE}`);
}

/** As many of the rows as fit the time. What somebody changed since they were read is left: it is under the key in use. */
async function sealRows(
	tx: AnyTx,
	{ table, column, row, lookUp: hashed, derived }: SealedColumn,
	rows: readonly Row[],
) {
	const field = sealedField(tx.store, column);
	const until = performance.now() + LONGEST_MS;
	const done = { sealed: 0, shut: 0, last: "" };
	for (const { id, value, also } of rows) {
		if (done.last !== "" && performance.now() > until) break;
		done.last = id;
		const opened = field.open(id, value as never);
		if (!opened.ok) {
			done.shut += 1;
			continue;
		}
		const anew = [sql`${nameOf(column)} = ${field.seal(id, opened.value)}`];
		const found = derived ? also !== null && derived.of(opened.value, also) : String(opened.value);
		if (hashed && found) anew.push(sql`${nameOf(hashed)} = ${lookUp(tx.store, hashed).hash(found)}`);
		const changed = await tx.rows(sql`UPDATE ${table} SET ${sql.join(anew, sql`, `)}
			WHERE ${row} = ${id} AND ${column} = ${value} RETURNING ${row}`);
		done.sealed += changed.length;
	}
	return done;
}

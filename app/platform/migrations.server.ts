import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { OperatorProblem } from "./store-errors";
import type { AnyRead, Store, StoreName } from "./store-handles";
import { whereIs } from "./where-is.server";

export interface Migration {
	name: string;
	statements: string[];
}

/** The folder of the project, wherever the code was bundled to: the working directory of every command. */
const root = process.env.HUB_ROOT ?? process.cwd();

/** The migrations of one store and dialect in order: `0000_name.sql`, statements parted by drizzle's breakpoint comment. */
export function readMigrations(store: StoreName, dialect: "sqlite" | "postgres"): Migration[] {
	const folder = join(root, "db", "migrations", store, dialect);
	return readdirSync(folder)
		.filter((file) => file.endsWith(".sql"))
		.sort()
		.map((file) => ({
			name: file.replace(/\.sql$/, ""),
			statements: readFileSync(join(folder, file), "utf8")
				.split("--> statement-breakpoint")
				.map((statement) => statement.trim())
				.filter(Boolean),
		}));
}

export async function hasTable(db: AnyRead, dialect: Store["dialect"], name: string): Promise<boolean> {
	const found =
		dialect === "postgres"
			? sql`SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = ${name}`
			: sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name = ${name}`;
	return (await db.rows(found)).length > 0;
}

/** The names of the migrations that a database has; none for one that is empty, or no database of this product. */
export async function appliedMigrations(db: AnyRead, dialect: Store["dialect"]): Promise<string[]> {
	if (!(await hasTable(db, dialect, "schema_migration"))) return [];
	const rows = await db.rows<{ name: string }>(sql`SELECT name FROM schema_migration`);
	return rows.map(({ name }) => name);
}

const FIRST = { portal: "0000_init", health: "0000_health" } as const satisfies Record<StoreName, string>;

/** Whether a database with these migrations is the other store's. */
export const ofOtherStore = (name: StoreName, applied: Iterable<unknown>): boolean =>
	[...applied].includes(FIRST[name === "portal" ? "health" : "portal"]);

/** @throws OperatorProblem for a database that is the other store's */
export function refuseOtherStores(name: StoreName, applied: Iterable<unknown>, url: string): void {
	if (!ofOtherStore(name, applied)) return;
	const [here, wanted] = name === "portal" ? ["health", "portal"] : ["portal", "health"];
	throw new OperatorProblem(
		`For the ${wanted} store ${whereIs(url)} is named, which holds the ${here} store. DATABASE_URL and HEALTH_DATABASE_URL name one database, or each other's: each store needs one of its own.`,
	);
}

/** Those of a database's migrations that this version does not have: a newer one has brought it up to date. */
export function unknownMigrations(store: Pick<Store, "name" | "dialect">, applied: Iterable<unknown>): unknown[] {
	const known = new Set<unknown>(readMigrations(store.name, store.dialect).map(({ name }) => name));
	return [...applied].filter((name) => !known.has(name));
}

/**
 * What brings a database up to date.
 * @throws OperatorProblem when it is the other store's, or of a newer version, which has more than this one keeps right
 */
export function missingMigrations(
	store: Pick<Store, "name" | "dialect">,
	applied: ReadonlySet<unknown>,
	url: string,
): Migration[] {
	refuseOtherStores(store.name, applied, url);
	const [unknown] = unknownMigrations(store, applied);
	if (unknown !== undefined) {
		throw new OperatorProblem(
			`A newer version of this product has brought ${whereIs(url)} up to date: it has ${unknown}, which this version does not know. Start that version or a newer one, or restore a backup of before.`,
		);
	}
	return readMigrations(store.name, store.dialect).filter(({ name }) => !applied.has(name));
}

/** A database as an earlier version of the schema left it, to be filled by the names its columns had. */
import { type Inside, lookInside } from "./look-inside";

const isPostgres = process.env.DATABASE_URL?.startsWith("postgres") ?? false;

export interface OldSchema extends Inside {
	/** Values as JavaScript has them; objects and arrays become JSON. */
	insert(table: string, row: Record<string, unknown>): Promise<unknown>;
}

/** @param first the number of the first migration that is left out: "0019" */
export async function schemaBefore(url: string, first: string, at: Date): Promise<OldSchema> {
	const { readMigrations } = await import("../../app/platform/migrations.server");
	const inside = await lookInside(url);
	const sqlOf = (value: unknown): string => {
		if (value === null) return "NULL";
		if (value instanceof Date) return isPostgres ? `'${value.toISOString()}'` : String(value.getTime());
		if (typeof value === "number") return String(value);
		if (typeof value === "boolean") return isPostgres ? String(value) : String(Number(value));
		return `'${(typeof value === "string" ? value : JSON.stringify(value)).replaceAll("'", "''")}'`;
	};
	const insert: OldSchema["insert"] = (table, row) =>
		inside.query(`INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.values(row).map(sqlOf).join()})`);
	await inside.query(
		`CREATE TABLE schema_migration (name TEXT PRIMARY KEY, applied_at ${isPostgres ? "timestamptz" : "INTEGER"})`,
	);
	for (const { name, statements } of readMigrations("portal", isPostgres ? "postgres" : "sqlite")) {
		if (name >= first) break;
		for (const statement of statements) await inside.query(statement);
		await insert("schema_migration", { name, applied_at: at });
	}
	return { ...inside, insert };
}

/** Backups: a file that holds the database of one store as it was at one moment, and the way back from it. */
import { existsSync, rmSync } from "node:fs";
import { chmod, rename, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { sql } from "drizzle-orm";
import { dialectOf } from "../../../db/columns";
import type { Asker } from "../../model/people/asker";
import { readMigrations } from "../migrations.server";
import type { ProductStore } from "../store.server";
import { OperatorProblem } from "../store-errors";
import { syncFile, syncFolder } from "../sync-file.server";
import { check } from "./check.server";
import type { Keeper } from "./keeper";

/** What looks after a database. */
export async function keeperOf(url: string): Promise<Keeper> {
	if (dialectOf(url) === "postgres") return (await import("./postgres-keeper.server")).postgresKeeper(url);
	return (await import("./sqlite-keeper.server")).sqliteKeeper(resolve(url.replace(/^file:/, "")));
}

/**
 * Writes a backup while everybody goes on working.
 * @param to a file that is not there yet
 * @returns its bytes
 * @throws OperatorProblem
 */
export async function backUp(store: ProductStore, to: string): Promise<number> {
	const file = resolve(to);
	if (existsSync(file))
		throw new OperatorProblem(`${file} is there already. A backup overwrites nothing: name another.`);
	if (!existsSync(dirname(file))) throw new OperatorProblem(`There is no folder ${dirname(file)}.`);
	const keeper = await keeperOf(store.url);
	// Under its own name only once it is whole.
	const part = `${file}.part`;
	rmSync(part, { force: true });
	try {
		await keeper.copyTo(part);
		await chmod(part, 0o600);
		await syncFile(part);
		await rename(part, file);
		await syncFolder(dirname(file));
	} finally {
		rmSync(part, { force: true });
	}
	return (await stat(file)).size;
}

/**
 * Puts a backup in the place of the database, after it was looked at: whether it is whole, its log unbroken, and its
 * encrypted values open with the keys there are. Until then nothing is changed.
 * @returns what was there before, which is kept; null for nothing
 * @throws OperatorProblem
 */
export async function restore(store: ProductStore, asker: Asker, from: string): Promise<string | null> {
	const file = resolve(from);
	if (!existsSync(file)) throw new OperatorProblem(`There is no file ${file}.`);
	const keeper = await keeperOf(store.url);
	await keeper.refuseWhileUsed();
	const laid = await keeper.layBeside(file);
	try {
		const problems = await lookInto(store, asker, laid.url);
		if (problems.length > 0) {
			const lines = problems.map((line) => `  ${line}`).join("\n");
			throw new OperatorProblem(`This backup is not put in place, and nothing was changed:\n${lines}`);
		}
		return await laid.takePlace();
	} finally {
		await laid.remove();
	}
}

/** What is wrong with a database that lies beside, brought to this version. */
async function lookInto(store: ProductStore, asker: Asker, url: string): Promise<string[]> {
	const damage = await (await keeperOf(url)).findDamage();
	// One that is damaged is not worked on.
	if (damage.length > 0) return damage;
	store.openInstead(url);
	try {
		const unknown = await unknownMigrations(store, asker);
		if (unknown.length > 0) return unknown;
		await (await store.open()).migrate();
		return await check(store, asker);
	} finally {
		await store.close();
		store.openInstead(undefined);
	}
}

/** A database of a newer version has more than this one knows to keep right. */
async function unknownMigrations(store: ProductStore, asker: Asker): Promise<string[]> {
	const { dialect, read } = await store.open();
	const known = new Set(readMigrations(store.name, dialect).map(({ name }) => name));
	const applied = await read(asker)
		.rows<{ name: string }>(sql`SELECT name FROM schema_migration`)
		.catch(() => undefined);
	if (!applied) return ["It is no database of this product."];
	return applied
		.filter(({ name }) => !known.has(name))
		.map(
			({ name }) => `It has ${name}, which this version does not know: take the version that made it, or a newer one.`,
		);
}

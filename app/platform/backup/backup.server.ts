/** Backups: a file that holds the database of one store as it was at one moment, and the way back from it. */
import { existsSync, statSync } from "node:fs";
import { chmod, link, open, rename, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { dialectOf } from "../../../db/columns";
import { type Asker, actorOf } from "../../model/people/asker";
import { recordedAt, takeRoot } from "../audit.server";
import { keyProblems } from "../keys/key-prints.server";
import { appliedMigrations, ofOtherStore, unknownMigrations } from "../migrations.server";
import { sealAnew } from "../rotate-keys.server";
import type { ProductStore } from "../store.server";
import { OperatorProblem } from "../store-errors";
import { syncFile, syncFolder } from "../sync-file.server";
import { check } from "./check.server";
import type { Keeper } from "./keeper";
import { beginUnfinished, tidyUnfinished } from "./unfinished.server";
import { inDiskWords } from "./words";

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
	const folder = dirname(file);
	if (existsSync(file)) throw isThere(file);
	if (!existsSync(folder)) throw new OperatorProblem(`There is no folder ${folder}.`);
	const keeper = await keeperOf(store.url);
	tidyUnfinished(folder, null);
	const unfinished = beginUnfinished(file);
	const copy = join(unfinished.folder, "copy");
	try {
		await keeper.copyTo(copy);
		await chmod(copy, 0o600);
		await syncFile(copy);
		await giveName(copy, file);
		await syncFolder(folder);
	} catch (error) {
		throw inDiskWords(folder, error);
	} finally {
		unfinished.remove();
	}
	return (await stat(file)).size;
}

const isThere = (file: string) =>
	new OperatorProblem(`${file} is there already. A backup overwrites nothing: name another.`);

/** What is whole gets its own name, unless another came meanwhile that has it. */
async function giveName(copy: string, file: string): Promise<void> {
	try {
		await link(copy, file);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : "";
		if (code === "EEXIST") throw isThere(file);
		// Not every file system knows links: there the name is taken first.
		await (await open(file, "wx", 0o600)).close();
		await rename(copy, file);
	}
}

/**
 * Puts a backup in the place of the database, after it was looked at: whether it is whole, its log unbroken, and its
 * encrypted values open with the keys there are. Until then nothing is changed.
 * @param beforePlace works on the backup, which is open in the store's place, when it is known to be whole
 * @returns what was there before, which is kept; null for nothing
 * @throws OperatorProblem
 */
export async function restore(
	store: ProductStore,
	asker: Asker,
	from: string,
	beforePlace?: () => Promise<void>,
): Promise<string | null> {
	const file = resolve(from);
	if (!existsSync(file)) throw new OperatorProblem(`There is no file ${file}.`);
	if (!statSync(file).isFile()) throw new OperatorProblem(`${file} is no file, so it is no backup.`);
	const keeper = await keeperOf(store.url);
	await keeper.refuseWhileUsed();
	const laid = await keeper.layBeside(file);
	try {
		const problems = await lookInto(store, asker, { url: laid.url, from, beforePlace });
		if (problems.length > 0) {
			const lines = problems.map((line) => `  ${line}`).join("\n");
			throw new OperatorProblem(`This backup is not put in place, and nothing was changed:\n${lines}`);
		}
		return await laid.takePlace();
	} finally {
		await laid.remove();
	}
}

/** In the database that lies beside, so that it is not put in place without. */
async function recordRestore(store: ProductStore, asker: Asker): Promise<void> {
	await recordedAt(store, store.name, asker, async (tx) => {
		tx.record({ action: "backup.restored", actor: actorOf(asker) });
	});
	await takeRoot(store, asker);
}

/** What is wrong with a database that lies beside, brought to this version. When nothing is, its log says that it was restored. */
async function lookInto(
	store: ProductStore,
	asker: Asker,
	{ url, from, beforePlace }: { url: string; from: string; beforePlace: (() => Promise<void>) | undefined },
): Promise<string[]> {
	const damage = await (await keeperOf(url)).findDamage();
	// One that is damaged is not worked on.
	if (damage.length > 0) return damage;
	store.openInstead(url);
	try {
		const unknown = await notOfThisVersion(store, asker, from);
		if (unknown.length > 0) return unknown;
		const opened = await store.open();
		await opened.migrate();
		// Under other keys than its own nothing is sealed.
		if ((await keyProblems(opened, asker)).length === 0) await sealAnew(store, asker, { onlyClear: true });
		const problems = await check(store, asker);
		if (problems.length > 0) return problems;
		await beforePlace?.();
		await recordRestore(store, asker);
		return [];
	} finally {
		await store.close();
		store.openInstead(undefined);
	}
}

/** What is to be put back is this store of this product, and of no newer version, which has more than this one keeps right. */
async function notOfThisVersion(store: ProductStore, asker: Asker, from: string): Promise<string[]> {
	const { dialect, read } = await store.open();
	const applied = await appliedMigrations(read(asker), dialect);
	if (applied.length === 0) return ["It is no database of this product."];
	if (ofOtherStore(store.name, applied)) {
		const other = store.name === "portal" ? "health" : "portal";
		return [`It holds the ${other} store, not the ${store.name} store: hub restore --store ${other} ${from}`];
	}
	return unknownMigrations({ name: store.name, dialect }, applied).map(
		(name) => `It has ${name}, which this version does not know: take the version that made it, or a newer one.`,
	);
}

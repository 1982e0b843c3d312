/** A database of SQLite: a file, and beside it the log of what was written last (`-wal`), which belongs to no other. */
import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { troubleWith } from "../sqlite/trouble";
import { OperatorProblem } from "../store-errors";
import { syncFolder } from "../sync-file.server";
import { type Keeper, stampOf } from "./keeper";
import { findDamageIn } from "./sqlite-damage.server";

const BESIDE = ["-wal", "-shm"] as const;

export function sqliteKeeper(file: string): Keeper {
	return {
		findDamage: () => findDamageIn(file),

		async copyTo(to) {
			if (!existsSync(file)) throw new OperatorProblem(`There is no database ${file}.`);
			const connection = new Database(file, { readonly: true, timeout: 10_000 });
			try {
				// One long read: in the write-ahead log's way of working writers do not wait for it.
				connection.prepare("VACUUM INTO ?").run(to);
			} catch (error) {
				throw inWords(file, error);
			} finally {
				connection.close();
			}
		},

		async refuseWhileUsed() {
			if (existsSync(file)) foldLogIn(file);
		},

		async layBeside(copy) {
			const laid = `${file}.restoring`;
			remove(laid);
			for (const part of ["", ...BESIDE]) if (existsSync(copy + part)) copyFileSync(copy + part, laid + part);
			await chmod(laid, 0o600);
			return {
				url: `file:${laid}`,
				async takePlace() {
					foldLogIn(laid);
					const before = existsSync(file) ? keepAside(file) : null;
					// In one step: whoever opens the file finds the one or the other.
					renameSync(laid, file);
					await syncFolder(dirname(file));
					return before;
				},
				async remove() {
					remove(laid);
				},
			};
		},
	};
}

/** With all that SQLite may have left beside it, as when the power was cut. */
function remove(file: string): void {
	for (const part of ["", ...BESIDE, "-journal"]) rmSync(file + part, { force: true });
}

/**
 * Brings what stands in the log of a database into its file, and removes the log: left there, it would be read as part
 * of whatever file takes that name next. A killed process leaves one behind.
 * @throws OperatorProblem when another process has the database open
 */
function foldLogIn(file: string): void {
	let connection: Database.Database | undefined;
	try {
		connection = new Database(file, { timeout: 0 });
		// Possible for the only one who has it open.
		connection.pragma("journal_mode = DELETE");
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "";
		if (code.startsWith("SQLITE_BUSY")) {
			throw new OperatorProblem(`The database ${file} is in use. Stop the server and every command on it first.`);
		}
		// A damaged one is what a backup is put in the place of. It is kept as it is, with its log.
		if (!code.startsWith("SQLITE_CORRUPT") && !code.startsWith("SQLITE_NOTADB")) throw inWords(file, error);
	} finally {
		connection?.close();
	}
}

/** Keeps what was there under another name, its log too where that could not be folded in. */
function keepAside(file: string): string {
	foldLogIn(file);
	const aside = `${file}.before-${stampOf(new Date())}`;
	for (const part of BESIDE) if (existsSync(file + part)) renameSync(file + part, aside + part);
	linkSync(file, aside);
	return aside;
}

const inWords = (file: string, error: unknown): unknown => {
	const trouble = troubleWith(file, error);
	return trouble === undefined ? error : new OperatorProblem(trouble, { cause: error });
};

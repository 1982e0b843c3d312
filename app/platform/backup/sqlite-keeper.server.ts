/** A database of SQLite: a file, and beside it the log of what was written last (`-wal`), which belongs to no other. */
import { existsSync, linkSync, renameSync, statSync } from "node:fs";
import { chmod, copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { troubleWith } from "../sqlite/trouble";
import { OperatorProblem } from "../store-errors";
import { syncFolder } from "../sync-file.server";
import { isRestored, type Keeper, stampOf } from "./keeper";
import { findDamageIn } from "./sqlite-damage.server";
import { inThread } from "./sqlite-thread.server";
import { beginUnfinished, tidyUnfinished } from "./unfinished.server";
import { inDiskWords } from "./words";

const BESIDE = ["-wal", "-shm"] as const;

/** One long read: in the write-ahead log's way of working writers do not wait for it. */
const COPY = `
	const connection = new Database(data.file, { readonly: true, timeout: 10_000 });
	try {
		connection.prepare("VACUUM INTO ?").run(data.to);
	} finally {
		connection.close();
	}
`;

export function sqliteKeeper(file: string): Keeper {
	if (existsSync(file) && statSync(file).isDirectory()) {
		throw new OperatorProblem(`${file} is a folder. Name a file for the database.`);
	}
	return {
		findDamage: () => findDamageIn(file),

		async copyTo(to) {
			if (!existsSync(file)) throw new OperatorProblem(`There is no database ${file}.`);
			try {
				await inThread(COPY, { file, to });
			} catch (error) {
				throw inWords(file, inDiskWords(dirname(to), error));
			}
		},

		async refuseWhileUsed() {
			if (existsSync(file)) foldLogIn(file);
		},

		async tidy() {
			if (existsSync(dirname(file))) tidyUnfinished(dirname(file), file);
		},

		async layBeside(copy) {
			if (tidyUnfinished(dirname(file), file)) throw isRestored(file);
			const unfinished = beginUnfinished(file);
			const laid = join(unfinished.folder, "laid.db");
			try {
				for (const part of ["", ...BESIDE]) if (existsSync(copy + part)) await copyFile(copy + part, laid + part);
				await chmod(laid, 0o600);
			} catch (error) {
				unfinished.remove();
				throw inDiskWords(existsSync(laid) ? dirname(file) : copy, error);
			}
			return {
				url: `file:${laid}`,
				async takePlace() {
					foldLogIn(laid);
					const before = existsSync(file) ? keepAside(file) : null;
					// A journal that came back after the power was cut would be read as part of the new file: it is gone for good.
					await syncFolder(dirname(file));
					// In one step: whoever opens the file finds the one or the other.
					renameSync(laid, file);
					await syncFolder(dirname(file));
					return before;
				},
				async remove() {
					unfinished.remove();
				},
			};
		},
	};
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

import { dialect } from "../columns";
import type { Raw, RawTx } from "../raw";
import type { IndexWriter, SearchEngine } from "./engine";
import { postgresEngine, postgresWriter } from "./postgres";
import { sqliteEngine, sqliteWriter } from "./sqlite";

export type { EntryChange, EntryRow, IndexedEntry, IndexedName, IndexWriter, SearchEngine } from "./engine";

/** Searches the index of the process's database. */
export const searchEngine = (db: Raw): SearchEngine => (dialect === "postgres" ? postgresEngine(db) : sqliteEngine(db));

/** Writes the index of the process's database. */
export const indexWriter = (tx: RawTx): IndexWriter => (dialect === "postgres" ? postgresWriter(tx) : sqliteWriter(tx));

import { dialect } from "../columns";
import type { Raw, RawTx } from "../raw";
import type { IndexWriter, SearchEngine } from "./engine";
import { postgresEngine, postgresWriter } from "./postgres";
import { sqliteEngine, sqliteWriter } from "./sqlite";

export type { EntryRow, IndexedEntry, IndexedName, IndexWriter, SearchEngine } from "./engine";

/** The search of the database that `store` or a transaction speaks to. */
export const searchEngine = (store: Raw & { readonly dialect: typeof dialect }): SearchEngine =>
	store.dialect === "postgres" ? postgresEngine(store) : sqliteEngine(store);

/** Writes the index of the process's database. */
export const indexWriter = (tx: RawTx): IndexWriter => (dialect === "postgres" ? postgresWriter(tx) : sqliteWriter(tx));

/**
 * Which two stores belong together. Each has a random id of its own and remembers the other's since they met, so that an
 * empty health store, or one of another installation, is not taken for the one that the portal worked with.
 */
import { statSync } from "node:fs";
import { dialectOf } from "../../db/columns";
import { storeId } from "../../db/schema/every-store";
import { systemFor } from "../model/people/asker";
import { appliedMigrations, hasTable, ofOtherStore } from "./migrations.server";
import { OtherStore } from "./store-errors";
import type { AnyTx, Store, StoreName } from "./store-handles";
import { whereIs } from "./where-is.server";

const OPENING = systemFor("finding which stores belong together");
const OTHER = { portal: "health", health: "portal" } as const satisfies Record<StoreName, StoreName>;

export interface StoreIds {
	/** The migrations that the database has: none for one that is empty, or not there. */
	applied: readonly string[];
	/** Null before its migration. */
	own: string | null;
	/** The other store's; null before they met. */
	other: string | null;
}

export const NOT_THERE: StoreIds = { applied: [], own: null, other: null };

/** Whether SQLite would make the file anew. A database of PostgreSQL is made by people. */
export function isMissing(url: string): boolean {
	if (dialectOf(url) === "postgres") return false;
	try {
		return (statSync(url.replace(/^file:/, ""), { throwIfNoEntry: false })?.size ?? 0) === 0;
	} catch {
		// What stands in the way, a file for a folder or a right, opening it says.
		return false;
	}
}

export async function idsIn(store: Store): Promise<StoreIds> {
	const db = store.read(OPENING);
	const applied = await appliedMigrations(db, store.dialect);
	const rows = (await hasTable(db, store.dialect, "store_id")) ? await db.select().from(storeId) : [];
	const idOf = (name: StoreName) => rows.find((row) => row.store === name)?.id ?? null;
	return { applied, own: idOf(store.name), other: idOf(OTHER[store.name]) };
}

/** What is wrong with the health store that is opened beside the portal's; null when they belong together, or never met another. */
export type PairProblem = "portal's" | "empty" | "another" | "of another portal";

export function pairProblem(portal: StoreIds, health: StoreIds): PairProblem | null {
	if (ofOtherStore("health", health.applied)) return "portal's";
	// A portal of an earlier version knows nothing of it yet.
	if (portal.own === null) return null;
	if (portal.other !== null && portal.other !== health.own) return health.applied.length === 0 ? "empty" : "another";
	if (health.other !== null && health.other !== portal.own) return "of another portal";
	return null;
}

const WHAT = {
	"portal's": "holds the portal's store, not the health store",
	empty: "is empty, and the portal has had another one",
	another: "is another one than the portal has had",
	"of another portal": "belongs to another portal than the one in DATABASE_URL",
} as const satisfies Record<PairProblem, string>;

const RESTORE = "If it was lost, restore its backup: hub restore --store health FILE.";
const SETTING = "If HEALTH_DATABASE_URL names the wrong one, mend it.";
const PAIR = "If it is to be this portal's from now on, say so: hub stores pair.";
const DO = {
	"portal's":
		"DATABASE_URL and HEALTH_DATABASE_URL name one database, or each other's: each store needs one of its own.",
	empty: `${RESTORE} ${SETTING} ${PAIR}`,
	another: `${RESTORE} ${SETTING} ${PAIR}`,
	"of another portal": `If the portal was lost, restore its backup: hub restore FILE. If a setting names the wrong one, mend it. ${PAIR}`,
} as const satisfies Record<PairProblem, string>;

/** A problem in a line for the operator: what, where, and what to do. */
export const sayPairProblem = (problem: PairProblem, url: string): string =>
	`The health store (${whereIs(url)}) ${WHAT[problem]}: nothing is written to it. ${DO[problem]}`;

/** @throws OtherStore when the two do not belong together */
export function refuseStranger(portal: StoreIds, health: StoreIds, url: string): void {
	const problem = pairProblem(portal, health);
	if (problem) throw new OtherStore(sayPairProblem(problem, url));
}

/**
 * Has two stores that never met another remember each other. Each half may come twice, from processes that start
 * together: the first one counts.
 */
export async function introduce(portal: Store, health: Store): Promise<void> {
	const [ofPortal, ofHealth] = [await idsIn(portal), await idsIn(health)];
	if (ofPortal.own === null || ofHealth.own === null) return;
	const { own: portalId } = ofPortal;
	const { own: healthId } = ofHealth;
	const first = (id: string, store: StoreName) => (tx: AnyTx) =>
		tx.insert(storeId).values({ store, id }).onConflictDoNothing();
	// In this order: what the portal remembers is on the health store's disk.
	if (ofHealth.other === null) await health.transaction(OPENING, first(portalId, "portal"));
	if (ofPortal.other === null) await portal.transaction(OPENING, first(healthId, "health"));
}

/** The store of `tx` belongs to this other one from now on. */
export async function rememberOther(tx: AnyTx, id: string): Promise<void> {
	const row = { store: OTHER[tx.store], id };
	await tx.insert(storeId).values(row).onConflictDoUpdate({ target: storeId.store, set: row });
}

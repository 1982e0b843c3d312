/**
 * The two stores: `await portal.readFor(asker)` reads, `await portal.transaction(asker, async (tx) => …)` writes, the same on
 * SQLite and PostgreSQL, and so does `health`. What the two engines do differently stands in `store-sqlite.server.ts` and
 * `store-postgres.server.ts`.
 */

import { dialectOf } from "../../db/columns";
import type { Asker } from "../model/people/asker";
import { env } from "./env.server";
import { refuseOtherKeys, rememberKeys } from "./keys/key-prints.server";
import { refuseOtherStores } from "./migrations.server";
import { RepeatedFailure } from "./repeated-failure.server";
import { OperatorProblem, StoreUnavailable } from "./store-errors";
import type { Read, Store, StoreName, TransactionOptions, Tx } from "./store-handles";
import {
	idsIn,
	introduce,
	isMissing,
	NOT_THERE,
	pairProblem,
	refuseStranger,
	rememberOther,
	sayPairProblem,
} from "./store-ids.server";
import { whereIs } from "./where-is.server";

let readsOnly = false;

/** Has this process open its stores so that nothing can be written, and nothing is made that is not there. */
export function openToRead(): void {
	readsOnly = true;
}

let makesStores = true;

/** From now on this process makes no store: who only looks at one has to find it. */
export function makeNoStore(): void {
	makesStores = false;
}

/** How long a write waits for others who write to SQLite's file. */
let patienceMs = 10_000;

/** Has this process wait longer for others who write: at a command nobody sits before a page and waits. */
export function waitForOthers(ms: number): void {
	patienceMs = ms;
}

/**
 * Opens a store whose database is at `url`: `file:PATH` or `postgres://…`.
 * @throws OperatorProblem for what has to be mended; StoreUnavailable when PostgreSQL does not answer in time
 */
export async function openStore<S extends StoreName>(name: S, url: string): Promise<Store<S>> {
	if (dialectOf(url) === "postgres") {
		const { openPostgres } = await import("./store-postgres.server");
		return openPostgres(name, url);
	}
	const { openSqlite } = await import("./store-sqlite.server");
	return openSqlite(name, url.replace(/^file:/, ""), patienceMs, readsOnly);
}

/** Who asks while a store does not open is told so at once, for so long after it was tried. */
const TRIED_AGAIN_AFTER_MS = 1000;

/** One of the stores as this process has it: opened at first use, and again when that failed. */
export class ProductStore<S extends StoreName = StoreName> {
	private opened: Promise<Store<S>> | undefined;
	/** The store as it was opened, when it has the prints of this process's keys. */
	private knowsKeys: Store<S> | undefined;
	private elsewhere: string | undefined;
	private readonly failures: RepeatedFailure;

	/**
	 * @param settings which database it is
	 * @param beside the portal's, for one that has to belong to it
	 */
	constructor(
		readonly name: S,
		private readonly settings: () => string,
		private readonly beside?: ProductStore,
	) {
		this.failures = new RepeatedFailure("the store cannot be used", { store: name });
	}

	/** Where its database is: `file:PATH` or `postgres://…`. */
	get url(): string {
		return this.elsewhere ?? this.settings();
	}

	/** @throws OperatorProblem, StoreUnavailable */
	open(): Promise<Store<S>> {
		if (!this.opened) {
			const opening = this.openNow();
			this.opened = opening;
			opening.catch(() => {
				setTimeout(() => {
					if (this.opened === opening) this.opened = undefined;
				}, TRIED_AGAIN_AFTER_MS).unref();
			});
		}
		return this.opened;
	}

	/** What is wrong with the health store is no reason to stop serving all else: it counts as one that does not answer. */
	private async openNow(): Promise<Store<S>> {
		try {
			return await this.openPrepared();
		} catch (error) {
			if (this.name === "portal" || !(error instanceof OperatorProblem)) throw error;
			this.failures.failed(error);
			throw new StoreUnavailable(error.message, { cause: error });
		}
	}

	private async openPrepared(): Promise<Store<S>> {
		// A backup that is looked into has its keys looked at with all else.
		if (this.elsewhere) return openStore(this.name, this.url);
		const beside = readsOnly ? undefined : await this.beside?.open();
		// One that the portal has had is not made anew.
		if (beside && isMissing(this.url)) refuseStranger(await idsIn(beside), NOT_THERE, this.url);
		const mustBeThere = readsOnly || !makesStores;
		if (mustBeThere) this.refuseMissing();
		const store = await openStore(this.name, this.url);
		try {
			if (beside) refuseStranger(await idsIn(beside), await idsIn(store), this.url);
			if (mustBeThere && (await idsIn(store)).applied.length === 0) throw this.notThere();
			if (readsOnly) return store;
			await refuseOtherKeys(store);
			if (beside) await this.join(beside, store);
		} catch (error) {
			await store.close();
			throw error;
		}
		return store;
	}

	/** @throws OperatorProblem where there is no file of it. Whether PostgreSQL has it, opening it says */
	refuseMissing(): void {
		if (isMissing(this.url)) throw this.notThere();
	}

	private notThere(): OperatorProblem {
		const where = whereIs(this.url);
		return new OperatorProblem(
			`There is no ${this.name} store: ${where} is not there, or is empty. The server makes it when it starts, or "hub migrate".`,
		);
	}

	/** It may come later than the product does, which goes on without it: so it is brought to this version when it is opened. */
	private async join(beside: Store, store: Store): Promise<void> {
		await store.migrate();
		await introduce(beside, store);
		// Another process may have been faster, with another one.
		refuseStranger(await idsIn(beside), await idsIn(store), this.url);
	}

	/** The handle that reads for somebody. It stands for the asker: what is handed the one needs no other. */
	async readFor(asker: Asker): Promise<Read<S>> {
		return (await this.open()).read(asker);
	}

	/** Writes for somebody, all or nothing: see `Store.transaction`. */
	async transaction<T>(asker: Asker, fn: (tx: Tx<S>) => Promise<T>, options?: TransactionOptions): Promise<T> {
		const store = await this.open();
		if (this.knowsKeys !== store && (await rememberKeys(store, asker))) this.knowsKeys = store;
		return store.transaction(asker, fn, options);
	}

	/** Has it, which is not open, open another database than the settings name: a backup that is looked into. */
	openInstead(url: string | undefined): void {
		if (this.opened) throw new Error("This store is open already.");
		this.elsewhere = url;
	}

	/** Closes it, if it was opened. */
	async close(): Promise<void> {
		const closing = this.opened;
		this.opened = undefined;
		// What could not be opened is not to be closed.
		const store = await closing?.catch(() => undefined);
		await store?.close();
	}
}

export const portal = new ProductStore("portal", () => env().DATABASE_URL);

export const health = new ProductStore("health", () => env().HEALTH_DATABASE_URL, portal);

export const STORES = [portal, health] as const;

/** The portal's, which nearly everything is about. */
export const readFor = (asker: Asker): Promise<Read> => portal.readFor(asker);
export const transaction = <T>(asker: Asker, fn: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T> =>
	portal.transaction(asker, fn, options);

/** For who only looks: why the two databases do not belong together, in a line; null when they do. */
export async function pairTrouble(): Promise<string | null> {
	const ofPortal = await idsIn(await portal.open());
	const { url } = health;
	const problem = pairProblem(ofPortal, isMissing(url) ? NOT_THERE : await lookAt(url));
	return problem && sayPairProblem(problem, url);
}

async function lookAt(url: string) {
	const store = await openStore("health", url);
	return idsIn(store).finally(() => store.close());
}

/**
 * The health store may be replaced behind a process that has it open: then it is closed, and not opened again until it is
 * the right one.
 * @throws StoreUnavailable, caused by OtherStore
 */
export async function refuseReplaced(): Promise<void> {
	const opened = await health.open();
	try {
		refuseStranger(await idsIn(await portal.open()), await idsIn(opened), health.url);
	} catch (error) {
		if (!(error instanceof OperatorProblem)) throw error;
		await health.close();
		throw new StoreUnavailable(error.message, { cause: error });
	}
}

/**
 * Brings the database of `HEALTH_DATABASE_URL`, which may be empty, up to date, and has it remember the portal. The portal
 * has yet to remember it.
 * @returns its id, and whether the portal knows it already
 * @throws OperatorProblem when it is the portal's own database, or was written with other keys
 */
export async function takeAsHealth(asker: Asker): Promise<{ id: string; isKnown: boolean }> {
	const ofPortal = await idsIn(await portal.open());
	const store = await openStore("health", health.url);
	try {
		refuseOtherStores("health", (await idsIn(store)).applied, health.url);
		await refuseOtherKeys(store);
		await store.migrate();
		const { own: id, other } = await idsIn(store);
		const { own: portalId } = ofPortal;
		if (id === null || portalId === null) throw new OperatorProblem('Run "hub migrate" first.');
		if (other !== portalId) await store.transaction(asker, (tx) => rememberOther(tx, portalId));
		return { id, isKnown: ofPortal.other === id && other === portalId };
	} finally {
		await store.close();
	}
}

/** Closes what this process has opened. */
export async function closeStores(): Promise<void> {
	await Promise.all(STORES.map((store) => store.close()));
}

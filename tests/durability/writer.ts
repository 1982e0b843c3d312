/**
 * A process that writes into both stores until it is killed, and says in a line of its own what it was told is kept:
 * `told portal ID`. It is bundled before it is started: see `start-writer.ts`.
 * Arguments: how many rounds, 0 for no end; in which of them it writes much at once, to the one store and to the other,
 * parted by a comma; from which on somebody reads in SQLite's logs, so that they cannot be emptied.
 */
import { writeSync } from "node:fs";
import { setImmediate as anothersTurn, setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { takeRoot } from "../../app/platform/audit.server";
import { deliverer } from "../../app/platform/relay/deliver.server";
import { closeStores, health, type ProductStore, portal, STORES } from "../../app/platform/store.server";
import { unavailableIn } from "../../app/platform/store-errors";
import type { StoreName } from "../../app/platform/store-handles";
import { TEST } from "../factories/asker";
import { prepareStores, tell, WAYS, writeAlone, writeLarge, writeTwice } from "./ledger";

const [, , rounds = "0", large = "", readFrom = ""] = process.argv;
const largeRounds = large.split(",").map(Number);
const SUBJECTS = ["a", "b", "c"];
/** Kept, so that they are not closed. */
const readers: Database.Database[] = [];
const never = new AbortController().signal;
const deliverers = WAYS.map(deliverer);

/** Says what is kept once it is. A server that is away is asked again: nothing was said. */
async function acknowledged(what: string, store: StoreName, write: () => Promise<string>): Promise<void> {
	try {
		writeSync(1, `${what} ${store} ${await write()}\n`);
	} catch (error) {
		if (!unavailableIn(error)) throw error;
		await pause(50);
	}
}

/** What is done beside each other in a round. */
async function facts(store: ProductStore): Promise<void> {
	for (const subject of SUBJECTS) {
		await acknowledged("told", store.name, () => tell(store, subject));
		await pause(1);
	}
}

async function plain(): Promise<void> {
	for (const store of STORES) await acknowledged("alone", store.name, () => writeAlone(store));
}

/** As long as the others are at work, three at once, so that a kill finds one of them between its two transactions. */
async function twiceBeside(others: Promise<unknown>): Promise<void> {
	let over = false;
	const waiting = others.finally(() => {
		over = true;
	});
	const writing = Array.from({ length: 3 }, async () => {
		while (!over) {
			await acknowledged("twice", "health", () => writeTwice(health, portal));
			await anothersTurn();
		}
	});
	await Promise.all([waiting, ...writing]);
}

async function beside(work: Promise<unknown>): Promise<void> {
	await work.catch((error) => {
		if (!unavailableIn(error)) throw error;
	});
}

function readForEver(store: ProductStore): void {
	const reader = new Database(store.url.replace(/^file:/, ""), { readonly: true });
	reader.exec("BEGIN");
	reader.prepare("SELECT count(*) FROM test_ledger").get();
	readers.push(reader);
}

await prepareStores();
for (let round = 1; ; round++) {
	if (round === Number(readFrom)) STORES.forEach(readForEver);
	const others = Promise.all([
		facts(health),
		facts(portal),
		plain(),
		...deliverers.map((deliver) => beside(deliver(TEST, never))),
		...STORES.map(async (store, at) => {
			if (largeRounds[at] === round) await acknowledged("large", store.name, () => writeLarge(store));
		}),
	]);
	await twiceBeside(others);
	if (round % 3 === 0) for (const store of STORES) await beside(takeRoot(store, TEST));
	// A round without end is killed; the other one is in the middle of it all when it ends.
	if (round === Number(rounds)) process.exit();
	// SQLite then takes its log away, and makes another.
	if (round % 7 === 0) await closeStores();
}

import type { Command } from "commander";
import { restoreRecords } from "../../features/health/record/carry-over.server";
import { erasuresToRepeat } from "../../features/referrals/erase-referrals.server";
import { backUp, keeperOf, restore } from "../../platform/backup/backup.server";
import { check } from "../../platform/backup/check.server";
import { makeNoKey } from "../../platform/keys/secrets.server";
import { checkQueue } from "../../platform/queue/failed.server";
import { afterRestore, checkRelay, settleUnknown } from "../../platform/relay/look-after.server";
import { health, openToRead, type ProductStore, pairTrouble, portal, STORES } from "../../platform/store.server";
import type { StoreName } from "../../platform/store-handles";
import { onlyLook } from "../only-look";
import { OPERATOR, record } from "../operator";
import { answer, count, followProgress } from "../progress";
import { storeNamed, storesNamed, withOneStore, withStore } from "../which-store";

interface OneStore {
	store: StoreName;
	json?: boolean;
}

const WAYS = [
	[portal, health],
	[health, portal],
] as const;

/** What the two stores, of which one was restored, do not both know. */
async function sayAfterRestore(): Promise<string[]> {
	try {
		openToRead();
		const trouble = await pairTrouble();
		if (trouble) return [trouble];
		await onlyLook([portal, health]);
		const lines: string[] = [];
		for (const [from, to] of WAYS) lines.push(...(await afterRestore(from, to, OPERATOR)));
		return lines.map((line) => `Beside it: ${line}.`);
	} catch {
		// The other one may be away, or of an earlier version: the restore is done all the same.
		return ['The other store could not be asked what was told since: run "hub check" when it can.'];
	}
}

/** @returns what was there before, and what of it holds all the same */
async function putBack(store: StoreName, file: string): Promise<{ before: string | null; since: string[] }> {
	if (store === "portal") return { before: await restore(portal, OPERATOR, file), since: [] };
	const { before, carried } = await restoreRecords(OPERATOR, file, [erasuresToRepeat]);
	if (carried === null) {
		const words =
			"What it replaces could not be read: all shares have ended. Suspensions, holds and deaths since are lost.";
		return { before, since: [words] };
	}
	if (carried === 0) return { before, since: [] };
	return {
		before,
		since: [
			`Who may see which record, and which referral was erased, is as it was decided since: ${count(carried)} rows.`,
		],
	};
}

async function problemsOf(store: ProductStore): Promise<string[]> {
	if (store === health) {
		makeNoKey();
		openToRead();
		// What is wrong with the portal's is told by its own check.
		const trouble = await pairTrouble().catch(() => null);
		if (trouble) return [trouble];
	}
	store.refuseMissing();
	const keeper = await keeperOf(store.url);
	await keeper.tidy();
	const damage = await keeper.findDamage();
	if (damage.length > 0) return damage;
	await onlyLook([store]);
	const problems = await check(store, OPERATOR);
	return problems.length > 0 ? problems : checkQueue(store, OPERATOR);
}

export function registerBackup(program: Command): void {
	withOneStore(program.command("backup <file>"))
		.description("Write a store's database, as it is at this moment, to a new file, while the server goes on.")
		.option("--json", "answer in JSON")
		.action(async (file: string, { store, json }: OneStore) => {
			const bytes = await backUp(storeNamed(store), file);
			await record(storeNamed(store), { action: "backup.made", details: { bytes } }).catch((error: unknown) =>
				// It is there all the same: the database may be of another version, or damaged.
				process.stderr.write(`The audit log does not say so: ${error instanceof Error ? error.message : error}\n`),
			);
			const [other] = STORES.filter((one) => one.name !== store);
			answer(json, { file, store, bytes }, [
				`${file} holds the database of the ${store} store: ${count(bytes)} bytes.`,
				`The ${other?.name} store is another database: back it up with "hub backup --store ${other?.name} FILE".`,
			]);
		});

	withOneStore(program.command("restore <file>"))
		.description("Put a backup in the place of the database, once it is known to be whole. The server must be stopped.")
		.option("--json", "answer in JSON")
		.action(async (file: string, { store, json }: OneStore) => {
			makeNoKey();
			const progress = followProgress("Restoring");
			const { before, since } = await putBack(store, file);
			progress.done("the backup is whole");
			const kept = before === null ? [] : [`What was there before is kept as ${before}.`];
			const told = await sayAfterRestore();
			answer(json, { file, before, told: [...since, ...told] }, [
				`The database is as it was when ${file} was written.`,
				...since,
				...kept,
				...told,
			]);
		});

	program
		.command("settle")
		.description(
			"Note that you have looked at what one store was told and the other, which was restored, does not know any more: the check says no more of it.",
		)
		.option("--json", "answer in JSON")
		.action(async ({ json }: { json?: boolean }) => {
			makeNoKey();
			let messages = 0;
			for (const [from, to] of WAYS) messages += await settleUnknown(from, to, OPERATOR);
			answer(json, { messages }, [
				messages > 0 ? `${count(messages)} messages are settled.` : "There is nothing to settle.",
			]);
		});

	withStore(program.command("check").alias("verify"))
		.description(
			"Look for damage in the databases, their logs and their encrypted values, and for work that failed. Ends with status 1 when there is any.",
		)
		.option("--json", "answer in JSON")
		.action(async ({ store: name, json }: Partial<OneStore>) => {
			const problems: string[] = [];
			for (const store of storesNamed(name)) {
				const found = await problemsOf(store);
				problems.push(...found.map((line) => (store.name === "portal" ? line : `${store.name}: ${line}`)));
			}
			if (name === undefined && problems.length === 0) {
				for (const [from, to] of WAYS) problems.push(...(await checkRelay(from, to, OPERATOR)));
			}
			if (problems.length > 0) process.exitCode = 1;
			answer(json, { problems }, problems.length > 0 ? problems : ["Everything is whole."]);
		});
}

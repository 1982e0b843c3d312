import type { Command } from "commander";
import { backUp, keeperOf, restore } from "../../platform/backup/backup.server";
import { check } from "../../platform/backup/check.server";
import { makeNoKey } from "../../platform/keys/secrets.server";
import { checkQueue } from "../../platform/queue/failed.server";
import { checkRelay } from "../../platform/relay/look-after.server";
import { health, portal } from "../../platform/store.server";
import type { StoreName } from "../../platform/store-handles";
import { onlyLook } from "../only-look";
import { OPERATOR } from "../operator";
import { answer, count, followProgress } from "../progress";
import { storeNamed, storesNamed, withOneStore, withStore } from "../which-store";

interface OneStore {
	store: StoreName;
	json?: boolean;
}

export function registerBackup(program: Command): void {
	withOneStore(program.command("backup <file>"))
		.description("Write a store's database, as it is at this moment, to a new file, while the server goes on.")
		.option("--json", "answer in JSON")
		.action(async (file: string, { store, json }: OneStore) => {
			const bytes = await backUp(storeNamed(store), file);
			answer(json, { file, bytes }, [`${file} holds the database: ${count(bytes)} bytes.`]);
		});

	withOneStore(program.command("restore <file>"))
		.description("Put a backup in the place of the database, once it is known to be whole. The server must be stopped.")
		.option("--json", "answer in JSON")
		.action(async (file: string, { store, json }: OneStore) => {
			makeNoKey();
			const progress = followProgress("Restoring");
			const before = await restore(storeNamed(store), OPERATOR, file);
			progress.done("the backup is whole");
			const kept = before === null ? [] : [`What was there before is kept as ${before}.`];
			answer(json, { file, before }, [`The database is as it was when ${file} was written.`, ...kept]);
		});

	withStore(program.command("check"))
		.description(
			"Look for damage in the databases, their logs and their encrypted values, and for work that failed. Ends with status 1 when there is any.",
		)
		.option("--json", "answer in JSON")
		.action(async ({ store: name, json }: Partial<OneStore>) => {
			const problems: string[] = [];
			for (const store of storesNamed(name)) {
				const found = await (await keeperOf(store.url)).findDamage();
				if (found.length === 0) {
					await onlyLook([store]);
					found.push(...(await check(store, OPERATOR)));
					if (found.length === 0) found.push(...(await checkQueue(store, OPERATOR)));
				}
				problems.push(...found.map((line) => (store.name === "portal" ? line : `${store.name}: ${line}`)));
			}
			if (name === undefined && problems.length === 0) {
				problems.push(...(await checkRelay(portal, health, OPERATOR)), ...(await checkRelay(health, portal, OPERATOR)));
			}
			if (problems.length > 0) process.exitCode = 1;
			answer(json, { problems }, problems.length > 0 ? problems : ["Everything is whole."]);
		});
}

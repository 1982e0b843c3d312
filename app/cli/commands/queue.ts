import type { Command } from "commander";
import { recordedAt } from "../../platform/audit.server";
import { findFailed, tryAgain } from "../../platform/queue/failed.server";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import type { ProductStore } from "../../platform/store.server";
import type { StoreName } from "../../platform/store-handles";
import { OPERATOR } from "../operator";
import { answer } from "../progress";
import { storeNamed, storesNamed, withOneStore, withStore } from "../which-store";

export function registerQueue(program: Command): void {
	const parent = program
		.command("queue")
		.description("See what the product could not do by itself, and have it tried again.")
		.hook("preAction", async () => {
			await migrateAndSeal(OPERATOR);
		});

	withStore(parent.command("list"))
		.description("List what failed for good: tried so often that it is not tried any more.")
		.option("--json", "answer in JSON")
		.action(async ({ store: name, json }: { store?: StoreName; json?: boolean }) => {
			const found = await Promise.all(storesNamed(name).map(failedIn));
			const failed = found.flat();
			answer(
				json,
				failed,
				failed.length === 0
					? ["Nothing has failed."]
					: failed.flatMap(({ store, id, kind, key, failedAt, words }) => [
							`${id}  ${store}  ${failedAt.toISOString()}  ${kind}  ${key}`,
							`    ${words}`,
						]),
			);
		});

	withOneStore(parent.command("retry <id>"))
		.description('Have something tried again, from its first try on. "list" names what failed.')
		.option("--json", "answer in JSON")
		.action(async (id: string, { store, json }: { store: StoreName; json?: boolean }) => {
			const failed = await recordedAt(storeNamed(store), store, OPERATOR, async (tx) => {
				const found = await tryAgain(tx, id);
				if (!found) return undefined;
				const { kind: task, councilId } = found;
				const subject = { kind: "task", id };
				tx.record({ action: "task.tried-again", actor: null, councilId, subject, details: { task } });
				return found;
			});
			if (!failed)
				throw new Error(`No task ${id} of the ${store} store has failed. "hub queue list" names those that did.`);
			answer(json, failed, [`It is tried again as soon as the server has its turn: ${failed.kind} ${failed.key}.`]);
		});
}

async function failedIn(store: ProductStore) {
	const failed = await findFailed(await store.readFor(OPERATOR));
	return failed.map((one) => ({ store: store.name, ...one }));
}

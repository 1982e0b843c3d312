import { type Command, Option } from "commander";
import { recordedAt } from "../../platform/audit.server";
import { DISMISSALS, type Dismissal } from "../../platform/queue/dismissal";
import { dismiss, findFailed, tryAgain } from "../../platform/queue/failed.server";
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
			if (!failed) throw noneFailed(id, store);
			answer(json, failed, [`It is tried again as soon as the server has its turn: ${failed.kind} ${failed.key}.`]);
		});

	withOneStore(parent.command("dismiss <id>"))
		.description('Take something away that failed and is not to be tried again. "list" names what failed.')
		.addOption(new Option("--reason <reason>", "why").choices(DISMISSALS).makeOptionMandatory())
		.option("--json", "answer in JSON")
		.action(async (id: string, { store, reason, json }: { store: StoreName; reason: Dismissal; json?: boolean }) => {
			const dismissed = await recordedAt(storeNamed(store), store, OPERATOR, async (tx) => {
				const found = await dismiss(tx, id);
				if (!found) return undefined;
				const { kind: task, councilId } = found;
				const subject = { kind: "task", id };
				tx.record({ action: "task.dismissed", actor: null, councilId, subject, details: { task, reason } });
				return found;
			});
			if (!dismissed) throw noneFailed(id, store);
			answer(json, dismissed, [`It is not tried again: ${dismissed.kind} ${dismissed.key}.`]);
		});
}

const noneFailed = (id: string, store: StoreName) =>
	new Error(`No task ${id} of the ${store} store has failed. "hub queue list" names those that did.`);

async function failedIn(store: ProductStore) {
	const failed = await findFailed(await store.readFor(OPERATOR));
	return failed.map((one) => ({ store: store.name, ...one }));
}

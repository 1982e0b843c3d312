import type { Command } from "commander";
import { recordedAt } from "../../platform/audit.server";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { health, portal, takeAsHealth } from "../../platform/store.server";
import { rememberOther } from "../../platform/store-ids.server";
import { OPERATOR, record } from "../operator";
import { answer } from "../progress";

export function registerStores(program: Command): void {
	program
		.command("stores")
		.description("Say which two stores belong together.")
		.command("pair")
		.description(
			"Take the health store that HEALTH_DATABASE_URL names, which may be empty, for this portal's from now on. What stood in another one is not in it: restore a backup instead where you have one.",
		)
		.option("--json", "answer in JSON")
		.action(async ({ json }: { json?: boolean }) => {
			await migrateAndSeal(OPERATOR);
			const { id, isKnown } = await takeAsHealth(OPERATOR);
			if (!isKnown) {
				const fact = { action: "stores.paired", details: { health: id } };
				await recordedAt(portal, portal.name, OPERATOR, async (tx) => {
					await rememberOther(tx, id);
					tx.record({ actor: null, ...fact });
				});
				await record(health, fact);
			}
			answer(json, { paired: !isKnown }, [
				isKnown ? "The two stores belong together already." : "The two stores belong together from now on.",
			]);
		});
}

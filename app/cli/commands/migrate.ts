import type { Command } from "commander";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { health } from "../../platform/store.server";
import { OPERATOR } from "../operator";

export function registerMigrate(program: Command): void {
	program
		.command("migrate")
		.description("Bring the databases of both stores to this version's schema.")
		.option("--json", "answer in JSON")
		.action(async (options: { json?: boolean }) => {
			const applied = await migrateAndSeal(OPERATOR);
			// Brought up to date when it is opened.
			await health.open();
			if (options.json) process.stdout.write(`${JSON.stringify({ applied })}\n`);
			else process.stdout.write(applied.length ? `Applied ${applied.join(", ")}.\n` : "Nothing to apply.\n");
		});
}

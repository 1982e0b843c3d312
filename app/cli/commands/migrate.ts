import type { Command } from "commander";
import { migrateAndSeal } from "../../platform/keys/rotate-keys.server";
import { OPERATOR } from "../operator";

export function registerMigrate(program: Command): void {
	program
		.command("migrate")
		.description("Bring the database to this version's schema.")
		.option("--json", "answer in JSON")
		.action(async (options: { json?: boolean }) => {
			const applied = await migrateAndSeal(OPERATOR);
			if (options.json) process.stdout.write(`${JSON.stringify({ applied })}\n`);
			else process.stdout.write(applied.length ? `Applied ${applied.join(", ")}.\n` : "Nothing to apply.\n");
		});
}

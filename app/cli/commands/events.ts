import type { Command } from "commander";
import { listUnsettled } from "../../features/health/events/waiting.server";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { OPERATOR } from "../operator";
import { answer } from "../progress";

export function registerEvents(program: Command): void {
	program
		.command("events")
		.description("See which national events of child health wait for their child or were refused.")
		.hook("preAction", async () => {
			await migrateAndSeal(OPERATOR);
		})
		.command("list")
		.description("List them, the newest first; nothing of what they say.")
		.option("--json", "answer in JSON")
		.action(async ({ json }: { json?: boolean }) => {
			const found = await listUnsettled(OPERATOR);
			answer(
				json,
				found,
				found.length === 0
					? ["Nothing waits, and nothing was refused."]
					: found.flatMap(({ receivedAt, state, sender, kind, problem }) => [
							`${receivedAt.toISOString()}  ${state}  ${sender}  ${kind}`,
							...(problem === null ? [] : [`    ${problem}`]),
						]),
			);
		});
}

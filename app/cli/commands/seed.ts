import type { Command } from "commander";
import type { SeededCouncil } from "../../demo/seed-demo.server";
import { isLocalDate, localNow } from "../../model/calendar/local-time";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { OPERATOR } from "../operator";
import { answer, count, followProgress } from "../progress";

function seededLine({ slug, name, council, added, changed, unchanged }: SeededCouncil): string {
	return `${name} (/${slug}) ${council}; listings: ${added} added, ${changed} changed, ${unchanged} unchanged.`;
}

export function registerSeed(program: Command): void {
	program
		.command("seed")
		.description("Write the demo: two fictional councils. Run again on a later day, it moves their dates on.")
		.option("--today <date>", "the date to place courses, terms and checks around: 2026-11-23")
		.option("--json", "answer in JSON")
		.action(async ({ today = localNow().date, json }: { today?: string; json?: boolean }) => {
			if (!isLocalDate(today)) throw new Error(`"${today}" is not a date such as 2026-11-23.`);
			await migrateAndSeal(OPERATOR);
			// Loaded only here: no other command needs the demo's texts.
			const { seedDemo } = await import("../../demo/seed-demo.server");
			const progress = followProgress("Writing the demo");
			const report = await seedDemo({ today });
			progress.done(`${count(report.councils.length)} councils`);
			answer(json, report, [
				...report.councils.map(seededLine),
				`${count(report.postcodes)} pseudo-postcodes are in place.`,
			]);
		});
}

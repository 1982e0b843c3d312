import type { Command } from "commander";
import { backUp, keeperOf, restore } from "../../platform/backup/backup.server";
import { check } from "../../platform/backup/check.server";
import { env } from "../../platform/env.server";
import { makeNoKey } from "../../platform/keys/secrets.server";
import { onlyLook } from "../only-look";
import { OPERATOR } from "../operator";
import { answer, count, followProgress } from "../progress";

export function registerBackup(program: Command): void {
	program
		.command("backup <file>")
		.description("Write the database, as it is at this moment, to a new file, while the server goes on.")
		.option("--json", "answer in JSON")
		.action(async (file: string, { json }: { json?: boolean }) => {
			const bytes = await backUp(file);
			answer(json, { file, bytes }, [`${file} holds the database: ${count(bytes)} bytes.`]);
		});

	program
		.command("restore <file>")
		.description("Put a backup in the place of the database, once it is known to be whole. The server must be stopped.")
		.option("--json", "answer in JSON")
		.action(async (file: string, { json }: { json?: boolean }) => {
			makeNoKey();
			const progress = followProgress("Restoring");
			const before = await restore(OPERATOR, file);
			progress.done("the backup is whole");
			const kept = before === null ? [] : [`What was there before is kept as ${before}.`];
			answer(json, { file, before }, [`The database is as it was when ${file} was written.`, ...kept]);
		});

	program
		.command("check")
		.description(
			"Look for damage in the database, its log and its encrypted values. Ends with status 1 when there is any.",
		)
		.option("--json", "answer in JSON")
		.action(async ({ json }: { json?: boolean }) => {
			const problems = await (await keeperOf(env().DATABASE_URL)).findDamage();
			if (problems.length === 0) {
				await onlyLook();
				problems.push(...(await check(OPERATOR)));
			}
			if (problems.length > 0) process.exitCode = 1;
			answer(json, { problems }, problems.length > 0 ? problems : ["The database is whole."]);
		});
}

/** The operator's command line: one file per group of commands in `commands/`. */
import { Command } from "commander";
import { closeStore } from "../platform/store.server";
import { registerAudit } from "./commands/audit";
import { registerCouncil } from "./commands/council";
import { registerFeedback } from "./commands/feedback";
import { registerImport } from "./commands/import";
import { registerKeys } from "./commands/keys";
import { registerMigrate } from "./commands/migrate";
import { registerSeed } from "./commands/seed";
import { registerUsers } from "./commands/users";

const program = new Command("hub")
	.description("Run a Start for Life hub: load places and services, look after councils and data.")
	.showHelpAfterError()
	.configureHelp({ sortSubcommands: true });

registerMigrate(program);
registerCouncil(program);
registerImport(program);
registerSeed(program);
registerFeedback(program);
registerAudit(program);
registerUsers(program);
registerKeys(program);

try {
	await program.parseAsync();
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
} finally {
	await closeStore();
}

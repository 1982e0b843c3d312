/** The operator's command line: one file per group of commands in `commands/`. */
import { Command } from "commander";
import { coverWhatWasRecorded } from "../platform/audit.server";
import { closeStores, makeNoStore, waitForOthers } from "../platform/store.server";
import { unavailableIn } from "../platform/store-errors";
import { registerAudit } from "./commands/audit";
import { registerBackup } from "./commands/backup";
import { registerBirths } from "./commands/births";
import { registerCouncil } from "./commands/council";
import { registerEvents } from "./commands/events";
import { registerFeedback } from "./commands/feedback";
import { registerImport } from "./commands/import";
import { registerKeys } from "./commands/keys";
import { registerMigrate } from "./commands/migrate";
import { registerQueue } from "./commands/queue";
import { registerRecords } from "./commands/records";
import { registerSeed } from "./commands/seed";
import { registerStores } from "./commands/stores";
import { registerUsers } from "./commands/users";
import { fileTrouble } from "./file-trouble";
import { OPERATOR } from "./operator";

const program = new Command("hub")
	.description("Run a Start for Life hub: load places and services, look after councils and data.")
	.showHelpAfterError()
	.configureHelp({ sortSubcommands: true });

registerMigrate(program);
registerCouncil(program);
registerImport(program);
registerSeed(program);
registerBirths(program);
registerRecords(program);
registerEvents(program);
registerFeedback(program);
registerAudit(program);
registerUsers(program);
registerKeys(program);
registerBackup(program);
registerQueue(program);
registerStores(program);

/** Commands that only look. */
const LOOKS = new Set(["list", "status", "head"]);
program.hook("preAction", (_program, command) => {
	if (LOOKS.has(command.name())) makeNoStore();
});

waitForOthers(60_000);
try {
	await program.parseAsync();
} catch (error) {
	const told = unavailableIn(error) ?? error;
	process.stderr.write(`${fileTrouble(told) ?? (told instanceof Error ? told.message : String(told))}\n`);
	process.exitCode = 1;
} finally {
	await coverWhatWasRecorded(OPERATOR);
	await closeStores();
}

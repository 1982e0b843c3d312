// `npm run hub -- <command>`: the operator's command.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { COMMAND, prepare, root } from "./bootstrap.mjs";
import { stopWithNpm } from "./stop-with-npm.mjs";

stopWithNpm();
await prepare({ command: true });
const hub = spawn(process.execPath, [join(root, COMMAND), ...process.argv.slice(2)], {
	stdio: "inherit",
	// Paths that the operator names are seen from where they stand.
	cwd: process.env.INIT_CWD ?? process.cwd(),
	// A command says itself what failed: in a line, beside which nobody wants the log's.
	env: { LOG_LEVEL: "fatal", ...process.env, HUB_ROOT: root },
});
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => hub.kill(signal));
// The terminal sends this one to the command as well.
process.on("SIGINT", () => {});
hub.on("close", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));

// `npm run hub -- <command>`: the operator's command.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./bootstrap.mjs";

await prepare({ build: false });
const done = spawnSync(process.execPath, ["--import", "tsx", join(root, "app/cli/hub.ts"), ...process.argv.slice(2)], {
	stdio: "inherit",
	// Paths that the operator names are seen from where they stand.
	cwd: process.env.INIT_CWD ?? process.cwd(),
	env: { ...process.env, HUB_ROOT: root },
});
process.exit(done.status ?? 1);

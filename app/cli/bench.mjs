// `npm run bench`: what the product does in how long, in one run.
import { spawnSync } from "node:child_process";
import { prepare, root } from "./bootstrap.mjs";

await prepare({ build: true, command: true });
const done = spawnSync(
	process.execPath,
	["tests/bench/with-vite.mjs", "tests/bench/index.ts", ...process.argv.slice(2)],
	{
		stdio: "inherit",
		cwd: root,
		env: { ...process.env, HUB_ROOT: root, NODE_ENV: "production" },
	},
);
process.exit(done.status ?? 1);

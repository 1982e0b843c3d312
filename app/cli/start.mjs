// `npm start`: installs, builds, migrates, seeds and serves, doing only what is missing or stale.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, root } from "./bootstrap.mjs";
import { stopWithNpm } from "./stop-with-npm.mjs";

process.chdir(root);
stopWithNpm();
const dev = process.argv.includes("--dev");
await prepare({ build: !dev });
if (dev) {
	process.env.NODE_ENV = "development";
	const { createServer } = await import("vite");
	const vite = await createServer({
		configFile: join(root, "remix.config.js"),
		server: { middlewareMode: true, hmr: { port: Number(process.env.PORT || 3000) + 20000 } },
	});
	const load = () => vite.ssrLoadModule("virtual:remix/server-build");
	const { entry } = await load();
	await entry.module.serve({ build: load, middleware: vite.middlewares });
} else {
	process.env.NODE_ENV ??= "production";
	const built = await import(pathToFileURL(join(root, "build/server/index.js")).href);
	await built.entry.module.serve({ build: async () => built });
}

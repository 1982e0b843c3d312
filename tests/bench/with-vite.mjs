// `node with-vite.mjs SCRIPT …` runs a script by Vite, as the product's own modules expect: they find the words of all
// languages with `import.meta.glob`. A script is over when its last top-level `await` is.
import { resolve } from "node:path";
import { runnerImport } from "vite";

process.argv.splice(1, 1);
await runnerImport(resolve(process.argv[1] ?? ""), { logLevel: "error" });

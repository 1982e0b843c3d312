/** A script in one file, for tests that start it many times: to be read by Vite first would take a second each time. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";

/** Below the project, where a bundle finds the packages. */
const FOLDER = resolve(import.meta.dirname, "../../build/tests");

export interface Bundle {
	/** For Node to run. */
	file: string;
	remove(): void;
}

/** @param script below the project, "tests/setup/importer.ts" */
export async function bundle(script: string): Promise<Bundle> {
	mkdirSync(FOLDER, { recursive: true });
	const folder = mkdtempSync(join(FOLDER, "bundle-"));
	await build({
		configFile: false,
		root: resolve(import.meta.dirname, "../.."),
		publicDir: false,
		logLevel: "error",
		build: {
			ssr: script,
			outDir: folder,
			target: "node20",
			rollupOptions: { output: { entryFileNames: "script.mjs" } },
		},
	});
	return { file: join(folder, "script.mjs"), remove: () => rmSync(folder, { recursive: true }) };
}

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The project's folder: the operator may stand elsewhere. */
const root = process.env.HUB_ROOT ?? process.cwd();

/** The codes of the languages the portal speaks: the folders of `locales`. Read from disk, so that the CLI knows too. */
export function knownLanguages(): string[] {
	const folder = join(root, "locales");
	return readdirSync(folder)
		.filter((name) => existsSync(join(folder, name, "language.json")))
		.sort();
}

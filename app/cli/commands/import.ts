import type { Command } from "commander";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { OPERATOR } from "../operator";
import { registerAreas } from "./areas";
import { registerDeprivation } from "./deprivation";
import { registerOpenReferral } from "./import-open-referral";
import { registerServices } from "./import-services";
import { registerUndo } from "./import-undo";
import { registerPostcodes } from "./postcodes";

export function registerImport(program: Command): void {
	const parent = program
		.command("import")
		.description("Load places, services and feeds from files.")
		.hook("preAction", async () => {
			await migrateAndSeal(OPERATOR);
		});
	registerPostcodes(parent);
	registerAreas(parent);
	registerDeprivation(parent);
	registerServices(parent);
	registerOpenReferral(parent);
	registerUndo(parent);
}

import type { Command } from "commander";
import { importDeprivation } from "../../features/directory/places/import-deprivation.server";
import { openTextLines } from "../../features/directory/places/text-lines.server";
import { OPERATOR } from "../operator";
import { answer, badRowLines, count } from "../progress";

export function registerDeprivation(parent: Command): void {
	parent
		.command("deprivation")
		.description("Load the Index of Multiple Deprivation by small area (LSOA). Replaces what is loaded.")
		.argument("<file>", 'CSV or gzip with lsoa21, imd_rank, imd_decile, or as the ministry publishes it; or "-"')
		.option("--json", "answer in JSON")
		.action(async (file: string, options: { json?: boolean }) => {
			const report = await importDeprivation(OPERATOR, openTextLines(file));
			answer(options.json, report, [
				`${count(report.loaded)} small areas loaded.`,
				...(report.bad ? [`${count(report.bad)} rows are wrong:`, ...badRowLines(report.badRows, report.bad)] : []),
			]);
		});
}

import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { importAreas, readOutlines } from "../../features/directory/places/import-areas.server";
import { openTextLines } from "../../features/directory/places/text-lines.server";
import { OPERATOR } from "../operator";
import { answer, badRowLines, count } from "../progress";

export function registerAreas(parent: Command): void {
	parent
		.command("areas")
		.description(
			"Load England's upper-tier authorities and the districts in each. Run again, it brings them up to date.",
		)
		.argument("<file>", 'CSV with gss, name, official_name, type, region, govuk_slug, districts; or "-"')
		.option("--outlines <geojson>", "their outlines, as GeoJSON")
		.option("--json", "answer in JSON")
		.action(async (file: string, options: { outlines?: string; json?: boolean }) => {
			const outlines = options.outlines ? readOutlines(readFileSync(options.outlines, "utf8")) : undefined;
			const report = await importAreas(OPERATOR, openTextLines(file), outlines);
			answer(options.json, report, [
				`${count(report.areas)} areas with ${count(report.districts)} districts and ${count(report.outlines)} outlines loaded.`,
				...(report.bad ? [`${count(report.bad)} rows are wrong:`, ...badRowLines(report.badRows, report.bad)] : []),
			]);
		});
}

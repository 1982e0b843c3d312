import { type Command, InvalidArgumentError } from "commander";
import { downloadCodePointOpen } from "../../features/directory/places/code-point-download.server";
import { importPostcodes, StrictRefusal } from "../../features/directory/places/import-postcodes.server";
import { openTextLines } from "../../features/directory/places/text-lines.server";
import { OPERATOR } from "../operator";
import { answer, badRowLines, count, followProgress } from "../progress";

interface Options {
	download?: boolean;
	strict?: boolean;
	year?: number;
	json?: boolean;
}

function readYear(text: string): number {
	if (!/^20\d\d$/.test(text)) throw new InvalidArgumentError("It is not a year such as 2025.");
	return Number(text);
}

export function registerPostcodes(parent: Command): void {
	parent
		.command("postcodes")
		.description(
			"Load postcodes: the ONS Postcode Directory, the NSPL or OS Code-Point Open, as CSV or gzip. Replaces what is loaded.",
		)
		.argument("[file]", 'path of the file, or "-" for standard input')
		.option("--download", "fetch OS Code-Point Open (all of Great Britain) from the Ordnance Survey instead of a file")
		.option("--strict", "change nothing when a row is wrong")
		.option(
			"--year <year>",
			"year of the data, for the copyright line; by default the one in the file's name",
			readYear,
		)
		.option("--json", "answer in JSON")
		.action(async (file: string | undefined, options: Options) => {
			if (Boolean(file) === Boolean(options.download)) throw new Error("Give a file, or --download.");
			const lines = file ? openTextLines(file) : await downloadCodePointOpen();
			const progress = followProgress("Loading postcodes");
			const onProgress = (rows: number, fraction: number | null) => progress.at(`${count(rows)} rows`, fraction);
			try {
				const report = await importPostcodes(OPERATOR, lines, {
					strict: options.strict,
					year: options.year,
					onProgress,
				});
				progress.done(`${count(report.read)} rows`);
				answer(options.json, report, [
					`${count(report.loaded)} postcodes loaded.`,
					...(report.leftOut ? [`${count(report.leftOut)} rows left out: they have no position.`] : []),
					...(report.repeated ? [`${count(report.repeated)} rows repeat a postcode: the first one counts.`] : []),
					...(report.bad ? [`${count(report.bad)} rows are wrong:`, ...badRowLines(report.badRows, report.bad)] : []),
				]);
			} catch (error) {
				if (!(error instanceof StrictRefusal)) throw error;
				throw new Error([error.message, ...badRowLines(error.bad.rows, error.bad.total)].join("\n"));
			}
		});
}

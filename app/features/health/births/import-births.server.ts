/** Births of a list or of Bundles: each gets its record, and a code where somebody wants one. */
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { localNow } from "../../../model/calendar/local-time";
import type { SystemAsker } from "../../../model/people/asker";
import { documentIn } from "../exchange/document-file.server";
import { newClaimCode } from "../record/claim-record.server";
import { receiveBirth } from "../record/receive-birth.server";
import { BIRTH_COLUMNS, type ReadBirth, readBirth } from "./read-birth";
import { readBirthBundle } from "./read-birth-bundle";

export interface BirthsReport {
	rows: number;
	opened: number;
	/** Had a record already. */
	known: number;
	problems: ReadBirth["problems"];
	/** For each record that is new, where codes were asked for: the line of the list, and its code. */
	codes: { line: string; code: string }[];
}

/**
 * Reads births from a list (CSV, comma, UTF-8) or, of a file named `.json`, from a FHIR R4 Bundle or a list of them. What cannot
 * be read is told and left out, the others are taken.
 * @throws Error when it is neither
 */
export async function importBirths(
	asker: SystemAsker,
	{ file, source, councilId, codes }: { file: string; source: string; councilId: string; codes: boolean },
): Promise<BirthsReport> {
	const report: BirthsReport = { rows: 0, opened: 0, known: 0, problems: [], codes: [] };
	const about = { source, today: localNow().date };
	for await (const { line, birth, problems } of file.endsWith(".json") ? inBundles(file, about) : inList(file, about)) {
		report.rows += 1;
		report.problems.push(...problems);
		if (!birth) continue;
		const { childId, isNew } = await receiveBirth(asker, birth, councilId);
		if (!isNew) report.known += 1;
		else {
			report.opened += 1;
			if (codes) report.codes.push({ line, code: await newClaimCode(asker, childId) });
		}
	}
	return report;
}

interface FoundBirth extends ReadBirth {
	line: string;
}
interface AboutBirths {
	source: string;
	today: string;
}

async function* inList(file: string, about: AboutBirths): AsyncGenerator<FoundBirth> {
	const parser = parse({
		bom: true,
		columns: (headings: string[]) => named(headings),
		trim: true,
		info: true,
		skip_empty_lines: true,
	});
	// Whoever reads the rows hears of a file that cannot be read.
	const rows = pipeline(createReadStream(file), parser, () => undefined);
	try {
		for await (const { record, info } of rows as AsyncIterable<{
			record: Record<string, string>;
			info: { lines: number };
		}>) {
			const line = String(info.lines);
			yield { line, ...readBirth(line, record, about) };
		}
	} catch (error) {
		const { code, message } = error as CsvError;
		throw code?.startsWith("CSV_") ? new Error(`The list cannot be read: ${message}`) : error;
	}
}

async function* inBundles(file: string, about: AboutBirths): AsyncGenerator<FoundBirth> {
	const document = documentIn(file);
	for (const [at, bundle] of (Array.isArray(document) ? document : [document]).entries()) {
		const line = String(at + 1);
		const { birth, problems } = readBirthBundle(bundle, about);
		yield { line, birth, problems: problems.map((one) => ({ ...one, where: `${line}, ${one.where}` })) };
	}
}

function named(headings: string[]): string[] {
	const found = headings.map((heading) => heading.trim().toLowerCase());
	const missing = BIRTH_COLUMNS.filter((column) => !found.includes(column));
	if (missing.length > 0) throw new Error(`The list has no column ${missing.join(", ")}.`);
	return found;
}

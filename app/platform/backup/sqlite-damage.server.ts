/** Looks for damage in a file of SQLite: all of it is read. */
import { troubleWith } from "../sqlite/trouble";
import { inThread } from "./sqlite-thread.server";

/** More lines say nothing more. */
const MOST_LINES = 20;

const LOOK = `
	const lines = [];
	const isFault = (line) => line !== "ok" && !line.startsWith("***");
	const connection = new Database(data.file, { readonly: true, fileMustExist: true });
	const found = connection.pragma("integrity_check(" + data.most + ")");
	lines.push(...found.flatMap((row) => row.integrity_check.split("\\n")).filter(isFault));
	const broken = connection.pragma("foreign_key_check").slice(0, data.most);
	for (const { table, rowid, parent } of broken) {
		lines.push("row " + rowid + " of " + table + " refers to a row of " + parent + " that is not there");
	}
	connection.close();
	return lines;
`;

/** @returns a line for each fault, none for a database that is whole */
export async function findDamageIn(file: string): Promise<string[]> {
	try {
		return await inThread<string[]>(LOOK, { file, most: MOST_LINES });
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		// SQLite's own words say where it is damaged.
		return [/malformed|not a database/.test(message) ? message : (troubleWith(file, error) ?? message)];
	}
}

/** Children's records: a page of one in a browser, what is due for all, scores. */
import { onPostgres, onSqlite } from "./databases";
import { startHub } from "./http";
import { readPages } from "./office";
import type { Records } from "./records-run";
import { runScript } from "./scripts";
import { benchShares } from "./shares";
import type { Row } from "./table";

export interface RecordSizes {
	children: number;
	/** Times that each page is read. */
	reads: number;
	/** For which shares are asked for. */
	seconds: number;
}

/** @param postgresUrl a server whose role may create databases */
export async function benchRecords(sizes: RecordSizes, postgresUrl?: string): Promise<Row[]> {
	const rows = await onSqlite((url) => measure(url, "SQLite", sizes));
	if (!postgresUrl) return rows;
	return [...rows, ...(await onPostgres(postgresUrl, (url) => measure(url, "PostgreSQL", sizes)))];
}

async function measure(databaseUrl: string, engine: string, { children, reads, seconds }: RecordSizes) {
	await (await startHub(databaseUrl, "/northmere")).stop();
	const made = await runScript<Records>(databaseUrl, "records-run.ts", children);
	const hub = await startHub(databaseUrl, "/northmere");
	try {
		const one = (rest: string) => (at: number) =>
			`${hub.origin}/red-book/${made.childIds[at % made.childIds.length]}${rest}`;
		const pages = await readPages(
			[
				{ what: "a child's home", url: one("") },
				{ what: "growth with its charts", url: one("/growth") },
				{ what: "vaccinations", url: one("/immunisations") },
			],
			// As fast as 0.6 of it.
			{ cookie: made.cookie, reads, target: "≤ 1.67" },
		);
		const group = `${children.toLocaleString("en-GB")} records with ${made.entries.toLocaleString("en-GB")} entries, ${engine}`;
		return [
			...[...pages, ...(await benchShares(hub.origin, made.manifests, seconds))].map((row) => ({ group, ...row })),
			{ group, what: "scores of growth", value: made.scoresPerSecond, unit: "/s", target: "≥ 500,000" },
			{ group, what: "what is due for 100,000 children", value: made.dueSeconds, unit: "s", target: "≤ 60" },
		];
	} finally {
		await hub.stop();
	}
}

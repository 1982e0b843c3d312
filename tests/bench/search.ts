/** Search over made-up services, on SQLite and, where a server is given, on PostgreSQL beside it. */
import { onPostgres, onSqlite } from "./databases";
import { runScript } from "./scripts";
import type { SearchFigures } from "./search-run";
import type { Row } from "./table";

/** Beyond this, looking at every service takes longer than it tells. */
const MOST_COMPARED = 100_000;

/**
 * @param options.sizes numbers of services
 * @param options.postgresUrl a server whose role may create databases
 */
export async function benchSearch(options: { sizes: number[]; postgresUrl?: string }): Promise<Row[]> {
	const rows: Row[] = [];
	for (const size of options.sizes) {
		const sqlite = await onSqlite((url) => measure(url, size));
		rows.push(...rowsOf(`search, ${size.toLocaleString("en-GB")} services, SQLite`, sqlite, size));
		if (!options.postgresUrl) continue;
		const postgres = await onPostgres(options.postgresUrl, (url) => measure(url, size));
		const group = `search, ${size.toLocaleString("en-GB")} services, PostgreSQL`;
		rows.push(...rowsOf(group, postgres));
		rows.push({
			group,
			what: "SQLite / PostgreSQL, p50",
			value: sqlite.p50 / postgres.p50,
			unit: "ratio",
			target: "≤ 0.5",
		});
	}
	return rows;
}

function rowsOf(group: string, figures: SearchFigures, size?: number): Row[] {
	const target = size === 100_000 ? "≤ 3" : size === 1_000_000 ? "≤ 40" : undefined;
	const rows: Row[] = [
		{ group, what: "words + filters + distance order, p50", value: figures.p50, unit: "ms" },
		{ group, what: "the same, p95", value: figures.p95, unit: "ms", ...(target && { target }) },
		{ group, what: "the same, p99", value: figures.p99, unit: "ms" },
		{ group, what: "with a limit on distance, p95", value: figures.limitedP95, unit: "ms" },
		{ group, what: "without one, p95", value: figures.unlimitedP95, unit: "ms" },
		{ group, what: "counts of every filter, p50", value: figures.facetsP50, unit: "ms" },
		{ group, what: "the first search after a change of the index", value: figures.firstMs, unit: "ms" },
		{ group, what: "indexing", value: figures.servicesPerSecond, unit: "services/s" },
	];
	if (figures.compared > 0) {
		const what = `different from brute force, of ${figures.compared}`;
		rows.push({ group, what, value: figures.wrong, unit: "searches", target: "0" });
	}
	return rows;
}

const measure = (databaseUrl: string, size: number) =>
	runScript<SearchFigures>(databaseUrl, "search-run.ts", size, ...(size <= MOST_COMPARED ? ["--compare"] : []));

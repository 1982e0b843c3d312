/** The staff area: how soon families read what is published, and many editors who save at once. */
import { onPostgres, onSqlite } from "./databases";
import { startHub } from "./http";
import { runScript } from "./scripts";
import type { StaffFigures } from "./staff-run";
import type { Row } from "./table";

export interface StaffSizes {
	publications: number;
	editors: number;
}

/** @param postgresUrl a server whose role may create databases */
export async function benchStaff(sizes: StaffSizes, postgresUrl?: string): Promise<Row[]> {
	const here = (url: string) => measure(url, sizes);
	const rows = rowsOf("SQLite", await onSqlite(here));
	return postgresUrl ? [...rows, ...rowsOf("PostgreSQL", await onPostgres(postgresUrl, here))] : rows;
}

/** A running portal with the demo, and beside it a process that edits and publishes. */
async function measure(databaseUrl: string, { publications, editors }: StaffSizes): Promise<StaffFigures> {
	const hub = await startHub(databaseUrl, "/northmere");
	try {
		return await runScript<StaffFigures>(databaseUrl, "staff-run.ts", hub.origin, publications, editors);
	} finally {
		await hub.stop();
	}
}

function rowsOf(engine: string, figures: StaffFigures): Row[] {
	const group = `staff, ${engine}`;
	return [
		{ group, what: "from publication to the public page, p50", value: figures.visibleP50, unit: "ms" },
		{ group, what: "the same, longest", value: figures.visibleMost, unit: "ms", target: "≤ 1,000" },
		{ group, what: `${figures.editors} editors at once`, value: figures.savesPerSecond, unit: "saves/s" },
		{ group, what: "a save, p95", value: figures.saveP95, unit: "ms" },
		{ group, what: "saves that were told of another's change", value: figures.conflicts, unit: "saves" },
		{ group, what: "acknowledged saves that are not there", value: figures.lost, unit: "saves", target: "0" },
		{ group, what: "audit entries that do not verify", value: figures.auditBroken, unit: "entries", target: "0" },
	];
}

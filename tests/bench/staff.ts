/** The staff area: how soon families read what is published, and fifty editors who save at once. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { onPostgres, onSqlite } from "./databases";
import { startHub } from "./http";
import type { StaffFigures } from "./staff-run";
import type { Row } from "./table";

const run = promisify(execFile);

/** @param postgresUrl a server whose role may create databases */
export async function benchStaff(postgresUrl?: string): Promise<Row[]> {
	const rows = rowsOf("SQLite", await onSqlite(measure));
	return postgresUrl ? [...rows, ...rowsOf("PostgreSQL", await onPostgres(postgresUrl, measure))] : rows;
}

/** A running portal with the demo, and beside it a process that edits and publishes. */
async function measure(databaseUrl: string): Promise<StaffFigures> {
	const hub = await startHub(databaseUrl, "/northmere");
	try {
		const script = join(import.meta.dirname, "staff-run.ts");
		const { stdout } = await run(process.execPath, ["--import", "tsx", script, hub.origin], {
			env: { ...process.env, DATABASE_URL: databaseUrl },
			maxBuffer: 1 << 20,
		});
		return JSON.parse(stdout) as StaffFigures;
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

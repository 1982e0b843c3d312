/**
 * `npm run bench`: everything measured in one run, on data made here. Prints a table, and with `--json FILE` writes the
 * figures. `--million` adds a million services and as many referrals, `--quick` tries every part once with little of everything, to see that
 * it runs; `--only search,beside` measures those parts; TEST_DATABASE_URL adds PostgreSQL. No figure fails the run.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { benchBeside } from "./beside";
import { onPostgres, onSqlite } from "./databases";
import { benchPages, startHub } from "./http";
import { benchOffice } from "./office";
import { benchRecords } from "./records";
import { benchReferrals } from "./referrals";
import { runScript } from "./scripts";
import { benchSearch } from "./search";
import { benchStaff } from "./staff";
import { formatTable, type Row } from "./table";
import { weighPages } from "./weight";

const args = process.argv.slice(2);
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const sizes = args.includes("--quick")
	? {
			seconds: 1,
			postcodes: 10_000,
			saved: 1_000,
			beside: 500,
			searched: [1_000],
			publications: 3,
			editors: 3,
			listed: 300,
			children: 20,
			referrals: 1_000,
			senders: 20,
			reads: 8,
		}
	: {
			seconds: Number(option("--seconds") ?? 4),
			postcodes: 1_500_000,
			saved: 100_000,
			beside: 90_000,
			searched: [1_000, 10_000, 100_000, ...(args.includes("--million") ? [1_000_000] : [])],
			publications: 20,
			editors: 50,
			listed: 10_000,
			children: args.includes("--million") ? 100_000 : 2_000,
			referrals: args.includes("--million") ? 1_000_000 : 50_000,
			senders: 200,
			reads: 200,
		};

const folder = mkdtempSync(join(tmpdir(), "hub-bench-"));
const rows: Row[] = [];
const add = (more: Row[]) => {
	rows.push(...more);
	process.stdout.write(`${formatTable(more)}\n`);
};

/** The resident memory of a process in megabytes, where the system tells. */
function residentMegabytes(pid: number | undefined): number | undefined {
	try {
		const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
		return kilobytes ? Number(kilobytes) / 1024 : undefined;
	} catch {
		return undefined;
	}
}

const { TEST_DATABASE_URL: postgres } = process.env;

/** What `--only` names, in the order of a whole run. */
const PARTS: Record<string, () => Promise<void>> = {
	async pages() {
		const demo = `file:${join(folder, "demo.db")}`;
		await (await startHub(demo, "/northmere")).stop();
		const hub = await startHub(demo, "/northmere");
		add([
			{ group: "start", what: "second start to the first page", value: hub.startMs / 1000, unit: "s", target: "≤ 1" },
		]);
		add(await weighPages(hub.origin));
		add(await benchPages(hub, "/northmere", sizes.seconds));
		add(await benchPages(hub, "/northmere/services", sizes.seconds));
		const memory = residentMegabytes(hub.process.pid);
		if (memory) add([{ group: "memory", what: "resident after all that", value: memory, unit: "MB", target: "≤ 300" }]);
		await hub.stop();
	},
	async places() {
		add(await runScript<Row[]>(`file:${join(folder, "places.db")}`, "places-run.ts", sizes.postcodes, sizes.saved));
	},
	async import() {
		add(await onSqlite((url) => runScript<Row[]>(url, "import-run.ts", sizes.saved, "SQLite")));
		if (postgres) {
			add(await onPostgres(postgres, (url) => runScript<Row[]>(url, "import-run.ts", sizes.saved, "PostgreSQL")));
		}
	},
	beside: async () => add(await benchBeside(sizes.beside, postgres)),
	staff: async () => add(await benchStaff(sizes, postgres)),
	office: async () => add(await benchOffice(sizes, postgres)),
	records: async () => add(await benchRecords(sizes, postgres)),
	referrals: async () => add(await benchReferrals(sizes, postgres)),
	search: async () => add(await benchSearch({ sizes: sizes.searched, postgresUrl: postgres })),
};

try {
	// One that does not answer is known before anything is measured.
	if (postgres) await onPostgres(postgres, async () => {});
	const only = option("--only")?.split(",") ?? Object.keys(PARTS);
	const unknown = only.filter((part) => !(part in PARTS));
	if (unknown.length) throw new Error(`There is no part ${unknown}. There are ${Object.keys(PARTS)}.`);
	for (const [name, measure] of Object.entries(PARTS)) if (only.includes(name)) await measure();
} finally {
	rmSync(folder, { recursive: true, force: true });
}

const file = option("--json");
if (file) {
	const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), node: process.version };
	writeFileSync(file, JSON.stringify({ date: new Date().toISOString(), machine, rows }, null, "\t"));
}

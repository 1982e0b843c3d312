/** The operator's import into the database of a server that answers, and takes what people send, all the while. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { onPostgres, onSqlite } from "./databases";
import { startHub } from "./http";
import type { Row } from "./table";

/** @param postgresUrl a server whose role may create databases */
export async function benchBeside(rows: number, postgresUrl?: string): Promise<Row[]> {
	const figures = await onSqlite((url) => measure(url, "SQLite", rows));
	if (!postgresUrl) return figures;
	return [...figures, ...(await onPostgres(postgresUrl, (url) => measure(url, "PostgreSQL", rows)))];
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/** A sheet of weekly sessions, each a service of its own, at two thousand halls. */
function sheet(rows: number): string {
	const row = (at: number) => {
		const hall = at % 2000;
		const start = String(8 + (at % 8)).padStart(2, "0");
		const place = `"Hall ${hall}, ${hall} Lantern Street, Northmere ZZ1 1AA",ZZ1 1AA`;
		return `Lantern group ${at},Play and stay for number ${at}.,${place},Stay & play,${DAYS[at % 5]},${start}:30,${start}:59,Free,,,,,,,,`;
	};
	const heading =
		"name,description,address,postcode,category,days,start_time,end_time,cost,age,recurrence,dates,valid_from,valid_to,schedule_notes,booking_required,url";
	return [heading, ...Array.from({ length: rows }, (_, at) => row(at))].join("\n");
}

const EVERY_MS = 20;

/** Does something again and again until it is told to stop. @returns what ends it, and gives the longest it took */
function again(work: (turn: number) => Promise<void>, everyMs = EVERY_MS) {
	let going = true;
	const times: number[] = [];
	const loop = (async () => {
		for (let turn = 0; going; turn++) {
			const started = performance.now();
			await work(turn);
			times.push(performance.now() - started);
			await pause(everyMs);
		}
	})();
	return async () => {
		going = false;
		await loop;
		return Math.max(...times);
	};
}

async function measure(databaseUrl: string, engine: string, rows: number): Promise<Row[]> {
	const folder = mkdtempSync(join(tmpdir(), "hub-bench-"));
	const file = join(folder, "lantern.csv");
	writeFileSync(file, sheet(rows));
	const hub = await startHub(databaseUrl, "/northmere", { TRUST_PROXY: "1" });
	const { origin } = hub;
	let [saved, refused] = [0, 0];
	const ask = (path: string) => async () => {
		const answer = await fetch(origin + path);
		if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
		await answer.arrayBuffer();
	};
	const comment = async (turn: number) => {
		const sent = await fetch(`${origin}/northmere/comments`, {
			method: "POST",
			// So many from one network would be too many.
			headers: { Origin: origin, "X-Forwarded-For": `10.0.${turn >> 8}.${turn & 255}` },
			body: new URLSearchParams({ details: `Comment ${turn}`, mark: crypto.randomUUID() }),
			redirect: "manual",
		});
		if (sent.status === 303) saved += 1;
		else refused += 1;
	};
	try {
		await ask("/northmere")();
		const stops = {
			"/healthz, longest": again(ask("/healthz")),
			"a kept page, longest": again(ask("/northmere")),
			"a search, longest": again((turn) => ask(`/northmere/services?q=songs&bench=${turn}`)()),
			"a comment saved, longest": again(comment, 200),
		};
		await pause(1000);
		const started = performance.now();
		const options = ["--council", "northmere", "--map", "session-timetable", "--json"];
		const command = spawn(process.execPath, ["app/cli/hub.mjs", "import", "services", file, ...options], {
			env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "error" },
			stdio: ["ignore", "ignore", "inherit"],
		});
		const [code] = await once(command, "exit");
		if (code !== 0) throw new Error(`The import ended with ${code}.`);
		const seconds = (performance.now() - started) / 1000;
		await pause(1000);
		const group = `hub import services of ${rows.toLocaleString("en-GB")} rows beside the server, ${engine}`;
		const figures: Row[] = [{ group, what: "in all", value: seconds, unit: "s" }];
		for (const [what, stop] of Object.entries(stops)) {
			const target = what.startsWith("a comment") ? undefined : "≤ 250";
			figures.push({ group, what, value: await stop(), unit: "ms", ...(target && { target }) });
		}
		figures.push({ group, what: `comments refused, of ${saved + refused}`, value: refused, unit: "", target: "0" });
		return figures;
	} finally {
		await hub.stop();
		rmSync(folder, { recursive: true });
	}
}

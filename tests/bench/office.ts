/** The staff area in a browser: long lists, and a long import while families read. */
import { once } from "node:events";
import { Agent, get } from "node:http";
import { onPostgres, onSqlite } from "./databases";
import { listen, minimalRemix, startHub } from "./http";
import type { Cookies } from "./office-run";
import { runScript } from "./scripts";
import type { Row } from "./table";

export interface OfficeSizes {
	/** Services in the list, and rows of the import. */
	listed: number;
	/** Times that each page of the list is read. */
	reads: number;
}

/** @param postgresUrl a server whose role may create databases */
export async function benchOffice(sizes: OfficeSizes, postgresUrl?: string): Promise<Row[]> {
	const rows = await onSqlite((url) => measure(url, "SQLite", sizes));
	if (!postgresUrl) return rows;
	return [...rows, ...(await onPostgres(postgresUrl, (url) => measure(url, "PostgreSQL", sizes)))];
}

async function measure(databaseUrl: string, engine: string, sizes: OfficeSizes): Promise<Row[]> {
	await (await startHub(databaseUrl, "/northmere")).stop();
	const cookies = await runScript<Cookies>(databaseUrl, "office-run.ts", sizes.listed);
	const hub = await startHub(databaseUrl, "/northmere");
	try {
		const lists = await readLists(hub.origin, cookies["eastwick-vale"], sizes.reads);
		const imported = await importWhileRead(hub.origin, cookies, sizes.listed);
		const size = sizes.listed.toLocaleString("en-GB");
		return [
			...lists.map((row) => ({ group: `staff lists of ${size} services, ${engine}`, ...row })),
			...imported.map((row) => ({ group: `importing ${size} rows in the browser, ${engine}`, ...row })),
		];
	} finally {
		await hub.stop();
	}
}

export type Figure = Omit<Row, "group">;

export function percentile(times: number[], share: number): number {
	const sorted = times.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** One page over one of the agent's connections. @returns its text and the milliseconds until its last byte */
export async function read(url: string, agent: Agent, headers: Record<string, string> = {}) {
	const started = performance.now();
	const asked = get(url, { agent, headers });
	const [response] = await once(asked, "response");
	let text = "";
	for await (const chunk of response.setEncoding("utf8")) text += chunk;
	if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode}`);
	return { text, ms: performance.now() - started };
}

const LISTS = {
	"the first page": "",
	filtered: "?q=baby&status=published",
	sorted: "?sort=changed",
	"page 50": "?page=50",
};

const readLists = (origin: string, cookie: string, reads: number) =>
	readPages(
		Object.entries(LISTS).map(([what, query]) => ({
			what,
			url: () => `${origin}/staff/eastwick-vale/services${query}`,
		})),
		{ cookie, reads, target: "≤ 1.5" },
	);

/**
 * Somebody's pages with one connection, each beside a minimal Remix page that is as large.
 * @param pages `url` may be another one each time
 */
export async function readPages(
	pages: readonly { what: string; url(at: number): string }[],
	/** `target` is that of the ratio, `within` that of the page itself. */
	{ cookie, reads, target, within }: { cookie: string; reads: number; target: string; within?: string },
): Promise<Figure[]> {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const rows: Figure[] = [];
	for (const { what, url } of pages) {
		const { text } = await read(url(0), agent, { cookie });
		const minimal = await listen(minimalRemix(text));
		const ours: number[] = [];
		const least: number[] = [];
		// In turns, so that whatever else the machine does meets both alike. The first ones warm up.
		for (let at = -reads / 4; at < reads; at++) {
			const [own, other] = [await read(url(Math.abs(at)), agent, { cookie }), await read(minimal.origin, agent)];
			if (at >= 0) ours.push(own.ms);
			if (at >= 0) least.push(other.ms);
		}
		minimal.close();
		const [own, other] = [percentile(ours, 0.95), percentile(least, 0.95)];
		rows.push(
			{ what: `${what}, ${Math.round(text.length / 1024)} KB, p95`, value: own, unit: "ms", target: within },
			{ what: `${what} / minimal Remix page, p95`, value: own / other, unit: "ratio", target },
		);
	}
	agent.destroy();
	return rows;
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** A council's list: sessions at several hundred places, all week. */
function sheet(rows: number): string {
	const row = (at: number) => {
		const hall = at % 400;
		const start = `${String(8 + (at % 10)).padStart(2, "0")}:30`;
		const place = `Lantern Hall ${hall},${hall} Lantern Street,ZZ1 1AA`;
		return `Lantern group ${at},Play and stay for number ${at},Play,${place},${DAYS[at % 6]},${start},${at % 3 ? "Free" : "£2"}`;
	};
	const heading = "Session name,Description,Kind,Venue,Address,Postcode,Day,Start time,Price";
	return [heading, ...Array.from({ length: rows }, (_, at) => row(at))].join("\r\n");
}

/** The forms of an import as a browser without scripts sends them. */
async function importer(origin: string, cookie: string) {
	const imports = `${origin}/staff/northmere/imports`;
	const ask = async (url: string, body?: FormData | URLSearchParams) => {
		const headers = { cookie, origin };
		const answer = await fetch(url, { headers, body, method: body ? "POST" : "GET", redirect: "manual" });
		if (answer.status >= 400) throw new Error(`${url}: ${answer.status}`);
		return { next: answer.headers.get("location") ?? "", text: await answer.text() };
	};
	return {
		/** @returns the address of the job, ready to run */
		async upload(text: string): Promise<string> {
			const form = new FormData();
			form.set("file", new File([text], "lantern.csv", { type: "text/csv" }));
			const columns = origin + (await ask(`${imports}/upload`, form)).next;
			const page = (await ask(columns)).text;
			const fields = [...page.matchAll(/<select[^>]* name="(column-\d+)".*?<\/select>/gs)].map(
				([select, name = ""]) =>
					[name, /<option[^>]*selected[^>]*value="([^"]*)"|<option value="([^"]*)" selected/.exec(select)] as const,
			);
			const said = new URLSearchParams({ how: "own", source: "Lantern list" });
			for (const [name, chosen] of fields) said.set(name, chosen?.[1] ?? chosen?.[2] ?? "");
			const topics = origin + (await ask(columns, said)).next;
			await ask(topics, new URLSearchParams({ "topic-0": "play" }));
			return topics.replace(/\/topics$/, "");
		},
		run: (job: string) => ask(job, new URLSearchParams({ step: "run" })),
		/** How far it is: the page says so to whoever waits. */
		async isDone(job: string): Promise<boolean> {
			const { text } = await ask(job);
			if (text.includes("govuk-warning")) throw new Error("The import failed.");
			return text.includes("What the import did");
		},
	};
}

const PAGES = ["", "/services", "/whats-on", "/services/baby-clinic"].map((rest) => `/northmere${rest}`);
const EVERY_MS = 50;
const LONGEST_IMPORT_MS = 300_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads public pages twenty times a second, whether answered or not, every other one a page that nobody read before. */
function startReading(origin: string) {
	const agent = new Agent({ keepAlive: true });
	const reads: { at: number; ms: number }[] = [];
	const waiting = new Set<Promise<unknown>>();
	const first = performance.now();
	let asked = 0;
	const ask = async (due: number) => {
		const page = PAGES[Math.floor(asked / 2) % PAGES.length] ?? "";
		const url = `${origin}${page}${asked % 2 ? `?bench=${asked}` : ""}`;
		asked++;
		await read(url, agent);
		reads.push({ at: due, ms: performance.now() - due });
	};
	const timer = setInterval(() => {
		// What this process was late for itself is asked for now, and counts from when it was due.
		while (first + asked * EVERY_MS <= performance.now()) {
			const one = ask(first + asked * EVERY_MS).finally(() => waiting.delete(one));
			waiting.add(one);
		}
	}, 5);
	return async () => {
		clearInterval(timer);
		await Promise.all(waiting);
		agent.destroy();
		return reads;
	};
}

/** Families read before, while and after staff import a long list. */
async function importWhileRead(origin: string, cookies: Cookies, rows: number): Promise<Figure[]> {
	const staff = await importer(origin, cookies.northmere);
	// The council has a second person let it go.
	const second = await importer(origin, cookies.second);
	for (const page of PAGES) await (await fetch(origin + page)).text();
	const stop = startReading(origin);
	const job = await staff.upload(sheet(rows));
	const begun = performance.now();
	await second.run(job);
	while (!(await staff.isDone(job))) {
		if (performance.now() - begun > LONGEST_IMPORT_MS) throw new Error("The import did not begin, or does not end.");
		await pause(500);
	}
	const done = performance.now();
	await pause(3000);
	const reads = await stop();
	const all = reads.map(({ ms }) => ms);
	const meanwhile = reads.filter(({ at }) => at >= begun && at <= done).map(({ ms }) => ms);
	return [
		{ what: "the import, from the button to its report", value: (done - begun) / 1000, unit: "s" },
		{ what: "public pages meanwhile, p50", value: percentile(meanwhile, 0.5), unit: "ms" },
		{ what: "public pages meanwhile, p99", value: percentile(meanwhile, 0.99), unit: "ms", target: "≤ 50" },
		{ what: "public pages meanwhile, longest", value: Math.max(...meanwhile), unit: "ms" },
		{
			what: "from the upload until three seconds after, p99",
			value: percentile(all, 0.99),
			unit: "ms",
			target: "≤ 50",
		},
		{ what: "the same, longest", value: Math.max(...all), unit: "ms" },
	];
}

/**
 * PostgreSQL as it is in the real world: its connections are cut, it starts again, another takes its place, it is full, and
 * it falls silent. The running product lives through all of it; who sends a form and is told that it was taken finds it
 * there, once; and a few seconds after the database is back, all is well.
 */
import { spawn } from "node:child_process";
import { randomInt, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealedField } from "../../app/platform/keys/sealed-field.server";
import { openStore } from "../../app/platform/store.server";
import { StoreUnavailable } from "../../app/platform/store-errors";
import { deprivation, feedback } from "../../db/schema";
import { TEST } from "../factories/asker";
import { BadNetwork } from "../setup/bad-network";
import { HUB } from "../setup/command";
import { OwnPostgres } from "../setup/own-postgres";
import { type RunningHost, startHost } from "../setup/running-host";

const KEPT = "/northmere";
const SEARCH = "/northmere/services?q=songs";
const COMMENTS = "/northmere/comments";
/** What is named in seconds is measured and printed; a loaded machine gets this much more. */
const SLACK_MS = 15_000;

let server: OwnPostgres;
let standby: OwnPostgres | undefined;
let network: BadNetwork;
let host: RunningHost;
let database: string;

/** Moves the clock of a process ten minutes on when it is told to, so that kept pages grow old. */
const CLOCK = `
	const now = Date.now;
	let ahead = 0;
	Date.now = () => now() + ahead;
	process.on("SIGUSR2", () => { ahead += 600_000 });
`;
const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(CLOCK)}`;

/** Asks the server itself, past the network. */
async function query(sql: string, on = server): Promise<void> {
	const client = new pg.Client({ connectionString: on.url("hub") });
	await client.connect();
	await client.query(sql).finally(() => client.end());
}

const details = sealedField("portal", feedback.details);

/** The comments that were kept and begin with these words. */
async function kept(begin: string, on = server): Promise<string[]> {
	const store = await openStore("portal", on.url("hub"));
	const all = await store.read(TEST).select({ id: feedback.id, sealed: feedback.details }).from(feedback);
	await store.close();
	const texts = all.map(({ id, sealed }) => {
		const opened = sealed ? details.open(id, sealed) : undefined;
		return opened?.ok ? opened.value : `shut: ${id}`;
	});
	return texts.filter((text) => text.startsWith(begin));
}

const measured = (what: string, ms: number) => console.info(`measured: ${what}: ${(ms / 1000).toFixed(1)} s`);

beforeAll(async () => {
	server = await OwnPostgres.create();
	await server.start();
	const admin = new pg.Client({ connectionString: server.url("postgres") });
	await admin.connect();
	for (const name of ["hub", "hub_health"]) await admin.query(`CREATE DATABASE ${name}`);
	await admin.query("CREATE ROLE careful LOGIN PASSWORD 'right'");
	await admin.end();
	server.requirePassword("careful");
	await server.stop("fast");
	network = new BadNetwork(server.port);
	database = server.url("hub", await network.listen());
}, 180_000);

afterAll(async () => {
	host?.process.kill("SIGKILL");
	network?.close();
	await standby?.drop();
	await server?.drop();
}, 180_000);

/** The operator's command, and what it complained of. */
async function hub(args: readonly string[], url: string) {
	const child = spawn(process.execPath, [HUB, ...args], {
		env: { ...process.env, LOG_LEVEL: "fatal", DATABASE_URL: url },
		stdio: ["ignore", "ignore", "pipe"],
	});
	let printed = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		printed += text;
	});
	const code = await new Promise((resolve) => child.once("close", resolve));
	return { code, printed };
}

interface Answer {
	status: number;
	text: string;
	headers: Headers;
	ms: number;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
	const begun = performance.now();
	const answer = await fetch(host.origin + path, { redirect: "manual", signal: AbortSignal.timeout(60_000), ...init });
	const text = await answer.text();
	return { status: answer.status, text, headers: answer.headers, ms: performance.now() - begun };
}

const sendComment = (details: string, mark: string) =>
	ask(COMMENTS, {
		method: "POST",
		// So many from one network would be too many.
		headers: { Origin: host.origin, "X-Forwarded-For": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` },
		body: new URLSearchParams({ details, mark }),
	});

/** Asks until the answer is as wanted. @returns how long that took, in milliseconds */
async function until(path: string, status: number): Promise<number> {
	const begun = performance.now();
	while ((await ask(path)).status !== status) {
		if (performance.now() - begun > 60_000) throw new Error(`${path} did not become ${status}`);
		await pause(50);
	}
	return performance.now() - begun;
}

interface Meanwhile {
	/** How many forms were taken, and how many requests were answered "not now". */
	taken: number;
	notNow: number;
	/** Requests for pages. */
	read: number;
	slowestReadMs: number;
}

/**
 * Families send forms, each again until it is taken, and search, while something happens. Then all that was taken is
 * there, once, and the process is the one it was.
 */
async function meanwhile(happens: () => Promise<void>, on: () => OwnPostgres = () => server): Promise<Meanwhile> {
	const seen: Meanwhile = { taken: 0, notNow: 0, read: 0, slowestReadMs: 0 };
	const mark = randomUUID();
	const ledger: string[] = [];
	let over = false;
	const sending = Array.from({ length: 5 }, async (_, who) => {
		for (let n = 0; !over; n++) {
			const details = `${mark} ${who} ${n}`;
			const formMark = randomUUID();
			for (;;) {
				const { status, text, headers } = await sendComment(details, formMark);
				if (status === 303) break;
				expect(status, text).toBe(503);
				expect(headers.get("retry-after")).toBe("10");
				expect(headers.get("cache-control")).toContain("no-store");
				expect(text).toContain("We do not know whether this was saved");
				seen.notNow += 1;
				await pause(50);
			}
			ledger.push(details);
		}
	});
	const reading = Array.from({ length: 3 }, async () => {
		while (!over) {
			const { status, text, ms } = await ask(SEARCH);
			expect([200, 503], text).toContain(status);
			if (status === 503) expect(text).toContain("This service is not available right now");
			seen.notNow += Number(status === 503);
			seen.read += 1;
			seen.slowestReadMs = Math.max(seen.slowestReadMs, ms);
			await pause(20);
		}
	});
	const families = Promise.all([...sending, ...reading]);
	await pause(200);
	// Where one of them meets what must not be, it is not waited for the rest.
	await Promise.race([happens(), families]).finally(() => {
		over = true;
	});
	await families;
	seen.taken = ledger.length;
	expect((await kept(mark, on())).sort()).toEqual(ledger.sort());
	expect(host.process.exitCode).toBeNull();
	expect((await ask(SEARCH)).status).toBe(200);
	return seen;
}

describe("the product on PostgreSQL", () => {
	it("waits for the server at start, and says so in a line", async () => {
		const starting = startHost({ DATABASE_URL: database, TRUST_PROXY: "1", LOG_LEVEL: "error", NODE_OPTIONS });
		await network.reached();
		await pause(500);
		await server.start();
		host = await starting;
		expect(host.printed()).toMatch(/^Waiting for PostgreSQL at 127\.0\.0\.1:\d+, for 60 seconds at most: .+$/m);
		expect(host.printed()).not.toMatch(/^ +at /m);
	}, 240_000);

	it("ends with a line that says what to mend, where waiting does not help", async () => {
		const refused = (text: string) => ({ code: 1, printed: expect.stringMatching(new RegExp(`^${text}[^\n]*\n$`)) });
		const [absent, wrong, right] = await Promise.all([
			hub(["migrate"], server.url("absent")),
			hub(["migrate"], server.url("hub").replace("hub@", "careful:wrong@")),
			hub(["migrate"], server.url("hub")),
		]);
		expect(absent).toEqual(refused('PostgreSQL at 127.0.0.1:\\d+ has no database "absent"'));
		expect(wrong).toEqual(
			refused('PostgreSQL at 127.0.0.1:\\d+ does not let "careful" in. Mend the name or the password'),
		);
		expect(right.code).toBe(0);
	}, 180_000);

	it("starts without a health store that does not let it in, and says what to mend", async () => {
		const HEALTH_DATABASE_URL = server.url("hub_health").replace("hub@", "careful:wrong@");
		const without = await startHost({ DATABASE_URL: server.url("hub"), HEALTH_DATABASE_URL });
		expect(without.printed()).toMatch(
			/does not let "careful" in\. Mend the name or the password in HEALTH_DATABASE_URL\. .* All but health records is served/,
		);
		const asked = await fetch(`${without.origin}/readyz`);
		expect(`${asked.status} ${await asked.text()}`).toBe("200 ready\nhealth store: not ready");
		await without.stop();
	}, 180_000);

	it("knows what was saved when a connection is cut, and says where it does not", async () => {
		const ownNetwork = new BadNetwork(server.port);
		const store = await openStore("portal", server.url("hub", await ownNetwork.listen()));
		/** Saves a row. @returns what came of it, how often it was tried and how many rows there are */
		async function save(lsoa: string, fault?: Promise<void>) {
			let tries = 0;
			const saving = store.transaction(TEST, async (tx) => {
				tries += 1;
				await tx.insert(deprivation).values({ lsoa, rank: 1, decile: 1 });
			});
			const [outcome] = await Promise.all([saving.then(() => "saved").catch(({ name }: Error) => name), fault]);
			const rows = await store.read(TEST).$count(deprivation, eq(deprivation.lsoa, lsoa));
			return [outcome, tries, rows];
		}
		expect(await save("E01000001")).toEqual(["saved", 1, 1]);
		expect(await save("E01000002", ownNetwork.faultAt(/BEGIN/, "after"))).toEqual(["saved", 1, 1]);
		expect(await save("E01000003", ownNetwork.faultAt(/insert.*deprivation/, "before"))).toEqual(["saved", 2, 1]);
		expect(await save("E01000004", ownNetwork.faultAt(/insert.*deprivation/, "after"))).toEqual(["saved", 2, 1]);
		expect(await save("E01000005", ownNetwork.faultAt(/COMMIT/, "before"))).toEqual(["OutcomeUnknown", 1, 0]);
		expect(await save("E01000006", ownNetwork.faultAt(/COMMIT/, "after"))).toEqual(["OutcomeUnknown", 1, 1]);
		// Nor does it say that something was saved when PostgreSQL took it back because a part of it had failed.
		const passingOver = store.transaction(TEST, async (tx) => {
			await tx.insert(deprivation).values({ lsoa: "E01000007", rank: 1, decile: 1 });
			await tx
				.insert(deprivation)
				.values({ lsoa: "E01000001", rank: 1, decile: 1 })
				.catch(() => undefined);
		});
		await expect(passingOver).rejects.toThrow("nothing of it was saved");
		// Nor is it a fault of ours when it happens while the database is brought up to date.
		await Promise.all([
			ownNetwork.faultAt(/pg_advisory_xact_lock/, "before"),
			expect(store.migrate()).rejects.toThrow(StoreUnavailable),
		]);
		// A query that only reads is asked again.
		const reading = store.read(TEST).$count(deprivation);
		await Promise.all([ownNetwork.faultAt(/select count/i, "after"), expect(reading).resolves.toBe(5)]);
		await store.close();
		ownNetwork.close();
	}, 180_000);

	it("lives through a hundred cuts", async () => {
		const ours = "datname = 'hub' AND application_name = 'start-for-life-hub'";
		const cuts = [
			() =>
				query(
					`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ours} ORDER BY state <> 'idle in transaction', random() LIMIT 3`,
				),
			async () => network.cut(),
			() => network.faultAt(/insert into "feedback"/i, "before"),
			() => network.faultAt(/COMMIT/, "before"),
			() => network.faultAt(/COMMIT/, "after"),
		];
		const seen = await meanwhile(async () => {
			for (let n = 0; n < 20; n++) {
				for (const cut of cuts) {
					await cut();
					await pause(30);
				}
			}
		});
		console.info("measured: a hundred cuts", seen);
		expect(seen.taken).toBeGreaterThan(20);
	}, 120_000);

	it("lives through ten restarts", async () => {
		const seen = await meanwhile(async () => {
			for (let n = 0; n < 10; n++) {
				await server.stop(n % 2 === 0 ? "fast" : "immediate");
				await server.start();
				await pause(200);
			}
		});
		console.info("measured: ten restarts", seen);
		expect(seen.taken).toBeGreaterThan(10);
	}, 120_000);

	it("follows to the server that takes the place of another", async () => {
		const next = await server.standby();
		standby = next;
		await query("ALTER SYSTEM SET synchronous_standby_names = '*'");
		await query("SELECT pg_reload_conf()");
		const seen = await meanwhile(
			async () => {
				await server.stop("immediate");
				await next.promote();
				network.target = next.port;
				network.cut();
				await pause(1000);
			},
			() => next,
		);
		console.info("measured: a failover", seen);
		expect(seen.taken).toBeGreaterThan(5);
		await server.drop();
		[server, standby] = [next, undefined];
	}, 120_000);

	it("says that it cannot when all connections are taken, and goes on when there is one", async () => {
		expect((await ask(KEPT)).status).toBe(200);
		const taken: pg.Client[] = [];
		/** Takes what is free. */
		async function fill(): Promise<void> {
			for (;;) {
				const client = new pg.Client({ connectionString: server.url("hub") });
				client.on("error", () => undefined);
				try {
					await client.connect();
					taken.push(client);
				} catch (error) {
					if (error instanceof Error && "code" in error && error.code === "53300") return;
					throw error;
				}
			}
		}
		await fill();
		const [admin] = taken;
		const ours = "FROM pg_stat_activity WHERE application_name = 'start-for-life-hub'";
		for (let left = -1; left !== 0; ) {
			await admin?.query(`SELECT pg_terminate_backend(pid) ${ours}`);
			await fill();
			left = Number((await admin?.query(`SELECT count(*)::int AS n ${ours}`))?.rows[0]?.n);
		}
		const [search, comment, page, health] = await Promise.all([
			ask(SEARCH),
			sendComment("when it is full", randomUUID()),
			ask(KEPT),
			ask("/healthz"),
		]);
		expect([search.status, comment.status, page.status, health.status]).toEqual([503, 503, 200, 200]);
		measured("not now, while the server is full: a search", search.ms);
		measured("not now, while the server is full: a form", comment.ms);
		await Promise.all(taken.map((client) => client.end()));
		measured("well again after the server was full", (await until(SEARCH, 200)) + (await until("/readyz", 200)));
		expect(host.process.exitCode).toBeNull();
	}, 120_000);

	it.each<[string, () => void, () => void]>([
		["the server is suspended", () => server.suspend(), () => server.resume()],
		["packets are dropped", () => network.fallSilent(), () => network.speak()],
	])(
		"gives what it has while %s, says that it cannot do the rest, and is well by itself after",
		async (_, begin, end) => {
			const { text } = await ask(KEPT);
			expect(text).toContain("<main");
			expect(text).not.toContain("cannot be updated");
			expect((await ask("/readyz")).status).toBe(200);
			const logged = () =>
				host
					.printed()
					.split("\n")
					.filter((line) => line.includes('"level":50')).length;
			const before = logged();
			const form = { details: `in silence ${randomUUID()}`, mark: randomUUID() };

			begin();
			host.process.kill("SIGUSR2");
			const inHand = [ask(SEARCH), ask("/northmere/hubs?by=none"), sendComment(form.details, form.mark)];
			measured("silence: /readyz says 503", await until("/readyz", 503));
			for (const { status, ms } of await Promise.all(inHand)) {
				expect(status).toBe(503);
				// Sooner than one query alone would be given up.
				expect(ms).toBeLessThan(10_000);
				measured("silence: what was in hand is answered", ms);
			}
			const [search, page, health, comment] = await Promise.all([
				ask(SEARCH),
				ask(KEPT),
				ask("/healthz"),
				sendComment(form.details, form.mark),
			]);
			expect([search.status, page.status, health.status, comment.status]).toEqual([503, 200, 200, 503]);
			expect(Math.max(search.ms, page.ms, health.ms, comment.ms)).toBeLessThan(SLACK_MS);
			measured("silence: a kept page", page.ms);
			expect(page.text).toMatch(/This page cannot be updated at the moment\. It is from \d+ \w+ \d{4}, /);
			expect(Number(page.headers.get("age"))).toBeGreaterThan(500);
			await pause(2000);
			expect(logged() - before).toBeLessThan(8);

			end();
			const ready = (await until("/readyz", 200)) + (await until(SEARCH, 200));
			const begun = performance.now();
			while ((await ask(KEPT)).text.includes("cannot be updated")) await pause(50);
			const back = ready + performance.now() - begun;
			measured("well again after silence", back);
			expect(back).toBeLessThan(5000 + SLACK_MS);
			expect((await sendComment(form.details, form.mark)).status).toBe(303);
			expect(await kept(form.details)).toHaveLength(1);
			expect(host.process.exitCode).toBeNull();
		},
		120_000,
	);

	it("is not held up for long by a process that was suspended with a lock, nor by one connection that fell silent", async () => {
		const holder = spawn(process.execPath, ["--import", "tsx", "tests/setup/hold-table.ts"], {
			env: { ...process.env, DATABASE_URL: server.url("hub") },
			stdio: ["ignore", "pipe", "inherit"],
		});
		await new Promise((resolve, reject) => holder.stdout.once("data", resolve).once("end", reject));
		holder.kill("SIGSTOP");
		const begun = performance.now();
		const silent = network.faultAt(/services|select/i, "silent");
		const stuck = ask(SEARCH);
		await silent;

		const mark = randomUUID();
		let reads = 0;
		let slowest = 0;
		let taken = false;
		const reading = (async () => {
			while (!taken) {
				const { status, ms } = await ask(SEARCH);
				expect(status).toBe(200);
				slowest = Math.max(slowest, ms);
				reads += 1;
				await pause(50);
			}
		})();
		while ((await sendComment("past the lock", mark)).status !== 303) await pause(50);
		measured("a form past a suspended process's lock", performance.now() - begun);
		expect(performance.now() - begun).toBeLessThan(15_000 + SLACK_MS);
		taken = true;
		await reading;
		expect(reads).toBeGreaterThan(5);
		measured("the slowest search meanwhile", slowest);

		const { status, ms } = await stuck;
		expect([200, 503]).toContain(status);
		measured("the search whose connection fell silent", ms);
		// It comes to itself again, and lives.
		holder.kill("SIGCONT");
		await pause(500);
		expect(holder.exitCode).toBeNull();
		holder.kill("SIGKILL");
	}, 120_000);

	it("stops within ten seconds though the server is silent", async () => {
		server.suspend();
		const inHand = ask(SEARCH).catch(() => undefined);
		await pause(100);
		const begun = performance.now();
		host.process.kill("SIGTERM");
		expect(await host.ended).toBe(0);
		measured("stopping while the server is silent", performance.now() - begun);
		expect(performance.now() - begun).toBeLessThan(10_000 + SLACK_MS);
		await inHand;
		server.resume();
	}, 180_000);

	it("ends the operator's check and backup in a line when it falls silent under them", async () => {
		const [holder, watcher] = [0, 1].map(() => new pg.Client({ connectionString: server.url("hub") }));
		if (!holder || !watcher) throw new Error("There are two.");
		for (const client of [holder, watcher]) {
			client.on("error", () => undefined);
			await client.connect();
		}
		// Both have to read this table.
		await holder.query("BEGIN");
		await holder.query("LOCK TABLE council IN ACCESS EXCLUSIVE MODE");
		const backup = join(tmpdir(), `hub-silent-${randomUUID()}`);
		const running = [["check"], ["backup", backup]].map((args) => hub(args, server.url("hub")));
		const waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = 'hub' AND wait_event_type = 'Lock'";
		while ((await watcher.query(waiting)).rowCount !== running.length) await pause(50);
		server.suspend();
		const begun = performance.now();
		const ended = await Promise.all(running);
		measured("a check and a backup end when the server is silent", performance.now() - begun);
		expect(performance.now() - begun).toBeLessThan(20_000 + SLACK_MS);
		server.resume();
		const line = "PostgreSQL, database hub: the server has stopped answering. Look at it, then try again.\n";
		for (const { code, printed } of ended) expect({ code, printed }).toEqual({ code: 1, printed: line });
		expect(existsSync(backup)).toBe(false);
		await Promise.all([holder.end(), watcher.end()]);
	}, 180_000);
});

/** A PostgreSQL server of a test's own, which it may stop, suspend and replace. */
import { execFile } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "./free-port";

const INSTALLED = "/usr/lib/postgresql";

/** The folder of the newest server that is installed; undefined where there is none. */
export function postgresBinaries(): string | undefined {
	const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED) : [];
	const newest = versions.sort((a, b) => Number(b) - Number(a)).at(0);
	const folder = newest && join(INSTALLED, newest, "bin");
	return folder && existsSync(join(folder, "initdb")) ? folder : undefined;
}

/** PostgreSQL refuses to run as root. */
const AS_OWNER = process.getuid?.() === 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];

async function run(...command: string[]): Promise<void> {
	const [program = "", ...args] = [...AS_OWNER, ...command];
	await promisify(execFile)(program, args, { cwd: tmpdir() });
}

const tool = (name: string): string => join(postgresBinaries() ?? "", name);

export class OwnPostgres {
	/** The name of its superuser, who needs no password. */
	static readonly USER = "hub";

	private constructor(
		private readonly folder: string,
		readonly port: number,
	) {}

	/** An empty server, not started. */
	static async create(): Promise<OwnPostgres> {
		const server = await OwnPostgres.#inFolder();
		await run(tool("initdb"), "-D", server.#data, "-A", "trust", "-U", OwnPostgres.USER, "-E", "UTF8", "--no-sync");
		return server;
	}

	static async #inFolder(): Promise<OwnPostgres> {
		const folder = mkdtempSync(join(tmpdir(), "hub-postgres-"));
		if (AS_OWNER.length > 0) await promisify(execFile)("chown", ["postgres", folder]);
		return new OwnPostgres(folder, await freePort());
	}

	get #data(): string {
		return join(this.folder, "data");
	}

	url(database: string, port = this.port): string {
		return `postgres://${OwnPostgres.USER}@127.0.0.1:${port}/${database}`;
	}

	/** @param more settings; without any it brings nothing to the disk, which is faster */
	async start(more: Readonly<Record<string, string>> = {}): Promise<void> {
		const settings = {
			listen_addresses: "127.0.0.1",
			unix_socket_directories: this.folder,
			fsync: "off",
			max_connections: "40",
			...more,
		};
		const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
		const log = join(this.folder, "log");
		await run(tool("pg_ctl"), "-D", this.#data, "-w", "-l", log, "-o", `-p ${this.port} ${options.join(" ")}`, "start");
	}

	/** @param how "fast" ends sessions in order; "immediate" is as if it had been killed */
	async stop(how: "fast" | "immediate"): Promise<void> {
		await run(tool("pg_ctl"), "-D", this.#data, "-w", "-m", how, "stop");
	}

	/** Kills all its processes at once, and waits until none is left. */
	async kill(): Promise<void> {
		// Suspended, it starts no others meanwhile.
		this.suspend();
		const processes = this.#processes();
		for (const pid of processes) signal(pid, "SIGKILL");
		while (processes.some(isRunning)) await pause(10);
		// By these the next one takes what is still listed for a server that runs.
		rmSync(join(this.#data, "postmaster.pid"));
		rmSync(join(this.folder, `.s.PGSQL.${this.port}.lock`));
	}

	/** Stops all its processes from running: connections stand, and nothing is answered. */
	suspend(): void {
		for (const pid of this.#processes()) signal(pid, "SIGSTOP");
	}

	resume(): void {
		for (const pid of this.#processes()) signal(pid, "SIGCONT");
	}

	/** A running copy of it that follows it. */
	async standby(): Promise<OwnPostgres> {
		const copy = await OwnPostgres.#inFolder();
		const from = ["-h", "127.0.0.1", "-p", String(this.port), "-U", OwnPostgres.USER];
		await run(tool("pg_basebackup"), ...from, "-D", copy.#data, "-R", "-X", "stream", "-c", "fast", "--no-sync");
		await copy.start();
		return copy;
	}

	/** Makes a standby the server that is written to. */
	async promote(): Promise<void> {
		await run(tool("pg_ctl"), "-D", this.#data, "-w", "promote");
	}

	/** From its next start on a role needs its password. */
	requirePassword(role: string): void {
		const file = join(this.#data, "pg_hba.conf");
		const rules = readFileSync(file, "utf8");
		rmSync(file);
		appendFileSync(file, `host all ${role} 127.0.0.1/32 scram-sha-256\n${rules}`, { mode: 0o644 });
	}

	async drop(): Promise<void> {
		if (existsSync(join(this.#data, "postmaster.pid"))) {
			this.resume();
			await this.stop("immediate");
		}
		// Not in one go: tests lead connections through their own process.
		await rm(this.folder, { recursive: true, force: true });
	}

	#processes(): number[] {
		const [first = ""] = readFileSync(join(this.#data, "postmaster.pid"), "utf8").split("\n");
		const children = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === first);
		return [first, ...children].map(Number);
	}
}

/** A session's process may have ended meanwhile. */
function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
	}
}

/** One that has ended may still be listed, until its parent has heard of it. */
function isRunning(pid: number): boolean {
	try {
		return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
	} catch {
		return false;
	}
}

function parentOf(pid: string): string | undefined {
	try {
		return /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
	} catch {
		return undefined;
	}
}

/** Referrals: pages of queues among very many, the clock over all of them while pages are read, and many who send at once. */
import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { readEnv } from "../../app/platform/env.server";
import { lookInside } from "../setup/look-inside";
import { clockFrom, inWorkingDays } from "../setup/move-clock";
import { onPostgres, onSqlite } from "./databases";
import { startHub } from "./http";
import { type Figure, percentile, read, readPages } from "./office";
import type { Referrals } from "./referrals-run";
import { runScriptWith } from "./scripts";
import type { Row } from "./table";

export interface ReferralSizes {
	referrals: number;
	reads: number;
	/** Who send at the same moment, each of them twice. */
	senders: number;
}

/** @param postgresUrl a server whose role may create databases */
export async function benchReferrals(sizes: ReferralSizes, postgresUrl?: string): Promise<Row[]> {
	const rows = await onSqlite((url) => measure(url, "SQLite", sizes));
	if (!postgresUrl) return rows;
	return [...rows, ...(await onPostgres(postgresUrl, (url) => measure(url, "PostgreSQL", sizes)))];
}

/** Nobody may be asked for anything yet, and then they may: the clock begins when the product is started anew. */
const EARLY = "08:30";
const AT_WORK = "09:00";

async function measure(databaseUrl: string, engine: string, sizes: ReferralSizes): Promise<Row[]> {
	const within = engine === "SQLite" ? "≤ 20" : "≤ 40";
	await (await startHub(databaseUrl, "/northmere")).stop();
	// Anew for each process: what the one before took does not count.
	const at = (time: string) => clockFrom(inWorkingDays(1, time));
	const settings = { ...at(EARLY), DATABASE_URL: databaseUrl };
	const made = await runScriptWith<Referrals>(settings, "referrals-run.ts", sizes.referrals, sizes.senders);
	const hub = await startHub(databaseUrl, "/northmere", at(EARLY));
	const rows = await queues(hub.origin, made, { ...sizes, within }).finally(hub.stop);
	const working = await startHub(databaseUrl, "/northmere", at(AT_WORK));
	try {
		rows.push(...(await clock(working.origin, made, { databaseUrl, within })));
		rows.push(...(await senders(working.origin, made, databaseUrl)));
	} finally {
		await working.stop();
	}
	const group = `${sizes.referrals.toLocaleString("en-GB")} referrals, a tenth of them open, ${engine}`;
	return rows.map((row) => ({ group, ...row }));
}

/** Of the large service, of one who refers, and the page of one referral. */
async function queues(origin: string, made: Referrals, { reads, within }: { reads: number; within: string }) {
	const pages = (views: string[]) =>
		views.map((view) => ({ what: `queue ${view}`, url: () => `${origin}/referrals?view=${view}` }));
	// At least 0.4 of it.
	const aims = { reads, within, target: "≤ 2.5" };
	const { worker, referrer, leader } = made.cookies;
	const half = { what: "queue open, half-way", url: () => `${origin}/referrals?view=open&after=${made.halfway}` };
	const one = { what: "one referral", url: () => `${origin}/referrals/${made.open}` };
	const late = { what: "what is late, for who leads", url: () => `${origin}/staff/${made.council}/referrals` };
	const loops = { what: "closed loops", url: () => `${origin}/referrals/closed-loops` };
	const services = [...pages(["new", "late", "waiting", "outcome", "open", "over"]), half, one, loops];
	return [
		...(await readPages(services, { ...aims, cookie: worker })),
		...(await readPages(pages(["open", "needs", "over"]), { ...aims, cookie: referrer })).map((row) => ({
			...row,
			what: `of who refers: ${row.what}`,
		})),
		...(await readPages([late], { ...aims, cookie: leader })),
	];
}

const healthUrlOf = (databaseUrl: string) => readEnv({ DATABASE_URL: databaseUrl }).HEALTH_DATABASE_URL;

const LONGEST_MS = 600_000;

/** From the start of the product in working hours until the last step of the day is done; a worker reads all the while. */
async function clock(
	origin: string,
	made: Referrals,
	{ databaseUrl, within }: { databaseUrl: string; within: string },
) {
	const inside = await lookInside(healthUrlOf(databaseUrl));
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const times: number[] = [];
	const started = performance.now();
	const steps = async () => Number((await inside.query("SELECT count(*) AS n FROM referral_chase"))[0]?.n);
	try {
		for (let turn = 0; turn % 20 !== 0 || (await steps()) < made.due; turn++) {
			if (performance.now() - started > LONGEST_MS) throw new Error("The clock does not come to an end.");
			const view = ["new", "late", "open"][turn % 3];
			const { ms } = await read(`${origin}/referrals?view=${view}`, agent, { cookie: made.cookies.worker });
			times.push(ms);
			await pause(25);
		}
		const seconds = (performance.now() - started) / 1000;
		const figures: Figure[] = [
			{ what: `the clock, with ${made.due} steps to do`, value: seconds, unit: "s", target: "≤ 60" },
			{ what: "queues meanwhile, p95", value: percentile(times, 0.95), unit: "ms", target: within },
			{ what: "queues meanwhile, longest", value: Math.max(...times), unit: "ms" },
		];
		return figures;
	} finally {
		agent.destroy();
		await inside.close();
	}
}

/** All drafts are sent at the same moment, each by two forms: what was not sent, or sent twice, is counted. */
async function senders(origin: string, { drafts, cookies }: Referrals, databaseUrl: string): Promise<Figure[]> {
	const inside = await lookInside(healthUrlOf(databaseUrl));
	const times: number[] = [];
	const send = async (id: string) => {
		const started = performance.now();
		const answer = await fetch(`${origin}/referrals/${id}/draft/check`, {
			method: "POST",
			headers: { Cookie: cookies.sender, Origin: origin },
			body: new URLSearchParams({ do: "send" }),
			redirect: "manual",
		});
		if (!answer.headers.get("location")?.endsWith("?done=sent")) throw new Error(`It was not sent: ${answer.status}`);
		times.push(performance.now() - started);
	};
	const started = performance.now();
	await Promise.all([...drafts, ...drafts].map(send));
	const seconds = (performance.now() - started) / 1000;
	try {
		const steps = await inside.query("SELECT referral_id AS id FROM referral_step WHERE step = 'send'");
		const sent = steps.map(({ id }) => String(id)).filter((id) => drafts.includes(id));
		const sendersAre = `${drafts.length} senders at once, each twice`;
		return [
			{ what: sendersAre, value: seconds, unit: "s" },
			{ what: `${sendersAre}, p95 of one`, value: percentile(times, 0.95), unit: "ms" },
			{ what: "referrals lost", value: drafts.length - new Set(sent).size, unit: "", target: "0" },
			{ what: "referrals doubled", value: sent.length - new Set(sent).size, unit: "", target: "0" },
		];
	} finally {
		await inside.close();
	}
}

/**
 * The power is cut while a process writes into both stores. One run of it is watched call by call; then the disk is made
 * as it could have been found after a cut at any moment of that run (see `disk.ts`), the stores are opened on it, and
 * what was said to be kept before that moment is kept, and nothing is half: see `what-is-wrong.ts`.
 *
 * HUB_CUTS and HUB_SEED set how many moments are drawn, and from where.
 */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { logger } from "../../app/platform/log.server";
import { closeStores, health, portal } from "../../app/platform/store.server";
import { Disk, randomFrom } from "./disk";
import { FoundDisk } from "./found-disk";
import { bundleWriter, readLine } from "./start-writer";
import { type Call, traced } from "./system-calls";
import { whatIsWrong } from "./what-is-wrong";

const CUTS = Number(process.env.HUB_CUTS ?? 500);
const SEED = Number(process.env.HUB_SEED ?? Math.floor(Math.random() * 2 ** 32));
const ROUNDS = 30;
/** In which much is written at once to the one store and to the other: late, as the files are small until then. */
const LARGE_ROUNDS = [26, 29];
/** From here on somebody reads in the logs: then they stay large, and nobody waits until they are emptied. */
const READ_FROM = 29;

/** In bytes: from here on it is brought to the disk beside the event loop. */
const LARGE_LOG = 8 * 1024 * 1024;

const file = (process.env.DATABASE_URL ?? "").replace(/^file:/, "");
/** It is there, and the folder of the databases in it is made in the run. */
const folder = dirname(dirname(file));
const found = new FoundDisk(folder);
/** Of what this installation seals and signs: it is made in the run, too. */
const keyFile = `${file}.key`;
let calls: Call[];

beforeAll(async () => {
	const writer = await bundleWriter();
	const command = [process.execPath, writer.file, String(ROUNDS), LARGE_ROUNDS.join(), String(READ_FROM)];
	calls = await traced(command, folder, { LOG_LEVEL: "fatal" });
	writer.remove();
}, 300_000);

afterAll(() => found.remove());

/**
 * Moments of the run: most of them next to when something was brought to the disk, or between two of those; some at any
 * call, nearly all of which belong to a large transaction.
 */
function moments(count: number, random: () => number): number[] {
	const syncs = calls.flatMap((call) => (call.kind === "sync" ? [call.begun, call.ended] : [])).sort((a, b) => a - b);
	const moment = (at: number): number => {
		if (at % 8 === 0) return calls[Math.floor(random() * calls.length)]?.begun ?? 0;
		const which = Math.floor(random() * (syncs.length - 1));
		const [from = 0, to = 0] = syncs.slice(which);
		return at % 2 === 0 ? from + Math.floor(random() * 2) : Math.floor(from + random() * (to - from));
	};
	return Array.from({ length: count }, (_, at) => moment(at)).sort((a, b) => a - b);
}

/** Cuts the power at each of these moments. @returns what is wrong after it, in lines */
async function cutAt(times: readonly number[], disk: Disk, random: () => number) {
	const seen = { wrong: [] as string[], cutsThatLost: 0, delivered: 0, cutsWithHalves: 0, cutsWithLargeLog: 0 };
	const lines = calls.flatMap((call) => (call.kind === "say" ? { at: call.begun, said: readLine(call.line) } : []));
	for (const time of times) {
		disk.goTo(time);
		const files = disk.cut(random);
		found.lay(files);
		portal.openInstead(`file:${found.pathOf(file)}`);
		health.openInstead(`file:${found.pathOf(file.replace(/\.db$/, ".health.db"))}`);
		const acknowledged = lines.filter(({ at }) => at <= time).map(({ said }) => said);
		try {
			const { wrong, delivered, halves } = await whatIsWrong(acknowledged);
			const hasKey = files.get(keyFile)?.equals(readFileSync(keyFile));
			if (acknowledged.length > 0 && !hasKey) wrong.unshift("the key of all that is sealed is lost");
			if (wrong.length > 0) seen.wrong.push(`cut at ${time}: ${wrong.length} wrong: ${wrong.slice(0, 3).join("; ")}`);
			seen.cutsThatLost += Number(wrong.length > 0);
			seen.delivered += delivered;
			seen.cutsWithHalves += Number(halves > 0);
			seen.cutsWithLargeLog += Number(
				[...files].some(([path, { length }]) => /-wal$/.test(path) && length > LARGE_LOG),
			);
		} catch (error) {
			seen.wrong.push(`cut at ${time}: ${error}`);
			seen.cutsThatLost += 1;
		} finally {
			await closeStores();
		}
	}
	return seen;
}

describe(`the power is cut (HUB_SEED=${SEED})`, () => {
	it(`${CUTS} times: nothing is lost, half or double`, async () => {
		const random = randomFrom(SEED);
		const times = moments(CUTS, random);
		const { wrong, ...seen } = await cutAt(times, new Disk(folder, calls), random);
		console.info(`${CUTS} power cuts, seed ${SEED}`, seen, `of a run of ${calls.length} calls`);
		expect(wrong).toEqual([]);
		expect(seen.delivered).toBeGreaterThan(0);
		// The control: what was written into both stores without an outbox.
		expect(seen.cutsWithHalves).toBeGreaterThan(0);
		expect(seen.cutsWithLargeLog).toBeGreaterThan(0);
	}, 600_000);

	it("on a disk that says that it has what it has not: something is lost", async () => {
		for (const how of ["warn", "error"] as const) vi.spyOn(logger, how).mockImplementation(() => undefined);
		const random = randomFrom(SEED);
		const lies = randomFrom(SEED + 1);
		const seen = await cutAt(moments(40, random), new Disk(folder, calls, new Map(), () => lies() < 0.5), random);
		console.info("40 power cuts on a disk that lies", { cutsThatLost: seen.cutsThatLost });
		expect(seen.cutsThatLost).toBeGreaterThan(5);
	}, 120_000);
});

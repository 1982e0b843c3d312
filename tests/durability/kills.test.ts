/**
 * A process that writes into both stores is killed, again and again, at no matter which moment. What it had said to be kept
 * is kept, and nothing is half: see `what-is-wrong.ts`.
 *
 * HUB_KILLS=200 kills it so often; without it, as often as takes some twenty seconds.
 */
import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeStores } from "../../app/platform/store.server";
import { type Acknowledged, type Bundle, bundleWriter, Writer } from "./start-writer";
import { whatIsWrong } from "./what-is-wrong";

const KILLS = Number(process.env.HUB_KILLS ?? 24);
const LOOKS_AFTER = 20;

let bundle: Bundle;

beforeAll(async () => {
	bundle = await bundleWriter();
});

afterAll(() => bundle?.remove());

it(`nothing is lost or half in ${KILLS} kills`, async () => {
	const acknowledged: Acknowledged[] = [];
	let delivered = 0;
	// The control: what was written into both stores without an outbox is half after one of these, or of some more.
	let halves = 0;
	for (let kills = 1; kills <= KILLS || (halves === 0 && kills <= 10 * KILLS); kills++) {
		const writer = new Writer(bundle.file, { LOG_LEVEL: "fatal" });
		await writer.saysMore(1);
		await pause(randomInt(20, 300));
		acknowledged.push(...(await writer.kill()));
		if (kills % LOOKS_AFTER !== 0 && kills < KILLS) continue;
		const found = await whatIsWrong(acknowledged);
		await closeStores();
		expect(found.wrong).toEqual([]);
		delivered += found.delivered;
		halves = found.halves;
		console.info(`${kills} kills: ${acknowledged.length} acknowledged, all there`, { ...found, delivered });
	}
	expect(halves).toBeGreaterThan(0);
}, 1_800_000);

/**
 * The server of PostgreSQL is killed while a process writes into both stores, which goes on by itself: what it had said to
 * be kept is kept, and nothing is half.
 *
 * HUB_SERVER_KILLS kills it more often than five times.
 */
import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeStores, health, portal } from "../../app/platform/store.server";
import { type Bundle, bundleWriter, Writer } from "../durability/start-writer";
import { whatIsWrong } from "../durability/what-is-wrong";
import { OwnPostgres } from "../setup/own-postgres";

const KILLS = Number(process.env.HUB_SERVER_KILLS ?? 5);
const TO_THE_DISK = { fsync: "on" };

let server: OwnPostgres;
let bundle: Bundle;

beforeAll(async () => {
	bundle = await bundleWriter();
	server = await OwnPostgres.create();
	await server.start(TO_THE_DISK);
	const admin = new pg.Client({ connectionString: server.url("postgres") });
	await admin.connect();
	for (const name of ["hub", "hub_health"]) await admin.query(`CREATE DATABASE ${name}`);
	await admin.end();
	portal.openInstead(server.url("hub"));
	health.openInstead(server.url("hub_health"));
}, 180_000);

afterAll(async () => {
	await closeStores();
	bundle?.remove();
	await server?.drop();
}, 180_000);

it(`nothing is lost or half when the server is killed ${KILLS} times`, async () => {
	const writer = new Writer(bundle.file, { DATABASE_URL: server.url("hub"), LOG_LEVEL: "silent" });
	for (let kills = 0; kills < KILLS; kills++) {
		await writer.saysMore(10);
		await pause(randomInt(300));
		await server.kill();
		await server.start(TO_THE_DISK);
	}
	await writer.saysMore(10);
	const acknowledged = await writer.kill();
	const found = await whatIsWrong(acknowledged);
	console.info(`the server killed ${KILLS} times: ${acknowledged.length} acknowledged, all there`, found);
	expect(found.wrong).toEqual([]);
	expect(found.told).toBeGreaterThan(KILLS);
}, 1_800_000);

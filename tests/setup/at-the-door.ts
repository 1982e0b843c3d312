/**
 * The running product, as every test in `tests/door` has it: one for each engine, shared by all of them. What a test
 * stores itself stands in the same database, so it makes a council of its own before it changes anything.
 */
import { readFileSync } from "node:fs";
import { inject } from "vitest";
import "./close-stores";

const door = inject("door");
process.env.DATABASE_URL = door.database;

export const host = {
	/** `http://127.0.0.1:40123` */
	origin: door.origin,
	pid: door.pid,
	/** What it has printed since it began to listen: its log. */
	printed: () => readFileSync(door.log, "utf8"),
};

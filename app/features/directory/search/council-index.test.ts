import { expect, test } from "vitest";
import type { SearchEngine } from "../../../../db/search";
import { openIndex } from "./council-index.server";

const TOKENS = Array.from({ length: 20 }, (_, at) => `token${at}`);

test("others have their turn while the sets of a search are read from an engine that answers at once", async () => {
	let read = 0;
	const engine: Partial<SearchEngine> = {
		council: async () => ({ number: 1, version: 1 }),
		having: async (_, token) => {
			if (token === "") return [1, 2, 3];
			read++;
			// As long as reading many entries takes on SQLite.
			for (const until = performance.now() + 6; performance.now() < until; );
			return [2];
		},
	};
	const index = await openIndex(engine as SearchEngine, "a council", { date: "2026-11-26", time: "10:30" });
	let turns = 0;
	const others = () => {
		turns++;
		if (read < TOKENS.length) setImmediate(others);
	};
	setImmediate(others);
	const found = await index?.matching({ any: TOKENS });
	expect(read).toBe(TOKENS.length);
	expect([...(found ?? [])]).toEqual([2]);
	expect(turns).toBeGreaterThanOrEqual(TOKENS.length - 2);
});

import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { workThrough } from "./work-through.server";

it("asks again when what was in hand ended while it asked: that may have made something due", async () => {
	let end = () => {};
	const first = new Promise<void>((resolve) => {
		end = resolve;
	});
	const done: string[] = [];
	let asked = 0;
	const work = {
		atOnce: 2,
		keep: () => () => {},
		async take() {
			asked += 1;
			if (asked === 1) return ["first"];
			if (asked > 2) return asked === 3 ? ["second"] : [];
			end();
			await pause(10);
			return [];
		},
		async do(taken: string) {
			if (taken === "first") await first;
			done.push(taken);
		},
	};
	await workThrough(work, new AbortController().signal, { stopMs: 1000, leaseMs: 1000, lookMs: 1 });
	expect(done).toEqual(["first", "second"]);
});

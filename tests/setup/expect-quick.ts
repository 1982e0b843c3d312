/** That something takes no time, on a machine that is busy with other things too. */
import { expect } from "vitest";

const ROUNDS = 5;

/**
 * Expects that work takes this process little time, at least once in five: what others do meanwhile is not counted, but
 * makes each step slower; and what takes time as the square of its text takes it each time.
 * @param ms milliseconds of a processor
 * @returns what the work returns
 */
export async function expectQuick<T>(ms: number, work: () => T | Promise<T>): Promise<T> {
	for (let round = 1; ; round++) {
		const begun = process.cpuUsage();
		const result = await work();
		const { user, system } = process.cpuUsage(begun);
		const took = (user + system) / 1000;
		if (round === ROUNDS) expect(took).toBeLessThan(ms);
		if (took < ms) return result;
	}
}

import { expect, it } from "vitest";
import { likeness } from "./events";
import type { VaccinationRecord } from "./record";
import type { Vaccine } from "./vaccines";

const record = (vaccine: Vaccine, date: string): VaccinationRecord => ({
	id: `${vaccine} ${date}`,
	vaccine,
	outcome: "given",
	date,
	number: null,
	abroad: false,
});

it.each([
	["menb", "2026-02-14", "menb", "2026-02-14", "same-event"],
	["menb", "2026-02-14", "menb", "2026-02-21", "possibly-same"],
	["menb", "2026-02-14", "menb", "2026-02-22", "different"],
	["menb", "2026-02-14", "pcv", "2026-02-14", "different"],
	// What somebody calls MMR may have been MMRV.
	["mmr", "2026-02-14", "mmrv", "2026-02-14", "possibly-same"],
	["menb", "2026-02-14", "menb", "2026-02", "cannot-tell"],
	["menb", "2026-02-14", "menb", "2026-03", "different"],
	["menb", "2026-02-25", "menb", "2026-03", "cannot-tell"],
	["bcg", "2026-02-14", "flu", "2026-02-14", "different"],
] as const)("%s %s and %s %s", (one, on, other, then, expected) => {
	expect(likeness(record(one, on), record(other, then))).toBe(expected);
	expect(likeness(record(other, then), record(one, on))).toBe(expected);
});

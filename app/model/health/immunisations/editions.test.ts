import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { addDays } from "../../calendar/local-time";
import { dateAtAge } from "../age";
import type { Edition } from "./edition";
import { EDITIONS, editionOn, editionWarnings, newerEditionThan } from "./editions";

const data = resolve(import.meta.dirname, "../../../../../shared/data/immunisation");
/** What an edition has at an age of the source's words, for births of a day. */
const AGES = { "8 weeks": { weeks: 8 }, "12 weeks": { weeks: 12 }, "16 weeks": { weeks: 16 } } as const;
const LATER = { "1 year": { months: 12 }, "18 months": { months: 18 }, "3 years 4 months": { months: 40 } } as const;
const COHORTS = ["2021-06-01", "2022-08-31", "2022-09-01", "2024-06-30", "2024-07-01", "2024-12-31", "2025-01-01"];

interface SourceRule {
	age: keyof typeof AGES | keyof typeof LATER;
	born_from?: string;
	born_to?: string;
	vaccines: string[];
}

function counts(edition: Edition, rules: SourceRule[], born: string) {
	return Object.entries({ ...AGES, ...LATER }).map(([words, age]) => {
		const here = edition.visits.filter(
			(visit) =>
				dateAtAge(born, visit.age) === dateAtAge(born, age) &&
				(visit.bornFrom ?? "") <= born &&
				born <= (visit.bornTo ?? "9999"),
		);
		const there = rules.filter(
			(rule) => rule.age === words && (rule.born_from ?? "") <= born && born <= (rule.born_to ?? "9999"),
		);
		const total = (lists: (readonly unknown[])[]) => lists.reduce((sum, list) => sum + list.length, 0);
		return [words, total(here.map(({ doses }) => doses)), total(there.map(({ vaccines }) => vaccines))] as const;
	});
}

describe("editions", () => {
	it("follow each other without a gap", () => {
		for (const [at, { to }] of EDITIONS.slice(0, -1).entries())
			expect(EDITIONS[at + 1]?.from).toBe(addDays(to ?? "", 1));
		expect(EDITIONS.at(-1)?.to).toBeNull();
	});

	it.each([
		["2020-12-31", undefined],
		["2021-01-01", "2024-09"],
		["2025-06-30", "2024-09"],
		["2025-07-01", "2025-07"],
		["2025-12-31", "2025-07"],
		["2026-01-01", "2026-01"],
		["2026-11-27", "2026-01"],
	])("on %s: %s", (on, id) => {
		expect(editionOn(on)?.id).toBe(id);
	});

	it("warn from the day from which a newer one is known and not here", () => {
		expect(editionWarnings("2026-08-31")).toEqual({ pastReview: false, notHere: null });
		expect(editionWarnings("2026-09-01")).toMatchObject({ pastReview: true, notHere: { from: "2026-09-01" } });
	});

	it("say when a newer one is in force than a dose was given by", () => {
		const [first] = EDITIONS;
		expect(first && newerEditionThan(first, "2025-06-30")).toBeUndefined();
		expect(first && newerEditionThan(first, "2025-07-01")?.id).toBe("2025-07");
	});

	it.runIf(existsSync(data)).each(EDITIONS)("have as many doses at each visit as the source: $id", (edition) => {
		const file = edition.id === "2026-01" ? "schedule-2026.json" : `schedule-${edition.id}.json`;
		const { rules } = JSON.parse(readFileSync(join(data, file), "utf8")) as { rules: SourceRule[] };
		for (const born of COHORTS) {
			const seen = counts(edition, rules, born);
			expect([born, ...seen.map(([words, here]) => [words, here])]).toEqual([
				born,
				...seen.map(([words, , there]) => [words, there]),
			]);
			expect(seen[0]?.[1]).toBe(3);
		}
	});
});

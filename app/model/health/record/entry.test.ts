import { describe, expect, it } from "vitest";
import { type EntryBody, entryBody, isForGuardians, type StoredEntry, sectionOf, withStatus } from "./entry";

const weight = (weightGrams: number, on = "2026-11-01") =>
	entryBody.parse({
		kind: "measurement",
		on,
		weightGrams,
		lengthMillimetres: null,
		headMillimetres: null,
		position: null,
	});
const stored = (id: string, body: EntryBody, corrects: string | null = null): StoredEntry => ({
	id,
	section: "growth",
	body,
	writer: { kind: "guardian", name: "Sadia Malik", role: "mother" },
	recordedAt: new Date("2026-11-02T10:00:00Z"),
	corrects,
});

describe("an entry", () => {
	it("stands in the section of its kind", () => {
		const body = weight(4200);
		expect(body.kind === "measurement" && sectionOf(body)).toBe("growth");
	});

	it.each([42, 420_000, 4200.5])("is no measurement of %s grams", (grams) => {
		expect(() => weight(grams)).toThrow();
		expect(weight(4200)).toMatchObject({ weightGrams: 4200 });
	});

	it("stays when it is corrected or taken back, and says so", () => {
		const back = entryBody.parse({ kind: "taken-back", section: "growth", reason: "wrong child" });
		const all = withStatus([
			stored("a", weight(42_000)),
			stored("b", weight(4200), "a"),
			stored("c", weight(9000)),
			stored("d", back, "c"),
		]);
		expect(all.map(({ id, status }) => [id, status])).toEqual([
			["a", "corrected"],
			["b", "current"],
			["c", "taken-back"],
		]);
	});
});

describe("a screen's result", () => {
	const result = (result: string, conditions: Record<string, string> = {}, toldParentsOn: string | null = null) => ({
		body: entryBody.parse({
			kind: "screen",
			screen: "blood-spot",
			on: "2026-11-06",
			result,
			conditions,
			toldParentsOn,
		}),
	});

	it.each([
		["not-suspected", {}, null, true],
		["not-suspected", { cf: "not-suspected" }, null, true],
		["not-suspected", { cf: "suspected" }, null, false],
		["suspected", {}, null, false],
		["repeat", {}, null, false],
		["declined", {}, null, false],
		["not-done", {}, null, false],
		["suspected", { cf: "suspected" }, "2026-11-20", true],
	] as const)("%s %j, told %s: seen %s", (said, conditions, told, seen) => {
		expect(isForGuardians(result(said, conditions, told))).toBe(seen);
	});

	it("of any other kind is seen", () => {
		expect(isForGuardians({ body: weight(4200) })).toBe(true);
	});
});

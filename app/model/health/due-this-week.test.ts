import { describe, expect, it } from "vitest";
import { dueThisWeek } from "./due-this-week";
import type { EntryBody } from "./record/entry";
import { type StoredEntry, withStatus } from "./record/entry";

const child = { bornOn: "2026-10-01", diedOn: null, gestationDays: 280, hepatitisBRisk: false, hadChickenpox: null };
let at = 0;
const stored = (body: EntryBody, corrects: string | null = null): StoredEntry => ({
	id: String(++at),
	section: "appointments",
	body,
	writer: { kind: "guardian", name: "Sadia Malik", role: "mother" },
	recordedAt: new Date(),
	corrects,
});
const visit = (on: string, time: string | null = null) =>
	stored({ kind: "appointment", on, time, what: "Check", where: "" });
const names = (today: string, ...entries: StoredEntry[]) => dueThisWeek({ child, today, entries: withStatus(entries) });

describe("what is due this week", () => {
	it.each([
		["2026-10-10", []],
		["2026-10-11", ["review new-birth"]],
		["2026-10-15", ["review new-birth"]],
		["2026-10-16", []],
		["2026-11-25", ["review 6-8-weeks"]],
		["2026-11-26", ["review 6-8-weeks", "doses 2026-11-26"]],
		["2026-12-20", ["doses 2026-11-26"]],
		["2026-12-24", ["doses 2026-12-24"]],
	])("on %s is %j", (today, due) => {
		expect(names(today)).toEqual(due);
	});

	it("has appointments from today until a week ahead, those that stand, each date once", () => {
		const wrong = visit("2026-11-03", "10:00");
		const back = stored({ kind: "taken-back", section: "appointments", reason: "" }, wrong.id);
		const dates = ["2026-10-31", "2026-11-01", "2026-11-08", "2026-11-08", "2026-11-09"].map((on) => visit(on));
		expect(names("2026-11-01", wrong, back, ...dates)).toEqual(["appointment 2026-11-01 ", "appointment 2026-11-08 "]);
	});

	it("has no review that is recorded, and nothing after a death", () => {
		const done = stored({ kind: "review", review: "new-birth", on: "2026-10", findings: "", asq: null });
		expect(names("2026-10-12", done)).toEqual([]);
		const dead = { ...child, diedOn: "2026-10-11" };
		const entries = withStatus([visit("2026-10-13")]);
		expect(dueThisWeek({ child, today: "2026-10-12", entries })).toHaveLength(2);
		expect(dueThisWeek({ child: dead, today: "2026-10-12", entries })).toEqual([]);
	});
});

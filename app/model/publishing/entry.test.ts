import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENTRY_STATUSES, type EntryState, mayHappen, TRANSITIONS, type Transition } from "./entry";

const all = Object.keys(TRANSITIONS) as Transition[];
const from = (status: EntryState["status"], liveVersion: number | null) =>
	all.filter((transition) => mayHappen(transition, { status, liveVersion })).sort();

describe("what may happen to an entry", () => {
	it.each([
		["draft", null, ["archive", "edit", "publish", "schedule", "submit"]],
		["draft", 3, ["discard", "edit", "publish", "schedule", "submit", "withdraw"]],
		["in-review", null, ["archive", "edit", "publish", "recall", "request-changes", "schedule"]],
		["changes-requested", 1, ["discard", "edit", "submit", "withdraw"]],
		["scheduled", null, ["edit", "publish", "recall", "request-changes"]],
		["published", 1, ["edit", "withdraw"]],
		["withdrawn", null, ["archive", "edit"]],
		["archived", null, ["reopen"]],
	] as const)("%s, live version %s", (status, live, expected) => {
		expect(from(status, live)).toEqual(expected);
	});

	it("leaves every status a way on, and never hides what families read", () => {
		fc.assert(
			fc.property(fc.constantFrom(...ENTRY_STATUSES), fc.constantFrom(null, 1), (status, liveVersion) => {
				if (liveVersion !== null && ["withdrawn", "archived"].includes(status)) return;
				if (liveVersion === null && status === "published") return;
				const ways = from(status, liveVersion);
				expect(ways.length).toBeGreaterThan(0);
				if (liveVersion !== null) expect(ways).not.toContain("archive");
			}),
		);
	});
});

import { describe, expect, it } from "vitest";
import { dueByAge } from "./decisions";

const nothing = { reviewed: false, agreed: false };

describe("a child's age asks for", () => {
	it.each([
		["2015-03-31", "2026-03-30", nothing, null],
		["2015-03-31", "2026-03-31", nothing, "review-at-11"],
		["2015-03-31", "2026-04-01", { ...nothing, reviewed: true }, null],
		["2010-05-31", "2026-02-27", nothing, "review-at-11"],
		["2010-05-31", "2026-02-28", nothing, "review-at-11"],
		// Three months before the birthday; February has no 31st.
		["2010-05-31", "2026-03-01", nothing, "ends-at-16"],
		["2010-05-31", "2026-05-30", { ...nothing, reviewed: true }, "ends-at-16"],
		["2010-05-31", "2026-05-31", { ...nothing, reviewed: true }, "end"],
		["2010-05-31", "2026-05-31", { reviewed: false, agreed: true }, null],
		["2012-02-29", "2028-02-28", { ...nothing, reviewed: true }, "ends-at-16"],
		["2012-02-29", "2028-02-29", { ...nothing, reviewed: true }, "end"],
	] as const)("born %s, on %s, %j: %s", (bornOn, today, decided, due) => {
		expect(dueByAge({ bornOn, diedOn: null }, decided, today)).toBe(due);
	});

	it("nothing after a death", () => {
		expect(dueByAge({ bornOn: "2010-05-31", diedOn: "2026-01-01" }, nothing, "2026-06-01")).toBeNull();
		expect(dueByAge({ bornOn: "2010-05-31", diedOn: null }, nothing, "2026-06-01")).toBe("end");
	});
});

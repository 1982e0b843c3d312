import { describe, expect, test } from "vitest";
import { PROBLEM_KINDS } from "../../../model/publishing/feedback";
import { DETAILS_LIMIT, parseReport } from "./report-problem";

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

describe("a report of a problem", () => {
	test("is taken with every kind; only other needs words", () => {
		for (const kind of PROBLEM_KINDS) {
			expect(parseReport(form({ kind, details: "It is at 11am" })).ok).toBe(true);
			expect(parseReport(form({ kind, details: " " })).ok).toBe(kind !== "other");
		}
	});

	test.each([
		[{}, { kind: "kindMissing" }],
		[{ kind: "rude", details: "" }, { kind: "kindMissing" }],
		[{ kind: "other", details: "  " }, { details: "detailsMissing" }],
		[{ kind: "time", details: "x".repeat(DETAILS_LIMIT + 1) }, { details: "detailsTooLong" }],
		[
			{ kind: "", details: "x".repeat(DETAILS_LIMIT + 1) },
			{ kind: "kindMissing", details: "detailsTooLong" },
		],
	])("%#: says what is wrong and keeps what was typed", (fields: Record<string, string>, errors) => {
		const parsed = parseReport(form(fields));
		expect(parsed).toEqual({
			ok: false,
			errors,
			typed: { kind: fields.kind ?? "", details: fields.details ?? "" },
		});
	});

	test("counts a line end as one character, however the browser sends it", () => {
		const details = "a\r\n".repeat(DETAILS_LIMIT / 2 - 1).concat("ab");
		expect(parseReport(form({ kind: "time", details })).ok).toBe(true);
	});
});

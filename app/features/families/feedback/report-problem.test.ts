import { describe, expect, test } from "vitest";
import { PROBLEM_KINDS } from "../../../model/publishing/feedback";
import type { Values } from "../../../platform/forms/field-errors";
import { readValues } from "../../../platform/forms/form";
import { DETAILS_LIMIT, reportForm } from "./report-problem";

const reasonsIn = (typed: Values) => {
	const read = readValues(reportForm, typed);
	if (read.ok) return {};
	expect(read.typed).toBe(typed);
	return Object.fromEntries(Object.entries(read.errors).map(([field, { reason }]) => [field, reason]));
};

describe("a report of a problem", () => {
	test("is taken with every kind; only other needs words", () => {
		for (const kind of PROBLEM_KINDS) {
			expect(readValues(reportForm, { kind, details: "It is at 11am" })).toEqual({
				ok: true,
				values: { kind, details: "It is at 11am" },
			});
			expect(readValues(reportForm, { kind, details: " " }).ok).toBe(kind !== "other");
		}
	});

	test.each<[Values, Record<string, string>]>([
		[{}, { kind: "kindMissing" }],
		[{ kind: "rude", details: "" }, { kind: "not-offered" }],
		[{ kind: "other", details: "  " }, { details: "detailsMissing" }],
		[{ kind: "time", details: "x".repeat(DETAILS_LIMIT + 1) }, { details: "too-long" }],
		[
			{ kind: "", details: "x".repeat(DETAILS_LIMIT + 1) },
			{ kind: "kindMissing", details: "too-long" },
		],
	])("%#: says what is wrong and keeps what was typed", (typed, reasons) => {
		expect(reasonsIn(typed)).toEqual(reasons);
	});
});

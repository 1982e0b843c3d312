import { expect, it } from "vitest";
import { queryValues } from "../../../platform/forms/values";
import { auditParams, readAuditQuery } from "./audit-query";

const read = (query: string) => readAuditQuery(queryValues(new URLSearchParams(query)));

it("reads what its address says, and makes the address again", () => {
	const { query, errors } = read("person=Ann&action=entry.published&about=rhyme&from=2026-11-01&to=2026-11-30&page=3");
	expect(errors).toEqual({});
	expect(auditParams(query)).toEqual({
		person: "Ann",
		action: "entry.published",
		about: "rhyme",
		from: "2026-11-01",
		to: "2026-11-30",
		page: 3,
	});
});

it.each([
	["from=2026-02-30", { from: "date" }],
	["to=yesterday", { to: "date" }],
	["from=2026-11-02&to=2026-11-01", { to: "order" }],
	["page=-1&person=%00", {}],
])("%s: says what is wrong", (query, errors) => {
	expect(read(query).errors).toEqual(errors);
	expect(read(query).query.page).toBe(1);
});

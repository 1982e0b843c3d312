import { describe, expect, it } from "vitest";
import { A_VACCINATION } from "../../../../tests/factories/health";
import { type Entry, type EntryBody, sectionOf } from "../../../model/health/record/entry";
import { recordSheets } from "./record-csv";

const CHILD = {
	id: "c",
	nhsNumber: "9990001006",
	givenName: "=Zoya",
	familyName: "Malik, née Khan",
	bornOn: "2026-03-02",
	sex: "female" as const,
	gestationDays: null,
	birthWeightGrams: 3180,
	diedOn: null,
	hepatitisBRisk: false,
	hadChickenpox: null,
	councilId: null,
};
const entry = (body: Exclude<EntryBody, { kind: "taken-back" }>, differs: Partial<Entry> = {}): Entry => ({
	id: "e1",
	section: sectionOf(body),
	body,
	writer: { kind: "guardian", name: "Sadia Malik", role: "mother" },
	recordedAt: new Date("2026-11-20T09:30:00Z"),
	status: "current",
	corrects: null,
	...differs,
});

describe("a record as sheets", () => {
	it("has the child, and a sheet of each section that has entries", () => {
		const sheets = recordSheets(CHILD, [entry({ ...A_VACCINATION, date: "2026-02" })]);
		expect(Object.keys(sheets)).toEqual(["child.csv", "immunisations.csv"]);
		const [headings, row] = sheets["immunisations.csv"]?.split("\r\n") ?? [];
		expect(headings).toMatch(/^\ufeffkind,vaccine,outcome,date,/);
		expect(row).toContain("6-in-1,given,2026-02,");
		expect(row).toContain("current,Sadia Malik,mother,,guardian,2026-11-20T09:30:00.000Z,e1,");
	});

	it("has nothing that a spreadsheet program would run", () => {
		const said = '=HYPERLINK("https://example.test")';
		const sheets = recordSheets(CHILD, [
			entry({ kind: "note", on: "2026-07-01", text: said }),
			entry({ kind: "first", on: "2026", what: "+44" }),
		]);
		expect(sheets["child.csv"]).toContain("'=Zoya");
		expect(sheets["child.csv"]).toContain('"Malik, née Khan"');
		expect(sheets["notes.csv"]).toContain(`"'=HYPERLINK(""https://example.test"")"`);
		expect(sheets["development.csv"]).toContain("'+44");
	});

	it("has scores and results in one cell", () => {
		const sheets = recordSheets(CHILD, [
			entry({
				kind: "review",
				review: "2-years",
				on: "2028-03",
				findings: "",
				asq: { communication: 45, "fine-motor": 0 },
			}),
		]);
		expect(sheets["reviews.csv"]).toContain(',"communication: 45; fine-motor: 0",');
	});
});

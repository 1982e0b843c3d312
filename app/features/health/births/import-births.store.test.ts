import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST } from "../../../../tests/factories/asker";
import { aGuardian, anNhsNumber } from "../../../../tests/factories/health";
import { claimByCode, claimByMatch } from "../record/claim-record.server";
import { openChildRecord } from "../record/open-record.server";
import { importBirths } from "./import-births.server";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "births-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const listed = (...lines: string[]) => {
	const file = join(folder, "births.csv");
	writeFileSync(file, `\uFEFF${lines.join("\r\n")}`);
	return { file, source: "Northmere General", councilId: "northmere", codes: true };
};
const HEADINGS = "NHS_number,given_name,family_name,born_on,sex,mother_nhs_number";

test("a list opens a record for each birth, once, and tells of rows that it cannot read", async () => {
	const [mother, first, second] = [anNhsNumber(), anNhsNumber(), anNhsNumber()];
	const list = listed(
		HEADINGS,
		`${first},Ayaan,"Hussain, Jr",2026-11-10,male,${mother}`,
		"9990001007,Wrong,Digit,2026-11-10,male,",
		`${second},Mina,Park,2026-11-11,female,`,
	);
	const report = await importBirths(TEST, list);
	expect(report).toMatchObject({ rows: 3, opened: 2, known: 0, problems: [{ where: "3", field: "nhs_number" }] });
	expect(report.codes.map(({ line }) => line)).toEqual(["2", "4"]);
	expect(await importBirths(TEST, list)).toMatchObject({ rows: 3, opened: 0, known: 2, codes: [] });

	const her = aGuardian();
	const {
		claimed: [child = ""],
	} = await claimByMatch(her, mother);
	expect((await openChildRecord(her, child, ["about"]))?.child).toMatchObject({ familyName: "Hussain, Jr" });
	const asked = {
		code: report.codes[1]?.code ?? "",
		bornOn: "2026-11-11",
		relation: "mother",
		evidence: "Mine",
	} as const;
	expect(await claimByCode(aGuardian(), asked)).toBe("asked");
});

test("what is no such list is refused", async () => {
	await expect(importBirths(TEST, { ...listed("a,b"), file: "/no/list.csv" })).rejects.toThrow("ENOENT");
	await expect(importBirths(TEST, { ...listed("a,b"), file: "/" })).rejects.toThrow("EISDIR");
	await expect(importBirths(TEST, listed("a,b", "1,2"))).rejects.toThrow("The list has no column nhs_number");
	await expect(importBirths(TEST, listed(HEADINGS, "1,2"))).rejects.toThrow("The list cannot be read");
});

test("a file of Bundles is taken as a list is", async () => {
	const [number, mother] = [anNhsNumber(), anNhsNumber()];
	const system = "https://fhir.nhs.uk/Id/nhs-number";
	const bundle = (value: string) => ({
		resourceType: "Bundle",
		type: "message",
		entry: [
			{
				resource: {
					resourceType: "Patient",
					identifier: [{ system, value }],
					name: [{ family: "Malik", given: ["Zoya"] }],
					gender: "female",
					birthDate: "2026-11-15",
				},
			},
			{
				resource: {
					resourceType: "RelatedPerson",
					relationship: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-RoleCode", code: "MTH" }] }],
					identifier: [{ system, value: mother }],
				},
			},
		],
	});
	const file = join(folder, "births.json");
	writeFileSync(file, JSON.stringify([bundle(number), bundle("9990001007")]));
	const list = { file, source: "Northmere General", councilId: "northmere", codes: false };
	expect(await importBirths(TEST, list)).toMatchObject({
		rows: 2,
		opened: 1,
		problems: [{ where: "2, entry[0].resource", field: "identifier[0].value" }],
	});
	expect(await importBirths(TEST, list)).toMatchObject({ opened: 0, known: 1 });
	const { claimed } = await claimByMatch(aGuardian(), mother);
	expect(claimed).toHaveLength(1);
	writeFileSync(file, "{");
	await expect(importBirths(TEST, list)).rejects.toThrow("is no JSON");
});

import { expect, test } from "vitest";
import { aCouncil, aService, saved } from "../../../tests/factories";
import { closeProblemReport, listProblemReports, reportProblem } from "./report-problem.server";

test("a report is kept for its council, newest first, until it is closed", async () => {
	const [council, other] = [await aCouncil(), await aCouncil()];
	const service = aService({ name: "Stay and play" });
	await saved(council, { services: [service] });
	await reportProblem(council, service.id, { kind: "time", details: "It is at 11am" });

	const [report, ...more] = await listProblemReports(council.id, "new");
	expect(more).toEqual([]);
	expect(report).toMatchObject({ service: { name: "Stay and play" }, kind: "time", details: "It is at 11am" });
	expect(await listProblemReports(other.id, "new")).toEqual([]);

	const id = report?.id ?? "";
	expect(await closeProblemReport(other.id, id)).toBe(false);
	expect(await closeProblemReport(council.id, id)).toBe(true);
	expect(await closeProblemReport(council.id, id)).toBe(false);
	expect(await listProblemReports(council.id, "new")).toEqual([]);
	expect(await listProblemReports(council.id, "closed")).toHaveLength(1);
});

/** Of two who do the same thing at a time the second is told, with what they typed and what was said first. */
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { joinRecord } from "../../app/features/health/professionals/record-access.server";
import { writeEntry } from "../../app/features/health/record/write-entry.server";
import { aMember, aPerson } from "../factories";
import {
	A_REVIEW,
	aProblem,
	aRecord,
	aRecordAskedFor,
	aReviewOfASource,
	aShare,
	asProfessional,
} from "../factories/health";
import { aStaffedCouncil, type StaffedCouncil } from "../factories/staffed-council";
import { type Inside, lookInside } from "../setup/look-inside";
import { fillIn, openPage, send } from "./somebody";

let inside: Inside;
let ours: StaffedCouncil;
beforeAll(async () => {
	inside = await lookInside(inject("door").database);
	ours = await aStaffedCouncil(inside);
});
afterAll(() => inside.close());

it("a report that a colleague has answered meanwhile", async () => {
	const { childId, mother } = await aRecordAskedFor(ours.council.id);
	const page = ours.at(
		`/guardians/problems/${await aProblem(mother, { childId, entryId: await aReviewOfASource(childId) })}`,
	);
	const [ruth, colleague] = [ours.member("record-administrator"), await aMember(ours.council, "record-administrator")];
	const answer = (words: string) => ({ button: "Send the answer", fill: { kind: "stays", words } });
	const [first, second] = [
		await fillIn(ruth, page, answer("Ask the surgery.")),
		await fillIn(colleague, page, answer("I rang them myself.")),
	];
	expect((await send(ruth, first)).status).toBe(303);
	expect((await send(ruth, first)).status).toBe(303);
	const late = await send(colleague, second);
	expect(late.status).toBe(409);
	for (const words of ["Ask the surgery.", "I rang them myself.", "What you wrote was not sent"])
		expect(late.text).toContain(words);
	const answered = await openPage(colleague, page);
	expect(answered).toContain("Ask the surgery.");
	expect(answered).not.toContain("Send the answer");
});

it("a report that its author answers from two pages", async () => {
	const mother = await aPerson("Sadia Malik");
	const asGuardian = { kind: "person", person: mother } as const;
	const helen = await aMember(ours.council, "health-visitor", { name: "Helen Okoro" });
	const { childId } = await aRecord({}, asGuardian);
	const share = await aShare(asGuardian, childId, { recipient: "health-visitor", sections: ["reviews"] });
	await joinRecord(asProfessional(helen), share.id);
	const written = await writeEntry(asProfessional(helen), { childId, body: A_REVIEW, mark: null });
	const entryId = written.ok ? written.id : "";
	const report = `/red-book/${childId}/reviews/${entryId}/problem`;
	const said = (words: string) => ({ button: "Report the problem", fill: { kind: "wrong-date", words } });
	const [one, other] = [
		await fillIn(mother, report, said("A week later.")),
		await fillIn(mother, report, said("A month later.")),
	];
	expect((await send(mother, one)).status).toBe(303);
	expect((await send(mother, one)).status).toBe(303);
	const late = await send(mother, other);
	expect(late.status).toBe(409);
	for (const words of ["A week later.", "A month later.", "What you wrote now was not sent"])
		expect(late.text).toContain(words);
	const list = await openPage(helen, "/records");
	const page = new RegExp(`/records/${childId}/problems/[0-9a-f-]+`).exec(list)?.[0] ?? "";
	const answer = (words: string) => ({ button: "Send the answer", fill: { words } });
	const [first, second] = [
		await fillIn(helen, page, answer("I looked it up.")),
		await fillIn(helen, page, answer("It is right.")),
	];
	expect((await send(helen, first)).status).toBe(303);
	const again = await send(helen, second);
	expect(again.status).toBe(409);
	for (const words of ["I looked it up.", "It is right."]) expect(again.text).toContain(words);
});

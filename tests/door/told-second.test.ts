/** Of two who do the same thing at a time the second is told, with what they typed and what was said first. */
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
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
import { fillIn, openPage, type Posting, type Somebody, send, submit } from "./somebody";

let inside: Inside;
let ours: StaffedCouncil;
beforeAll(async () => {
	inside = await lookInside(inject("door").database);
	ours = await aStaffedCouncil(inside);
});
afterAll(() => inside.close());

/** By two fingers at once, which is no second person. */
const sentTwice = async (who: Somebody, what: Posting) =>
	(await Promise.all([send(who, what), send(who, what)])).map(({ status }) => status);

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
	expect(await sentTwice(ruth, first)).toEqual([303, 303]);
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
	expect(await sentTwice(mother, one)).toEqual([303, 303]);
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

describe("a record administrator", () => {
	it("who decides over a claim that a colleague has decided", async () => {
		const { claimId } = await aRecordAskedFor(ours.council.id);
		const page = ours.at(`/guardians/claims/${claimId}`);
		const [ruth, colleague] = [
			ours.member("record-administrator"),
			await aMember(ours.council, "record-administrator"),
		];
		const decide = (decision: string, reason: string) => ({ button: "Decide", fill: { decision, reason } });
		const first = await fillIn(ruth, page, decide("accept", "I saw the birth certificate."));
		const second = await fillIn(colleague, page, decide("refuse", "The names do not agree."));
		expect(await sentTwice(ruth, first)).toEqual([303, 303]);
		const late = await send(colleague, second);
		expect(late.status).toBe(409);
		for (const words of ["A claim was accepted", "I saw the birth certificate.", "The names do not agree."])
			expect(late.text).toContain(words);
		const decided = await openPage(colleague, page);
		expect(decided).toContain("I saw the birth certificate.");
		for (const absent of ["Birth certificate", ">Decide<"]) expect(decided).not.toContain(absent);
	});

	it("who suspends a guardian whom a colleague has suspended", async () => {
		const { childId, guardianId } = await aRecordAskedFor(ours.council.id);
		const page = ours.at(`/guardians/records/${childId}/freeze/${guardianId}`);
		const [ruth, colleague] = [
			ours.member("record-administrator"),
			await aMember(ours.council, "record-administrator"),
		];
		const suspend = (authority: string, reason: string) => ({
			button: /^Suspend /,
			fill: { authority, reason, "reviewOn-day": "1", "reviewOn-month": "12", "reviewOn-year": "2027" },
		});
		const first = await fillIn(ruth, page, suspend("Family Court, 3 March", "An order forbids contact."));
		const second = await fillIn(colleague, page, suspend("A call of the police", "She was threatened."));
		expect(await sentTwice(ruth, first)).toEqual([303, 303]);
		const late = await send(colleague, second);
		expect(late.status).toBe(409);
		for (const words of [
			"Suspended since",
			"An order forbids contact.",
			"A call of the police",
			"She was threatened.",
			"1 12 2027",
		])
			expect(late.text).toContain(words);
		expect(late.text).not.toMatch(/<button[^>]*>\s*Suspend/);
	});
});

describe("a publisher", () => {
	const two = async () => [ours.member("publisher"), await aMember(ours.council, "publisher")] as const;

	it("who refuses a provider's claim that a colleague has refused", async () => {
		const listing = (await ours.entry("service", "live")).split("/").at(-1) ?? "";
		const stranger = ours.member("stranger");
		await submit(stranger, `${ours.at("/claims")}?claim=${listing}`, {
			button: "Send the claim",
			fill: { message: "We run it." },
		});
		const [paul, colleague] = await two();
		const list = await openPage(paul, ours.at("/claims"));
		const page = ours.at(`/claims/${new RegExp(`${ours.at("/claims")}/([0-9a-f-]+)`).exec(list)?.[1]}`);
		const refuse = (note: string) => ({ button: "Confirm", fill: { decision: "refuse", note } });
		const [first, second] = [
			await fillIn(paul, page, refuse("They closed.")),
			await fillIn(colleague, page, refuse("Ring us first.")),
		];
		expect((await send(paul, first)).status).toBe(303);
		const late = await send(colleague, second);
		expect(late.status).toBe(409);
		for (const words of ["Somebody else has decided over it meanwhile.", "Ring us first."])
			expect(late.text).toContain(words);
	});

	it("who withdraws what a colleague has withdrawn", async () => {
		const page = `${await ours.entry("service", "live")}/withdraw`;
		const [paul, colleague] = await two();
		const withdraw = (note: string) => ({ button: "Withdraw it", fill: { note } });
		const [first, second] = [
			await fillIn(paul, page, withdraw("The hall is closed.")),
			await fillIn(colleague, page, withdraw("Nobody comes.")),
		];
		expect((await send(paul, first)).status).toBe(303);
		const late = await send(colleague, second);
		expect(late.status).toBe(409);
		for (const words of ["Withdrawn", "Nobody comes."]) expect(late.text).toContain(words);
	});

	it("who asks for changes of what a colleague has published", async () => {
		const page = `${await ours.entry("service", "in-review")}/review`;
		const [paul, colleague] = await two();
		const first = await fillIn(paul, page, { button: "Confirm", fill: { decision: "now" } });
		const second = await fillIn(colleague, page, {
			button: "Confirm",
			fill: { decision: "changes", note: "Which days?" },
		});
		expect((await send(paul, first)).status).toBe(303);
		const late = await send(colleague, second);
		expect(late.status).toBe(409);
		for (const words of ["Published", "Which days?"]) expect(late.text).toContain(words);
	});
});

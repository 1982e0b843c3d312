import type { AppLoadContext } from "@remix-run/node";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntry } from "../../../../db/schema";
import { child, entryProblem, guardian } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import {
	A_REVIEW,
	aGuardian,
	aProfessional,
	aRecord,
	aReviewOfASource,
	aShare,
} from "../../../../tests/factories/health";
import type { BodyOf } from "../../../model/health/record/entry";
import type { PersonAsker, StaffAsker } from "../../../model/people/asker";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { health } from "../../../platform/store.server";
import { joinRecord, type RecordProfessionalReader } from "../professionals/record-access.server";
import { addGuardian } from "../record/claim-record.server";
import { entryNotes } from "../record/entry-notes";
import { onPersonErased } from "../record/on-person-erased.server";
import { openChildRecord } from "../record/open-record.server";
import { facts } from "../record/stored-record.server";
import { addEntry, correctEntry, takeBackEntry, writeEntry } from "../record/write-entry.server";
import { stopShare } from "../sharing/share-record.server";
import { authorPage, postAuthorAnswer } from "./answer-page.server";
import { answerAsked, listAskedOf, readAsked } from "./author.server";
import { answerWaiting, listWaiting, readWaiting } from "./office.server";
import { postReport, reportPage } from "./report-page.server";

const SAYS = { kind: "wrong-date", words: "It was a week later, in Zanzibar." };

const ruthOf = (council: string): StaffAsker => ({
	kind: "staff",
	person: { id: `ruth-${council}`, name: "Ruth Castell" },
	council: { id: council },
	roles: ["record-administrator"],
	organisationIds: [],
	can: () => true,
});

/** A record of a mother and Tom, with a review by a health visitor with whom she shares reviews, and one by the surgery. */
async function aReviewed() {
	const { childId, mother } = await aRecord();
	const council = `council of ${childId}`;
	await health.transaction(TEST, (tx) => tx.update(child).set({ councilId: council }).where(eq(child.id, childId)));
	const tom = aGuardian("Tom Malik");
	await recordedAt(health, recordStream(childId), TEST, (tx) =>
		addGuardian(tx, { childId, personId: tom.person.id, relation: "father", how: "review" }, new Date()),
	);
	const helen = aProfessional();
	const shareId = (await aShare(mother, childId, { recipient: "health-visitor", sections: ["reviews"] })).id;
	expect(await joinRecord(helen, shareId)).toBe(true);
	const written = await writeEntry(helen, { childId, body: A_REVIEW, mark: null });
	if (!written.ok) throw new Error("Nothing was written.");
	return {
		childId,
		mother,
		tom,
		helen,
		shareId,
		ruth: ruthOf(council),
		hers: written.id,
		theirs: await aReviewOfASource(childId),
	};
}

const report = (who: PersonAsker, childId: string, entry: string, says: Record<string, string> = SAYS) =>
	postReport(who, { child: childId, section: "reviews", entry }, says);
const status = async (work: Promise<unknown>) =>
	work.then(
		() => 200,
		(refusal: unknown) => (refusal instanceof Response ? refusal.status : refusal),
	);

/** What stands beside an entry for somebody, in one text. */
async function beside(who: PersonAsker, childId: string, entryId: string): Promise<string> {
	const opened = await openChildRecord(who, childId, ["reviews"]);
	if (!opened) return "not open";
	const { notes, reportHrefs } = entryNotes(opened, speechIn(ENGLISH));
	const said = (notes[entryId] ?? []).flatMap(({ tag, told, said: own, answer, written }) => [
		tag,
		told,
		own && `${own.kind}: ${own.words}`,
		answer,
		written,
	]);
	return [...said, reportHrefs[entryId] ? "may report" : null].filter(Boolean).join(" ");
}

const onlyAsked = async (who: RecordProfessionalReader) => (await listAskedOf(who)).map(({ id }) => id);
const onlyWaiting = async (who: StaffAsker) => (await listWaiting(who)).map(({ id }) => id);

const freeze = (childId: string, { person }: PersonAsker) =>
	health.transaction(TEST, (tx) =>
		tx
			.update(guardian)
			.set({ frozenAt: new Date() })
			.where(and(eq(guardian.childId, childId), eq(guardian.personId, person.id))),
	);
const endOf = (childId: string, { person }: PersonAsker) =>
	health.transaction(TEST, (tx) =>
		tx
			.update(guardian)
			.set({ endedAt: new Date() })
			.where(and(eq(guardian.childId, childId), eq(guardian.personId, person.id))),
	);
const moment = () => new Promise((resolve) => setTimeout(resolve, 10));

describe("a problem with an entry", () => {
	it("reaches the professional who wrote it, whose answer reaches the guardian, and no other guardian sees any of it", async () => {
		const { childId, mother, tom, helen, ruth, hers } = await aReviewed();
		expect(await beside(tom, childId, hers)).toBe("may report");
		expect(await report(tom, childId, hers)).toEqual({ ok: true });
		expect(await beside(tom, childId, hers)).toMatch(
			/^You told us about a problem on .* Waiting for an answer from Helen Okoro, or those who look after/,
		);
		const [asked] = await listAskedOf(helen);
		expect(asked).toMatchObject({ childId, name: "Zoya Malik", section: "reviews" });
		expect(await onlyWaiting(ruth)).toEqual([]);
		const problemId = asked?.id ?? "";
		expect(await readAsked(helen, { childId, problemId })).toMatchObject({ said: SAYS, entry: { id: hers } });
		expect(await answerAsked(helen, { childId, problemId }, "I looked it up.")).toBe("answered");
		expect(await beside(tom, childId, hers)).toMatch(
			/Helen Okoro answered on .* The entry stays as it is, because: I looked it up\. may report$/,
		);
		expect(await onlyAsked(helen)).toEqual([]);
		expect(await beside(mother, childId, hers)).toBe("may report");
		expect(await beside(helen, childId, hers)).toBe("");
	});

	it("is in the record's log: that it was reported, read and answered, without a word of it", async () => {
		const { childId, tom, helen, hers } = await aReviewed();
		await report(tom, childId, hers);
		const [problemId = ""] = await onlyAsked(helen);
		await readAsked(helen, { childId, problemId });
		await answerAsked(helen, { childId, problemId }, "I looked it up.");
		const db = await health.readFor(TEST);
		const lines = await db
			.select()
			.from(auditEntry)
			.where(eq(auditEntry.stream, recordStream(childId)));
		const about = lines.filter(({ action }) => action.startsWith("record.problem-"));
		expect(about.map(({ action, actorId }) => [action, actorId])).toEqual([
			["record.problem-reported", tom.person.id],
			["record.problem-read", helen.person.id],
			["record.problem-answered", helen.person.id],
		]);
		expect(JSON.stringify(lines)).toContain(problemId);
		expect(JSON.stringify(lines)).not.toMatch(/Zanzibar|looked it up/);
	});

	it("is reported once until it is answered, from however many pages", async () => {
		const { childId, tom, helen, hers } = await aReviewed();
		const both = await Promise.all([report(tom, childId, hers), report(tom, childId, hers)]);
		expect([...both, await report(tom, childId, hers)]).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
		const [problemId = "", ...more] = await onlyAsked(helen);
		expect(more).toEqual([]);
		await answerAsked(helen, { childId, problemId }, "I looked it up.");
		await report(tom, childId, hers);
		expect(await onlyAsked(helen)).toHaveLength(1);
		expect(await onlyAsked(helen)).not.toContain(problemId);
	});

	it("is no one's to report who wrote the entry, or does not see it; and needs a kind and words", async () => {
		const { childId, mother, tom, hers } = await aReviewed();
		const note: BodyOf<"note"> = { kind: "note", on: "2026-11-20", text: "Smiled" };
		const own = await writeEntry(tom, { childId, body: note, mark: null });
		const ownId = own.ok ? own.id : "";
		const at = { child: childId, section: "notes", entry: ownId };
		expect(await status(postReport(tom, at, SAYS))).toBe(404);
		expect(await status(report(aGuardian(), childId, hers))).toBe(404);
		expect(await status(report(tom, childId, "nothing"))).toBe(404);
		// Another guardian's words may be wrong, too.
		expect(await status(postReport(mother, at, SAYS))).toBe(200);
		expect(await report(tom, childId, hers, { words: "x".repeat(1001) })).toMatchObject({
			ok: false,
			errors: { kind: { reason: "kind" }, words: { reason: "too-long", what: "1,000" } },
		});
	});

	it("tells the second of two answers that it was not sent, shows the first, and takes the same one twice", async () => {
		const { childId, mother, tom, helen, shareId, ruth, hers, theirs } = await aReviewed();
		await report(tom, childId, hers);
		const [problemId = ""] = await onlyAsked(helen);
		const at = { childId, problemId };
		const answer = (words: string) => postAuthorAnswer(helen, at, { words });
		expect(await answer("I looked it up.")).toEqual({ ok: true });
		expect(await answer("I looked it up.")).toEqual({ ok: true });
		const second = { words: "Something else." };
		expect(await postAuthorAnswer(helen, at, second)).toEqual({ ok: false, status: 409, errors: {}, typed: second });
		expect((await authorPage(helen, at)).answered).toEqual({
			line: expect.stringMatching(/^Helen Okoro answered on .*stays as it is, because:$/),
			words: "I looked it up.",
		});
		expect(await beside(tom, childId, hers)).toContain("I looked it up.");
		// What its author has answered is not a record administrator's to read, nor when the share has ended.
		await stopShare(mother, { childId, shareId });
		expect(await readWaiting(ruth, problemId)).toBeUndefined();

		await report(mother, childId, theirs);
		const [other = ""] = await onlyWaiting(ruth);
		const colleague = { ...ruth, person: { id: "a colleague", name: "Colleague" } };
		const says = { kind: "stays", words: "The surgery is right." } as const;
		const both = await Promise.all([answerWaiting(ruth, other, says), answerWaiting(colleague, other, says)]);
		expect(both.toSorted()).toEqual(["answered", "before"]);
		expect(await readWaiting(colleague, other)).toMatchObject({ answered: { answer: says } });
	});

	it("is not the author's to answer in words any more once another entry has", async () => {
		const { childId, tom, helen, hers } = await aReviewed();
		await report(tom, childId, hers);
		const [problemId = ""] = await onlyAsked(helen);
		await correctEntry(helen, hers, { childId, body: { ...A_REVIEW, on: "2026-04-27" }, mark: null });
		expect(await answerAsked(helen, { childId, problemId }, "It is right.")).toBe("before");
		expect((await authorPage(helen, { childId, problemId })).answered?.line).toContain("The entry was corrected.");
	});

	it("says other words than those that wait are not sent, at once or later, and loses none", async () => {
		const { childId, tom, helen, hers } = await aReviewed();
		const other = { kind: "something-else", words: "Nor was it Zoya." };
		const both = await Promise.all([report(tom, childId, hers), report(tom, childId, hers, other)]);
		expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ status: 409, typed: both[0]?.ok ? other : SAYS });
		const third = { kind: "wrong-child", words: "And another thing." };
		expect(await report(tom, childId, hers, third)).toMatchObject({ ok: false, status: 409, typed: third });
		expect(await onlyAsked(helen)).toHaveLength(1);
	});

	it("is read again by who wrote it, and its words by no one else beside the entry", async () => {
		const { childId, mother, tom, helen, ruth, theirs } = await aReviewed();
		await report(mother, childId, theirs);
		expect(await beside(mother, childId, theirs)).toContain(
			"You said: The date is wrong: It was a week later, in Zanzibar.",
		);
		const [problemId = ""] = await onlyWaiting(ruth);
		await answerWaiting(ruth, problemId, { kind: "disputed", words: "Ask the surgery." });
		expect(await beside(mother, childId, theirs)).toContain("Zanzibar");
		for (const who of [tom, helen]) {
			const opened = await openChildRecord(who, childId, ["reviews"]);
			expect(opened?.entries.length).toBeGreaterThan(0);
			expect(JSON.stringify(opened?.problems)).not.toContain("Zanzibar");
		}
		// With her eyes Helen sees that there is one.
		expect((await openChildRecord(helen, childId, ["reviews"]))?.problems).toMatchObject([{ said: null }]);
	});

	it("waits for a record administrator where whoever wrote the entry has never signed in here, and says so", async () => {
		const { childId, tom, ruth } = await aReviewed();
		const written = await recordedAt(health, recordStream(childId), TEST, (tx) =>
			addEntry(tx, {
				childId,
				body: { ...A_REVIEW, on: "2026-05-20" },
				mark: null,
				writer: { kind: "professional", name: "Helen Okoro", role: "health visitor" },
				writtenBy: null,
				corrects: null,
			}),
		);
		const imported = written.ok ? written.id : "";
		await report(tom, childId, imported);
		expect(await onlyWaiting(ruth)).toHaveLength(1);
		expect(await beside(tom, childId, imported)).toMatch(/Waiting for an answer from those who look after red books/);
	});

	it("is no one's to report whose guardianship has ended meanwhile", async () => {
		const { childId, tom, mother, hers, ruth } = await aReviewed();
		const page = () =>
			reportPage(tom, { child: childId, section: "reviews", entry: hers }, { language: ENGLISH } as AppLoadContext);
		expect((await page()).isWaiting).toBe(false);
		await endOf(childId, tom);
		expect(await status(report(tom, childId, hers))).toBe(404);
		expect(await status(page())).toBe(404);
		const db = await health.readFor(TEST);
		expect(await db.$count(entryProblem, eq(entryProblem.childId, childId))).toBe(0);
		expect(await onlyWaiting(ruth)).toEqual([]);
		expect(await report(mother, childId, hers)).toEqual({ ok: true });
	});

	it.each(["corrected", "taken-back"] as const)(
		"is answered by the entry being %s, with nothing asked twice",
		async (how) => {
			const { childId, tom, helen, hers } = await aReviewed();
			await report(tom, childId, hers);
			const body = { ...A_REVIEW, on: "2026-04-27" };
			const done =
				how === "corrected"
					? await correctEntry(helen, hers, { childId, body, mark: null })
					: await takeBackEntry(helen, hers, { childId, reason: "", mark: null });
			const words = `Helen Okoro answered on .* The entry was ${how.replace("-", " ")}\\.`;
			expect(await beside(tom, childId, hers)).toMatch(new RegExp(`${words}$`));
			if (how === "corrected") expect(await beside(tom, childId, done.ok ? done.id : "")).toMatch(new RegExp(words));
			expect(await onlyAsked(helen)).toEqual([]);
		},
	);

	it("with what a source sent is a record administrator's of that council, and may end disputed", async () => {
		const { childId, mother, helen, tom, ruth, theirs } = await aReviewed();
		await report(mother, childId, theirs);
		expect(await onlyAsked(helen)).toEqual([]);
		const [problemId = ""] = await onlyWaiting(ruth);
		expect(await readWaiting(ruth, problemId)).toMatchObject({ said: SAYS, reportedBy: mother.person.id });
		const elsewhere = ruthOf("another");
		expect(await onlyWaiting(elsewhere)).toEqual([]);
		expect(await readWaiting(elsewhere, problemId)).toBeUndefined();
		const answer = { kind: "disputed", words: "Ask the surgery." } as const;
		expect(await answerWaiting(elsewhere, problemId, answer)).toBe("gone");
		expect(await readAsked(helen, { childId, problemId })).toBeUndefined();
		expect(await answerWaiting(ruth, problemId, answer)).toBe("answered");
		expect(await beside(mother, childId, theirs)).toMatch(
			/^Disputed by the family .* It was answered on .* marked as disputed by the family: Ask the surgery\./,
		);
		// Whoever sees with her eyes sees the mark, and nothing else of it; another guardian sees nothing.
		expect(await beside(helen, childId, theirs)).toBe("Disputed by the family");
		expect(await beside(tom, childId, theirs)).toBe("may report");
	});

	it.each(["the share is stopped", "they are erased"])("goes on to the record administrator when %s", async (why) => {
		const { childId, mother, tom, helen, shareId, ruth, hers } = await aReviewed();
		await report(tom, childId, hers);
		const [problemId = ""] = await onlyAsked(helen);
		expect(await readWaiting(ruth, problemId)).toBeUndefined();
		if (why.startsWith("the share")) await stopShare(mother, { childId, shareId });
		else {
			const { id: personId } = helen.person;
			await recordedAt(health, recordStream(childId), TEST, (tx) => onPersonErased.apply(tx, { personId }));
		}
		expect(await onlyAsked(helen)).toEqual([]);
		expect(await answerAsked(helen, { childId, problemId }, "Late")).toBe("gone");
		expect(await onlyWaiting(ruth)).toEqual([problemId]);
		// What he reads does not tell that a share of hers has ended.
		expect(await beside(tom, childId, hers)).toContain("Helen Okoro, or those who look after red books");
	});

	it("is reported by a suspended guardian too, whom no answer reaches and no correction", async () => {
		const { childId, tom, helen, hers, theirs, ruth } = await aReviewed();
		await report(tom, childId, hers);
		await moment();
		await freeze(childId, tom);
		await moment();
		await report(tom, childId, theirs);
		const before = [await beside(tom, childId, hers), await beside(tom, childId, theirs)];
		await correctEntry(helen, hers, { childId, body: { ...A_REVIEW, on: "2026-04-27" }, mark: null });
		const [problemId = ""] = await onlyWaiting(ruth);
		await answerWaiting(ruth, problemId, { kind: "stays", words: "The surgery is right." });
		expect([await beside(tom, childId, hers), await beside(tom, childId, theirs)]).toEqual(before);
		expect(before.join()).toMatch(/Waiting.*,.*Waiting/);
		// And he can tell it by nothing that he sends.
		expect(await report(tom, childId, hers)).toEqual({ ok: true });
		const db = await health.readFor(TEST);
		expect(await db.$count(entryProblem, eq(entryProblem.childId, childId))).toBe(2);
	});

	it("is not asked for after a death; what was reported before is still answered", async () => {
		const { childId, tom, ruth, hers, theirs } = await aReviewed();
		await report(tom, childId, hers);
		await recordedAt(health, recordStream(childId), TEST, async (tx) => {
			const [row] = await tx.select().from(child).where(eq(child.id, childId));
			const opened = row && facts.open(row.id, row.facts);
			if (!opened?.ok) throw new Error("The facts do not open.");
			const sealed = facts.seal(childId, { ...opened.value, diedOn: "2026-11-20" });
			await tx.update(child).set({ facts: sealed }).where(eq(child.id, childId));
		});
		expect(await status(report(tom, childId, theirs))).toBe(303);
		expect(await beside(tom, childId, theirs)).toBe("");
		expect(await beside(tom, childId, hers)).toContain("Waiting for an answer");
		expect(await onlyWaiting(ruth)).toHaveLength(1);
	});
});

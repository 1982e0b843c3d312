import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntry } from "../../../../db/schema";
import { guardian } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { A_VACCINATION, aGuardian, aRecord } from "../../../../tests/factories/health";
import type { PersonAsker } from "../../../model/people/asker";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";
import { addEntry, writeEntry } from "../record/write-entry.server";
import { liveShare } from "./live-share.server";
import { openShare } from "./open-share.server";
import { listShares, makeShare, stopShare } from "./share-record.server";

const note = (text: string) => ({ kind: "note" as const, on: "2026-11-20", text });

/** A record with a share of its notes and vaccinations. */
async function aSharedRecord(withPasscode = false) {
	const { childId, mother } = await aRecord();
	const write = (who: PersonAsker, text: string) => writeEntry(who, { childId, body: note(text), mark: null });
	await write(mother, "Smiled");
	const sections = ["notes", "immunisations"] as const;
	const made = { childId, recipient: "gp" as const, sections, duration: "week" as const, withPasscode, mark: null };
	const shareId = (await makeShare(mother, made)) ?? "";
	const live = await liveShare(await health.readFor(TEST), shareId);
	if (!live) throw new Error("The share is not live.");
	const { token, key, passcode } = live.link;
	const open = (some: { key?: string; passcode?: string } = {}) =>
		openShare({ token, says: "Helen Okoro, health visitor", passcode: null, ...some });
	return { childId, mother, shareId, token, key, passcode: passcode ?? "", write, open };
}

async function log(childId: string, action: string) {
	const db = await health.readFor(TEST);
	const rows = await db
		.select({ actorId: auditEntry.actorId, subjectId: auditEntry.subjectId, details: auditEntry.details })
		.from(auditEntry)
		.where(and(eq(auditEntry.stream, recordStream(childId)), eq(auditEntry.action, action)))
		.orderBy(auditEntry.number);
	return rows;
}

const texts = (opened: Awaited<ReturnType<typeof openShare>>) =>
	opened.ok ? opened.entries.flatMap(({ body }) => (body.kind === "note" ? [body.text] : [])) : [opened.reason];

test("an opening shows what was chosen, stands in the record's log and is seen by the maker", async () => {
	const { childId, mother, shareId, open } = await aSharedRecord();
	const opened = await open();
	expect(opened).toMatchObject({
		ok: true,
		child: { givenName: "Zoya" },
		sections: ["about", "notes", "immunisations"],
	});
	expect(texts(opened)).toEqual(["Smiled"]);
	const [mine] = await listShares(mother, childId);
	expect(mine?.openings).toMatchObject([{ says: "Helen Okoro, health visitor" }]);
	expect(await log(childId, "record.share-opened")).toEqual([
		{
			actorId: null,
			subjectId: shareId,
			details: { sections: ["about", "notes", "immunisations"], opening: mine?.openings[0]?.id },
		},
	]);
});

test("nothing opens without the right key, and nothing is written then", async () => {
	const { childId, key, open } = await aSharedRecord();
	const other = `${key.startsWith("A") ? "B" : "A"}${key.slice(1)}`;
	expect(await open({ key: other })).toEqual({ ok: false, reason: "gone" });
	expect(await log(childId, "record.share-opened")).toEqual([]);
	expect(await open({ key })).toMatchObject({ ok: true });
});

test("of ten thousand passcodes that are typed at once ten are looked at, and then the right one opens nothing", async () => {
	const { childId, mother, passcode, open } = await aSharedRecord(true);
	expect(await open()).toEqual({ ok: false, reason: "passcode", remaining: 10 });
	expect(await open({ passcode: ` ${passcode.slice(0, 3)} ${passcode.slice(3)}` })).toMatchObject({ ok: true });
	const wrong = Array.from({ length: 10_000 }, (_, at) => String(at).padStart(6, "0")).filter(
		(one) => one !== passcode,
	);
	const answers = await Promise.all(wrong.map((one) => open({ passcode: one })));
	const remaining = answers.flatMap((one) => (!one.ok && one.reason === "passcode" ? [one.remaining] : []));
	expect(remaining).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
	expect(answers.filter((one) => !one.ok && one.reason === "gone")).toHaveLength(wrong.length - 10);
	expect(await open({ passcode })).toEqual({ ok: false, reason: "gone" });
	expect(await log(childId, "record.share-refused")).toHaveLength(10);
	expect((await listShares(mother, childId))[0]).toMatchObject({ wrongPasscodes: 10 });
}, 120_000);

test("a share that is stopped while others open it shows nothing from then on", async () => {
	const { childId, mother, shareId, open } = await aSharedRecord();
	const opening = Array.from({ length: 20 }, () => open());
	const stopped = stopShare(mother, { childId, shareId });
	const answers = await Promise.all(opening);
	expect(await stopped).toBe(true);
	expect(await open()).toEqual({ ok: false, reason: "gone" });
	const shown = answers.filter(({ ok }) => ok).length;
	expect(await log(childId, "record.share-opened")).toHaveLength(shown);
	expect((await listShares(mother, childId))[0]?.openings).toHaveLength(shown);
});

test("a frozen guardian's share shows what there was, and their own", async () => {
	const { childId, mother, write, open } = await aSharedRecord();
	const frozenAt = new Date();
	await health.transaction(TEST, (tx) =>
		tx
			.update(guardian)
			.set({ frozenAt })
			.where(and(eq(guardian.childId, childId), eq(guardian.personId, mother.person.id))),
	);
	const father = await anotherGuardian(childId);
	await write(father, "Moved house");
	await write(mother, "Walks");
	expect(texts(await open())).toEqual(["Smiled", "Walks"]);
});

test("no place and no other guardian goes along", async () => {
	const { childId, mother, open } = await aSharedRecord();
	const father = await anotherGuardian(childId);
	const body = { ...A_VACCINATION, place: "Whipps Cross clinic" };
	await writeEntry(father, { childId, body, mark: null });
	await writeEntry(mother, { childId, body, mark: null });
	await recordedAt(health, recordStream(childId), TEST, (tx) =>
		addEntry(tx, {
			childId,
			body: A_VACCINATION,
			mark: null,
			writer: { kind: "source", name: "Harbour Surgery", role: null },
			writtenBy: null,
			corrects: null,
		}),
	);
	const shown = JSON.stringify(await open());
	expect(shown).toContain("Sadia Malik");
	expect(shown).toContain("6-in-1");
	expect(shown).toContain('"kind":"source","name":null');
	expect(shown).not.toContain("Harbour");
	expect(shown).not.toContain("Bilal");
	expect(shown).not.toContain("Whipps");
});

async function anotherGuardian(childId: string): Promise<PersonAsker> {
	const father = aGuardian("Bilal Malik");
	await health.transaction(TEST, (tx) =>
		tx.insert(guardian).values({
			id: `${childId}-father`,
			childId,
			personId: father.person.id,
			relation: "father",
			since: new Date(),
			frozenAt: null,
			frozenFacts: null,
			seesPlaces: true,
			endedAt: null,
		}),
	);
	return father;
}

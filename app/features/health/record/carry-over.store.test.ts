import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test, vi } from "vitest";
import { child, entryProblem, guardian } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { A_REVIEW, aProblem, aRecord, aReviewOfASource } from "../../../../tests/factories/health";
import { systemFor } from "../../../model/people/asker";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { backUp, restore } from "../../../platform/backup/backup.server";
import { logger } from "../../../platform/log.server";
import { health, STORES } from "../../../platform/store.server";
import { beginLink, endLink, linkByToken, linksOf } from "../calendar/guardian-links.server";
import { liveShare } from "../sharing/live-share.server";
import { makeShare, stopShare } from "../sharing/share-record.server";
import { restoreRecords } from "./carry-over.server";
import { answerProblem } from "./entry-problems.server";
import { addEntry } from "./write-entry.server";

const OPERATOR = systemFor("the operator's command");
const folder = mkdtempSync(join(tmpdir(), "hub-carry-over-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A record with two shares; then a backup; then a share is stopped, its guardian suspended, and the record closed. */
async function decidedSince(backup: string) {
	const { childId, mother } = await aRecord();
	const shareOf = () =>
		makeShare(mother, {
			childId,
			recipient: "health-visitor",
			sections: ["growth"],
			duration: "week",
			withPasscode: false,
			mark: null,
		});
	const [stopped, kept] = [(await shareOf()) ?? "", (await shareOf()) ?? ""];
	const review = () => aReviewOfASource(childId);
	await beginLink(mother, { childId, kind: "calendar", language: "en" });
	const calendar = (await linksOf(mother, childId)).calendar ?? "";
	const [first, second, third] = [await review(), await review(), await review()];
	const answered = await aProblem(mother, { childId, entryId: first });
	await aProblem(mother, { childId, entryId: second });
	await backUp(health, backup);
	await endLink(mother, { childId, kind: "calendar" });
	// One report before the backup is answered in words and one by another entry, which the backup does not have; one is new.
	const answer = { kind: "stays", words: "It is right.", by: null } as const;
	await recordedAt(health, recordStream(childId), TEST, async (tx) => {
		await answerProblem(tx, { id: answered, childId }, { answer, answeredBy: "ruth" });
		const writer = { kind: "source", name: "Harbour Surgery", role: null } as const;
		await addEntry(tx, { childId, body: A_REVIEW, mark: null, writer, writtenBy: null, corrects: second });
	});
	await aProblem(mother, { childId, entryId: third });
	await stopShare(mother, { childId, shareId: stopped });
	await health.transaction(TEST, async (tx) => {
		await tx
			.update(guardian)
			.set({ frozenAt: new Date("2026-11-20T10:00:00Z") })
			.where(eq(guardian.childId, childId));
		await tx.update(child).set({ status: "closed" }).where(eq(child.id, childId));
	});
	for (const store of STORES) await store.close();
	return { childId, stopped, kept, calendar };
}

async function holds({ childId, stopped, kept, calendar }: Awaited<ReturnType<typeof decidedSince>>) {
	const db = await health.readFor(TEST);
	const [row] = await db
		.select({ frozenAt: guardian.frozenAt, status: child.status })
		.from(guardian)
		.innerJoin(child, eq(child.id, guardian.childId))
		.where(eq(guardian.childId, childId));
	const problems = await db.select().from(entryProblem).where(eq(entryProblem.childId, childId));
	const lives = async (id: string) => (await liveShare(db, id)) !== undefined;
	return {
		frozen: row?.frozenAt !== null,
		status: row?.status,
		problems: problems.length,
		answered: problems.filter(({ answeredAt }) => answeredAt !== null).length,
		stopped: await lives(stopped),
		kept: await lives(kept),
		calendar: (await linkByToken(["calendar"], calendar)) !== undefined,
	};
}

test("what was decided since a backup holds after it was put back; without that, a stopped share would live again", async () => {
	vi.spyOn(logger, "warn").mockImplementation(() => undefined);
	const backup = join(folder, "backup");
	const made = await decidedSince(backup);
	await restore(health, OPERATOR, backup);
	// What the backup says by itself: that this test would see it.
	expect(await holds(made)).toMatchObject({
		frozen: false,
		status: "active",
		problems: 2,
		answered: 0,
		stopped: true,
		kept: true,
		calendar: true,
	});

	const again = join(folder, "again");
	const since = await decidedSince(again);
	const { before, carried } = await restoreRecords(OPERATOR, again);
	expect(before).not.toBeNull();
	expect(carried).toBe(6);
	expect(await holds(since)).toMatchObject({
		frozen: true,
		status: "closed",
		stopped: false,
		calendar: false,
		problems: 3,
		answered: 1,
	});
	for (const store of STORES) await store.close();
});

test("where what it replaces cannot be read, all shares end", async () => {
	const backup = join(folder, "lost");
	const made = await decidedSince(backup);
	await health.transaction(TEST, (tx) => tx.rows(sql`DROP TABLE record_decision`));
	for (const store of STORES) await store.close();
	expect((await restoreRecords(OPERATOR, backup)).carried).toBeNull();
	expect(await holds(made)).toMatchObject({ frozen: false, stopped: false, kept: false });
	for (const store of STORES) await store.close();
});

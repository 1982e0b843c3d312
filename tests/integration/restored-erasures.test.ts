/** A backup still has what was erased since: put back, it has it no more. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { afterAll, expect, it, vi } from "vitest";
import { restoreRecords } from "../../app/features/health/record/carry-over.server";
import { eraseEnded, erasuresToRepeat } from "../../app/features/referrals/erase-referrals.server";
import { moveReferral } from "../../app/features/referrals/move-referral.server";
import { openReferral } from "../../app/features/referrals/open-referral.server";
import { referralStream } from "../../app/platform/audit.server";
import { backUp } from "../../app/platform/backup/backup.server";
import { logger } from "../../app/platform/log.server";
import { health, STORES } from "../../app/platform/store.server";
import { auditEntry } from "../../db/schema";
import { aCouncil } from "../factories";
import { TEST } from "../factories/asker";
import { aReferralReader, aSentReferral, aServiceToRefer } from "../factories/referrals";

const folder = mkdtempSync(join(tmpdir(), "hub-erasures-"));
afterAll(() => rmSync(folder, { recursive: true }));

it.each([true, false])("is erased again as the log of what it replaces says: %s", async (repeats) => {
	vi.spyOn(logger, "warn").mockImplementation(() => undefined);
	const council = await aCouncil({ settings: { referrals: { keepMonths: 6 } } });
	const her = aReferralReader("health-visitor", { council });
	const service = aServiceToRefer();
	const cancelled = async (days: number) => {
		const id = await aSentReferral(her, service, { givenName: `Ana after ${days} days, ${repeats}` });
		const ended = new Date(Date.now() - days * 86_400_000);
		await moveReferral(her, id, { step: "cancel", revision: 1, words: { reason: "Moved away" } }, ended);
		return id;
	};
	const [old, young] = [await cancelled(200), await cancelled(20)];
	const backup = join(folder, `backup-${repeats}`);
	await backUp(health, backup);
	await eraseEnded(TEST, new AbortController().signal);
	expect(await openReferral(her, old)).toBeUndefined();

	await restoreRecords(TEST, backup, repeats ? [erasuresToRepeat] : []);
	expect((await openReferral(her, young))?.state).toBe("cancelled");
	expect((await openReferral(her, old))?.state).toBe(repeats ? undefined : "cancelled");
	const db = await health.readFor(TEST);
	const erased = and(eq(auditEntry.stream, referralStream(old)), eq(auditEntry.action, "referral.erased"));
	expect(await db.$count(auditEntry, erased)).toBe(repeats ? 1 : 0);
	for (const store of STORES) await store.close();
});

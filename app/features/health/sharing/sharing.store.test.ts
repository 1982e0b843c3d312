import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEntry } from "../../../../db/schema";
import { child, guardian, share } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { aGuardian, aRecord } from "../../../../tests/factories/health";
import type { PersonAsker } from "../../../model/people/asker";
import { recordStream } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";
import { facts, openChild } from "../record/stored-record.server";
import { liveShare } from "./live-share.server";
import { purgeShares } from "./purge-shares.server";
import { listShares, makeShare, type NewShare, stopShare } from "./share-record.server";

const DAY = 86_400_000;
const later = (ms: number) => new Date(Date.now() + ms);

const aShare = (asker: PersonAsker, childId: string, some: Partial<NewShare> = {}) =>
	makeShare(asker, {
		childId,
		recipient: "health-visitor",
		sections: ["growth", "immunisations"],
		duration: "day",
		withPasscode: true,
		mark: null,
		...some,
	});

const live = async (id: string | undefined, now?: Date) => liveShare(await health.readFor(TEST), id ?? "", now);

async function log(childId: string): Promise<string[]> {
	const db = await health.readFor(TEST);
	const rows = await db
		.select({ action: auditEntry.action })
		.from(auditEntry)
		.where(eq(auditEntry.stream, recordStream(childId)))
		.orderBy(auditEntry.number);
	return rows.map(({ action }) => action);
}

describe("a share", () => {
	test("is made by a guardian, is theirs alone, and is dead when they stop it", async () => {
		const { childId, mother } = await aRecord();
		const id = await aShare(mother, childId);
		expect(await live(id)).toMatchObject({
			id,
			child: { id: childId, givenName: "Zoya" },
			guardian: { personId: mother.person.id, frozenAt: null },
			sections: ["about", "growth", "immunisations"],
			link: { token: expect.stringMatching(/^[\w-]{43}$/), passcode: expect.stringMatching(/^\d{6}$/) },
		});
		expect(await listShares(mother, childId)).toMatchObject([{ id, recipient: "health-visitor", openings: [] }]);

		const father = aGuardian("Bilal Malik");
		await health.transaction(TEST, (tx) =>
			tx.insert(guardian).values({
				id: `${childId}-father`,
				childId,
				personId: father.person.id,
				relation: "father",
				since: new Date(),
				frozenAt: null,
				endedAt: null,
			}),
		);
		expect(await listShares(father, childId)).toEqual([]);
		expect(await stopShare(father, { childId, shareId: id ?? "" })).toBe(false);
		expect(await live(id)).toBeDefined();

		expect(await stopShare(mother, { childId, shareId: id ?? "" })).toBe(true);
		expect(await stopShare(mother, { childId, shareId: id ?? "" })).toBe(true);
		expect(await live(id)).toBeUndefined();
		expect((await listShares(mother, childId))[0]?.revokedAt).toBeInstanceOf(Date);
		expect((await log(childId)).slice(-2)).toEqual(["record.shared", "record.share-stopped"]);
	});

	test("is not made by a stranger, and once by a form that is sent twice", async () => {
		const { childId, mother } = await aRecord();
		expect(await aShare(aGuardian("Somebody Else"), childId)).toBeUndefined();
		const mark = { mark: "0b2a4c1e-0000-4000-8000-000000000000", said: "the same" };
		const [one, other] = [await aShare(mother, childId, { mark }), await aShare(mother, childId, { mark })];
		expect(one).toBe(other);
		expect(await listShares(mother, childId)).toHaveLength(1);
		expect((await log(childId)).filter((action) => action === "record.shared")).toHaveLength(1);
	});

	test("ends by itself, and its names and links go a year later", async () => {
		const { childId, mother } = await aRecord();
		const id = await aShare(mother, childId);
		expect(await live(id, later(DAY - 60_000))).toBeDefined();
		expect(await live(id, later(DAY + 1000))).toBeUndefined();
		await purgeShares(TEST, later(365 * DAY));
		expect(await listShares(mother, childId)).toHaveLength(1);
		await purgeShares(TEST, later(367 * DAY));
		expect(await listShares(mother, childId)).toEqual([]);
	});

	test("freezes with its maker, and ends with them and with the child", async () => {
		const { childId, mother } = await aRecord();
		const id = await aShare(mother, childId);
		const only = and(eq(guardian.childId, childId), eq(guardian.personId, mother.person.id));
		const change = (set: Partial<typeof guardian.$inferInsert>) =>
			health.transaction(TEST, (tx) => tx.update(guardian).set(set).where(only));
		const frozenAt = new Date(Date.now() - 1000);
		await change({ frozenAt });
		expect((await live(id))?.guardian.frozenAt).toEqual(frozenAt);
		// A frozen guardian notices nothing.
		expect(await aShare(mother, childId)).toBeDefined();
		await change({ frozenAt: null, endedAt: new Date() });
		expect(await live(id)).toBeUndefined();
		await change({ endedAt: null });
		expect(await live(id)).toBeDefined();

		const db = await health.readFor(TEST);
		const [row] = await db.select().from(child).where(eq(child.id, childId));
		const about = row && openChild(row);
		if (!about) throw new Error("The child does not open.");
		const { id: _, nhsNumber: __, councilId: ___, ...known } = about;
		const died = { facts: facts.seal(childId, { ...known, diedOn: "2026-11-20" }) };
		await health.transaction(TEST, (tx) => tx.update(child).set(died).where(eq(child.id, childId)));
		expect(await live(id)).toBeUndefined();
		expect(await aShare(mother, childId)).toBeUndefined();
	});

	test("stands in the store without its link, its passcode or whom it is for", async () => {
		const { childId, mother } = await aRecord();
		const link = (await live(await aShare(mother, childId)))?.link;
		const db = await health.readFor(TEST);
		const stored = JSON.stringify(await db.select().from(share).where(eq(share.childId, childId)));
		expect(stored).toContain(childId);
		for (const secret of [link?.token, link?.key, link?.passcode, "health-visitor"]) {
			expect(secret).toBeTruthy();
			expect(stored).not.toContain(secret);
		}
	});
});

/** What is found by a hash that is made of more than the value beside it, while its key is replaced. */
import { eq } from "drizzle-orm";
import { afterAll, expect, it, vi } from "vitest";
import { referral } from "../../db/schema/referrals";
import { TEST } from "../../tests/factories/asker";

const [F1, F2] = [`f1:${"1".repeat(32)}`, `f2:${"2".repeat(32)}`];

/** The product as it is started with this ring. The one before is closed. */
async function startWith(ring: string) {
	await (await import("./store.server")).closeStores();
	vi.resetModules();
	vi.stubEnv("SESSION_SECRET", "s".repeat(32));
	vi.stubEnv("FIELD_KEYS", ring);
	const { health } = await import("./store.server");
	const { sealAnew } = await import("./rotate-keys.server");
	const { twinOf } = await import("../features/referrals/twin.server");
	return { health, sealAnew, twinOf, ...(await import("../../tests/factories/referrals")) };
}

afterAll(() => void vi.unstubAllEnvs());

it("whom a referral is about is found, and nobody else is; a draft is not looked up", async () => {
	const before = await startWith(F1);
	const [helen, service] = [before.aReferralReader("health-visitor"), before.aServiceToRefer()];
	const ana = await before.aSentReferral(helen, service);
	const ioana = await before.aSentReferral(helen, service, { givenName: "Ioana" });
	const draft = await before.aDraft(helen, service);
	const { who } = before.ANSWERS;
	const found = async ({ health, twinOf, ANSWERS }: typeof before, givenName: string) => {
		const details = { answers: { ...ANSWERS, who: who && { ...who, givenName } } };
		return (await twinOf(await health.readFor(TEST), helen, { id: "a", serviceId: service.id, details } as never))?.id;
	};
	const all = async (product: typeof before) => [
		await found(product, "Ana"),
		await found(product, "Ioana"),
		await found(product, "Maria"),
	];
	expect(await all(before)).toEqual([ana, ioana, undefined]);

	const during = await startWith(`${F2},${F1}`);
	const { sealed, shut } = await during.sealAnew(during.health, TEST);
	expect(sealed).toBeGreaterThan(2);
	expect(shut).toBe(0);

	const after = await startWith(F2);
	expect(await all(after)).toEqual([ana, ioana, undefined]);
	const db = await after.health.readFor(TEST);
	const [kept] = await db.select({ hash: referral.detailsLookUp }).from(referral).where(eq(referral.id, draft));
	expect(kept).toEqual({ hash: null });
});

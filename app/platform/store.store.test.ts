import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { deprivation } from "../../db/schema";
import { TEST } from "../../tests/factories/asker";
import { readFor, store, transaction } from "./store.server";

const row = (lsoa: string) => ({ lsoa, rank: 1, decile: 1 });

describe("the store", () => {
	it("keeps all of a transaction or none of it", async () => {
		const db = await readFor(TEST);
		await expect(
			transaction(TEST, async (tx) => {
				await tx.insert(deprivation).values(row("E01000001"));
				await new Promise((resolve) => setTimeout(resolve, 5));
				throw new Error("changed my mind");
			}),
		).rejects.toThrow("changed my mind");
		expect(await db.select().from(deprivation)).toEqual([]);

		await transaction(TEST, async (tx) => {
			await tx.insert(deprivation).values(row("E01000002"));
		});
		expect(await db.select().from(deprivation)).toEqual([row("E01000002")]);
	});

	it("refuses a transaction inside another", async () => {
		await expect(transaction(TEST, () => transaction(TEST, async () => 1))).rejects.toThrow("inside another");
	});

	it("loses no update when many write the same row at once", async () => {
		const db = await readFor(TEST);
		await transaction(TEST, async (tx) => {
			await tx.insert(deprivation).values({ ...row("E01000003"), rank: 0 });
		});
		const add = () =>
			transaction(TEST, async (tx) => {
				const [found] = await tx.select().from(deprivation).where(eq(deprivation.lsoa, "E01000003"));
				await tx
					.update(deprivation)
					.set({ rank: (found?.rank ?? 0) + 1 })
					.where(eq(deprivation.lsoa, "E01000003"));
			});
		await Promise.all(Array.from({ length: 8 }, add));
		const [found] = await db.select().from(deprivation).where(eq(deprivation.lsoa, "E01000003"));
		expect(found?.rank).toBe(8);
	});

	it("inserts many rows at once, leaving those that are there as they are", async () => {
		const db = await readFor(TEST);
		const columns = { lsoa: "text", rank: "int", decile: "int" } as const;
		const many = Array.from({ length: 200 }, (_, at) => ({
			lsoa: `E02${String(at).padStart(6, "0")}`,
			rank: at,
			decile: 2,
		}));
		await transaction(TEST, (tx) => tx.bulk("deprivation", columns, many));
		await transaction(TEST, (tx) => tx.bulk("deprivation", columns, [{ lsoa: "E02000199", rank: 0, decile: 9 }]));
		await transaction(TEST, (tx) => tx.bulk("deprivation", columns, []));
		const [found] = await db.rows<{ many: number; sum: number; decile: number }>(
			sql`SELECT count(*) AS many, sum(rank) AS sum, max(decile) AS decile FROM deprivation WHERE lsoa LIKE 'E02%'`,
		);
		expect(found).toEqual({ many: 200, sum: 19_900, decile: 2 });
	});

	it("writes nothing by a handle that reads", async () => {
		await transaction(TEST, async (tx) => {
			await tx.insert(deprivation).values(row("E01000009"));
		});
		const db = await readFor(TEST);
		await expect(db.rows(sql`DELETE FROM deprivation`)).rejects.toThrow();
		expect(await db.$count(deprivation, eq(deprivation.lsoa, "E01000009"))).toBe(1);
	});

	it("migrates once", async () => {
		const db = await readFor(TEST);
		const [applied] = await db.rows<{ migrations: number }>(sql`SELECT count(*) AS migrations FROM schema_migration`);
		expect(applied?.migrations).toBeGreaterThan(0);
		expect(await (await store()).migrate()).toEqual([]);
	});
});

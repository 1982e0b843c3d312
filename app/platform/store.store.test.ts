import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { deprivation } from "../../db/schema";
import { TEST } from "../../tests/factories/asker";
import { openStore, portal, readFor, transaction } from "./store.server";
import type { Store, Tx } from "./store-handles";

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

	describe("with something that one at a time works on", () => {
		const lsoa = "E01009999";
		/** Adds one to a rank, by reading and writing it. @returns how often it had to be done */
		async function addOne(to: Store): Promise<number> {
			let runs = 0;
			const oneAtATime = ["ranks"];
			await to.transaction(
				TEST,
				async (tx) => {
					runs += 1;
					const [found] = await tx.select().from(deprivation).where(eq(deprivation.lsoa, lsoa));
					await tx
						.update(deprivation)
						.set({ rank: (found?.rank ?? 0) + 1 })
						.where(eq(deprivation.lsoa, lsoa));
				},
				{ oneAtATime },
			);
			return runs;
		}

		it("begins when those before are done, in other processes too: nothing is lost, and nothing done twice", async () => {
			await transaction(TEST, async (tx) => {
				await tx.insert(deprivation).values({ ...row(lsoa), rank: 0 });
			});
			const other = await openStore("portal", process.env.DATABASE_URL ?? "");
			try {
				const own = await portal.open();
				const runs = await Promise.all(Array.from({ length: 20 }, (_, at) => addOne(at % 2 ? own : other)));
				expect(runs).toEqual(runs.map(() => 1));
				const [found] = await own.read(TEST).select().from(deprivation).where(eq(deprivation.lsoa, lsoa));
				expect(found?.rank).toBe(20);
			} finally {
				await other.close();
			}
		});

		it("lets others work on something else meanwhile, where the engine has several writers", async () => {
			const { dialect } = await portal.open();
			const done: string[] = [];
			let begun = () => {};
			const hasBegun = new Promise<void>((resolve) => {
				begun = resolve;
			});
			const work = (name: string, during: () => Promise<unknown>) =>
				transaction(TEST, during, { oneAtATime: [name] }).then(() => done.push(name));
			// On PostgreSQL it ends after the other one, which would never come if it had to wait.
			const short = hasBegun.then(() => work("short", async () => undefined));
			const long = work("long", () => {
				begun();
				return dialect === "postgres" ? short : Promise.resolve();
			});
			await Promise.all([long, short]);
			expect(done).toEqual(dialect === "postgres" ? ["short", "long"] : ["long", "short"]);
		});

		it("is let go when it fails", async () => {
			const fail = () => transaction(TEST, () => Promise.reject(new Error("no")), { oneAtATime: ["failing"] });
			await expect(fail()).rejects.toThrow("no");
			await expect(fail()).rejects.toThrow("no");
			const other = await openStore("portal", process.env.DATABASE_URL ?? "");
			try {
				expect(await other.transaction(TEST, async () => "yes", { oneAtATime: ["failing"] })).toBe("yes");
			} finally {
				await other.close();
			}
		});
	});

	it("writes one statement into a row that another is writing, without running twice", async () => {
		const lsoa = "E01000004";
		await transaction(TEST, async (tx) => {
			await tx.insert(deprivation).values({ ...row(lsoa), rank: 0 });
		});
		const addOne = (tx: Tx) =>
			tx
				.update(deprivation)
				.set({ rank: sql`${deprivation.rank} + 1` })
				.where(eq(deprivation.lsoa, lsoa));
		let written = () => {};
		const hasWritten = new Promise<void>((resolve) => {
			written = resolve;
		});
		const long = transaction(TEST, async (tx) => {
			await addOne(tx);
			written();
			await new Promise((resolve) => setTimeout(resolve, 300));
		});
		await hasWritten;
		let runs = 0;
		const short = transaction(
			TEST,
			(tx) => {
				runs += 1;
				return addOne(tx);
			},
			{ oneStatement: true },
		);
		await Promise.all([long, short]);
		expect(runs).toBe(1);
		const [found] = await (await readFor(TEST)).select().from(deprivation).where(eq(deprivation.lsoa, lsoa));
		expect(found?.rank).toBe(2);
	});

	it("migrates once", async () => {
		const db = await readFor(TEST);
		const [applied] = await db.rows<{ migrations: number }>(sql`SELECT count(*) AS migrations FROM schema_migration`);
		expect(applied?.migrations).toBeGreaterThan(0);
		expect(await (await portal.open()).migrate()).toEqual([]);
	});
});

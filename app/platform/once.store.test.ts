import { count } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { formMark } from "../../db/schema";
import { TEST } from "../../tests/factories/asker";
import type { Asker } from "../model/people/asker";
import { madeBefore, markIn, once, purgeMarks } from "./once.server";
import { readFor, transaction } from "./store.server";

/** Sends a form, which makes something of a new name. */
async function send(mark: string, make: () => Promise<string | null> = async () => crypto.randomUUID()) {
	return transaction(TEST, (tx) => once(tx, markIn({ mark }), make));
}

describe("a form with a one-time mark", () => {
	it("makes one thing, however often it is sent", async () => {
		const mark = crypto.randomUUID();
		const made = await send(mark);
		expect(made).toBeTruthy();
		expect(await send(mark)).toBe(made);
		expect(await send(crypto.randomUUID())).not.toBe(made);
	});

	it("makes one thing when it is sent by many at once", async () => {
		const mark = crypto.randomUUID();
		const made = await Promise.all(Array.from({ length: 6 }, () => send(mark)));
		expect(new Set(made).size).toBe(1);
		expect(made[0]).toBeTruthy();
	});

	it("may come again after it was refused", async () => {
		const mark = crypto.randomUUID();
		expect(await send(mark, async () => null)).toBeNull();
		expect(await send(mark, async () => "made")).toBe("made");
	});

	it("makes a thing each time where there is no mark, or none of ours", async () => {
		for (const mark of ["", "1"]) {
			const made = [await send(mark), await send(mark)];
			expect(made.filter(Boolean)).toHaveLength(2);
			expect(made[0]).not.toBe(made[1]);
		}
	});

	it("makes another thing of other words, and for somebody else", async () => {
		const mark = crypto.randomUUID();
		const made = (fields: Record<string, string>, asker: Asker = TEST) =>
			transaction(asker, (tx) => once(tx, markIn({ mark, ...fields }), async () => crypto.randomUUID()));
		const first = await made({ name: "Songs" });
		expect(await made({ name: "Songs" })).toBe(first);
		expect(await madeBefore(TEST, markIn({ mark, name: "Songs" }))).toBe(first);
		expect(await made({ name: "Rhymes" })).not.toBe(first);
		expect(await made({ name: "Songs" }, { kind: "person", person: { id: "other", name: "Other" } })).not.toBe(first);
	});

	it("is forgotten after a day", async () => {
		await send(crypto.randomUUID());
		const marks = async () => (await (await readFor(TEST)).select({ marks: count() }).from(formMark))[0]?.marks;
		expect(await marks()).toBeGreaterThan(0);
		await purgeMarks(TEST, new Date(Date.now() + 25 * 3_600_000));
		expect(await marks()).toBe(0);
	});
});

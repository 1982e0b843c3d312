import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { child, guardian } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { aGuardian, aRecord } from "../../../../tests/factories/health";
import { addDays, localNow } from "../../../model/calendar/local-time";
import type { PersonAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import type { Values } from "../../../platform/forms/field-errors";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { health } from "../../../platform/store.server";
import { noteDeath } from "../guardians/decide.server";
import { openChildRecord } from "../record/open-record.server";
import { addEntry, writeEntry } from "../record/write-entry.server";
import { ownerOf, takeOffline } from "./take-offline.server";

const today = localNow().date;
const [year = "", month = "", day = ""] = today.split("-");
const ON = { "on-day": day, "on-month": month, "on-year": year };
const NOTE = { kind: "note", on: today, text: "Smiled" } as const;

async function aChild() {
	const { childId, mother } = await aRecord({ bornOn: addDays(today, -90) });
	const send = (fields: Values, as: PersonAsker = mother) => {
		const values = { mark: randomUUID(), child: childId, owner: ownerOf(as), ...ON, ...fields };
		return takeOffline(as, values, speechIn(ENGLISH));
	};
	const stored = async () =>
		(await openChildRecord(mother, childId, ["growth", "teeth", "development", "notes"]))?.entries.map(
			({ body }) => body.kind,
		);
	return { childId, mother, send, stored };
}

describe("what was written down without a network", () => {
	it("is taken by the form of its kind, and once, however often it is sent", async () => {
		const { send, stored } = await aChild();
		const kinds: Values[] = [
			{ kind: "growth", kilograms: "5,8", pounds: "", ounces: "" },
			{ kind: "teeth", tooth: "71" },
			{ kind: "development", what: "Smiled" },
			{ kind: "notes", text: "A good day" },
		];
		for (const fields of kinds) {
			const mark = randomUUID();
			expect(await send({ ...fields, mark })).toMatchObject({ kept: true });
			expect(await send({ ...fields, mark })).toMatchObject({ kept: true });
		}
		expect(await stored()).toEqual(["measurement", "tooth", "first", "note"]);
	});

	it("that is wrong or far out is told in words, and taken when it is said to be right", async () => {
		const { send, stored } = await aChild();
		const wrong = await send({ kind: "growth", kilograms: "5820" });
		expect(wrong).toMatchObject({ kept: false, also: null, words: ["This looks like grams. In kilograms it is 5.82"] });
		expect(await send({ kind: "notes", text: "", "on-day": "31", "on-month": "2" })).toMatchObject({
			words: ["This is not a date", expect.stringContaining("Fill this in")],
		});
		const asked = await send({ kind: "growth", kilograms: "58.2" });
		expect(asked).toMatchObject({ kept: false, words: [expect.stringContaining("Is this right?")] });
		expect(await stored()).toEqual([]);
		expect(await send({ kind: "growth", kilograms: "58.2", ...asked.also })).toMatchObject({ kept: true });
	});

	it("is shown beside what stands of that day or tooth, and its writer decides", async () => {
		const { send, stored, childId, mother } = await aChild();
		await writeEntry(mother, { childId, body: NOTE, mark: null });
		await writeEntry(mother, { childId, body: { kind: "tooth", on: "2026-10", tooth: "71" }, mark: null });
		const note = { kind: "notes", text: "Smiled at the cat" };
		const asked = await send(note);
		expect(asked).toMatchObject({ kept: false, others: [{ lines: expect.arrayContaining(["Smiled"]) }] });
		expect(await send({ kind: "notes", text: "Yesterday", "on-month": "" })).toMatchObject({ others: [] });
		expect(await send({ kind: "teeth", tooth: "71" })).toMatchObject({ kept: false, others: [{}] });
		expect(await send({ kind: "teeth", tooth: "81" })).toMatchObject({ kept: true });
		// What came since is shown too: they have not decided over that.
		await writeEntry(mother, { childId, body: { ...NOTE, text: "Later" }, mark: null });
		const again = await send({ ...note, ...asked.also });
		expect(again.others).toHaveLength(2);
		expect(await send({ ...note, ...again.also })).toMatchObject({ kept: true });
		expect((await stored())?.filter((kind) => kind === "note")).toHaveLength(3);
	});

	it("is sent by nobody else, into no record that is not theirs, and into none that is closed", async () => {
		const { send, stored, childId } = await aChild();
		const note = { kind: "notes", text: "A good day" };
		const stranger = aGuardian("Somebody else");
		expect(await send(note, stranger)).toMatchObject({ words: [expect.stringContaining("not open to you")] });
		expect(await send({ ...note, child: randomUUID() })).toMatchObject({
			words: [expect.stringContaining("not open to you")],
		});
		expect(await send({ ...note, owner: ownerOf(stranger) })).toMatchObject({
			words: [expect.stringContaining("Somebody else wrote this down")],
		});
		await expect(send({ ...note, kind: "reviews" })).rejects.toMatchObject({ status: 400 });
		await expect(send({ ...note, mark: "" })).rejects.toMatchObject({ status: 400 });
		const mark = randomUUID();
		expect(await send({ ...note, mark })).toMatchObject({ kept: true });
		await inRecord(childId, async (tx) => {
			const [row] = await tx.select().from(child).where(eq(child.id, childId));
			if (row) await noteDeath(tx, row, today);
		});
		expect(await send({ ...note, text: "Another" })).toMatchObject({
			words: [expect.stringContaining("Nothing can be added")],
		});
		// What was kept before its answer was lost on the way is not refused now.
		expect(await send({ ...note, mark })).toMatchObject({ kept: true });
		expect(await stored()).toEqual(["note"]);
	});

	it("of a suspended guardian is taken as if nothing were new", async () => {
		const { send, childId, mother } = await aChild();
		const own = and(eq(guardian.childId, childId), eq(guardian.personId, mother.person.id));
		await inRecord(childId, (tx) => tx.update(guardian).set({ frozenAt: new Date() }).where(own));
		await new Promise((resolve) => setTimeout(resolve, 5));
		const writer = { kind: "professional" as const, name: "Helen Okoro", role: "health visitor" };
		await inRecord(childId, (tx) =>
			addEntry(tx, { childId, body: NOTE, mark: null, writer, writtenBy: null, corrects: null }),
		);
		expect(await send({ kind: "notes", text: "Smiled" })).toMatchObject({ kept: true });
		await inRecord(childId, (tx) => tx.update(guardian).set({ frozenAt: null }).where(own));
		expect(await send({ kind: "notes", text: "Smiled again" })).toMatchObject({ kept: false, others: [{}, {}] });
	});
});

const inRecord = (childId: string, work: (tx: Recorded<"health">) => Promise<unknown>) =>
	recordedAt(health, recordStream(childId), TEST, work);

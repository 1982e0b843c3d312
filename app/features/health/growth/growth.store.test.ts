import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aGuardian, aRecord } from "../../../../tests/factories/health";
import { addDays, localNow } from "../../../model/calendar/local-time";
import { isKind } from "../../../model/health/record/entry";
import { ENGLISH, findLanguage } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { SignedIn } from "../../people/sessions.server";
import { requireChildRecord } from "../record/open-record.server";
import { growthThing, saveMeasurement } from "./growth-page.server";

const today = localNow().date;
const bornOn = addDays(today, -90);
const [year = "", month = "", day = ""] = today.split("-");
const ON = { "on-day": day, "on-month": month, "on-year": year };

async function aChild() {
	const { childId, mother } = await aRecord({ bornOn });
	const who = mother as SignedIn;
	const opened = () => requireChildRecord(mother, childId, ["growth"]);
	const stored = async () => (await opened()).entries.filter(isKind("measurement"));
	const save = (typed: Record<string, string>, entryId?: string, as = who) =>
		saveMeasurement(as, { childId, entryId, values: { mark: randomUUID(), ...ON, ...typed } });
	return { save, stored, opened };
}

describe("a measurement", () => {
	it("is kept in grams, by whom it was written", async () => {
		const { save, stored } = await aChild();
		expect(await save({ kilograms: "5,82" })).toEqual({ ok: true });
		expect(await stored()).toMatchObject([
			{ body: { on: today, weightGrams: 5820 }, writer: { kind: "guardian", name: "Sadia Malik", role: "mother" } },
		]);
	});

	it("that is far out is asked about, keeps what was typed, and is taken when it is said to be right", async () => {
		const { save, stored } = await aChild();
		const typed = { kilograms: "58.2" };
		const asked = await save(typed);
		if (asked.ok) throw new Error("It was not asked about.");
		expect(asked).toMatchObject({ errors: { kilograms: { reason: "far-out" } }, typed });
		expect(await stored()).toEqual([]);
		expect(await save({ ...typed, right: asked.right ?? "" })).toEqual({ ok: true });
		expect((await stored()).length).toBe(1);
	});

	it("that is wrong is not kept, and nothing typed is lost", async () => {
		const { save, stored } = await aChild();
		const typed = { kilograms: "5820", head: "40" };
		expect(await save(typed)).toMatchObject({ ok: false, right: null, typed, errors: { kilograms: { what: "5.82" } } });
		expect(await stored()).toEqual([]);
	});

	it("that is corrected stays, and the second of two corrections is told", async () => {
		const { save, stored } = await aChild();
		await save({ kilograms: "5.28" });
		const [first] = await stored();
		expect(await save({ kilograms: "5.82" }, first?.id)).toEqual({ ok: true });
		expect((await stored()).map(({ status, body }) => [status, body.weightGrams])).toEqual([
			["corrected", 5280],
			["current", 5820],
		]);
		expect(await save({ kilograms: "5.83" }, first?.id)).toMatchObject({ ok: false, changed: true });
	});

	it("is taken back, and stays readable", async () => {
		const { save, stored } = await aChild();
		await save({ kilograms: "5.28" });
		const [first] = await stored();
		expect(await save({ do: "take-back" }, first?.id)).toEqual({ ok: true });
		expect((await stored()).map(({ status }) => status)).toEqual(["taken-back"]);
	});

	it("that shows a sign stands on the child's home, in English too where it is read in another language", async () => {
		const { save, opened } = await aChild();
		const said = async (code: string) => growthThing.say(await opened(), speechIn(findLanguage(code) ?? ENGLISH));
		await save({ kilograms: "5.82" });
		expect(await said("en")).toBeNull();
		await save({ kilograms: "2.9" });
		const action = "Call your midwife or health visitor today, 111 if you cannot";
		expect(await said("en")).toMatchObject({ title: action, page: "/growth" });
		expect(await said("ur")).toMatchObject({ title: expect.stringContaining("111"), english: action });
	});

	it("is written by a guardian alone", async () => {
		const { save, stored } = await aChild();
		await expect(save({ kilograms: "5.28" }, undefined, aGuardian("Somebody") as SignedIn)).rejects.toMatchObject({
			status: 404,
		});
		expect(await stored()).toEqual([]);
	});
});

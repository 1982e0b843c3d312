import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { child, recordEntry } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { A_VACCINATION, aBirth, aGuardian, anNhsNumber } from "../../../../tests/factories/health";
import { recordBundle } from "../../../model/health/fhir/record-bundle";
import type { Child } from "../../../model/health/record/child";
import { type Entry, type EntryBody, sectionOf } from "../../../model/health/record/entry";
import { SECTIONS } from "../../../model/health/record/sections";
import { health } from "../../../platform/store.server";
import { decideClaim, openClaims } from "../guardians/decide-claim.server";
import { photosForFile } from "../photos/stored-photo.server";
import { claimByCode, newClaimCode } from "../record/claim-record.server";
import { openChildRecord } from "../record/open-record.server";
import { receiveBirth } from "../record/receive-birth.server";
import { importRecord } from "./import-record.server";

const NOW = new Date("2026-11-27T10:00:00Z");
const FROM = { source: "Northmere General", councilId: "northmere" };

const aChild = (): Child => ({ ...aBirth().child, id: randomUUID(), nhsNumber: anNhsNumber(), councilId: "northmere" });
let minutes = 0;
function entry(body: Exclude<EntryBody, { kind: "taken-back" }>, differs: Partial<Entry> = {}): Entry {
	minutes += 1;
	return {
		id: randomUUID(),
		section: sectionOf(body),
		body,
		writer: { kind: "professional", name: "Helen Okoro", role: "health visitor" },
		recordedAt: new Date(Date.parse("2026-11-20T09:30:00.123Z") + minutes * 60_000),
		status: "current",
		corrects: null,
		...differs,
	};
}
const aNote = (text: string) => entry({ kind: "note", on: "2026-11-01", text });
function aRecordElsewhere() {
	const wrong = entry({ ...A_VACCINATION, date: "2026-05" }, { status: "corrected" });
	const entries = [
		wrong,
		entry({ ...A_VACCINATION, date: "2026-05-04", place: "Elm Road" }, { corrects: wrong.id }),
		entry({ kind: "note", on: "2026-11-01", text: "Another child" }, { status: "taken-back" }),
		entry({
			kind: "unknown",
			on: null,
			what: "Saturation",
			system: "http://loinc.org",
			code: "59408-5",
			value: "97 %",
		}),
	];
	const about = aChild();
	return { about, entries, document: recordBundle({ child: about, entries, now: NOW }) };
}
const rowsOf = async (childId: string) => {
	const db = await health.readFor(TEST);
	return db.select({ id: recordEntry.id }).from(recordEntry).where(eq(recordEntry.childId, childId));
};
const isHere = async (childId: string) => {
	const db = await health.readFor(TEST);
	return (await db.select({ id: child.id }).from(child).where(eq(child.id, childId))).length > 0;
};

describe("a record from elsewhere", () => {
	it("is here once, and goes out as it came in", async () => {
		const { about, document } = aRecordElsewhere();
		expect(await importRecord(TEST, document, FROM)).toMatchObject({ ok: true, isNew: true, added: 5, known: 0 });
		expect(await importRecord(TEST, document, FROM)).toMatchObject({ ok: true, isNew: false, added: 0, known: 5 });

		const mother = aGuardian();
		const code = await newClaimCode(TEST, about.id);
		await claimByCode(mother, { code, bornOn: about.bornOn, relation: "mother", evidence: "Birth certificate" });
		const claim = (await openClaims(TEST)).find(({ childId }) => childId === about.id);
		await decideClaim(TEST, { id: claim?.id ?? "", accept: true });
		const opened = await openChildRecord(mother, about.id, SECTIONS);
		if (!opened) throw new Error("The record was not opened.");
		expect(recordBundle({ child: opened.child, entries: opened.entries, now: NOW })).toEqual(document);
		expect(opened.own.size).toBe(0);
	});

	it("brings the photos of firsts, made anew; another time they stay; one that is none refuses all of it", async () => {
		const about = aChild();
		const photo = randomUUID();
		const first = entry({ kind: "first", on: "2026-09", what: "Sat up", photo });
		const aJpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#aa3322" } })
			.withExif({ IFD0: { ImageDescription: "Zanzibar Street" } })
			.jpeg()
			.toBuffer();
		const withPicture = (bytes: Buffer, child = about) =>
			recordBundle({ child, entries: [first], now: NOW, pictures: new Map([[photo, bytes.toString("base64")]]) });
		expect(await importRecord(TEST, withPicture(Buffer.from("<svg/>")), FROM)).toMatchObject({
			ok: false,
			problems: [{ field: "derivedFrom", reason: "is no photo that is kept here (photo-none)" }],
		});
		expect(await isHere(about.id)).toBe(false);

		const document = withPicture(aJpeg);
		expect(await importRecord(TEST, document, FROM)).toMatchObject({ ok: true, added: 1 });
		const kept = async () => (await photosForFile(await health.readFor(TEST), about.id, [first])).get(photo);
		const made = await kept();
		expect(await sharp(made).metadata()).toMatchObject({ format: "jpeg", width: 60, height: 40 });
		expect(made?.includes("Zanzibar")).toBe(false);
		expect(aJpeg.includes("Zanzibar")).toBe(true);
		const red = (await sharp(made).stats()).dominant.r;
		expect(red).toBe((await sharp(aJpeg).stats()).dominant.r);
		expect(await importRecord(TEST, withPicture(made ?? Buffer.alloc(0)), FROM)).toMatchObject({ added: 0, known: 1 });
		expect(await kept()).toEqual(made);

		const elsewhere = { ...withPicture(aJpeg, aChild()) };
		const others = JSON.parse(JSON.stringify(elsewhere).replaceAll(first.id, randomUUID()));
		expect(await importRecord(TEST, others, FROM)).toMatchObject({
			ok: false,
			problems: [{ reason: "is the photo of another child here" }],
		});
	});

	it("joins the record that a child has, and leaves what is there", async () => {
		const birth = aBirth();
		const { childId } = await receiveBirth(TEST, birth, null);
		const about = { ...birth.child, id: randomUUID(), councilId: null };
		const first = aNote("First");
		const document = recordBundle({ child: about, entries: [first], now: NOW });
		expect(await importRecord(TEST, document, FROM)).toMatchObject({ ok: true, childId, isNew: false, added: 1 });
		const more = recordBundle({ child: about, entries: [first, aNote("Second")], now: NOW });
		expect(await importRecord(TEST, more, FROM)).toMatchObject({ childId, added: 1, known: 1 });
	});

	it("is refused where it is of another child, and nothing of it is written", async () => {
		const { about, entries, document } = aRecordElsewhere();
		await importRecord(TEST, document, FROM);

		const other = { ...aChild(), id: about.id };
		const sameId = await importRecord(TEST, recordBundle({ child: other, entries: [], now: NOW }), FROM);
		expect(sameId).toMatchObject({ ok: false, problems: [{ field: "id", reason: "is of another child here" }] });

		const born = recordBundle({ child: { ...about, bornOn: "2026-01-01" }, entries: [aNote("x")], now: NOW });
		expect(await importRecord(TEST, born, FROM)).toMatchObject({ ok: false, problems: [{ field: "birthDate" }] });

		const third = aChild();
		const stolen = recordBundle({ child: third, entries: [aNote("Mine"), ...entries.slice(0, 1)], now: NOW });
		expect(await importRecord(TEST, stolen, FROM)).toMatchObject({ ok: false, problems: [{ field: "identifier" }] });
		expect(await isHere(third.id)).toBe(false);
		expect(await rowsOf(third.id)).toEqual([]);
		expect(await rowsOf(about.id)).toHaveLength(5);
	});

	it("does not correct what was corrected here meanwhile", async () => {
		const about = aChild();
		const wrong = { ...aNote("Wrong"), status: "corrected" as const };
		const right = (text: string) => ({ ...aNote(text), corrects: wrong.id });
		const from = (entries: Entry[]) => importRecord(TEST, recordBundle({ child: about, entries, now: NOW }), FROM);
		expect(await from([wrong, right("One")])).toMatchObject({ ok: true, added: 2 });
		expect(await from([wrong, right("Two")])).toMatchObject({
			ok: false,
			problems: [{ reason: "corrects what was corrected here meanwhile" }],
		});
		expect(await from([{ ...wrong, status: "taken-back" }])).toMatchObject({ ok: true, added: 0, known: 2 });
	});
});

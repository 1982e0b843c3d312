import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntry } from "../../../../db/schema";
import { child, guardian, photoPart } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { aGuardian, aRecord } from "../../../../tests/factories/health";
import type { PersonAsker, StaffAsker } from "../../../model/people/asker";
import { recordStream } from "../../../platform/audit.server";
import type { Values } from "../../../platform/forms/field-errors";
import type { UploadedFile } from "../../../platform/forms/posted";
import { health } from "../../../platform/store.server";
import { decideGuardian } from "../guardians/decide.server";
import { openChildRecord } from "../record/open-record.server";
import { correctEntry, takeBackEntry, type Written, writeEntry } from "../record/write-entry.server";
import { planPhoto } from "../sections/photo-of-entry.server";
import { photoResponse } from "./open-photo.server";
import { LARGEST_PHOTO } from "./photo-limits";
import { readPhoto } from "./read-photo.server";
import { photosForFile } from "./stored-photo.server";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "photos-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function sent(bytes: Buffer, size = bytes.length): Promise<UploadedFile> {
	const path = join(folder, String(++files));
	await writeFile(path, bytes);
	return { name: "IMG_1234.jpg", type: "image/jpeg", size, path };
}

const WHERE = "Zanzibar Street 12";
/** Wide and 60 high, lying on its side, with where it was taken. */
const picture = (width = 120, red = 200) =>
	sharp({ create: { width, height: 60, channels: 3, background: { r: red, g: 30, b: 40 } } });
const aJpeg = (width?: number, red?: number) =>
	picture(width, red)
		.withExif({ IFD0: { ImageDescription: WHERE }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();

const chunk = (type: string, data: Buffer) => {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
};
/** A PNG that says it is so large, in a few bytes. */
function aBomb(side: number): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(side, 0);
	head.writeUInt32BE(side, 4);
	head.set([8, 2, 0, 0, 0], 8);
	const rows = chunk("IDAT", deflateSync(Buffer.alloc(1000)));
	return Buffer.concat([
		Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
		chunk("IHDR", head),
		rows,
		chunk("IEND", Buffer.alloc(0)),
	]);
}
const halfOf = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const frames = async (kind: "webp" | "gif") => {
	const raw = { width: 8, height: 16, channels: 3, pageHeight: 8 } as const;
	const two = sharp(Buffer.concat([Buffer.alloc(192, 10), Buffer.alloc(192, 200)]), { raw });
	return kind === "webp" ? two.webp({ loop: 0 }).toBuffer() : two.gif().toBuffer();
};

describe("a photo that was sent", () => {
	it("is made anew: the right way up, at most 1600 pixels, and with nothing of where it was taken", async () => {
		const file = await sent(await aJpeg(3000));
		const read = await readPhoto(file);
		if (!read.ok) throw new Error(read.reason);
		const { full, small } = read.photo;
		const [one, other] = await Promise.all([sharp(full).metadata(), sharp(small).metadata()]);
		expect(one).toMatchObject({ format: "jpeg", width: 32, height: 1600 });
		expect(other).toMatchObject({ format: "jpeg", height: 400 });
		for (const about of [one, other])
			expect([about.exif, about.iptc, about.xmp, about.orientation]).toEqual(Array(4).fill(undefined));
		expect((await aJpeg()).toString("latin1")).toContain(WHERE);
		expect(full.toString("latin1")).toMatch(/^\xff\xd8/);
		expect(full.toString("latin1")).not.toContain(WHERE);
	});

	it.each(["png", "webp"] as const)("may be a %s, whatever it is called", async (kind) => {
		const read = await readPhoto(await sent(await picture().toFormat(kind).toBuffer()));
		expect(read.ok && (await sharp(read.photo.full).metadata()).format).toBe("jpeg");
	});

	it.each([
		["one that is too large", async () => sent(await aJpeg(), LARGEST_PHOTO + 1), "photo-too-large"],
		["a bomb", async () => sent(aBomb(60_000)), "photo-too-many-pixels"],
		["a little more than 40 megapixels", async () => sent(aBomb(6400)), "photo-too-many-pixels"],
		["a page that lies about its type", async () => sent(Buffer.from("<html><script>alert(1)</script>")), "photo-none"],
		["an SVG", async () => sent(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), "photo-none"],
		["a GIF", async () => sent(await frames("gif")), "photo-none"],
		["a moving WebP", async () => sent(await frames("webp")), "photo-moves"],
		[
			"a moving PNG",
			async () =>
				sent(Buffer.concat([aBomb(8).subarray(0, 33), chunk("acTL", Buffer.alloc(8)), aBomb(8).subarray(33)])),
			"photo-moves",
		],
		["a HEIC", async () => sent(Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1", "latin1")), "photo-heic"],
		["half a JPEG", async () => sent(halfOf(await aJpeg(900))), "photo-broken"],
		[
			"half a PNG",
			async () => sent((await picture(900).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 20_000)),
			"photo-broken",
		],
		[
			"a JPEG's first bytes and a page",
			async () => sent(Buffer.from("\xff\xd8\xff\xe0<html>", "latin1")),
			"photo-broken",
		],
		["nothing", async () => sent(Buffer.alloc(0)), "photo-none"],
	])("is refused in words: %s", async (_, file, reason) => {
		const read = await readPhoto(await file());
		expect(read.ok ? "taken" : read.reason).toBe(reason);
	});
});

const first = { kind: "first", on: "2026-11-20", what: "Smiled" } as const;
type What = { childId: string; values?: Values; file?: UploadedFile; old?: Parameters<typeof planPhoto>[0]["old"] };

async function planned({ childId, values = {}, file, old = null }: What) {
	const plan = await planPhoto({ childId, values, file, old });
	if (typeof plan === "string") throw new Error(plan);
	return { ...plan, entry: { childId, body: plan.with(first), mark: plan.mark, also: plan.also } };
}

const idOf = (written: Written) => (written.ok ? written.id : "");
const bodyOf = async (mother: PersonAsker, childId: string, id: string) => {
	const found = (await openChildRecord(mother, childId, ["development"]))?.entries.find((one) => one.id === id)?.body;
	if (found?.kind !== "first") throw new Error("There is no such first.");
	return found;
};
const RUTH: StaffAsker = {
	kind: "staff",
	person: { id: "ruth", name: "Ruth Castell" },
	council: { id: "northmere" },
	roles: ["record-administrator"],
	organisationIds: [],
	can: () => true,
};
const fatherOf = (childId: string) => `${childId}-father`;
async function asFather(childId: string): Promise<PersonAsker> {
	const father = aGuardian("Tom Malik");
	const row = { childId, personId: father.person.id, relation: "father", since: new Date() } as const;
	await health.transaction(TEST, async (tx) => {
		await tx.update(child).set({ councilId: RUTH.council.id }).where(eq(child.id, childId));
		await tx.insert(guardian).values({ id: fatherOf(childId), ...row, frozenAt: null, endedAt: null });
	});
	return father;
}
const decideFather = async (childId: string, step: "freeze" | "thaw") =>
	expect(
		await decideGuardian(RUTH, { childId, guardianId: fatherOf(childId), step, words: { reason: "An order" } }),
	).toEqual({ ok: true });

const partsOf = async (childId: string) => {
	const db = await health.readFor(TEST);
	return db.select().from(photoPart).where(eq(photoPart.childId, childId));
};

describe("the photo of a first", () => {
	it("is there for its guardians alone, from the store's sealed parts, and gone for good when it is taken back", async () => {
		const { childId, mother } = await aRecord();
		const { entry } = await planned({ childId, file: await sent(await aJpeg()) });
		const id = idOf(await writeEntry(mother, entry));
		const { photo = "" } = await bodyOf(mother, childId, id);
		const shown = await photoResponse(mother, { childId, photoId: photo, small: false });
		expect(shown.headers.get("cache-control")).toBe("private, no-store");
		expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).format).toBe("jpeg");
		const stored = await partsOf(childId);
		expect(stored.length).toBeGreaterThan(1);
		expect(stored.every(({ bytes }) => bytes.length < 100_000 && !bytes.includes("/9j/"))).toBe(true);

		const elsewhere = await aRecord();
		for (const [who, child] of [
			[aGuardian("A Stranger"), childId],
			[elsewhere.mother, elsewhere.childId],
		] as const)
			await expect(photoResponse(who, { childId: child, photoId: photo, small: true })).rejects.toMatchObject({
				status: 404,
			});

		const old = await bodyOf(mother, childId, id);
		const away = await planned({ childId, values: { do: "take-back" }, old });
		expect((await takeBackEntry(mother, id, { ...away.entry, reason: "" })).ok).toBe(true);
		expect(await partsOf(childId)).toEqual([]);
		await expect(photoResponse(mother, { childId, photoId: photo, small: true })).rejects.toMatchObject({
			status: 404,
		});
	});

	it("stays when the words are corrected, gives way to another, and goes when it is to", async () => {
		const { childId, mother } = await aRecord();
		const { entry } = await planned({ childId, file: await sent(await aJpeg()) });
		let id = idOf(await writeEntry(mother, entry));
		const correct = async (what: Omit<What, "childId" | "old">) => {
			const old = await bodyOf(mother, childId, id);
			id = idOf(await correctEntry(mother, id, (await planned({ childId, old, ...what })).entry));
			return (await bodyOf(mother, childId, id)).photo;
		};
		const { photo } = await bodyOf(mother, childId, id);
		expect(await correct({})).toBe(photo);
		const other = await correct({ file: await sent(await aJpeg(90, 20)) });
		expect(other).not.toBe(photo);
		expect(new Set((await partsOf(childId)).map(({ photoId }) => photoId))).toEqual(new Set([other]));
		expect(await correct({ values: { "photo-away": "yes" } })).toBeUndefined();
		expect(await partsOf(childId)).toEqual([]);
	});

	it("stays for a suspended guardian, who can tell nothing, until that is over", async () => {
		const { childId, mother } = await aRecord();
		const father = await asFather(childId);
		const { entry } = await planned({ childId, file: await sent(await aJpeg()) });
		const id = idOf(await writeEntry(mother, entry));
		const old = await bodyOf(mother, childId, id);
		const photoId = old.photo ?? "";
		const shownTo = (who: PersonAsker) =>
			photoResponse(who, { childId, photoId, small: true }).then(
				({ status }) => status,
				({ status }: Response) => status,
			);
		await decideFather(childId, "freeze");
		const away = await planned({ childId, values: { do: "take-back" }, old });
		await takeBackEntry(mother, id, { ...away.entry, reason: "" });
		expect([await shownTo(father), await shownTo(mother)]).toEqual([200, 404]);
		await decideFather(childId, "thaw");
		expect([await shownTo(father), await shownTo(mother)]).toEqual([404, 404]);
		expect(await partsOf(childId)).toEqual([]);
	});

	it("goes along in the files of its guardian, the newest as far as they fit", async () => {
		const { childId, mother } = await aRecord();
		const { entry } = await planned({ childId, file: await sent(await aJpeg()) });
		await writeEntry(mother, entry);
		const opened = await openChildRecord(mother, childId, ["development"]);
		const photos = await photosForFile(await health.readFor(TEST), childId, opened?.entries ?? []);
		const [bytes] = [...photos.values()];
		expect((await sharp(bytes).metadata()).format).toBe("jpeg");
		const none = await photosForFile(
			await health.readFor(TEST),
			childId,
			opened?.entries ?? [],
			(bytes?.length ?? 0) - 1,
		);
		expect(none.size).toBe(0);
	});

	it("is kept once when its form is sent twice, and not at all with an entry that is refused", async () => {
		const { childId, mother } = await aRecord();
		const values = { mark: "8a1c0a52-6a8e-4f0c-9c0e-5d6a1f0e2b12" };
		const twice = [1, 2].map(async () => (await planned({ childId, values, file: await sent(await aJpeg()) })).entry);
		const [one, two] = await Promise.all(twice.map(async (entry) => idOf(await writeEntry(mother, await entry))));
		expect(one).toBe(two);
		expect(new Set((await partsOf(childId)).map(({ photoId }) => photoId)).size).toBe(1);
		const elsewhere = await aRecord();
		const { entry } = await planned({ childId: elsewhere.childId, file: await sent(await aJpeg()) });
		expect((await writeEntry(mother, entry)).ok).toBe(false);
		expect(await partsOf(elsewhere.childId)).toEqual([]);
	});

	it("is read with its page, and logged by itself where there was none", async () => {
		const { childId, mother } = await aRecord();
		const { entry } = await planned({ childId, file: await sent(await aJpeg()) });
		const written = await writeEntry(mother, entry);
		const photoId = entry.body.kind === "first" ? entry.body.photo : "";
		const readings = async () => {
			const db = await health.readFor(TEST);
			const rows = await db
				.select()
				.from(auditEntry)
				.where(eq(auditEntry.stream, recordStream(childId)));
			return rows.filter(({ action }) => action === "record.read").length;
		};
		expect(written.ok && (await readings())).toBe(0);
		for (const small of [true, false, true]) await photoResponse(mother, { childId, photoId, small });
		expect(await readings()).toBe(1);
	});
});

/**
 * Makes a picture of what somebody sent as a photo: turned the right way up, at most 1600 pixels wide and high, and without
 * anything else that was in the file (where it was taken, by which camera, other pictures). What is kept was made here, byte
 * for byte; of the file nothing is.
 */
import { readFile } from "node:fs/promises";
import type Sharp from "sharp";
import type { UploadedFile } from "../../../platform/forms/posted";
import { LARGEST_PHOTO, MOST_PIXELS, type PhotoReason } from "./photo-limits";

/** Pixels of the longer side. */
const FULL = 1600;
const SMALL = 400;
const SECONDS = 20;

/** Two JPEGs. */
export interface Photo {
	full: Buffer;
	small: Buffer;
}

export type PhotoRead = { ok: true; photo: Photo } | { ok: false; reason: PhotoReason };

/** What reads pictures is large, and loaded by whoever first needs it. */
let loading: Promise<typeof Sharp> | undefined;

async function load(): Promise<typeof Sharp> {
	const { default: sharp } = await import("sharp");
	sharp.cache(false);
	sharp.concurrency(1);
	// Of the many formats that it knows, no other reader is ever handed a byte.
	sharp.block({ operation: ["VipsForeignLoad"] });
	sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"] });
	return sharp;
}

let last: Promise<unknown> = Promise.resolve();
/** One after another: each takes a hundred megabytes or two while it is unpacked. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const mine = last.then(work);
	last = mine.catch(() => {});
	return mine;
}

/** @returns why it is no photo that we take, for anything that is not one */
export async function readPhoto(file: UploadedFile): Promise<PhotoRead> {
	if (file.size > LARGEST_PHOTO) return { ok: false, reason: "photo-too-large" };
	return readPhotoIn(await readFile(file.path));
}

/** As `readPhoto`, of its bytes. */
export async function readPhotoIn(bytes: Buffer): Promise<PhotoRead> {
	if (bytes.length > LARGEST_PHOTO) return { ok: false, reason: "photo-too-large" };
	const kind = kindOf(bytes);
	if (kind === "heic") return { ok: false, reason: "photo-heic" };
	if (kind === null) return { ok: false, reason: "photo-none" };
	if (kind === "png" && isMovingPng(bytes)) return { ok: false, reason: "photo-moves" };
	loading ??= load();
	const sharp = await loading;
	return inTurn(() => pictured(sharp, bytes));
}

async function pictured(sharp: typeof Sharp, bytes: Buffer): Promise<PhotoRead> {
	// One pixel more than is allowed is seen by its header, before anything is unpacked.
	const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 });
	const about = await sharp(bytes, { limitInputPixels: false })
		.metadata()
		.catch(() => undefined);
	if (!about) return { ok: false, reason: "photo-broken" };
	if ((about.pages ?? 1) > 1) return { ok: false, reason: "photo-moves" };
	if (about.width * about.height > MOST_PIXELS) return { ok: false, reason: "photo-too-many-pixels" };
	const within = (side: number) => ({ width: side, height: side, fit: "inside", withoutEnlargement: true }) as const;
	try {
		const full = await open()
			.timeout({ seconds: SECONDS })
			.autoOrient()
			.resize(within(FULL))
			.flatten({ background: "#ffffff" })
			.jpeg({ quality: 82 })
			.toBuffer();
		const small = await sharp(full).resize(within(SMALL)).jpeg({ quality: 75 }).toBuffer();
		return { ok: true, photo: { full, small } };
	} catch {
		return { ok: false, reason: "photo-broken" };
	}
}

type Kind = "jpeg" | "png" | "webp" | "heic";

/** What a file is by its first bytes, whatever it is called. */
function kindOf(bytes: Buffer): Kind | null {
	const text = (from: number, to: number) => bytes.toString("latin1", from, to);
	if (text(0, 3) === "\xff\xd8\xff") return "jpeg";
	if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
	if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
	if (text(4, 8) === "ftyp" && /^(?:hei[cmsx]|hev[cmsx]|m[is]f1)$/.test(text(8, 12))) return "heic";
	return null;
}

/** Whether a PNG has more than one picture: it says so before the first. */
function isMovingPng(bytes: Buffer): boolean {
	const first = bytes.indexOf("IDAT");
	return bytes.subarray(0, first < 0 ? bytes.length : first).includes("acTL");
}

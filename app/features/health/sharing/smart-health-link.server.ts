/** Shares in the form of SMART Health Links (STU 1), which any viewer reads. `kill-the-clipboard` knows the format. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { encryptSHLFile, SHL, type SHLFlag, type SHLManifestV1 } from "kill-the-clipboard";
import { recordBundle } from "../../../model/health/fhir/record-bundle";
import { isLong, type ShareLink } from "../../../model/health/sharing/share";
import { machinePaths } from "../../../paths";
import { keyFor } from "../../../platform/keys/secrets.server";
import type { OpenedShare } from "./open-share.server";

/** What viewers show of a link before it is opened. It is no place for a child's name. */
const LABEL = "Child health record";

const CONTENT = "application/fhir+json";

/** A longer file is fetched by its own link, unless the viewer says otherwise; more than a record has in ten years. */
const MOST_EMBEDDED = 5_000_000;

/** How long the link of a file works, in milliseconds. */
const FILE_LIVES_MS = 10 * 60_000;

/** @returns `shlink:/…`, which holds the key: it stands behind "#" or in a QR code and nowhere else */
export function shlinkOf(
	{ link, createdAt, until }: { link: ShareLink; createdAt: Date; until: Date },
	origin: string,
): string {
	const flag = `${isLong(createdAt, until) ? "L" : ""}${link.passcode === null ? "" : "P"}` as SHLFlag | "";
	return SHL.fromPayload({
		url: origin + machinePaths.share(link.token),
		key: link.key,
		exp: Math.floor(until.getTime() / 1000),
		...(flag !== "" && { flag }),
		label: LABEL,
		v: 1,
	}).toURI();
}

/** What is shared, as a FHIR R4 document, encrypted anew under a fresh IV. */
export const fileOf = ({ child, entries, sections, key }: OpenedShare, now: Date): Promise<string> =>
	encryptSHLFile({
		content: JSON.stringify(recordBundle({ child, entries, sections, now })),
		key,
		contentType: CONTENT,
	});

/** @param mostEmbedded how long a file the viewer takes within the manifest; null where it did not say */
export async function manifestOf(
	opened: OpenedShare,
	mostEmbedded: number | null,
	origin: string,
	now = new Date(),
): Promise<SHLManifestV1> {
	const file = await fileOf(opened, now);
	const entry =
		file.length <= (mostEmbedded ?? MOST_EMBEDDED)
			? { contentType: CONTENT, embedded: file }
			: { contentType: CONTENT, location: origin + machinePaths.shareFile(fileToken(opened, now)) };
	return { status: "can-change", files: [entry as SHLManifestV1["files"][number]] };
}

/** What lets its holder fetch one opening's file, until it is over: `OPENING.MOMENT.MAC`. */
function fileToken({ openingId, until }: OpenedShare, now: Date): string {
	const end = Math.min(now.getTime() + FILE_LIVES_MS, until.getTime());
	const signed = `${openingId}.${end}`;
	return `${signed}.${macOf(signed)}`;
}

const FILE_TOKEN = /^([0-9a-f-]{36}\.(\d{1,15}))\.([\w-]{43})$/;

/** @returns the opening whose file a token is for; undefined for one that is over, or none of ours */
export function openingOf(token: string, now = new Date()): string | undefined {
	const [, signed = "", end, mac = ""] = FILE_TOKEN.exec(token) ?? [];
	if (!timingSafeEqual(Buffer.from(macOf(signed)), Buffer.from(mac.padEnd(43).slice(0, 43)))) return undefined;
	return now.getTime() < Number(end) ? signed.split(".", 1)[0] : undefined;
}

const macOf = (signed: string): string =>
	createHmac("sha256", keyFor("link")).update(`share-file ${signed}`).digest("base64url");

/** The whole record for one of the child's guardians: the page from which it is taken, and its files. */
import type { AppLoadContext } from "@remix-run/node";
import { strToU8, zipSync } from "fflate";
import { localNow } from "../../../model/calendar/local-time";
import { recordBundle } from "../../../model/health/fhir/record-bundle";
import { SECTIONS } from "../../../model/health/record/sections";
import { pageError } from "../../../platform/errors";
import { speechIn } from "../../../platform/i18n/speech.server";
import { health } from "../../../platform/store.server";
import type { SignedIn } from "../../people/sessions.server";
import { MOST_IN_FILE, photosForFile, photosIn } from "../photos/stored-photo.server";
import { requireChildRecord } from "../record/open-record.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { recordSheets } from "./record-csv";

export interface ExportPage {
	head: RecordHead;
	/** What it holds: "Growth: 12", the sections that have entries. */
	holds: string[];
	/** Which photos go along; null where there is none. */
	photos: string | null;
}

export async function exportPage(
	who: SignedIn,
	childId: string | undefined,
	{ language }: AppLoadContext,
): Promise<ExportPage> {
	const speech = speechIn(language);
	const { t, format } = speech;
	const opened = await requireChildRecord(who, childId, SECTIONS);
	return {
		head: recordHead(opened, t("health-exchange:title"), speech),
		holds: SECTIONS.flatMap((section) => {
			const number = opened.entries.filter((entry) => entry.section === section).length;
			if (number === 0) return [];
			return t("health-exchange:holds", {
				section: t(`health-record:section.${section}`),
				number: format.number(number),
			});
		}),
		photos:
			photosIn(opened.entries).length > 0
				? t("health-exchange:photos", { megabytes: format.number(MOST_IN_FILE / 1_000_000) })
				: null,
	};
}

export const RECORD_FILES = ["record.json", "record.zip"] as const;
export type RecordFile = (typeof RECORD_FILES)[number];

/** A file of the whole record, as its reader may see it. Reading it is logged as any reading. */
export async function recordFile(who: SignedIn, childId: string | undefined, file: RecordFile): Promise<Response> {
	const { child, entries, relation } = await requireChildRecord(who, childId, SECTIONS);
	// The whole record is its guardians' to take along.
	if (relation === null) throw pageError("not-found");
	const now = new Date();
	const reader = { name: who.person.name, relation };
	const photos = await photosForFile(await health.readFor(who), child.id, entries);
	const pictures = () => new Map([...photos].map(([id, bytes]) => [id, bytes.toString("base64")]));
	const { type, body } =
		file === "record.json"
			? {
					type: "application/fhir+json; charset=utf-8",
					body: JSON.stringify(recordBundle({ child, entries, reader, now, pictures: pictures() }), null, "\t"),
				}
			: { type: "application/zip", body: zipped(recordSheets(child, entries), photos) };
	return new Response(body, {
		headers: {
			"Content-Type": type,
			// Whose it is stands in the file, not in its name.
			"Content-Disposition": `attachment; filename="red-book-${localNow(now).date}.${file.split(".")[1]}"`,
			"Cache-Control": "private, no-store",
		},
	});
}

/** The sheets, and the photos by the ids that stand in them; a JPEG gets no smaller. */
const zipped = (sheets: Record<string, string>, photos: ReadonlyMap<string, Buffer>) =>
	zipSync({
		...Object.fromEntries(Object.entries(sheets).map(([name, text]) => [name, strToU8(text)])),
		...Object.fromEntries([...photos].map(([id, bytes]) => [`photos/${id}.jpg`, [bytes, { level: 0 }] as const])),
	});

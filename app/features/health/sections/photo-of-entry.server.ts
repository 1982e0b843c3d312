/** The photo that goes with a first: read before anything is written, and kept or removed with the entry. */
import { randomUUID } from "node:crypto";
import type { EntryBody } from "../../../model/health/record/entry";
import type { Recorded } from "../../../platform/audit.server";
import { ticked } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
import type { UploadedFile } from "../../../platform/forms/posted";
import { stableId } from "../../../platform/ids";
import { type Mark, markIn } from "../../../platform/once.server";
import type { PhotoReason } from "../photos/photo-limits";
import { type Photo, readPhoto } from "../photos/read-photo.server";
import { addPhoto, forgetPhotos } from "../photos/stored-photo.server";
import type { SimpleBody } from "./section-kind";

const asked = form({ "photo-away": ticked() });

/** What becomes of the photo of an entry. */
export interface PhotoPlan {
	/** The body with its photo, and what is written with it. */
	with: (body: SimpleBody) => SimpleBody;
	also: (tx: Recorded<"health">) => Promise<void>;
	mark: Mark | null;
}

interface Sent {
	childId: string;
	values: Values;
	file: UploadedFile | undefined;
	/** The entry that is corrected or taken back; null for a new one. */
	old: EntryBody | null;
}

/** @returns why the photo that was sent is not taken */
export async function planPhoto({ childId, values, file, old }: Sent): Promise<PhotoPlan | PhotoReason> {
	const before = old?.kind === "first" ? old.photo : undefined;
	const read = file && (await readPhoto(file));
	if (read?.ok === false) return read.reason;
	const made = read?.photo;
	const mark = markIn(values, made ? made.full.toString("base64") : "");
	const isRemoved = values.do === "take-back" || readAnswers(asked, values)["photo-away"];
	const after = made ? photoId(childId, mark) : isRemoved ? undefined : before;
	return {
		with: (body) => (body.kind === "first" && after !== undefined ? { ...body, photo: after } : body),
		also: (tx) => keepPhoto(tx, { childId, before, after, made }),
		mark,
	};
}

/** The same for a form that is sent twice. */
const photoId = (childId: string, mark: Mark | null) =>
	mark ? stableId("photo", childId, mark.mark, mark.said) : randomUUID();

interface Change {
	childId: string;
	before: string | undefined;
	after: string | undefined;
	made: Photo | undefined;
}

async function keepPhoto(tx: Recorded<"health">, { childId, before, after, made }: Change): Promise<void> {
	if (made && after !== undefined) await addPhoto(tx, { id: after, childId }, made);
	if (before !== undefined && before !== after) await forgetPhotos(tx, childId);
}

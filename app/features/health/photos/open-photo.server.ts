/** A photo for whoever may see the entry that shows it. */
import { pageError } from "../../../platform/errors";
import { health } from "../../../platform/store.server";
import { openBesidePage } from "../record/open-record.server";
import type { Reader } from "../record/reader.server";
import { findPhoto, photosIn } from "./stored-photo.server";

/** @throws the page "not found" for a photo that no entry shows that they may see */
export async function photoResponse(
	asker: Reader,
	{ childId = "", photoId, small }: { childId: string | undefined; photoId: string | undefined; small: boolean },
): Promise<Response> {
	const opened = await openBesidePage(asker, childId, "development");
	if (!photoId || !photosIn(opened?.entries ?? []).includes(photoId)) throw pageError("not-found");
	const bytes = await findPhoto(await health.readFor(asker), { id: photoId, childId, small });
	if (!bytes) throw pageError("not-found");
	return new Response(new Uint8Array(bytes), {
		headers: {
			"Content-Type": "image/jpeg",
			"Content-Length": String(bytes.length),
			"Cache-Control": "private, no-store",
			"Content-Disposition": "inline",
			"Cross-Origin-Resource-Policy": "same-origin",
		},
	});
}

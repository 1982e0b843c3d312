/** The photo of a first, inside the document: whoever gets the one has the other. */
import { concept, hl7 } from "./codes";
import { type Resource, refTo } from "./resource";

/** A JPEG as base64, by the id that the entry names it by. */
export type Pictures = ReadonlyMap<string, string>;

/** @param on when what it shows was */
export function mediaOf(id: string, jpeg: string, { patient, on }: { patient: Resource; on: string }): Resource {
	return {
		resourceType: "Media",
		id,
		status: "completed",
		type: concept(undefined, hl7("media-type", "image", "Image")),
		subject: refTo(patient),
		createdDateTime: on,
		content: { contentType: "image/jpeg", data: jpeg },
	};
}

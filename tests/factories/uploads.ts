import { Readable } from "node:stream";
import type { UploadedFile } from "../../app/platform/forms/posted";
import { keepTemporarily } from "../../app/platform/forms/temporary-files.server";

/** A file that came with a form. It goes when the tests end. */
export async function anUpload(content: string | Uint8Array, name = "upload"): Promise<UploadedFile> {
	const kept = await keepTemporarily(Readable.from([Buffer.from(content)]), Number.POSITIVE_INFINITY);
	return { name, type: "text/plain", ...kept };
}

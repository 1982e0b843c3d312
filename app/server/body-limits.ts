/** How much a form may send, by its path. */
const MB = 1024 * 1024;
const FORM_BYTES = MB;

/** Forms that take a file, with room for what a form puts around it. A file that is too large comes back to the form. */
const UPLOADS: readonly { path: RegExp; bytes: number }[] = [
	{ path: /^\/staff\/[^/]+\/imports\/upload$/, bytes: 21 * MB },
	{ path: /^\/staff\/[^/]+\/translations\/import$/, bytes: 6 * MB },
];

/** How much of an upload is let go by unread, so that the browser hears the answer: it listens when it has sent all. */
export const DRAINED_BYTES = 512 * MB;

/** @param path a URL's path without its language */
export function bodyLimit(path: string): { bytes: number; upload: boolean } {
	const upload = UPLOADS.find((one) => one.path.test(path));
	return { bytes: upload?.bytes ?? FORM_BYTES, upload: upload !== undefined };
}

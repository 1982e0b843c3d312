/** How much may be posted where, how long that may take, and who may send a file. */
import { LARGEST_PHOTO } from "../features/health/photos/photo-limits";
import { LARGEST_FILE } from "../features/staff/translation/xliff/import-xliff.server";
import { LARGEST_UPLOAD } from "../model/exchange/job";
import type { Permission } from "../model/people/roles";
import { staffPaths } from "../paths";
import type { PostLimits } from "../platform/forms/parse-posted.server";

const KB = 1024;
const MB = 1024 * KB;

export interface PostRule {
	limits: PostLimits;
	/** For the whole of the body. */
	seconds: number;
	/** What the sender must hold in which council, or of whom be a guardian, before any file is read. */
	guard?: { council: string; permission: Permission } | { child: string };
	/** What is read of anybody else: their words, which are kept for them while they sign in. */
	otherwise?: PostLimits;
	/** The address is a secret that lets whoever has it do this: mail programs send it too, which say no origin. */
	withoutOrigin?: true;
}

const form = (bytes: number): PostRule => ({ limits: { bytes, fieldBytes: bytes }, seconds: 30 });

/**
 * An article of the greatest length takes 450 KB in Bengali; one of twice that comes back with a message at its field, and
 * so does whatever a family pastes. The page that refuses more says how much it is (`errors:page.too-large`).
 */
const FORM = form(MB);

/** What is read of a file that is too large, and let go, so that its form can say so: browsers hear no answer before. */
const READ_OVER = 512 * MB;

function upload(council: string, permission: Permission, fileBytes: number, fieldBytes: number): PostRule {
	return { limits: { bytes: READ_OVER, fieldBytes, fileBytes }, seconds: 300, guard: { council, permission } };
}

/** Firsts come with a photo. */
function recordRule(path: string): PostRule {
	const [, child] = /^\/red-book\/([^/]+)\/development\/[^/]+$/.exec(path) ?? [];
	if (!child) return FORM;
	return {
		limits: { bytes: READ_OVER, fieldBytes: 64 * KB, fileBytes: LARGEST_PHOTO + 1 },
		seconds: 300,
		guard: { child },
		otherwise: { bytes: LARGEST_PHOTO + MB, fieldBytes: 64 * KB },
	};
}

/** @param path a URL's path without its language */
export function postRule(path: string): PostRule {
	const [, area, council = ""] = path.split("/", 3);
	if (/^\/red-book\/reminders\/[^/]+$/.test(path)) return { ...FORM, withoutOrigin: true };
	if (area === "red-book") return recordRule(path);
	if (area !== "staff") return FORM;
	const paths = staffPaths(council);
	// One byte more than is allowed shows that there was more.
	if (path === paths.imports("/upload")) return upload(council, "imports.run", LARGEST_UPLOAD + 1, 64 * KB);
	// The page that asks whether to go on carries the file along, with two characters for each end of line.
	if (path === paths.translations("/import")) return upload(council, "translations.edit", LARGEST_FILE + 1, 8 * MB);
	return FORM;
}

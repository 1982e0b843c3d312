/** What may be sent as a photo. Safe in the browser. */
const MB = 1024 * 1024;

/** In bytes. */
export const LARGEST_PHOTO = 10 * MB;
export const MOST_PIXELS = 40_000_000;
/** What a browser offers first; a phone that keeps HEIC then sends a JPEG. */
export const PHOTO_TYPES = "image/jpeg,image/png,image/webp";

/** Why a photo is not taken: words stand under `health-sections:error.<reason>`. */
export type PhotoReason =
	| "photo-too-large"
	| "photo-too-many-pixels"
	| "photo-none"
	| "photo-heic"
	| "photo-moves"
	| "photo-broken";

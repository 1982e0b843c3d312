/** How a route says that its pages exist in English only, as those of the staff area do. */

/** The `handle` of such a route, for all routes below it too: in another language its address leads to the English one. */
export const ENGLISH_ONLY = { englishOnly: true } as const;

/** @returns whether a route's `handle` says so */
export const isEnglishOnly = (handle: unknown): boolean =>
	typeof handle === "object" && handle !== null && "englishOnly" in handle && handle.englishOnly === true;

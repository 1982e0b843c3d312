/** Expected failures at the edge. What they say stands in `locales/<language>/errors.json` under `page.<reason>`. */

export const PAGE_ERRORS = {
	"not-found": 404,
	"unknown-council": 404,
	"bad-request": 400,
	"address-too-long": 414,
	"not-offered": 400,
	/** Of a form as a whole, as are the next two. */
	"too-large": 413,
	"not-a-form": 415,
	"too-slow": 408,
	"method-not-allowed": 405,
	forbidden: 403,
	"too-many-requests": 429,
	unavailable: 503,
	/** As `unavailable`, where something was sent: it may have been saved. */
	unconfirmed: 503,
} as const;
export type PageError = keyof typeof PAGE_ERRORS;

/** What a form held that came at a bad moment, to be sent again as it was. */
export type SentForm = Readonly<Record<string, string | string[]>>;

/**
 * A response to throw from a loader or an action: the error page in the reader's language.
 * @param again the form that its sender may send again from there
 */
export function pageError(reason: PageError, again?: SentForm): Response {
	return Response.json({ reason, again }, { status: PAGE_ERRORS[reason], statusText: reason });
}

/** The reason carried by an error that came from `pageError`, or undefined. */
export function reasonOf(data: unknown): PageError | undefined {
	if (typeof data !== "object" || data === null || !("reason" in data)) return undefined;
	const { reason } = data;
	return typeof reason === "string" && reason in PAGE_ERRORS ? (reason as PageError) : undefined;
}

/** The form that came along with an error from `pageError`, if one did. */
export function againOf(data: unknown): SentForm | undefined {
	return typeof data === "object" && data !== null && "again" in data ? (data.again as SentForm) : undefined;
}

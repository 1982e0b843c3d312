/** Expected failures at the edge. What they say stands in `locales/<language>/errors.json` under `page.<reason>`. */

export const PAGE_ERRORS = {
	"not-found": 404,
	"unknown-council": 404,
	"bad-request": 400,
	"too-long": 400,
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

/** A response to throw from a loader or an action: the error page in the reader's language. */
export function pageError(reason: PageError): Response {
	return Response.json({ reason }, { status: PAGE_ERRORS[reason], statusText: reason });
}

/** The reason carried by an error that came from `pageError`, or undefined. */
export function reasonOf(data: unknown): PageError | undefined {
	if (typeof data !== "object" || data === null || !("reason" in data)) return undefined;
	const { reason } = data;
	return typeof reason === "string" && reason in PAGE_ERRORS ? (reason as PageError) : undefined;
}

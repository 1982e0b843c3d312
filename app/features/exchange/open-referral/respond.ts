/** How the feed answers: JSON for anyone, from any origin, with errors that say what to change. */
import type { Feed } from "./feed.server";

const HEADERS = {
	"Access-Control-Allow-Origin": "*",
	"Cross-Origin-Resource-Policy": "cross-origin",
	"Cache-Control": "public, max-age=0, must-revalidate",
};

export function feedJson(value: unknown, status = 200): Response {
	return Response.json(value, { status, headers: HEADERS });
}

export function feedProblem(status: 400 | 404, problems: string[]): Response {
	return feedJson({ status, error: status === 400 ? "Bad request" : "Not found", problems }, status);
}

export function respond(feed: Feed): Response {
	if (feed.ok) return feedJson(feed.value);
	return feedProblem(feed.reason === "bad-request" ? 400 : 404, feed.problems);
}

import { isRouteErrorResponse } from "@remix-run/react";
import { type PageError, reasonOf } from "../platform/errors";

/** Why a page could not be shown. What is not one of ours is a fault. */
export function reasonFor(error: unknown): PageError | "fault" {
	if (!isRouteErrorResponse(error)) return "fault";
	return (
		reasonOf(error.data) ?? (error.status === 404 ? "not-found" : error.status === 405 ? "method-not-allowed" : "fault")
	);
}

import { errors as joseErrors } from "jose";
import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { LevelTooLow } from "../providers/levels";
import type { SignInProblem } from "./problems";
import { NotProvedNow } from "./proof";

const NOT_NOW = new Set(["temporarily_unavailable", "server_error"]);

/**
 * What went wrong in a sign-in: for the person, and in a word for the log. Neither holds anything that the provider sent
 * but its error codes.
 */
export function problemOf(error: unknown): { problem: SignInProblem; reason: string } {
	if (error instanceof LevelTooLow) return { problem: "level", reason: error.message };
	if (error instanceof NotProvedNow) return { problem: error.problem, reason: error.message };
	if (error instanceof AuthorizationResponseError) {
		const reason = `the provider answered ${error.error}`;
		if (error.error === "access_denied") return { problem: "denied", reason };
		return { problem: NOT_NOW.has(error.error) ? "down" : "refused", reason };
	}
	if (error instanceof ResponseBodyError) {
		return { problem: error.status >= 500 ? "down" : "refused", reason: `its token endpoint answered ${error.error}` };
	}
	if (error instanceof joseErrors.JWTExpired) return { problem: "clock", reason: error.code };
	if (error instanceof joseErrors.JOSEError) return { problem: "untrusted", reason: error.code };
	if (error instanceof ClientError) return problemOfClient(error);
	if (error instanceof DOMException && error.name === "TimeoutError") return { problem: "slow", reason: "timeout" };
	// What `fetch` throws when nothing can be reached.
	if (error instanceof TypeError) return { problem: "down", reason: error.message };
	return { problem: "untrusted", reason: error instanceof Error ? error.message : "unknown" };
}

function problemOfClient(error: ClientError): { problem: SignInProblem; reason: string } {
	const reason = [error.code, innermost(error)].filter(Boolean).join(": ");
	switch (error.code) {
		case "OAUTH_TIMEOUT":
			return { problem: "slow", reason };
		case "OAUTH_JWT_TIMESTAMP_CHECK_FAILED":
			return { problem: "clock", reason };
		case "OAUTH_RESPONSE_IS_NOT_CONFORM":
		case "OAUTH_RESPONSE_IS_NOT_JSON":
		case "OAUTH_PARSE_ERROR":
			return { problem: "down", reason };
		default:
			return { problem: "untrusted", reason };
	}
}

/** The message of the error at the bottom, which says what was compared. */
function innermost(error: Error): string {
	return error.cause instanceof Error ? innermost(error.cause) : error.message;
}

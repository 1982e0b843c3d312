/** What an error of PostgreSQL's, or of the way to it, means for whoever asked. */

/** The code of an error, which drizzle wraps: an SQLSTATE, or what the system calls it (`ECONNREFUSED`). */
export function codeOf(error: unknown): string | undefined {
	for (let at = error; at instanceof Error; at = at.cause) {
		if ("code" in at && typeof at.code === "string") return at.code;
	}
	return undefined;
}

/** No class of SQLSTATE begins as the names of the system do. */
const isSqlState = (code: string): boolean => /^[0-9A-DF-Z][0-9A-Z]{4}$/.test(code);
const isOfSystem = (code: string): boolean => /^E[A-Z_]+$/.test(code) && !code.startsWith("ERR_");

/** The server ends the connection: it stops, starts, recovers, or somebody or a time-out ended the session. */
const isEnd = (code: string): boolean =>
	["57P01", "57P02", "57P03", "57P05", "25P03", "25P04"].includes(code) || code.startsWith("08");

/** Nothing may be written here, as after a failover on the server that was first: writers have to find the other. */
export const isReadOnly = (error: unknown): boolean => codeOf(error) === "25006";

/** What `pg` says when `query_timeout` is over: the connection still waits for its answer. */
const TOOK_TOO_LONG = "Query read timeout";

function tookTooLong(error: unknown): boolean {
	for (let at = error; at instanceof Error; at = at.cause) if (at.message === TOOK_TOO_LONG) return true;
	return false;
}

/** Whether the connection on which it happened is of no more use. */
export const endsConnection = (error: unknown): boolean => isEnd(codeOf(error) ?? "") || tookTooLong(error);

/** Whether the server itself said it, and is not about to go away. */
export function isAnswer(error: unknown): boolean {
	const code = codeOf(error) ?? "";
	return isSqlState(code) && !isEnd(code);
}

/** Two transactions wanted what goes one after the other only. */
export const isCollision = (error: unknown): boolean => ["40001", "40P01"].includes(codeOf(error) ?? "");

/** A lock was waited for, or a statement worked, as long as may be; or there is no room: connections, disk, memory. */
export function isBusy(error: unknown): boolean {
	const code = codeOf(error) ?? "";
	return code === "55P03" || code === "57014" || code.startsWith("53") || isCollision(error);
}

/** Whether a failed try to connect may do better by itself a little later: the server starts, stops, is full or away. */
export function mayPass(error: unknown): boolean {
	const code = codeOf(error);
	// Without a code: the limit on connecting is over, or the connection was closed halfway.
	if (code === undefined) return error instanceof Error && /\b(?:timeout|terminated)\b/.test(error.message);
	return isOfSystem(code) || isEnd(code) || code === "53300";
}

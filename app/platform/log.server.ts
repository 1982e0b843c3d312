/** The log: JSON lines on standard error. No query strings, bodies or headers: they may hold personal data. */
import pino from "pino";
import { env } from "./env.server";

/** A page's path as it may be written down: without the secret of a link that works once (see `newToken`). */
export const loggable = (path: string): string => path.replace(/\/[\w-]{43}(?=\/|$)/g, "/…");

const LONGEST_MESSAGE = 1000;

/**
 * What is written down of an error: its kind, its code, what it says and where it was thrown. A query's values are left
 * out, and so is what the database says of them: they are what somebody typed.
 */
export function describeError(error: unknown): Record<string, unknown> {
	if (!(error instanceof Error)) return { type: typeof error };
	const { name, message, stack = "", cause } = error;
	const code = "code" in error ? error.code : undefined;
	const isOfQuery = "query" in error && "params" in error;
	// A parser quotes what it could not read.
	const said = isOfQuery ? message.split("\nparams:", 1)[0] : error instanceof SyntaxError ? undefined : message;
	return {
		type: error.constructor.name || name,
		...(typeof code === "string" ? { code } : {}),
		...(said === undefined ? {} : { message: said.slice(0, LONGEST_MESSAGE) }),
		at: stack.match(/^ {4}at .+$/gm) ?? [],
		...(cause === undefined ? {} : { cause: isOfQuery ? withoutWords(describeError(cause)) : describeError(cause) }),
	};
}

const withoutWords = ({ message: _, ...described }: Record<string, unknown>) => described;

export const logger = pino(
	{ level: env().LOG_LEVEL, base: undefined, serializers: { err: describeError } },
	pino.destination(2),
);

/** The log: JSON lines on standard error. No query strings, bodies or headers: they may hold personal data. */
import pino from "pino";
import { env } from "./env.server";

/** A page's path as it may be written down: without the secret of a link that works once (see `newToken`). */
export const loggable = (path: string): string => path.replace(/\/[\w-]{43}(?=\/|$)/g, "/…");

export const logger = pino({ level: env().LOG_LEVEL, base: undefined }, pino.destination(2));

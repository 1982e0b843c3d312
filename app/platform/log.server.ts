/** The log: JSON lines on standard error. No query strings, bodies or headers: they may hold personal data. */
import pino from "pino";
import { env } from "./env.server";

export const logger = pino({ level: env().LOG_LEVEL, base: undefined }, pino.destination(2));

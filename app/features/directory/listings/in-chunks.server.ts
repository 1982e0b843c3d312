/** Long lists, a statement's worth at a time. */
import { inTurns } from "../../../platform/taking-turns.server";

/** Rows and ids per statement: more is no faster on either engine, and SQLite takes at most 32,766 parameters. */
const ROWS_AT_ONCE = 100;

/** Readers have their turn between one chunk and the next: an import runs in the process that answers them. */
export const inChunks = <T>(all: readonly T[], size = ROWS_AT_ONCE) => inTurns(all, size);

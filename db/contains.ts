import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** Whether a text holds what somebody typed, whatever its case. Signs that LIKE knows mean themselves. */
export function contains(text: SQLWrapper, typed: string): SQL {
	const pattern = `%${typed.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
	return sql`lower(${text}) like ${pattern} escape '\\'`;
}

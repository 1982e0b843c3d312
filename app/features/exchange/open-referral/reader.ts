/** Reads fields that somebody else wrote, keeping what fits and saying what does not. */
import { z } from "zod";

export interface FeedProblem {
	/** The item's id in the feed. */
	id: string;
	field: string;
	reason: string;
}

export const text = z.string().trim();
export const webUrl = z.url({ protocol: /^https?$/ });
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "is not a date such as 2026-11-23");

export class Reader {
	readonly problems: FeedProblem[] = [];
	constructor(readonly id: string) {}

	say(field: string, reason: string): void {
		this.problems.push({ id: this.id, field, reason });
	}

	/** `value` by `schema`; when it does not fit, says so and answers with `otherwise`. An absent value is no problem. */
	read<T>(field: string, schema: z.ZodType<T>, value: unknown, otherwise: T): T {
		if (value === undefined || value === null || value === "") return otherwise;
		const result = schema.safeParse(value);
		if (result.success) return result.data;
		this.say(field, result.error.issues[0]?.message ?? "is not valid");
		return otherwise;
	}

	list<T>(field: string, value: unknown, read: (one: Record<string, unknown>) => T | null): T[] {
		if (value === undefined || value === null) return [];
		if (!Array.isArray(value)) {
			this.say(field, "is not a list");
			return [];
		}
		return value.flatMap((one) => {
			const found = typeof one === "object" && one !== null ? read(one as Record<string, unknown>) : null;
			return found === null ? [] : [found];
		});
	}
}

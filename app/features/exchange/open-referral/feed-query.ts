/** The parameters of the feed, as Open Referral UK names them. */
import { z } from "zod";
import { DAY_NAMES, DAYS, type Day } from "../../../model/listings/vocabulary";

const flag = z
	.enum(["true", "false", "1", "0"], { error: "must be true or false" })
	.transform((text) => text === "true" || text === "1");
const years = z.coerce
	.number({ error: "must be an age in years" })
	.min(0, "must not be negative")
	.max(150, "is too high");
const time = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?Z?$/, "must be a time such as 09:30")
	.transform((text) => text.slice(0, 5));
const day = z.string().transform((text, context): Day => {
	const found = DAYS.find((one) => [one, DAY_NAMES[one].toUpperCase()].includes(text.toUpperCase()));
	if (found) return found;
	context.addIssue({ code: "custom", message: "must be a weekday such as MO or Monday" });
	return z.NEVER;
});

const feedQuerySchema = z.object({
	search: z.string().max(200, "must have at most 200 characters").optional(),
	page: z.coerce
		.number({ error: "must be a whole number" })
		.int("must be a whole number")
		.min(1, "starts at 1")
		.max(1_000_000, "is too high")
		.default(1),
	per_page: z.coerce
		.number({ error: "must be a whole number" })
		.int("must be a whole number")
		.min(1, "must be at least 1")
		.max(500, "must be at most 500")
		.default(50),
	taxonomy_term_id: z.string().max(200).optional(),
	taxonomy_id: z.string().max(200).optional(),
	organization_id: z.string().max(200).optional(),
	minimum_age: years.optional(),
	maximum_age: years.optional(),
	start_time: time.optional(),
	end_time: time.optional(),
	day: day.optional(),
	modified_after: z.iso
		.datetime({ offset: true, local: true, error: "must be a date and time such as 2026-11-01T00:00:00Z" })
		.or(z.iso.date({ error: "must be a date and time such as 2026-11-01T00:00:00Z" }))
		.transform((text) => new Date(text))
		.optional(),
	minimal: flag.default(false),
	full: flag.default(false),
	postcode: z.string().max(20, "is not a postcode").optional(),
	/** Metres. */
	proximity: z.coerce
		.number({ error: "must be a distance in metres" })
		.positive("must be a distance in metres")
		.optional(),
});
export type FeedQuery = z.infer<typeof feedQuerySchema>;

export type ParsedFeedQuery = { ok: true; query: FeedQuery } | { ok: false; problems: string[] };

/** Reads the parameters; empty ones count as absent and unknown ones are ignored. */
export function parseFeedQuery(params: URLSearchParams): ParsedFeedQuery {
	const given = Object.fromEntries([...params].filter(([, value]) => value.trim() !== ""));
	const result = feedQuerySchema.safeParse(given);
	if (result.success) return { ok: true, query: result.data };
	return { ok: false, problems: result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) };
}

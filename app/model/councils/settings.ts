/** What a council decides about its own portal. Safe in the browser: no I/O. */
import { z } from "zod";
import { localDate, ON_HOLIDAYS, openingHoursSchema } from "../calendar/shapes";
import type { DateRules } from "../listings/sessions";
import { REFERRAL_RULES, type ReferralRules, referralRulesSchema } from "../referrals/clock";

/** Words that change over time or from area to area, by language, English always there. */
export const wordsSchema = z.record(z.string(), z.string()).refine((words) => Boolean(words.en), "English is missing");
export type Words = z.infer<typeof wordsSchema>;

export const contactLineSchema = z.object({
	id: z.string(),
	name: wordsSchema,
	/** What it is for, in a sentence. */
	about: wordsSchema,
	kind: z.enum(["phone", "text", "video", "chat", "email", "bsl"]),
	/** A telephone number, an address or a URL, by kind. */
	value: z.string(),
	topic: z.string().nullable().default(null),
	/** Null: always. */
	hours: openingHoursSchema.nullable(),
	languages: z.array(z.string()).default([]),
});
export type ContactLine = z.infer<typeof contactLineSchema>;

export const editorialRulesSchema = z.object({
	/** Whoever wrote something does not approve it. */
	fourEyes: z.boolean(),
	/** Whoever may write says at once that a session is off or a hub is closed; otherwise only whoever may publish. */
	datesAtOnce: z.boolean(),
	/** Days after its last check from which a listing is marked as not checked lately. */
	markAfterDays: z.number().int().min(30).max(730),
	/** Days after its last check from which a listing is no longer shown; null for never. */
	hideAfterDays: z.number().int().min(60).max(1095).nullable(),
});
export type EditorialRules = z.infer<typeof editorialRulesSchema>;

/** What holds where a council has not decided otherwise. */
export const EDITORIAL_RULES: EditorialRules = {
	fourEyes: true,
	datesAtOnce: true,
	markAfterDays: 183,
	hideAfterDays: null,
};

/** No digital red book, one of a supplier's, or the one of this product. */
export const RED_BOOK_MODES = ["none", "link", "here"] as const;
export type RedBookMode = (typeof RED_BOOK_MODES)[number];

export const councilSettingsSchema = z.object({
	/** White text on it must reach a contrast of 4.5 : 1. */
	brandColour: z.string().regex(/^#[0-9a-f]{6}$/i),
	labels: z.object({
		/** "Start for Life offer", "Healthy Babies offer" … */
		offer: wordsSchema,
		/** "Family hub", "Best Start Family Hub" … singular and plural. */
		hub: wordsSchema,
		hubs: wordsSchema,
	}),
	/** Interface languages offered, English first. */
	languages: z.array(z.string()).min(1),
	contactLines: z.array(contactLineSchema),
	leader: z.object({ name: z.string(), role: wordsSchema, foreword: wordsSchema }).nullable(),
	/** School terms, half terms taken out; what is "term time only" happens inside them. */
	terms: z.array(z.object({ from: localDate, to: localDate })),
	/** Whether sessions are on on bank holidays where neither they nor their hub say so; left out, they are not. */
	sessionsOnBankHolidays: z.enum(ON_HOLIDAYS).optional(),
	/** How families reach the digital red book. */
	redBook: z.object({
		/** What families are led to; not said by settings of before there was a choice, where a link says it. */
		mode: z.enum(RED_BOOK_MODES).optional(),
		url: z.string().nullable(),
		note: wordsSchema.nullable(),
	}),
	/** A notice on every page of the council, for closures. */
	notice: wordsSchema.nullable(),
	/** The edition of the offer that families read; `signedBy` is the leader who signed it off. */
	offerEdition: z.object({ version: z.string(), date: localDate, signedBy: z.string().optional() }),
	/** How its staff work together; what is left out is as `EDITORIAL_RULES` says. */
	editorial: editorialRulesSchema.partial().optional(),
	/** How long referrals may wait; what is left out is as `REFERRAL_RULES` says. */
	referrals: referralRulesSchema.partial().optional(),
});
export type CouncilSettings = z.infer<typeof councilSettingsSchema>;

/** How a council's staff work together. */
export const editorialRules = ({ editorial }: CouncilSettings): EditorialRules => ({
	...EDITORIAL_RULES,
	...editorial,
});

/** How long referrals of a council may wait. */
export const referralRules = ({ referrals }: CouncilSettings): ReferralRules => ({ ...REFERRAL_RULES, ...referrals });

/** What a council says about dates on which nothing is on. */
/** Where families of a council open their children's records: here, at a supplier's, or not yet. */
export function redBookOf({ redBook: { mode, url } }: Pick<CouncilSettings, "redBook">): RedBookMode {
	return mode ?? (url === null ? "none" : "link");
}

export const dateRules = ({ terms, sessionsOnBankHolidays = "off" }: CouncilSettings): DateRules => ({
	terms,
	bankHolidays: sessionsOnBankHolidays,
});

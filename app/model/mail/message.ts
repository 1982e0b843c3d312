/** Messages as they wait to be sent. Safe in the browser: no I/O. */

/** The ways a message can take. */
export const CHANNELS = ["email", "text"] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * "unknown": a mail server had all of it, but its answer was lost. It may have arrived, so a person decides whether it
 * goes again.
 */
export const MAIL_STATUSES = ["queued", "sent", "unknown", "failed"] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** What is sent again only when somebody says so. */
export const WAITING_FOR_SOMEBODY = ["unknown", "failed"] as const satisfies readonly MailStatus[];

/**
 * Why nothing of a channel goes out for now: whoever carries it refuses us (a password, an address that we may not use),
 * or cannot be reached.
 */
export type PauseReason = "refused" | "away";

/** A template's name and the values put into its words; none once it was sent. The words stand in the locales. */
export interface MailWords {
	template: string;
	values: Record<string, string>;
	/** What the reader reads; English where nothing is said. */
	language?: string;
}

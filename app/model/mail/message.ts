/** E-mail as it waits to be sent. Safe in the browser: no I/O. */

export const MAIL_STATUSES = ["queued", "sent", "failed"] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** A template's name and the values put into its words; none once it was sent. The words stand in the locales. */
export interface MailWords {
	template: string;
	values: Record<string, string>;
	/** What the reader reads; English where nothing is said. */
	language?: string;
}

/** E-mail as it waits to be sent. Safe in the browser: no I/O. */

export const MAIL_STATUSES = ["queued", "sent", "failed"] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** A template's name and the words put into it; none once it was sent. What a template says stands in `templates.ts`. */
export interface MailWords {
	template: string;
	values: Record<string, string>;
}

/** What the product does by itself, in every process that serves. How jobs behave stands in `platform/jobs.server.ts`. */
import { sweepSessions } from "../features/accounts/sessions.server";
import { publishDue } from "../features/editorial/publish-due.server";
import type { Job } from "../platform/jobs.server";
import { purgeMail } from "../platform/mail/purge-mail.server";
import { sendDueMail } from "../platform/mail/send-mail.server";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

export const JOBS: readonly Job[] = [
	// Twice a second, so that cached pages follow within one.
	{ name: "publish what is due", everyMs: SECOND / 2, run: publishDue },
	{ name: "send e-mail", everyMs: SECOND, run: sendDueMail },
	{ name: "end old sessions", everyMs: HOUR, run: () => sweepSessions() },
	{ name: "delete old e-mail", everyMs: HOUR, run: () => purgeMail() },
];

/** How this installation sends e-mail. */
import { env } from "../env.server";
import { notifySender } from "./notify-sender.server";
import type { MailSender } from "./sender";
import { smtpSender } from "./smtp-sender.server";

/** The demo's: "sent" is what can be read at `/demo/mail`. */
const demoMailbox: MailSender = { keepsWords: true, send: async () => ({ ok: true, reference: null }) };

let chosen: MailSender | null | undefined;
/** As the settings say; null when there is no way, and e-mail waits until there is. */
export function mailSender(): MailSender | null {
	chosen ??= choose();
	return chosen;
}

function choose(): MailSender | null {
	const { NOTIFY_API_KEY, NOTIFY_TEMPLATE_ID, NOTIFY_BASE_URL, SMTP_URL, MAIL_FROM, HUB_DEMO } = env();
	if (NOTIFY_API_KEY && NOTIFY_TEMPLATE_ID) {
		return notifySender({ apiKey: NOTIFY_API_KEY, templateId: NOTIFY_TEMPLATE_ID, baseUrl: NOTIFY_BASE_URL });
	}
	if (SMTP_URL && MAIL_FROM) return smtpSender({ url: SMTP_URL, from: MAIL_FROM });
	return HUB_DEMO === "1" ? demoMailbox : null;
}

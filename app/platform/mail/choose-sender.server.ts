/** How this installation sends messages. */
import { env } from "../env.server";
import { notifyMailSender, notifyTextSender } from "./notify-sender.server";
import type { MailSender, TextSender } from "./sender";
import { smtpSender } from "./smtp-sender.server";

/** The demo's: "sent" is what can be read at `/demo/mail`. */
const demoMailbox = { keepsWords: true, send: async () => ({ end: "sent", reference: null }) } satisfies MailSender &
	TextSender;

interface Senders {
	email: MailSender | null;
	text: TextSender | null;
}

let chosen: Senders | undefined;
function senders(): Senders {
	chosen ??= choose();
	return chosen;
}

/** As the settings say; null when there is no way, and e-mail waits until there is. */
export const mailSender = (): MailSender | null => senders().email;

/** As the settings say; null when there is no way, and text messages wait until there is. */
export const textSender = (): TextSender | null => senders().text;

function choose(): Senders {
	const settings = env();
	const { NOTIFY_API_KEY: apiKey, NOTIFY_BASE_URL: baseUrl, SMTP_URL, MAIL_FROM } = settings;
	const atNotify = (templateId: string | undefined) => (apiKey && templateId ? { apiKey, templateId, baseUrl } : null);
	const [forMail, forTexts] = [atNotify(settings.NOTIFY_TEMPLATE_ID), atNotify(settings.NOTIFY_SMS_TEMPLATE_ID)];
	const demo = settings.HUB_DEMO === "1" ? demoMailbox : null;
	const overSmtp = SMTP_URL && MAIL_FROM ? smtpSender({ url: SMTP_URL, from: MAIL_FROM }) : null;
	return {
		email: forMail ? notifyMailSender(forMail) : (overSmtp ?? demo),
		text: forTexts ? notifyTextSender(forTexts) : demo,
	};
}

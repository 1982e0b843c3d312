/**
 * SMTP. The protocol cannot be asked whether a message got through, so a try whose end is not known is repeated, with
 * the same Message-ID, by which mailboxes know a copy.
 */
import { createTransport } from "nodemailer";
import type { MailSender, Message, Sent } from "./sender";

export interface SmtpSettings {
	/** `smtp://user:password@host:587` or `smtps://…`. */
	url: string;
	/** The sender's address, perhaps with a name. */
	from: string;
	timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

export function smtpSender({ url, from, timeoutMs = TIMEOUT_MS }: SmtpSettings): MailSender {
	const transport = createTransport({
		url,
		connectionTimeout: timeoutMs,
		greetingTimeout: timeoutMs,
		socketTimeout: timeoutMs,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	const domain = /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
	return {
		async send({ id, recipient, subject, text, html }: Message): Promise<Sent> {
			try {
				await transport.sendMail({
					from,
					// As an object: nothing in it can name a second recipient.
					to: { name: "", address: recipient },
					subject,
					text,
					html,
					messageId: `<${id}@${domain}>`,
					headers: { "Auto-Submitted": "auto-generated" },
				});
				return { ok: true, reference: id };
			} catch (error) {
				return failure(error);
			}
		},
	};
}

/** What the server says of the message (5xx) is final; what it says of us, or a line that breaks, is not. */
function failure(error: unknown): Sent {
	const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
	const permanent =
		typeof responseCode === "number" && responseCode >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
	const said =
		typeof responseCode === "number" ? `answered ${responseCode}` : `failed (${String(code ?? "no answer")})`;
	return { ok: false, permanent, reason: `The mail server ${said}` };
}

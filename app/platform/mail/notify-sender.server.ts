/**
 * GOV.UK Notify, for e-mail and for text messages. One template there for each carries all of ours: ((subject)) and
 * ((body)), or ((body)). Notify does not refuse a reference that it has seen: before a second try we ask whether the
 * first got through, so that the end of a try is never unknown for long.
 */
import { NotifyClient } from "notifications-node-client";
import { type NotifyFault, outcomeOf } from "./notify-answer";
import type { MailSender, Outcome, TextSender } from "./sender";

export interface NotifySettings {
	apiKey: string;
	templateId: string;
	/** For tests; Notify's own without one. */
	baseUrl?: string;
}

export function notifyMailSender(settings: NotifySettings): MailSender {
	return {
		send: (mail, signal) =>
			tryOnce(settings, "email", mail, signal, (client) =>
				client.sendEmail(settings.templateId, mail.recipient, {
					personalisation: { subject: mail.subject, body: asPlainText(mail.text) },
					reference: mail.id,
					// It takes no other.
					...(mail.stop?.startsWith("https:") && { oneClickUnsubscribeURL: mail.stop }),
				}),
			),
	};
}

export function notifyTextSender(settings: NotifySettings): TextSender {
	return {
		send: (text, signal) =>
			tryOnce(settings, "sms", text, signal, (client) =>
				client.sendSms(settings.templateId, text.recipient, {
					personalisation: { body: text.text },
					reference: text.id,
				}),
			),
	};
}

async function tryOnce(
	{ apiKey, baseUrl }: NotifySettings,
	kind: "email" | "sms",
	{ id, triedBefore }: { id: string; triedBefore: boolean },
	signal: AbortSignal,
	send: (client: NotifyClient) => Promise<{ data: { id: string } }>,
): Promise<Outcome> {
	const client = baseUrl ? new NotifyClient(baseUrl, apiKey) : new NotifyClient(apiKey);
	endWith(client, signal);
	try {
		const known = triedBefore ? (await client.getNotifications(kind, undefined, id)).data.notifications[0] : undefined;
		const { id: reference } = known ?? (await send(client)).data;
		return { end: "sent", reference };
	} catch (error) {
		return outcomeOf(signal.aborted ? { lost: "no answer in time" } : faultIn(error));
	}
}

/** The client's requests end with the signal; it has no limit of its own. */
function endWith(client: NotifyClient, signal: AbortSignal): void {
	const { restClient } = client.apiClient;
	client.setClient(restClient.create({ signal }));
}

/** Notify reads Markdown: what people wrote becomes neither a link with other words nor a heading. */
function asPlainText(body: string): string {
	return body.replace(/[[\]]/g, (bracket) => (bracket === "[" ? "(" : ")")).replace(/^[#^*]+\s*/gm, "");
}

function faultIn(error: unknown): NotifyFault {
	if (typeof error !== "object" || error === null) return { lost: "no answer" };
	if (!("response" in error) || typeof error.response !== "object" || error.response === null) {
		return { lost: "code" in error && typeof error.code === "string" ? error.code : "no answer" };
	}
	const { response } = error;
	const data = "data" in response ? response.data : undefined;
	const listed = typeof data === "object" && data !== null && "errors" in data ? data.errors : [];
	const errors = (Array.isArray(listed) ? listed : []).map((one: { error?: unknown; message?: unknown } | null) => ({
		error: String(one?.error ?? ""),
		message: String(one?.message ?? ""),
	}));
	return { status: "status" in response ? Number(response.status) : 0, errors };
}

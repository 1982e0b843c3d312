/**
 * GOV.UK Notify. One template there, with the placeholders ((subject)) and ((body)), carries all of our e-mails.
 * Notify does not refuse a reference that it has seen: before a second try we ask whether the first got through.
 */
import { NotifyClient } from "notifications-node-client";
import type { MailSender, Message, Sent } from "./sender";

export interface NotifySettings {
	apiKey: string;
	templateId: string;
	/** For tests; Notify's own without one. */
	baseUrl?: string;
	/** After this long without an answer the try counts as failed. */
	timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

export function notifySender({ apiKey, templateId, baseUrl, timeoutMs = TIMEOUT_MS }: NotifySettings): MailSender {
	const client = baseUrl ? new NotifyClient(baseUrl, apiKey) : new NotifyClient(apiKey);

	async function alreadyThere(reference: string): Promise<string | undefined> {
		const { data } = await inTime(client.getNotifications("email", undefined, reference), timeoutMs);
		return data.notifications[0]?.id;
	}

	return {
		async send(message: Message): Promise<Sent> {
			try {
				const known = message.triedBefore ? await alreadyThere(message.id) : undefined;
				if (known) return { ok: true, reference: known };
				const personalisation = { subject: message.subject, body: asPlainText(message.text) };
				const sending = client.sendEmail(templateId, message.recipient, { personalisation, reference: message.id });
				const { data } = await inTime(sending, timeoutMs);
				return { ok: true, reference: data.id };
			} catch (error) {
				return failure(error);
			}
		},
	};
}

/** The client has no limit of its own. A request given up on may still arrive, which the next try finds out. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} seconds`)), ms);
	});
	work.catch(() => undefined);
	return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Notify reads Markdown: what people wrote becomes neither a link with other words nor a heading. */
function asPlainText(body: string): string {
	return body.replace(/[[\]]/g, (bracket) => (bracket === "[" ? "(" : ")")).replace(/^[#^*]+\s*/gm, "");
}

/** Status 400 is about the message itself; every other failure, our key's too, can be mended meanwhile. */
function failure(error: unknown): Sent {
	const response = responseOf(error);
	if (!response) return { ok: false, permanent: false, reason: `GOV.UK Notify: ${messageOf(error)}` };
	const { status, reasons } = response;
	return { ok: false, permanent: status === 400, reason: `GOV.UK Notify answered ${status}: ${reasons}` };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function responseOf(error: unknown): { status: number; reasons: string } | undefined {
	if (typeof error !== "object" || error === null || !("response" in error)) return undefined;
	const { response } = error;
	if (typeof response !== "object" || response === null || !("status" in response)) return undefined;
	const data = "data" in response ? response.data : undefined;
	const errors = typeof data === "object" && data !== null && "errors" in data ? data.errors : [];
	const said = (Array.isArray(errors) ? errors : []).map((one: { message?: unknown }) => String(one?.message ?? ""));
	return { status: Number(response.status), reasons: said.join("; ").slice(0, 300) || "no reason given" };
}

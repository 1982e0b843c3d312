/** A local server that speaks GOV.UK Notify's protocol, with its checks and limits: e-mail and text messages. */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const NOTIFY_SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506";
export const NOTIFY_SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0";
export const NOTIFY_KEY = `hub_test-${NOTIFY_SERVICE}-${NOTIFY_SECRET}`;
export const NOTIFY_TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a";
export const NOTIFY_SMS_TEMPLATE = "d7f9a1c2-5b43-4f0e-9a61-0c6f2b1d8e75";

/** What becomes of the next messages: taken; refused with a status; taken with the answer lost; never answered. */
export type Mood = "well" | 400 | 403 | 500 | 503 | "trial" | "loses-answer" | "silent";

export interface Notification {
	id: string;
	type: "email" | "sms";
	reference: string | null;
	/** Of an e-mail. */
	email_address?: string;
	/** Of a text message. */
	phone_number?: string;
	personalisation: Record<string, string>;
	/** Of an e-mail that can be stopped. */
	one_click_unsubscribe_url?: string;
}

/** What a kind of message needs. */
const KINDS = {
	"/v2/notifications/email": { type: "email", template: NOTIFY_TEMPLATE, placeholders: ["subject", "body"] },
	"/v2/notifications/sms": { type: "sms", template: NOTIFY_SMS_TEMPLATE, placeholders: ["body"] },
} as const;

/** Characters of a text message. */
const LONGEST_TEXT = 918;

/** A refusal: its status, its name in the protocol, and what it says. */
type Refusal = [status: number, error: string, message: string];

export async function notifyServer() {
	const taken: Notification[] = [];
	const server = createServer((req, res) => {
		answer(req, res).catch(() => res.destroy());
	});

	async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
		const url = new URL(req.url ?? "", "http://notify");
		const refusal = unauthorised(req.headers.authorization);
		if (refusal) return say(res, 403, errors(403, "AuthError", refusal));
		if (req.method === "GET" && url.pathname === "/v2/notifications") {
			const [wanted, type] = ["reference", "template_type"].map((name) => url.searchParams.get(name));
			const notifications = taken.filter((one) => one.reference === wanted && one.type === type);
			return say(res, 200, { notifications, links: {} });
		}
		const kind = KINDS[url.pathname as keyof typeof KINDS];
		if (req.method !== "POST" || !kind) return say(res, 404, errors(404, "NotFound", "No result found"));
		const body = JSON.parse(await text(req));
		if (notify.mood === "silent") return;
		const refused = overLimit() ?? ofMood() ?? wrongWith(kind, body);
		if (refused) return say(res, refused[0], errors(...refused));
		const { email_address, phone_number, personalisation, one_click_unsubscribe_url, reference = null } = body;
		const who = { email_address, phone_number };
		const one = { id: randomUUID(), type: kind.type, reference, ...who, personalisation, one_click_unsubscribe_url };
		taken.push(one);
		if (notify.mood === "loses-answer") {
			res.destroy();
			return;
		}
		say(res, 201, {
			...one,
			content: {},
			template: { id: kind.template, version: 1 },
			uri: `/v2/notifications/${one.id}`,
		});
	}

	/** As Notify counts: requests of the last minute, and messages of the day. */
	const requests: number[] = [];
	function overLimit(): Refusal | undefined {
		const now = Date.now();
		const { perMinute, perDay } = notify.limits;
		if (requests.filter((at) => at > now - 60_000).length >= perMinute) {
			return [429, "RateLimitError", `Exceeded rate limit for key type LIVE of ${perMinute} requests per 60 seconds`];
		}
		requests.push(now);
		if (taken.length >= perDay) return [429, "TooManyRequestsError", `Exceeded send limits (${perDay}) for today`];
		return undefined;
	}

	function ofMood(): Refusal | undefined {
		if (typeof notify.mood === "number") return [notify.mood, "Error", `refused with ${notify.mood}`];
		const where = "see https://www.notifications.service.gov.uk/trial-mode";
		return notify.mood === "trial"
			? [400, "BadRequestError", `Can’t send to this recipient when service is in trial mode – ${where}`]
			: undefined;
	}

	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const notify = {
		mood: "well" as Mood,
		limits: { perMinute: 3000, perDay: 250_000 },
		taken,
		/** Forgets what was, and is well again. */
		reset() {
			notify.mood = "well";
			notify.limits = { perMinute: 3000, perDay: 250_000 };
			taken.length = 0;
			requests.length = 0;
		},
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () => {
			server.closeAllConnections();
			return new Promise<unknown>((resolve) => server.close(resolve));
		},
	};
	return notify;
}

function say(res: ServerResponse, status: number, body: object): void {
	res.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

const errors = (status_code: number, error: string, message: string) => ({ status_code, errors: [{ error, message }] });

async function text(req: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of req) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString("utf8");
}

/** Notify's checks of a message, in its order. */
function wrongWith(
	kind: (typeof KINDS)[keyof typeof KINDS],
	body: {
		template_id?: string;
		email_address?: string;
		phone_number?: string;
		personalisation?: Record<string, string>;
	},
): Refusal | undefined {
	const { type, template, placeholders } = kind;
	if (type === "email" && !/^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/.test(body.email_address ?? "")) {
		return [400, "ValidationError", "email_address Not a valid email address"];
	}
	if (type === "sms" && !/^\+?\d{10,15}$/.test(body.phone_number ?? "")) {
		return [400, "ValidationError", "phone_number Not enough digits"];
	}
	if (!Object.values(KINDS).some((one) => one.template === body.template_id)) {
		return [400, "BadRequestError", "Template not found"];
	}
	if (body.template_id !== template) {
		return [400, "BadRequestError", `This template is not suitable for ${type} notification`];
	}
	if (type === "sms" && !/^\+?44/.test(body.phone_number ?? "")) {
		return [400, "BadRequestError", "Cannot send to international mobile numbers"];
	}
	const missing = placeholders.filter((name) => typeof body.personalisation?.[name] !== "string");
	if (missing.length > 0) return [400, "BadRequestError", `Missing personalisation: ${missing.join(", ")}`];
	const length = body.personalisation?.body?.length ?? 0;
	if (type === "sms" && length > LONGEST_TEXT) {
		const limit = `Text messages cannot be longer than ${LONGEST_TEXT} characters`;
		return [400, "BadRequestError", `${limit}. Your message is ${length} characters`];
	}
	return undefined;
}

/** Notify's checks of a token: HS256 with the key's secret, issued by its service, within 30 seconds of now. */
function unauthorised(header: string | undefined): string | undefined {
	const [head = "", claims = "", signature = ""] = /^Bearer (.+)$/.exec(header ?? "")?.[1]?.split(".") ?? [];
	const expected = createHmac("sha256", NOTIFY_SECRET).update(`${head}.${claims}`).digest();
	const given = Buffer.from(signature, "base64url");
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "Invalid token: signature";
	const { iss, iat } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
	if (iss !== NOTIFY_SERVICE) return "Invalid token: service not found";
	if (Math.abs(Date.now() / 1000 - iat) > 30) return "Error: Your system clock must be accurate to within 30 seconds";
	return undefined;
}

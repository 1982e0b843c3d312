/** A local server that speaks GOV.UK Notify's protocol, with its checks, as far as e-mail goes. */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const NOTIFY_SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506";
export const NOTIFY_SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0";
export const NOTIFY_KEY = `hub_test-${NOTIFY_SERVICE}-${NOTIFY_SECRET}`;
export const NOTIFY_TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a";

/** What becomes of the next messages: taken; refused with a status; taken with the answer lost; never answered. */
export type Mood = "well" | 400 | 403 | 429 | 500 | "loses-answer" | "silent";

export interface Notification {
	id: string;
	reference: string | null;
	email_address: string;
	personalisation: Record<string, string>;
}

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
			const wanted = url.searchParams.get("reference");
			return say(res, 200, { notifications: taken.filter(({ reference }) => reference === wanted), links: {} });
		}
		if (req.method !== "POST" || url.pathname !== "/v2/notifications/email") return say(res, 404, {});
		const body = JSON.parse(await text(req));
		if (typeof notify.mood === "number") {
			return say(res, notify.mood, errors(notify.mood, "Error", `refused with ${notify.mood}`));
		}
		if (notify.mood === "silent") return;
		if (body.template_id !== NOTIFY_TEMPLATE) {
			return say(res, 400, errors(400, "BadRequestError", "Template not found"));
		}
		const missing = ["subject", "body"].filter((name) => typeof body.personalisation?.[name] !== "string");
		if (missing.length > 0) {
			return say(res, 400, errors(400, "BadRequestError", `Missing personalisation: ${missing.join(", ")}`));
		}
		if (!/^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/.test(body.email_address)) {
			return say(res, 400, errors(400, "ValidationError", "email_address Not a valid email address"));
		}
		const { email_address, personalisation, reference = null } = body;
		const one = { id: randomUUID(), reference, email_address, personalisation };
		taken.push(one);
		if (notify.mood === "loses-answer") {
			res.destroy();
			return;
		}
		say(res, 201, {
			...one,
			content: {},
			template: { id: NOTIFY_TEMPLATE, version: 1 },
			uri: `/v2/notifications/${one.id}`,
		});
	}

	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const notify = {
		mood: "well" as Mood,
		taken,
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

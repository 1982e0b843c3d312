/**
 * The door for national events of child health: one message a request. Who sends is known before a body is read, its size is
 * measured before it is parsed, and whatever happens the answer is an OperationOutcome.
 */
import { localNow } from "../../../model/calendar/local-time";
import { systemFor } from "../../../model/people/asker";
import type { PageError } from "../../../platform/errors";
import type { BundleProblem } from "../../../platform/fhir/bundle-resources";
import { type FhirAnswer, type Issue, outcome } from "../../../platform/fhir/operation-outcome";
import { SIGN_A_TOKEN, signedClient } from "../../../platform/fhir/signed-client.server";
import { health } from "../../../platform/store.server";
import { unavailableIn } from "../../../platform/store-errors";
import { findCouncil } from "../../directory/councils/queries.server";
import { type ReadMessage, readMessage } from "./read-message";
import { type EventSender, eventSenders } from "./senders.server";
import { keepRefusal } from "./stored-messages.server";
import { OTHER_CHILD, takeMessage } from "./take-message.server";

export interface EventRequest {
	method: string;
	/** Below the endpoint: "/" for itself. */
	path: string;
	/** The endpoint's own URL: whom a token is for. */
	url: string;
	authorization: string | undefined;
	/** Reads what was sent: JSON, or undefined for what is none. @throws a refusal of the host */
	read: () => Promise<unknown>;
}

/** A message of all blood spots has some 20 KB. */
export const EVENT_LIMITS = { bytes: 1_000_000, seconds: 20 } as const;

const EVENTS = systemFor("receiving national events");

const REFUSED: Partial<Record<PageError, [Issue, string]>> = {
	"too-large": ["too-costly", `A message has at most ${EVENT_LIMITS.bytes} bytes.`],
	"not-a-form": ["not-supported", "Send application/fhir+json in UTF-8, without a Content-Encoding."],
	"too-slow": ["timeout", "The message took too long to arrive."],
	"too-many-requests": ["throttled", "Too much at once: send it again in a minute."],
	unavailable: ["transient", "The record cannot be written to now: send it again."],
};

/** An answer to what the host refuses. */
export function refusedEvent(reason: PageError): FhirAnswer {
	const [code, text] = REFUSED[reason] ?? ["structure", "This is no request that is taken here."];
	const headers: Record<string, string> =
		code === "throttled" ? { "Retry-After": "60" } : code === "transient" ? { "Retry-After": "10" } : {};
	return outcome(code, text, { headers });
}

/** @throws what is a fault of ours, and what `read` throws */
export async function answerEvent({ method, path, url, authorization, read }: EventRequest): Promise<FhirAnswer> {
	if (path !== "/") return outcome("not-supported", "There is nothing here.", { status: 404 });
	if (method !== "POST")
		return outcome("not-supported", "Send a message by POST.", { status: 405, headers: { Allow: "POST" } });
	try {
		const sender = await signedClient(eventSenders(), { authorization, audience: url, name: "event-token" });
		if (!sender) return outcome("security", SIGN_A_TOKEN, { headers: { "WWW-Authenticate": "Bearer" } });
		const value = await read();
		return value === undefined ? outcome("structure", "The message is no JSON in UTF-8.") : await take(sender, value);
	} catch (error) {
		if (unavailableIn(error) || error instanceof Response) return refusedEvent("unavailable");
		throw error;
	}
}

async function take(sender: EventSender, value: unknown): Promise<FhirAnswer> {
	const read = readMessage(value, { sender: sender.name, today: localNow().date });
	const kind = read.ok ? read.message.kind : read.kind;
	if (kind !== null && !sender.events.includes(kind)) return outcome("forbidden", `This sender may not send ${kind}.`);
	if (!read.ok) {
		await remember(sender, value, read);
		const text = read.isStructure
			? "This is no event message"
			: "The message is not taken, and nothing of it is stored";
		return outcome(read.isStructure ? "structure" : "processing", text, { problems: read.problems });
	}
	const council = sender.council === undefined ? undefined : await findCouncil(EVENTS, sender.council);
	const taken = await takeMessage(EVENTS, { sender: sender.id, councilId: council?.id ?? null }, read.message);
	if (taken.ok) {
		if (taken.became === "waiting")
			return outcome("informational", "The child is not known here yet: the message waits.", { status: 202 });
		return outcome("informational", SAID[taken.became]);
	}
	if (taken.reason === "other-content") return outcome("conflict", "Another message came under this id before.");
	if (taken.reason === "full")
		return outcome("throttled", "Too many messages wait for their child: send it again later.", {
			headers: { "Retry-After": "3600" },
		});
	return outcome("processing", `The message is not taken, and nothing of it is stored: ${OTHER_CHILD}`);
}

const SAID = {
	applied: "The message was taken.",
	passed: "A later message of this event was taken before: this one changes nothing.",
	known: "This message was taken before.",
} as const;

/** That it was refused is what an operator sees; under its own id, where it has one. */
async function remember(
	sender: EventSender,
	value: unknown,
	{ kind, problems }: Extract<ReadMessage, { ok: false }>,
): Promise<void> {
	if (kind === null) return;
	const { entry } = value as { entry: { resource: { id: unknown } }[] };
	const messageId = String(entry[0]?.resource.id ?? "").slice(0, 100);
	const refused = { kind, messageId, problem: problems.slice(0, 3).map(said).join("; ") };
	await health.transaction(EVENTS, (tx) => keepRefusal(tx, sender.id, refused, new Date()));
}

const said = ({ where, field, reason }: BundleProblem): string => `${where}, ${field}: ${reason}`;

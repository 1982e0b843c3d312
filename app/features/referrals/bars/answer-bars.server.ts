/**
 * The door for systems that refer by NHS BaRS. Who asks is known before a body is read, its size is measured before it is
 * parsed, and whatever is refused is an OperationOutcome.
 */
import { randomUUID } from "node:crypto";
import { localNow } from "../../../model/calendar/local-time";
import type { Misfit } from "../../../model/referrals/fit";
import type { FhirResource } from "../../../model/referrals/standards";
import type { FhirAnswer } from "../../../platform/fhir/operation-outcome";
import { SIGN_A_TOKEN, signedClient } from "../../../platform/fhir/signed-client.server";
import { type Limit, mayTry } from "../../../platform/rate-limit.server";
import { unavailableIn } from "../../../platform/store-errors";
import { findCouncil } from "../../directory/councils/queries.server";
import { capabilityStatement } from "./capability";
import { readReferralMessage } from "./read-message";
import { refused, refusedByHost } from "./refusal";
import { responseOf, searchset, serviceRequestOf, taskOf } from "./resources";
import { type ReferralSender, referralSenders } from "./senders.server";
import { openSent, REFERRING, type Sent } from "./sent.server";
import { type Taken, takeCancelling, takeReferral } from "./take-referral.server";

export interface BarsRequest {
	method: string;
	/** Below the endpoint: "/metadata". */
	path: string;
	search: URLSearchParams;
	/** The endpoint's own URL: whom a token is for. */
	base: string;
	authorization: string | undefined;
	/** `X-Request-Id` and `X-Correlation-Id`, as they were sent. */
	requestId: string | undefined;
	correlationId: string | undefined;
	/** Reads what was sent: JSON, or undefined for what is none. @throws a refusal of the host */
	read: () => Promise<unknown>;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Whether it is what such a header has to be; then it comes back with the answer. */
export const isMirrored = (header: string | undefined): header is string => header !== undefined && UUID.test(header);

/** Of one sender. */
const REQUESTS: Limit = { name: "referral-request", tries: 300, seconds: 60 };

const allow = (methods: string) =>
	refused({ code: "not-supported", status: 405, text: `Send ${methods}.`, headers: { Allow: methods } });

/** @throws what is a fault of ours, and what `read` throws */
export async function answerBars(request: BarsRequest): Promise<FhirAnswer> {
	const { method, path, base, authorization } = request;
	const isRead = method === "GET" || method === "HEAD";
	if (path === "/metadata") return isRead ? json(capabilityStatement(base)) : allow("GET");
	const [, type, id] = /^\/(ServiceRequest|Task)(?:\/([^/]{1,64}))?$/.exec(path) ?? [];
	const isMessage = /^\/(?:\$|%24)process-message$/i.test(path);
	if (!type && !isMessage) return refused({ code: "not-found", text: "There is nothing here: see /metadata." });
	if (isMessage && method !== "POST") return allow("POST");
	if (!isMessage && !isRead) return allow("GET");
	try {
		const sender = await signedClient(referralSenders(), { authorization, audience: base, name: "referral-token" });
		if (!sender) return refused({ code: "security", text: SIGN_A_TOKEN, headers: { "WWW-Authenticate": "Bearer" } });
		if (!isMirrored(request.requestId) || !isMirrored(request.correlationId))
			return refused({ code: "invalid", text: "X-Request-Id and X-Correlation-Id are needed: a UUID each." });
		if (!(await mayTry(REQUESTS, sender.id))) return refusedByHost("too-many-requests");
		if (isMessage) return await takeMessage(sender, request.requestId, request);
		const asResource = (found: Sent) =>
			type === "Task" ? taskOf(found.opened, found.sent, base) : serviceRequestOf(found.opened, found.sent);
		return await (id === undefined ? search(sender, request, asResource) : readOne(sender, id, asResource));
	} catch (error) {
		if (unavailableIn(error) || error instanceof Response) return refusedByHost("unavailable");
		throw error;
	}
}

const noReferral = () => refused({ code: "not-found", text: "You sent no referral of this id." });

type AsResource = (found: Sent) => FhirResource;

async function readOne(sender: ReferralSender, id: string, asResource: AsResource): Promise<FhirAnswer> {
	const found = await openSent(sender, id);
	return found ? json(asResource(found)) : noReferral();
}

/** By its id alone: whatever else is asked for would stand in an address, and in logs on its way. */
async function search(
	sender: ReferralSender,
	{ search, base }: BarsRequest,
	asResource: AsResource,
): Promise<FhirAnswer> {
	const id = search.get("_id");
	if (id === null || [...search.keys()].length > 1)
		return refused({
			code: "not-supported",
			status: 400,
			text: "Search by _id alone: an NHS number does not belong in an address.",
		});
	const found = await openSent(sender, id.slice(0, 64));
	return json(searchset(base, found && asResource(found)));
}

async function takeMessage(
	sender: ReferralSender,
	requestId: string,
	{ base, ...request }: BarsRequest,
): Promise<FhirAnswer> {
	const value = await request.read();
	if (value === undefined) return refused({ code: "structure", text: "The message is no JSON in UTF-8." });
	const council = await findCouncil(REFERRING, sender.council);
	if (!council) return refused({ code: "forbidden", text: "You may refer to no council here." });
	const now = new Date();
	const read = readReferralMessage(value, localNow(now).date);
	if (!read.ok) return refused(read);
	const { bundleId, message } = read;
	const taken = await (message.kind === "new"
		? takeReferral({ sender, council, requestId }, message, now)
		: takeCancelling({ sender, requestId }, message, now));
	if (!taken.ok) return notTaken(taken.reason);
	const answer = { base, bundleId, now, ids: [randomUUID(), randomUUID()] as const };
	return json(responseOf(serviceRequestOf(taken.found.opened, taken.found.sent), answer));
}

const MISFITS: Readonly<Record<Misfit, string>> = {
	gone: "The service is not one of this council's that families see",
	ended: "The service has ended",
	"nobody-receives": "Nobody receives referrals for the service here",
	age: "The service is for another age",
	area: "The family lives outside the area",
};

function notTaken(reason: Extract<Taken, { ok: false }>["reason"]): FhirAnswer {
	if (reason === "not-found") return noReferral();
	if (reason === "over")
		return refused({ code: "conflict", text: "The referral has ended: there is nothing to cancel." });
	if (reason === "changed")
		return refused({
			code: "conflict",
			text: "Something was done with the referral since this version: read it again.",
		});
	if (reason === "duplicate") return refused({ code: "duplicate", text: "This message was taken before." });
	if (reason === "twin")
		return refused({ code: "conflict", text: "The service has an open referral of this person: call the service." });
	return refused({ code: "business-rule", text: `${MISFITS[reason]}: the referral is not taken.` });
}

const json = (resource: FhirResource): FhirAnswer => ({
	status: 200,
	headers: { "Content-Type": "application/fhir+json; charset=utf-8", "Cache-Control": "no-store" },
	body: JSON.stringify(resource),
});

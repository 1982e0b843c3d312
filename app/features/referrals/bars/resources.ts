/** A referral that a system sent as it is given back to it: the ServiceRequest that came, and a Task that says all of where it is. Pure. */
import { type FhirResource, type SentRequest, STANDINGS } from "../../../model/referrals/standards";
import type { OpenReferral } from "../open-referral.server";
import { type Json, MESSAGE_DEFINITION, MESSAGE_EVENTS, MESSAGE_REASONS, ownCode } from "./vocabulary";

const versionOf = ({ revision, stateSince }: OpenReferral) => ({
	versionId: String(revision),
	lastUpdated: stateSince.toISOString(),
});

/** What came, under our id and with our status; of one that went on to another service, with the one that it replaces. */
export const serviceRequestOf = (opened: OpenReferral, { request }: SentRequest): FhirResource => ({
	...request,
	id: opened.id,
	meta: { ...(request.meta as Json | undefined), ...versionOf(opened) },
	status: STANDINGS[opened.state].serviceRequest,
	...(opened.cameFromId && { replaces: [{ reference: `ServiceRequest/${opened.cameFromId}` }] }),
});

/** Where it is, in our words: `businessStatus` loses nothing. */
export function taskOf(opened: OpenReferral, { request }: SentRequest, base: string): FhirResource {
	const { id, state, details, steps, notes, sentAt, createdAt } = opened;
	const words = steps.at(-1)?.to === state ? steps.at(-1)?.words : null;
	const output = [
		...(words?.outcome
			? [
					{
						type: { text: "outcome" },
						valueCodeableConcept: { coding: [ownCode(base, "referral-outcome", words.outcome)] },
					},
				]
			: []),
		...(opened.onward
			? [{ type: { text: "onward" }, valueReference: { reference: `ServiceRequest/${opened.onward.id}` } }]
			: []),
		...(words?.alternatives ?? []).map(({ name }) => ({ type: { text: "alternative" }, valueString: name })),
	];
	return withoutEmpty({
		resourceType: "Task",
		id,
		meta: versionOf(opened),
		status: STANDINGS[state].task,
		statusReason: words?.reason ? { text: words.reason } : undefined,
		businessStatus: { coding: [ownCode(base, "referral-state", state)] },
		intent: "order",
		focus: { reference: `ServiceRequest/${id}` },
		authoredOn: (sentAt ?? createdAt).toISOString(),
		lastModified: opened.stateSince.toISOString(),
		requester: { display: details.referrer.organisation },
		owner: { display: `${details.service.name}, ${details.service.organisation}` },
		reasonCode: (request.reasonCode as unknown[] | undefined)?.[0],
		note: notes.map(({ at, text, by }) => ({ authorString: by.name || by.organisation, time: at.toISOString(), text })),
		output,
	});
}

const withoutEmpty = (resource: FhirResource): FhirResource =>
	Object.fromEntries(
		Object.entries(resource).filter(
			([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
		),
	) as FhirResource;

/** The result of a search by id. */
export const searchset = (base: string, found: FhirResource | undefined): FhirResource => ({
	resourceType: "Bundle",
	type: "searchset",
	total: found ? 1 : 0,
	...(found && {
		entry: [{ fullUrl: `${base}/${found.resourceType}/${found.id}`, resource: found, search: { mode: "match" } }],
	}),
});

/** What a message is answered: that it was taken, and what it made. @param ids of the answer and of its header: UUIDs */
export function responseOf(
	request: FhirResource,
	{ base, bundleId, now, ids }: { base: string; bundleId: string; now: Date; ids: readonly [string, string] },
): FhirResource {
	const [id, headerId] = ids;
	const fullUrl = `${base}/ServiceRequest/${request.id}`;
	return {
		resourceType: "Bundle",
		id,
		meta: { lastUpdated: now.toISOString() },
		type: "message",
		timestamp: now.toISOString(),
		entry: [
			{
				fullUrl: `urn:uuid:${headerId}`,
				resource: {
					resourceType: "MessageHeader",
					id: headerId,
					eventCoding: { system: MESSAGE_EVENTS, code: "servicerequest-response" },
					source: { endpoint: base },
					reason: { coding: [{ system: MESSAGE_REASONS, code: "new" }] },
					response: { identifier: bundleId, code: "ok" },
					focus: [{ reference: fullUrl }],
					definition: `${MESSAGE_DEFINITION}-response-referral`,
				},
			},
			{ fullUrl, resource: request },
		],
	};
}

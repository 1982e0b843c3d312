/** What a system can ask for here, as FHIR's CapabilityStatement. Pure. */
import type { FhirResource } from "../../../model/referrals/standards";
import { MESSAGE_DEFINITION } from "./vocabulary";

const BY_ID = {
	versioning: "no-version",
	interaction: [{ code: "read" }, { code: "search-type" }],
	searchParam: [
		{ name: "_id", type: "token", documentation: "The id alone: an NHS number does not belong in an address." },
	],
};

/** @param base the address of the endpoint */
export const capabilityStatement = (base: string): FhirResource => ({
	resourceType: "CapabilityStatement",
	status: "active",
	date: "2026-11-28",
	kind: "instance",
	description:
		"Referrals of families to services, by NHS BaRS: servicerequest-request and its response. A system reads what it sent itself. The standard has no word for safe contact: nobody writes to a family that was referred by message, until the service has asked which ways are safe. Warnings (Flag) and what is more urgent than “urgent” are refused: call instead.",
	software: { name: "Start for Life hub" },
	implementation: { description: "Start for Life hub", url: base },
	fhirVersion: "4.0.1",
	format: ["application/fhir+json"],
	rest: [
		{
			mode: "server",
			security: {
				service: [{ text: "private_key_jwt" }],
				description:
					"A JWT that the client signs for each request (RFC 7523), as a Bearer token: iss its id, aud the address of this endpoint, exp within five minutes, jti not used before. X-Request-Id and X-Correlation-Id are UUIDs, and come back.",
			},
			resource: [
				{ type: "ServiceRequest", ...BY_ID },
				{
					type: "Task",
					...BY_ID,
					documentation:
						"Of the same id as its ServiceRequest. businessStatus is the state of the referral, and the only one that loses nothing.",
				},
			],
			operation: [
				{
					name: "process-message",
					definition: "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message",
				},
			],
		},
	],
	messaging: [
		{
			endpoint: [
				{
					protocol: { system: "http://terminology.hl7.org/CodeSystem/message-transport", code: "http" },
					address: `${base}/$process-message`,
				},
			],
			documentation:
				"MessageHeader.destination.endpoint ends in the id that the service has in the council's Open Referral feed.",
			supportedMessage: [
				{ mode: "receiver", definition: `${MESSAGE_DEFINITION}-request-referral` },
				{ mode: "receiver", definition: `${MESSAGE_DEFINITION}-request-cancelled` },
			],
		},
	],
});

/** Messages as a system of another organisation refers by NHS BaRS, of people who are made up, and who may send them. */
import { randomUUID } from "node:crypto";
import type { ReferralSender } from "../../app/features/referrals/bars/senders.server";

export interface BarsWords {
	/** Ends in the id of a service. */
	endpoint: string;
	reason?: "new" | "update" | "delete";
	familyName?: string;
	bornOn?: string;
	/** Put over what the ServiceRequest says, and the Patient. */
	request?: Record<string, unknown>;
	patient?: Record<string, unknown>;
	/** Beside what there is. */
	more?: Record<string, unknown>[];
	/** Left out. */
	without?: string[];
}

// biome-ignore lint/suspicious/noExplicitAny: a message of somebody else's, to be spoiled by tests
export type BarsBundle = any;

const coded = (system: string, code: string) => ({ coding: [{ system, code }] });

/** A request of the event `servicerequest-request`: Ana Popescu, by Marcy Blake of Hexham Trust. */
export function aBarsMessage({
	endpoint,
	reason = "new",
	familyName = `Popescu-${randomUUID().slice(0, 8)}`,
	bornOn = "1994-05-06",
	request = {},
	patient = {},
	more = [],
	without = [],
}: BarsWords): BarsBundle {
	const ids = new Map<string, string>();
	const urn = (name: string) => {
		ids.set(name, ids.get(name) ?? randomUUID());
		return `urn:uuid:${ids.get(name)}`;
	};
	const to = (name: string) => ({ reference: urn(name) });
	const resources: Record<string, unknown>[] = [
		{
			resourceType: "MessageHeader",
			eventCoding: { system: "https://fhir.nhs.uk/CodeSystem/message-events-bars", code: "servicerequest-request" },
			destination: [{ endpoint, receiver: to("Organization") }],
			sender: to("Organization"),
			source: { name: "Hexham Trust", endpoint: "https://hexham.example/fhir" },
			reason: coded("https://fhir.nhs.uk/CodeSystem/message-reason-bars", reason),
			focus: [to("ServiceRequest")],
			definition: "https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-referral",
		},
		{
			resourceType: "ServiceRequest",
			meta: { lastUpdated: "2026-11-27T09:30:00Z" },
			identifier: [{ system: "https://hexham.example/referrals", value: "HX-2041" }],
			status: "active",
			intent: "plan",
			priority: "urgent",
			category: [coded("https://fhir.nhs.uk/CodeSystem/message-category-servicerequest", "referral")],
			subject: to("Patient"),
			encounter: to("Encounter"),
			basedOn: [to("CarePlan")],
			authoredOn: "2026-11-27T09:28:00Z",
			requester: to("PractitionerRole"),
			reasonCode: [{ text: "Painful latch since the third day" }],
			note: [{ text: "Her sister comes along." }],
			...request,
		},
		{
			resourceType: "Patient",
			identifier: [{ system: "https://fhir.nhs.uk/Id/nhs-number", value: "9990001308" }],
			name: [{ use: "official", family: familyName, given: ["Ana", "Maria"] }],
			telecom: [
				{ system: "phone", value: "07700 900123", use: "mobile" },
				{ system: "email", value: "ana@families.example" },
			],
			birthDate: bornOn,
			address: [{ line: ["3 Elm Road"], postalCode: "zz11aa" }],
			communication: [{ language: coded("urn:ietf:bcp:47", "ro"), preferred: true }],
			...patient,
		},
		{
			resourceType: "Consent",
			status: "active",
			scope: coded("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
			category: [coded("http://loinc.org", "59284-0")],
			patient: to("Patient"),
			policyRule: coded("http://terminology.hl7.org/CodeSystem/v3-ActCode", "OPTIN"),
			provision: { type: "permit" },
		},
		{
			resourceType: "Encounter",
			status: "finished",
			class: { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "HH" },
			subject: to("Patient"),
		},
		{
			resourceType: "CarePlan",
			status: "active",
			intent: "plan",
			subject: to("Patient"),
			description: "To feed without pain",
		},
		{
			resourceType: "PractitionerRole",
			practitioner: to("Practitioner"),
			organization: to("Organization"),
		},
		{ resourceType: "Practitioner", name: [{ family: "Blake", given: ["Marcy"] }] },
		{ resourceType: "Organization", name: "Hexham Trust" },
		...more,
	].filter(({ resourceType }) => !without.includes(String(resourceType)));
	return {
		resourceType: "Bundle",
		id: randomUUID(),
		type: "message",
		timestamp: "2026-11-27T09:30:00Z",
		entry: resources.map((resource) => {
			const fullUrl = urn(String(resource.resourceType));
			return { fullUrl, resource: { id: fullUrl.slice("urn:uuid:".length), ...resource } };
		}),
	};
}

export const aSender = (some: Partial<ReferralSender> = {}): ReferralSender => ({
	id: `sender-${randomUUID()}`,
	name: "Hexham Trust",
	keys: [{ kty: "EC" }],
	council: "northmere",
	...some,
});

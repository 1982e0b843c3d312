/**
 * What a referral's state is called in FHIR R4: as the ServiceRequest of NHS BaRS, and as a Task. Each of both has fewer states
 * than a referral, so neither leads back to one: `businessStatus` of the Task says ours, and loses nothing. Pure.
 */
import type { ReferralState } from "./transitions";

/** http://hl7.org/fhir/R4/valueset-request-status.html */
export type ServiceRequestStatus = "draft" | "active" | "on-hold" | "revoked" | "completed" | "entered-in-error";
/** http://hl7.org/fhir/R4/valueset-task-status.html, those that are used. */
export type TaskStatus =
	| "draft"
	| "requested"
	| "received"
	| "accepted"
	| "rejected"
	| "in-progress"
	| "completed"
	| "cancelled"
	| "failed"
	| "entered-in-error";

/** A resource as JSON. */
export type FhirResource = { [name: string]: unknown; resourceType: string };

/** A ServiceRequest as it came, able to stand for itself: what it refers to is inside it. */
export interface SentRequest {
	/** Of the Bundle in which it came. */
	bundleId: string;
	request: FhirResource;
}

export interface Standing {
	serviceRequest: ServiceRequestStatus;
	task: TaskStatus;
}

export const STANDINGS: Readonly<Record<ReferralState, Standing>> = {
	draft: { serviceRequest: "draft", task: "draft" },
	sent: { serviceRequest: "active", task: "requested" },
	received: { serviceRequest: "active", task: "received" },
	accepted: { serviceRequest: "active", task: "accepted" },
	// Not "on-hold": nobody stopped it, its turn has not come.
	waiting: { serviceRequest: "active", task: "accepted" },
	"in-progress": { serviceRequest: "active", task: "in-progress" },
	completed: { serviceRequest: "completed", task: "completed" },
	declined: { serviceRequest: "revoked", task: "rejected" },
	cancelled: { serviceRequest: "revoked", task: "cancelled" },
	withdrawn: { serviceRequest: "revoked", task: "cancelled" },
	// Nobody refused it, and nobody took it back: it was tried, and came to nothing.
	expired: { serviceRequest: "revoked", task: "failed" },
	// Nobody refused it, and it did not fail: it goes on as a request of its own, in whose place this one is none any more.
	transferred: { serviceRequest: "revoked", task: "cancelled" },
	// Nobody is sent a draft, nor one that was thrown away.
	discarded: { serviceRequest: "entered-in-error", task: "entered-in-error" },
};

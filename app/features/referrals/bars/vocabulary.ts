/** Names of NHS BaRS and of FHIR R4 that its messages use. */

export const MESSAGE_EVENTS = "https://fhir.nhs.uk/CodeSystem/message-events-bars";
export const MESSAGE_REASONS = "https://fhir.nhs.uk/CodeSystem/message-reason-bars";
export const REQUEST_CATEGORIES = "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest";
/** With a small "s", as its specification writes it. */
export const ERROR_CODES = "https://fhir.nhs.uk/Codesystem/http-error-codes";
export const MESSAGE_DEFINITION = "https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest";

export const REASONS = ["new", "update", "delete"] as const;

/** Whatever stands in a resource. */
export type Json = { [name: string]: unknown };

/** What the product calls its own states and outcomes. @param base the address of the endpoint */
export const ownCode = (base: string, system: "referral-state" | "referral-outcome", code: string) => ({
	system: `${base}/CodeSystem/${system}`,
	code,
});

/** What is written of FHIR R4, as far as it is written. Elements without a value are left out (`undefined`), as JSON does. */

export interface Coding {
	system: string;
	code: string;
	display?: string | undefined;
}

export interface CodeableConcept {
	coding?: Coding[] | undefined;
	text?: string | undefined;
}

export interface Reference {
	reference?: string;
	display?: string | undefined;
}

/** A resource, with a UUID of its own in `id`. */
export interface Resource {
	resourceType: string;
	id: string;
	[element: string]: unknown;
}

/** A document: its Composition first. */
export interface Bundle {
	resourceType: "Bundle";
	type: "document";
	identifier: { system: string; value: string };
	/** When it was made. */
	timestamp: string;
	entry: { fullUrl: string; resource: Resource }[];
}

/**
 * The UUID of a further resource of something that has one already: each of its own, the same at every export.
 * @param number 1 and up
 */
export function furtherId(id: string, number: number): string {
	const first = (Number.parseInt(id.slice(0, 8), 16) + number) >>> 0;
	return `${first.toString(16).padStart(8, "0")}${id.slice(8)}`;
}

/** The address of a resource within its document. */
export const urlOf = (id: string): string => `urn:uuid:${id}`;

export const refTo = ({ id }: Resource): Reference => ({ reference: urlOf(id) });

/** A text, or undefined where it says nothing: FHIR knows no empty ones. */
export const said = (text: string | null): string | undefined => (text?.trim() ? text : undefined);

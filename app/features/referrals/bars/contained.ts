/**
 * A ServiceRequest that stands for itself: what it refers to in its message is inside it, so that it can be given back whole
 * when the message is gone. Pure.
 */
import type { FhirResource } from "../../../model/referrals/standards";
import type { Json } from "./vocabulary";

export interface Entry {
	/** Its address in the message. */
	url: string;
	resource: FhirResource;
}

/** FHIR R4, invariants dom-2 to dom-5: what is contained has no version and no label of its own, and contains nothing. */
function asContained({ contained: _, ...resource }: FhirResource, id: string): FhirResource {
	const { versionId: __, lastUpdated: ___, security: ____, ...meta } = (resource.meta ?? {}) as Json;
	return { ...resource, id, meta: Object.keys(meta).length > 0 ? meta : undefined };
}

/** @param entries the resources of its message, itself among them */
export function selfContained(request: FhirResource, entries: readonly Entry[]): FhirResource {
	const inside = new Map<string, FhirResource>();
	const within = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(within);
		if (typeof value !== "object" || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, one]) => [name, name === "reference" ? referenceTo(one) : within(one)]),
		);
	};
	const referenceTo = (reference: unknown): unknown => {
		const found = entries.find(
			({ url, resource }) => reference === url || reference === `${resource.resourceType}/${resource.id}`,
		);
		if (!found) return reference;
		if (found.resource === request) return "#";
		const at = entries.indexOf(found);
		const id = `r${at}`;
		if (!inside.has(id)) {
			// Before what it refers to, which may refer back.
			inside.set(id, found.resource);
			inside.set(id, asContained(within(found.resource) as FhirResource, id));
		}
		return `#${id}`;
	};
	const { contained: _, ...rest } = within(request) as FhirResource;
	return { ...rest, resourceType: "ServiceRequest", ...(inside.size > 0 && { contained: [...inside.values()] }) };
}

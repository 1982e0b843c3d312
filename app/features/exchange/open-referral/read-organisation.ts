/** Organisations of a feed. */
import type { OrganisationContent } from "../../../model/listings/shapes";
import { FOREIGN_LIMITS, type ForeignField } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import { stableId } from "../../../platform/ids";

export interface ReadOrganisation {
	sourceId: string;
	content: OrganisationContent;
}

export function readOrganisation(organisation: ForeignField, sourceId: string): ReadOrganisation {
	const line = (field: ForeignField) => valueOr(field.text(), null);
	const identifiers = organisation.at("organization_identifiers").each((one) => {
		const value = line(one.at("identifier"));
		if (value === null) return undefined;
		return {
			id: line(one.at("id")) ?? stableId("identifier", sourceId, value),
			scheme: line(one.at("identifier_scheme")),
			type: line(one.at("identifier_type")) ?? "",
			value,
		};
	});
	return {
		sourceId,
		content: {
			name: line(organisation.at("name")) ?? "Unnamed organisation",
			description: valueOr(organisation.at("description").text(FOREIGN_LIMITS.prose), ""),
			url: valueOr(organisation.at("website").url(), null),
			email: valueOr(organisation.at("email").email(), null),
			logo: valueOr(organisation.at("logo").text(FOREIGN_LIMITS.link), null),
			identifiers: valueOr(identifiers, []),
		},
	};
}

/** The feed's OpenAPI 3.1 document. Item shapes are those of the HSDS-UK 3.0 schemata, which it points to. */

const SCHEMATA = "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/compiled";

interface Parameter {
	name: string;
	in: "query";
	description: string;
	schema: Record<string, unknown>;
}

const query = (name: string, description: string, schema: Record<string, unknown> = { type: "string" }): Parameter => ({
	name,
	in: "query",
	description,
	schema,
});

const PAGING = [
	query("page", "Which page, from 1.", { type: "integer", minimum: 1, default: 1 }),
	query("per_page", "How many items a page.", { type: "integer", minimum: 1, maximum: 500, default: 50 }),
];

const FILTERS = [
	query("search", "Words, all of which must stand in the service's name, description or organisation."),
	query("taxonomy_term_id", "Only services with this term."),
	query("taxonomy_id", "Only services with any term of this taxonomy."),
	query("organization_id", "Only services of this organisation."),
	query("minimum_age", "Services open to somebody of this age in years, or older.", { type: "number", minimum: 0 }),
	query("maximum_age", "Services open to somebody of this age in years, or younger.", { type: "number", minimum: 0 }),
	query("start_time", "Starting at this local time or later: 09:30."),
	query("end_time", "Ending by this local time: 17:00."),
	query("day", "Happening on this weekday: MO to SU, or its English name."),
	query("modified_after", "Changed at this moment or later.", { type: "string", format: "date-time" }),
];

const SERVICE_FILTERS = [
	query("minimal", "Only `id` and `modified_date`.", { type: "boolean" }),
	query("full", "Everything nested, as a single service has it.", { type: "boolean" }),
];

const PLACE_FILTERS = [
	query("postcode", "Nearest to this postcode first."),
	query("proximity", "Within this many metres of the postcode.", { type: "number", exclusiveMinimum: 0 }),
];

const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const problem = (description: string) => ({ description, ...json({ $ref: "#/components/schemas/Problem" }) });
const item = (name: string) => ({ $ref: `${SCHEMATA}/${name}.json` });

function list(summary: string, operationId: string, schema: unknown, parameters: Parameter[]) {
	const page = {
		allOf: [{ $ref: "#/components/schemas/Page" }],
		properties: { contents: { type: "array", items: schema } },
	};
	return {
		get: {
			summary,
			operationId,
			parameters,
			responses: { 200: { description: summary, ...json(page) }, 400: problem("A parameter is wrong.") },
		},
	};
}

function one(summary: string, operationId: string, schema: unknown) {
	const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
	return {
		get: {
			summary,
			operationId,
			parameters: [id],
			responses: { 200: { description: summary, ...json(schema) }, 404: problem("There is no such item.") },
		},
	};
}

/** @param base the feed's own URL, @param title whose feed it is */
export function openApiDocument(base: string, title: string) {
	return {
		openapi: "3.1.0",
		info: {
			title: `${title}: Open Referral UK feed`,
			version: "HSDS-UK-3.0",
			description:
				"Published Start for Life services as open data. No key is needed. Beside the HSDS-UK 3.0 fields, items carry `phones`, `languages`, `wait_time` and exact values under `start_for_life` as additional properties. Confidential addresses and the names of people are left out.",
		},
		servers: [{ url: base }],
		paths: {
			"/": {
				get: {
					summary: "What this feed is",
					operationId: "getRoot",
					responses: {
						200: {
							description: "Version, profile and this document's address",
							...json({ $ref: "#/components/schemas/Root" }),
						},
					},
				},
			},
			"/services": list("Services", "listServices", item("service_list"), [...FILTERS, ...SERVICE_FILTERS, ...PAGING]),
			"/services/{id}": one("A service", "getService", item("service")),
			"/service_at_locations": list(
				"Services at locations",
				"listServicesAtLocations",
				item("service_at_location_list"),
				[...FILTERS, ...PLACE_FILTERS, ...PAGING],
			),
			"/service_at_locations/{id}": one("A service at a location", "getServiceAtLocation", item("service_at_location")),
			"/taxonomies": list("Taxonomies", "listTaxonomies", item("taxonomy_list"), PAGING),
			"/taxonomies/{id}": one("A taxonomy", "getTaxonomy", item("taxonomy")),
			"/taxonomy_terms": list("Terms of taxonomies", "listTaxonomyTerms", item("taxonomy_term_list"), [
				query("taxonomy_id", "Only terms of this taxonomy."),
				...PAGING,
			]),
			"/taxonomy_terms/{id}": one("A term", "getTaxonomyTerm", item("taxonomy_term")),
			"/organizations": list("Organisations", "listOrganizations", item("organization_list"), PAGING),
			"/organizations/{id}": one("An organisation", "getOrganization", item("organization")),
		},
		components: {
			schemas: {
				Root: {
					type: "object",
					required: ["version", "profile", "openapi_url"],
					properties: {
						version: { const: "HSDS-UK-3.0" },
						profile: { type: "string", format: "uri" },
						openapi_url: { type: "string", format: "uri" },
					},
				},
				Page: {
					type: "object",
					required: [
						"total_items",
						"total_pages",
						"page_number",
						"size",
						"first_page",
						"last_page",
						"empty",
						"contents",
					],
					properties: {
						total_items: { type: "integer" },
						total_pages: { type: "integer" },
						page_number: { type: "integer" },
						size: { type: "integer" },
						first_page: { type: "boolean" },
						last_page: { type: "boolean" },
						empty: { type: "boolean" },
					},
				},
				Problem: {
					type: "object",
					properties: {
						status: { type: "integer" },
						error: { type: "string" },
						problems: { type: "array", items: { type: "string" } },
					},
				},
			},
		},
	};
}

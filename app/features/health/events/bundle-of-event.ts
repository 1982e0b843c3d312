/** The Bundle of an event message, resource by resource: STU3, with the profiles that NHS England's specification names. Pure. */

import { type BundleProblem, type Found, refusalsOf, resourcesIn } from "../../../platform/fhir/bundle-resources";
import { referenceAt, textAt } from "../../../platform/fhir/fields";
import type { ForeignField } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";

export const HEADER_PROFILE = "https://fhir.nhs.uk/STU3/StructureDefinition/Event-MessageHeader-1";
/** A profile of CareConnect: "Patient" for CareConnect-Patient-1. */
export const careConnect = (name: string): string =>
	`https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-${name}-1`;

const PROFILE =
	/^(?:https:\/\/fhir\.hl7\.org\.uk\/STU3\/StructureDefinition\/CareConnect-[A-Za-z-]{1,60}-1|http:\/\/hl7\.org\/fhir\/(?:STU3\/)?StructureDefinition\/[A-Za-z]{1,60})$/;
const isKnown = (profile: string): boolean => profile === HEADER_PROFILE || PROFILE.test(profile);

/** What runs when a browser shows it. A narrative is not read here; who sends one of these is not to be trusted with the rest. */
const ACTIVE =
	/<\s{0,20}(?:script|iframe|object|embed|form|svg|style|link|meta|base)\b|\son[a-z]{3,20}\s{0,20}=|javascript:/i;

export interface EventBundle {
	header: Found;
	found: Found[];
	/** What a reference leads to within the Bundle. */
	at(reference: ForeignField): Found | undefined;
	/** What somebody or something is called: in its own resource, else beside the reference. */
	nameAt(reference: ForeignField): string | null;
	ofType(type: string): Found[];
}

export function openEventBundle(
	value: unknown,
): { ok: true; bundle: EventBundle } | { ok: false; isStructure: boolean; problems: BundleProblem[] } {
	const opened = resourcesIn(value, "message", isKnown);
	if (!opened.ok)
		return {
			ok: false,
			isStructure: opened.problems.some(({ where }) => where === "Bundle"),
			problems: opened.problems,
		};
	const { found } = opened;
	const [header] = found;
	if (header?.type !== "MessageHeader") {
		const problem = { where: "entry[0].resource", field: "resourceType", reason: "is not MessageHeader" };
		return { ok: false, isStructure: true, problems: [problem] };
	}
	if (!valueOr(header.item.at("meta", "profile").texts(), [] as string[]).includes(HEADER_PROFILE))
		header.item.refuse("meta.profile", "is not Event-MessageHeader-1");
	for (const at of activeNarratives(value))
		found[at]?.item.refuse("text.div", "holds a script or something else that runs");
	const problems = refusalsOf(found);
	return problems.length > 0
		? { ok: false, isStructure: false, problems }
		: { ok: true, bundle: bundleOf(header, found) };
}

function bundleOf(header: Found, found: Found[]): EventBundle {
	const byUrl = new Map(found.map((one) => [one.url, one]));
	const at = (reference: ForeignField) => byUrl.get(referenceAt(reference) ?? "");
	return {
		header,
		found,
		at,
		nameAt(reference) {
			const field = at(reference)?.field;
			return (
				(field && (textAt(field.at("name"), 200) ?? personName(field.at("name", 0)))) ??
				textAt(reference.at("display"), 200)
			);
		},
		ofType: (type) => found.filter((one) => one.type === type),
	};
}

/** "Dr Julian Bashir" */
function personName(name: ForeignField): string | null {
	const parts = [textAt(name.at("prefix", 0), 50), textAt(name.at("given", 0), 80), textAt(name.at("family"), 60)];
	return parts.filter(Boolean).join(" ") || null;
}

/** @returns which entries have one */
function activeNarratives(value: unknown): number[] {
	const { entry } = value as { entry: { resource?: { text?: { div?: unknown } | null } | null }[] };
	return entry.flatMap((one, at) => {
		const div = one?.resource?.text?.div;
		return typeof div === "string" && ACTIVE.test(div) ? [at] : [];
	});
}

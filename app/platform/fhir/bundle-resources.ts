/**
 * The resources of a Bundle that somebody else made, each with its path, and what is wrong with them. Narratives are not read.
 * Pure.
 */
import type { ForeignField } from "../foreign/field";
import { ForeignItem } from "../foreign/item";
import { valueOr } from "../foreign/understood";

/** More than any record has, with as many photos as a file of ours takes along. */
export const BUNDLE_LIMITS = { bytes: 100_000_000, entries: 20_000 } as const;

export interface BundleProblem {
	/** "entry[12].resource", or "Bundle" */
	where: string;
	/** Below it: "valueQuantity.code" */
	field: string;
	reason: string;
}

export interface FoundResource {
	type: string;
	/** The resource, whose reads are told by its path in the document. */
	field: ForeignField;
}

export interface Found extends FoundResource {
	item: ForeignItem;
	where: string;
	/** Its address in the Bundle. */
	url: string;
}

/** Profiles of other countries and products may mean other things by the same element. */
const PROFILES = [
	"https://fhir.hl7.org.uk/StructureDefinition/UKCore-",
	"http://hl7.org/fhir/StructureDefinition/",
] as const;
const isKnownProfile = (profile: string): boolean =>
	PROFILES.some((start) => profile.startsWith(start) && /^[A-Za-z-]{1,100}$/.test(profile.slice(start.length)));

/** As FHIR names resources: what every object of JavaScript has begins otherwise. */
const RESOURCE = /^[A-Z][A-Za-z]*$/;

/**
 * @param type of the Bundle; any, where none is given
 * @param isKnown whether a profile is one whose elements mean what they are read as
 */
export function resourcesIn(
	value: unknown,
	type: string | null,
	isKnown: (profile: string) => boolean = isKnownProfile,
): { ok: true; found: Found[] } | { ok: false; problems: BundleProblem[] } {
	const wrong = (field: string, reason: string) => ({
		ok: false as const,
		problems: [{ where: "Bundle", field, reason }],
	});
	if (typeof value !== "object" || value === null) return wrong("", "is not an object");
	const bundle = value as Record<string, unknown>;
	if (bundle.resourceType !== "Bundle") return wrong("resourceType", "is not Bundle");
	if (type !== null && bundle.type !== type) return wrong("type", `is not ${type}`);
	const { entry } = bundle;
	if (!Array.isArray(entry) || entry.length === 0) return wrong("entry", "holds nothing");
	if (entry.length > BUNDLE_LIMITS.entries) return wrong("entry", `has more than ${BUNDLE_LIMITS.entries} entries`);
	const found = entry.map((one, at) => foundAt(one, at, isKnown));
	const problems = refusalsOf(found);
	return problems.length > 0 ? { ok: false, problems } : { ok: true, found };
}

/** What is wrong with those that cannot be used; nothing where all can. */
export const refusalsOf = (found: readonly Found[]): BundleProblem[] =>
	problemsOf(found.filter(({ item }) => item.refused));

export const problemsOf = (found: readonly Found[]): BundleProblem[] =>
	found.flatMap(({ item }) =>
		item.problems.map(({ where, field, reason }) => ({ where, field, reason: withoutWords(reason) })),
	);

/** A reason quotes what stood there: a name or a number of somebody's. */
const withoutWords = (reason: string): string => reason.replace(/^"[^"]*"\s/, "");

function foundAt(entry: unknown, at: number, isKnown: (profile: string) => boolean): Found {
	const { fullUrl, resource } = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
	const where = `entry[${at}].resource`;
	// Nobody reads a narrative, so nothing that stands in one comes any further.
	const {
		text: _,
		contained: __,
		...told
	} = (typeof resource === "object" && resource !== null ? resource : {}) as Record<string, unknown>;
	const item = new ForeignItem(where, resource === undefined ? undefined : told);
	const named = item.at("resourceType").needed.as((text) => RESOURCE.exec(text)?.[0], "is no resource of FHIR");
	const type = valueOr(named, "");
	const id = valueOr(item.at("id").text(100), "");
	for (const profile of valueOr(item.at("meta", "profile").texts(), [])) {
		if (!isKnown(profile)) item.at("meta", "profile").strict.wrong("names a profile that is not read here");
	}
	const field = item.at();
	return { item, where, type, field, url: typeof fullUrl === "string" ? fullUrl : `${type}/${id}` };
}

/**
 * Systems, profiles and codes. Those of SNOMED CT and LOINC are the ones that the domain notes and `codes.json` of the sources
 * name, no others; what has none there has a code of the product's own (`OWN`) and its words.
 */
import type { CodeableConcept, Coding, Reference } from "./resource";

export const SNOMED = "http://snomed.info/sct";
export const LOINC = "http://loinc.org";
export const UCUM = "http://unitsofmeasure.org";
export const NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
/** Teeth as dentists write them (FDI). */
export const TEETH = "urn:iso:std:iso:3950";
const TERMINOLOGY = "http://terminology.hl7.org/CodeSystem";

/** The product's own systems and extensions: `urn:start-for-life-hub:entry`. */
export const own = (name: string): string => `urn:start-for-life-hub:${name}`;
/** What an entry is, where no code of the sources says it. */
export const OWN = {
	entry: own("entry"),
	kind: own("kind"),
	vaccine: own("vaccine"),
	outcome: own("vaccination-outcome"),
	result: own("screen-result"),
	screen: own("screen"),
	condition: own("blood-spot-condition"),
	review: own("review"),
	asq: own("asq-domain"),
	feed: own("feed"),
	writer: own("writer"),
	document: own("document"),
	abroad: own("given-abroad"),
	limb: own("limb"),
	consent: own("consent"),
	told: own("told-parents-on"),
} as const;

/** UK Core's profile of a resource: "Patient", "Observation-VitalSigns-BodyWeight". */
export const ukCore = (name: string) => ({
	profile: [`https://fhir.hl7.org.uk/StructureDefinition/UKCore-${name}`],
});
export const ukCoreExtension = (name: string): string =>
	`https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-${name}`;

export const concept = (text: string | undefined, ...coding: Coding[]): CodeableConcept => ({
	coding: coding.length > 0 ? coding : undefined,
	text,
});
export const snomed = (code: string, display?: string): Coding => ({ system: SNOMED, code, display });
export const loinc = (code: string, display: string): Coding => ({ system: LOINC, code, display });
/** A code of HL7's terminology: `hl7("v3-ActCode", "AMB")`. */
export const hl7 = (system: string, code: string, display?: string): Coding => ({
	system: `${TERMINOLOGY}/${system}`,
	code,
	display,
});

/** A kind of observation that only this product has a code for. */
export const ownKind = (code: string, text: string): CodeableConcept => concept(text, { system: OWN.kind, code });

/** @param name null where it is hidden from whom the document is for */
export const named = (name: string | null): Reference => ({ display: name ?? "Name not shown" });

/** What is measured: LOINC and SNOMED CT, and the one unit of UK Core's profile. */
export const MEASURES = {
	weight: {
		profile: "Observation-VitalSigns-BodyWeight",
		loinc: loinc("29463-7", "Body weight"),
		snomed: snomed("27113001", "Body weight"),
		unit: "kilogram",
		code: "kg",
	},
	birthWeight: {
		profile: "Observation-VitalSigns-BodyWeight",
		loinc: loinc("29463-7", "Body weight"),
		snomed: snomed("364589006", "Birth weight"),
		unit: "kilogram",
		code: "kg",
	},
	lying: {
		profile: "Observation-VitalSigns-BodyHeight",
		loinc: loinc("8302-2", "Body height"),
		snomed: snomed("1149101003", "Recumbent body height"),
		unit: "centimeter",
		code: "cm",
	},
	standing: {
		profile: "Observation-VitalSigns-BodyHeight",
		loinc: loinc("8302-2", "Body height"),
		snomed: snomed("248333004", "Standing height"),
		unit: "centimeter",
		code: "cm",
	},
	/** Nobody said whether lying or standing. */
	length: {
		profile: "Observation-VitalSigns-BodyHeight",
		loinc: loinc("8302-2", "Body height"),
		snomed: snomed("50373000", "Body height measure"),
		unit: "centimeter",
		code: "cm",
	},
	head: {
		profile: "Observation-VitalSigns-HeadCircumference",
		loinc: loinc("9843-4", "Head Occipital-frontal circumference"),
		snomed: snomed("363812007", "Head circumference"),
		unit: "centimeter",
		code: "cm",
	},
} as const;
export type Measure = keyof typeof MEASURES;

export const GESTATION = concept("Length of gestation at birth", snomed("412726003", "Length of gestation at birth"));
export const MEDICAL_RECORDS = concept("Personal child health record", loinc("11503-0", "Medical records"));

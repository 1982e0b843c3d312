/** On which page of a record a section stands. Pure. */
import type { Section } from "../../../model/health/record/sections";

const OTHERWISE: Partial<Record<Section, string>> = { reviews: "/checks", screening: "/checks" };

/** Below the child's own address: "/growth". An entry's id below it leads to where its writer corrects it. */
export const pageOfSection = (section: Section): string => OTHERWISE[section] ?? `/${section}`;

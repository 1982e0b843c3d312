/** The vocabularies of the directory as Open Referral taxonomies. Ids follow from the slugs, so they never change. */

import { CHANNELS, LEVELS, STAGE_SLUGS, STRANDS, TOPICS } from "../../../model/listings/vocabulary";
import { stableId } from "../../../platform/ids";
import type { HsdsTaxonomy, HsdsTaxonomyTerm } from "./hsds";

const VERSION = "1";

interface Vocabulary {
	key: string;
	name: string;
	description: string;
	slugs: readonly string[];
}

const VOCABULARIES: readonly Vocabulary[] = [
	{
		key: "topic",
		name: "Start for Life topics",
		description: "What a service helps with: the strands of a Start for Life offer, and the topics beside them.",
		slugs: TOPICS,
	},
	{
		key: "stage",
		name: "Start for Life stages",
		description: "The stages of a family's life that a service is for, from pregnancy upward.",
		slugs: STAGE_SLUGS,
	},
	{
		key: "level",
		name: "Start for Life levels",
		description: "Whether a service is for everyone, for families with a need, or for those referred.",
		slugs: LEVELS,
	},
	{
		key: "channel",
		name: "Start for Life channels",
		description: "How a service reaches a family.",
		slugs: CHANNELS,
	},
];

export const taxonomyId = (key: string) => stableId("taxonomy", key);
export const termId = (key: string, slug: string) => stableId("taxonomy-term", key, slug);

/** "infant-feeding" as words: "Infant feeding"; ages as ranges: "2 to 3 years". */
function nameOf(slug: string): string {
	if (slug === "send") return "SEND";
	const words = slug.replace(/^(\d+)-(\d+)-/, "$1 to $2 ").replaceAll("-", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

export const TAXONOMIES: readonly HsdsTaxonomy[] = VOCABULARIES.map(({ key, name, description }) => ({
	id: taxonomyId(key),
	name,
	description,
	version: VERSION,
}));

function describe({ key, name }: Vocabulary, slug: string): string {
	if (key === "topic" && (STRANDS as readonly string[]).includes(slug))
		return `${nameOf(slug)}, a Start for Life strand`;
	return `${nameOf(slug)}, of ${name}`;
}

export const TAXONOMY_TERMS: readonly HsdsTaxonomyTerm[] = VOCABULARIES.flatMap((vocabulary) =>
	vocabulary.slugs.map((slug) => ({
		id: termId(vocabulary.key, slug),
		name: nameOf(slug),
		description: describe(vocabulary, slug),
		taxonomy: vocabulary.name,
		taxonomy_id: taxonomyId(vocabulary.key),
		term: slug,
	})),
);

const byId = new Map(TAXONOMY_TERMS.map((term) => [term.id, term]));

/** @throws Error for a slug that is not in the vocabulary: a fault of ours */
export function vocabularyTerm(key: string, slug: string): HsdsTaxonomyTerm {
	const term = byId.get(termId(key, slug));
	if (!term) throw new Error(`${slug} is not a ${key}`);
	return term;
}

/** How a council's offer is put in order. Pure. */

import { type Ages, stagesOf } from "../../../model/listings/ages";
import {
	LEVELS,
	type Level,
	STAGE_SLUGS,
	STRANDS,
	type Stage,
	TOPICS,
	type Topic,
} from "../../../model/listings/vocabulary";
import { byDictionary } from "../../../model/order";

/** What the grouping needs to know of a service. */
export interface Offered {
	slug: string;
	content: {
		name: string;
		topics: readonly Topic[];
		level: Level | null;
		eligibility: Ages;
	};
}

/** A section of the offer, its services open to everyone first, then by name. */
export interface Section<Key extends string, Service> {
	key: Key;
	services: Service[];
}

/** Services of every childhood stage stand in a section of their own, or they would be repeated in each. */
export const ANY_AGE = "any-age" as const;
/** Services without a topic of the vocabulary. */
export const OTHER = "other" as const;

const isStrand = (topic: Topic): boolean => STRANDS.some((strand) => strand === topic);
const CHILDHOOD = STAGE_SLUGS.filter((stage) => stage !== "pregnancy");

/** The topic a service stands under: its first strand, since those are what an offer must cover; else its first topic. */
export function mainTopic(topics: readonly Topic[]): Topic | undefined {
	return topics.find(isStrand) ?? topics[0];
}

/** Each service once, under its main topic. Strands come first and are there even when empty; other topics only when used. */
export function offerByTopic<Service extends Offered>(
	services: readonly Service[],
): Section<Topic | typeof OTHER, Service>[] {
	const under = grouped(services, ({ content }) => [mainTopic(content.topics) ?? OTHER]);
	return [...TOPICS, OTHER]
		.map((key) => ({ key, services: under.get(key) ?? [] }))
		.filter(({ key, services: found }) => found.length > 0 || (key !== OTHER && isStrand(key)));
}

/** Each service under each of its stages; one for every age of a child once, at the end, under `ANY_AGE`. */
export function offerByStage<Service extends Offered>(
	services: readonly Service[],
): Section<Stage | typeof ANY_AGE, Service>[] {
	const under = grouped(services, ({ content }) => {
		const stages = stagesOf(content.eligibility);
		if (!CHILDHOOD.every((stage) => stages.includes(stage))) return stages;
		return stages.includes("pregnancy") ? ["pregnancy", ANY_AGE] : [ANY_AGE];
	});
	return [...STAGE_SLUGS, ANY_AGE]
		.map((key) => ({ key, services: under.get(key) ?? [] }))
		.filter(({ services: found }) => found.length > 0);
}

function grouped<Key, Service extends Offered>(
	services: readonly Service[],
	keysOf: (service: Service) => readonly Key[],
): Map<Key, Service[]> {
	const groups = new Map<Key, Service[]>();
	for (const service of [...services].sort(openFirst)) {
		for (const key of keysOf(service)) {
			const group = groups.get(key);
			if (group) group.push(service);
			else groups.set(key, [service]);
		}
	}
	return groups;
}

const byName = byDictionary<{ name: string }>(({ name }) => name);

/** For the order of services, those open to everyone first; those of which nobody has said come last. */
export const openness = (level: Level | null): number => (level === null ? LEVELS.length : LEVELS.indexOf(level));

function openFirst({ content: a }: Offered, { content: b }: Offered): number {
	return openness(a.level) - openness(b.level) || byName(a, b);
}

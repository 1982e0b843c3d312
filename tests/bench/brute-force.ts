/**
 * Search the slow and plain way: every entry of every service is looked at and all that match are sorted. What the
 * databases find must be the same, in the same order.
 */
import { entriesOf, type IndexedService } from "../../app/features/directory/search/entries";
import { type Expression, filtersOf, holds, REACHES_ANYWHERE } from "../../app/features/directory/search/expression";
import type { SearchHit } from "../../app/features/directory/search/find.server";
import type { Phrases } from "../../app/features/directory/search/phrases";
import type { SearchQuery } from "../../app/features/directory/search/search-params";
import { literally, searchWords, type Understanding, understand } from "../../app/features/directory/search/understand";
import { milesBetween, type Position } from "../../app/features/places/distance";

interface KnownEntry {
	placeId: string | null;
	position: Position | null;
	tokens: Set<string>;
}
interface KnownService {
	id: string;
	nameKey: string;
	entries: KnownEntry[];
}

export interface BruteForce {
	search(
		query: SearchQuery,
		origin: Position | null,
	): Promise<{ hits: SearchHit[]; matching: "all" | "some"; corrected: { from: string; to: string } | null }>;
}

export function bruteForce(services: Iterable<IndexedService>, phrases: Phrases): BruteForce {
	const known: KnownService[] = [];
	const forms = new Set<string>();
	for (const service of services) {
		const read = entriesOf(service, forms);
		known.push({
			id: service.id,
			nameKey: read.nameKey,
			entries: read.entries.map(({ placeId, position, words, filters }) => ({
				placeId,
				position,
				tokens: new Set([...words, ...filters]),
			})),
		});
	}
	const count = (expression: Expression) =>
		known.reduce((sum, { entries }) => sum + entries.filter(({ tokens }) => holds(expression, tokens)).length, 0);

	return {
		async search(query, origin) {
			const asTyped = literally(searchWords(query.q), phrases);
			const understood = await understand(asTyped, query.q, phrases, {
				count: async (expression) => count(expression),
				words: async (shortest, longest) =>
					[...forms].filter((form) => form.length >= shortest && form.length <= longest),
			});
			const { matching, corrected } = understood;
			return { hits: inOrder(known, query, origin, understood), matching, corrected };
		},
	};
}

function inOrder(
	known: readonly KnownService[],
	query: SearchQuery,
	origin: Position | null,
	{ clauses, matching }: Understanding,
): SearchHit[] {
	const { access, ...filters } = filtersOf(query);
	const asked = [...Object.values(filters), ...access];
	const byRelevance = query.sort === "relevance" || origin === null;
	const remoteFirst = query.delivery.length > 0 && !query.delivery.includes("in-person");
	const found: (SearchHit & { score: number; nameKey: string })[] = [];
	for (const { id, nameKey, entries } of known) {
		let score = -1;
		let hit: SearchHit | undefined;
		for (const { placeId, position, tokens } of entries) {
			if (!asked.every((expression) => holds(expression, tokens))) continue;
			const there = clauses.filter(({ anywhere }) => holds(anywhere, tokens));
			if (matching === "all" ? there.length < clauses.length : clauses.length > 0 && there.length === 0) continue;
			const miles = origin && position ? milesBetween(origin, position) : null;
			const limit = origin ? query.distance : null;
			if (limit !== null && !(miles === null ? tokens.has(REACHES_ANYWHERE) : miles <= limit)) continue;
			const weights = there.map(({ inName, asFact }) =>
				holds(inName, tokens) ? 4 : asFact && holds(asFact, tokens) ? 2 : 1,
			);
			const relevance = byRelevance ? weights.reduce<number>((sum, weight) => sum + weight, 0) : 0;
			score = Math.max(score, (matching === "some" ? there.length * 1000 : 0) + relevance);
			if (!hit || (miles !== null && (hit.miles === null || miles < hit.miles)))
				hit = { serviceId: id, placeId, miles };
		}
		if (hit) found.push({ ...hit, score, nameKey });
	}
	const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	const placeless = ({ miles }: SearchHit) => ((miles === null) === remoteFirst ? 0 : 1);
	return found
		.sort(
			(a, b) =>
				b.score - a.score ||
				placeless(a) - placeless(b) ||
				(a.miles ?? 0) - (b.miles ?? 0) ||
				compare(a.nameKey, b.nameKey) ||
				compare(a.serviceId, b.serviceId),
		)
		.map(({ serviceId, placeId, miles }) => ({ serviceId, placeId, miles }));
}

/**
 * Search the plain way: every entry of every service is looked at, and all that match are sorted by their exact
 * distances. What the databases find must be the same, in the same order.
 */

import { milesBetween, type Position } from "../../app/features/directory/places/distance";
import { entriesOf, type IndexedService } from "../../app/features/directory/search/entries";
import {
	ENDING,
	type Expression,
	filtersOf,
	GOES_ON,
	REACHES_ANYWHERE,
} from "../../app/features/directory/search/expression";
import { fitOf, type SearchHit, urgentIn, WEIGHT_OF_DANGER } from "../../app/features/directory/search/find.server";
import type { Phrases } from "../../app/features/directory/search/phrases";
import type { SearchQuery } from "../../app/features/directory/search/search-params";
import { literally, searchWords, understand } from "../../app/features/directory/search/understand";

export interface Found {
	/** All of them, in order. */
	hits: SearchHit[];
	matching: "all" | "some";
	corrected: { from: string; to: string } | null;
}

/**
 * @param now the local moment "YYYY-MM-DDTHH:MM": sessions that are over by then are not found
 * @returns a search over these services
 */
export function bruteForce(services: Iterable<IndexedService>, phrases: Phrases, now: string) {
	const entries: { service: number; placeId: string | null; position: Position | null }[] = [];
	const known: { id: string; nameKey: string; ended: number }[] = [];
	/** Which entries have a token. */
	const having = new Map<string, number[]>();
	const forms = new Set<string>();
	for (const service of services) {
		const { nameKey, entries: own } = entriesOf(service, forms);
		let ended = 0;
		for (const { placeId, position, tokens, ends } of own) {
			for (const [token, until] of ends) if (until > now) tokens.add(token);
			if (tokens.has(ENDING) && !tokens.has(GOES_ON)) ended = 1;
			for (const token of tokens) {
				const some = having.get(token);
				if (some) some.push(entries.length);
				else having.set(token, [entries.length]);
			}
			entries.push({ service: known.length, placeId, position });
		}
		known.push({ id: service.id, nameKey, ended });
	}

	/** 1 for each entry that the expression wants. */
	function wanted(expression: Expression | null): Uint8Array {
		if (expression === null) return new Uint8Array(entries.length).fill(1);
		const marks = new Uint8Array(entries.length);
		if (typeof expression === "string") {
			for (const entry of having.get(expression) ?? []) marks[entry] = 1;
			return marks;
		}
		const all = "all" in expression;
		if (all) marks.fill(1);
		for (const part of all ? expression.all : expression.any) {
			const other = wanted(part);
			for (let entry = 0; entry < marks.length; entry++) {
				if ((other[entry] === 1) !== all) marks[entry] = all ? 0 : 1;
			}
		}
		return marks;
	}

	return async function search(query: SearchQuery, origin: Position | null): Promise<Found> {
		const asTyped = literally(searchWords(query.q, phrases), phrases);
		const understood = await understand(asTyped, query.q, phrases, {
			count: async (expression) => wanted(expression).reduce((sum, mark) => sum + mark, 0),
			words: async (shortest, longest) =>
				[...forms].filter((form) => form.length >= shortest && form.length <= longest && !/\d/.test(form)),
		});
		const { clauses, matching, corrected } = understood;
		const { access, ...filters } = filtersOf(query);
		const urgent = urgentIn({ query, understood }).map(wanted);
		const fits = [...Object.values(filters), ...access].filter((asked) => asked !== null).map(wanted);
		const anywhere = wanted(REACHES_ANYWHERE);
		const has = clauses.map((clause) => ({
			anywhere: wanted(clause.anywhere),
			inName: wanted(clause.inName),
			inText: clause.inText && wanted(clause.inText),
			asFact: clause.asFact && wanted(clause.asFact),
		}));
		const byFit = query.sort === "relevance" || origin === null;

		const best = new Map<number, SearchHit & { score: number }>();
		for (const [entry, { service, placeId, position }] of entries.entries()) {
			if (!fits.every((marks) => marks[entry])) continue;
			const there = has.filter((clause) => clause.anywhere[entry]);
			if (there.length < (matching === "all" ? clauses.length : Math.min(1, clauses.length))) continue;
			const miles = origin && position ? milesBetween(origin, position) : null;
			if (origin && query.distance && !(miles === null ? anywhere[entry] : miles <= query.distance)) continue;
			let score = WEIGHT_OF_DANGER * urgent.filter((marks) => marks[entry]).length;
			for (const [at, { inName, inText, asFact, anywhere }] of has.entries()) {
				const clause = clauses[at];
				const found = { inName: inName[entry] === 1, inText: inText?.[entry] === 1, asFact: asFact?.[entry] === 1 };
				// By distance alone, what has all the words is equal.
				if (clause && anywhere[entry] && (byFit || matching === "some")) score += fitOf(found, clause, byFit);
			}
			const hit = { serviceId: known[service]?.id ?? "", placeId, miles };
			const before = best.get(service);
			const nearer = !before || (miles !== null && (before.miles === null || miles < before.miles));
			best.set(service, { ...(nearer ? hit : before), score: Math.max(score, before?.score ?? 0) });
		}

		const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
		const remote = query.delivery.length > 0 && !query.delivery.includes("in-person");
		const placelessFirst = remote || (byFit && clauses.length > 0);
		const later = (miles: number | null) => ((miles === null) === placelessFirst ? 0 : 1);
		const sorted = [...best].sort(
			([one, a], [other, b]) =>
				(known[one]?.ended ?? 0) - (known[other]?.ended ?? 0) ||
				b.score - a.score ||
				later(a.miles) - later(b.miles) ||
				(a.miles ?? 0) - (b.miles ?? 0) ||
				compare(known[one]?.nameKey ?? "", known[other]?.nameKey ?? "") ||
				compare(a.serviceId, b.serviceId),
		);
		return {
			hits: sorted.map(([, { serviceId, placeId, miles }]) => ({ serviceId, placeId, miles })),
			matching,
			corrected,
		};
	};
}

/**
 * Search on PostgreSQL: the tokens of an entry are a tsvector under a GIN index, taken as they are, so that no
 * dictionary of the server decides what is found. Ids say where an entry is (see `cells.ts`).
 */
import { sql } from "drizzle-orm";
import type { Raw, RawTx } from "../raw";
import type { IndexWriter, SearchEngine } from "./engine";
import { CHANGE_COLUMNS, NAME_COLUMNS, nameColumns, PRUNED_EVERY, VERSIONS_KEPT } from "./values";

/** A question for entries with one token, so that nothing in it is syntax. */
const quoted = (token: string) => `'${token.replace(/['\\]/g, "$&$&")}'`;

/** Entries in one statement, which carries them as JSON. */
const ENTRIES_AT_ONCE = 1000;

/** Asked by every search, so that their texts are worked out once. */
const COUNCIL = sql`SELECT number, version FROM search_council WHERE council_id = ${sql.placeholder("councilId")}`;
const ENTRIES = sql`SELECT e.id, e.number, e.place_id AS "placeId", e.ordinal, e.lat, e.lon,
		s.service_id AS "serviceId", s.name_key AS "nameKey"
	FROM json_array_elements_text(${sql.placeholder("ids")}::json) AS i(value)
	JOIN search_entry e ON e.number = (i.value::bigint & 2097151)::integer AND e.id = i.value::bigint
	JOIN search_service s ON s.number = e.number`;

export function postgresEngine({ rows }: Raw): SearchEngine {
	const list = (numbers: readonly number[]) =>
		sql`json_array_elements_text(${JSON.stringify(numbers)}::json) AS i(value)`;
	return {
		async council(councilId) {
			const [found] = await rows<{ number: number; version: number }>(COUNCIL, { councilId });
			return found;
		},
		changes: (council, after) =>
			rows(sql`SELECT version, id, lexemes, ends FROM search_change
				WHERE council = ${council} AND version > ${after} ORDER BY version`),
		async having(council, token) {
			// The question is hidden from the planner: of a common token it would look through the tokens of every entry, which it
			// does not count as work, and not ask the index.
			const [found] = await rows<{ ids: number[] | null }>(
				sql`SELECT json_agg(id ORDER BY id) AS ids FROM search_entry
					WHERE tokens @@ (SELECT ${quoted(council + token)}::tsquery)`,
			);
			return found?.ids ?? [];
		},
		async tokens(council, beginning) {
			const first = council + beginning;
			const found = await rows<{ token: string }>(
				sql`SELECT DISTINCT token FROM search_entry, unnest(tsvector_to_array(tokens)) AS token
					WHERE tokens @@ ${`${quoted(first)}:*`}::tsquery AND starts_with(token, ${first})`,
			);
			return found.map(({ token }) => token.slice(String(council).length));
		},
		async words(council, shortest, longest) {
			const found = await rows<{ word: string }>(
				sql`SELECT word FROM search_word WHERE council = ${council} AND length(word) BETWEEN ${shortest} AND ${longest}`,
			);
			return found.map(({ word }) => word);
		},
		entries: (ids) => rows(ENTRIES, { ids: JSON.stringify(ids) }),
		ends: (ids) =>
			rows(sql`SELECT e.id, e.ends FROM ${list(ids)}
				JOIN search_entry e ON e.number = (i.value::bigint & 2097151)::integer AND e.id = i.value::bigint
				WHERE e.ends IS NOT NULL`),
		async byName(council, from, most) {
			const [found] = await rows<{ numbers: number[] | null }>(
				sql`SELECT json_agg(number) AS numbers FROM (SELECT number FROM search_service WHERE council = ${council}
					ORDER BY name_key COLLATE "C", service_id COLLATE "C" LIMIT ${most} OFFSET ${from}) AS named`,
			);
			return found?.numbers ?? [];
		},
	};
}

export function postgresWriter({ rows, bulk }: RawTx): IndexWriter {
	const list = (values: readonly (string | number)[]) =>
		sql`json_array_elements_text(${JSON.stringify(values)}::json) AS i(value)`;
	return {
		async numberFor(councilId, form) {
			// Asked for first: a write that changes nothing would still keep other writers of the council waiting.
			const known = await rows<{ number: number }>(
				sql`SELECT number FROM search_council WHERE council_id = ${councilId}`,
			);
			const [found] =
				known.length > 0
					? known
					: await rows<{ number: number }>(
							sql`INSERT INTO search_council (council_id, form) VALUES (${councilId}, ${form})
								ON CONFLICT (council_id) DO UPDATE SET council_id = excluded.council_id RETURNING number`,
						);
			if (!found) throw new Error("The search index gave a council no number.");
			return found.number;
		},
		inEarlierForm: (form) =>
			rows(sql`SELECT number, council_id AS "councilId" FROM search_council WHERE form < ${form}`),
		async isInForm(council, form) {
			await rows(sql`UPDATE search_council SET form = ${form} WHERE number = ${council}`);
		},
		async announce(council, changes) {
			const [next] = await rows<{ version: number }>(
				sql`UPDATE search_council SET version = version + 1 WHERE number = ${council} RETURNING version`,
			);
			const version = next?.version ?? 0;
			if (version % PRUNED_EVERY === 0) {
				await rows(sql`DELETE FROM search_change WHERE council = ${council} AND version <= ${version - VERSIONS_KEPT}`);
			}
			await bulk(
				"search_change",
				CHANGE_COLUMNS,
				(changes ?? []).map(({ id, lexemes, ends }) => ({ council, version, id, lexemes, ends })),
			);
		},
		numbersOf: (serviceIds) =>
			rows(sql`SELECT s.number, s.council, s.service_id AS "serviceId"
				FROM ${list(serviceIds)} JOIN search_service s ON s.service_id = i.value`),
		entriesOf: (numbers) =>
			rows(sql`SELECT e.id, s.council, s.service_id AS "serviceId"
				FROM search_entry e JOIN search_service s ON s.number = e.number
				WHERE e.number IN (SELECT i.value::integer FROM ${list(numbers)})`),
		async remove(numbers) {
			const these = sql`(SELECT i.value::integer FROM ${list(numbers)})`;
			await rows(sql`DELETE FROM search_entry WHERE number IN ${these}`);
			await rows(sql`DELETE FROM search_service WHERE number IN ${these}`);
		},
		async freeNumbers(first, end, count) {
			const [highest] = await rows<{ number: number | null }>(
				sql`SELECT max(number) AS number FROM search_service WHERE number >= ${first} AND number < ${end}`,
			);
			const next = (highest?.number ?? first - 1) + 1;
			if (next + count <= end) return Array.from({ length: count }, (_, index) => next + index);
			const gaps = await rows<{ number: number }>(
				sql`SELECT every.number FROM generate_series(${first}::integer, ${end - 1}::integer) AS every(number)
					LEFT JOIN search_service s ON s.number = every.number WHERE s.number IS NULL LIMIT ${count}`,
			);
			return gaps.map(({ number }) => number);
		},
		async add(names, entries) {
			await bulk("search_service", NAME_COLUMNS, names.map(nameColumns));
			for (let from = 0; from < entries.length; from += ENTRIES_AT_ONCE) {
				const some = entries.slice(from, from + ENTRIES_AT_ONCE);
				const json = JSON.stringify(
					some.map((entry) => [
						entry.number,
						entry.ordinal,
						entry.id,
						entry.placeId,
						entry.lat,
						entry.lon,
						entry.lexemes,
						entry.ends,
					]),
				);
				await rows(sql`INSERT INTO search_entry (number, ordinal, id, place_id, lat, lon, tokens, ends)
					SELECT (value->>0)::integer, (value->>1)::integer, (value->>2)::bigint, value->>3, (value->>4)::float8,
						(value->>5)::float8, array_to_tsvector(string_to_array(value->>6, ' ')), value->>7
					FROM json_array_elements(${json}::json)`);
			}
		},
		async addWords(council, words) {
			await bulk(
				"search_word",
				{ council: "int", word: "text" },
				words.map((word) => ({ council, word })),
			);
		},
		async tidy() {
			await rows(sql`ANALYZE search_entry, search_service`);
			return false;
		},
	};
}

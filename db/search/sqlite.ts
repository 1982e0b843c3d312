/**
 * Search on SQLite: an FTS5 table without content or positions. Its row ids say where an entry is (see `cells.ts`), so
 * the distance of a hit needs no other table, and what is in one area lies together in the list of every token.
 *
 * Every token begins with the number of its council: one council's words never meet another's.
 */
import { sql } from "drizzle-orm";
import type { Raw, RawTx } from "../../app/platform/store.server";
import type { IndexWriter, SearchEngine } from "./engine";
import { ENTRIES_AT_ONCE, entryValues, lexemes, NAME_COLUMNS, nameColumns, spell } from "./values";

const FTS5 = { quote: (token: string) => `"${token.replaceAll('"', '""')}"`, and: " AND ", or: " OR " };

export function sqliteEngine({ rows }: Raw): SearchEngine {
	return {
		async ids(council, expression, limit) {
			const query = spell(council, expression, FTS5);
			const found =
				limit === undefined
					? sql`SELECT json_group_array(rowid) AS ids FROM search_text WHERE search_text MATCH ${query}`
					: sql`SELECT json_group_array(id) AS ids
						FROM (SELECT rowid AS id FROM search_text WHERE search_text MATCH ${query} LIMIT ${limit})`;
			const [one] = await rows<{ ids: string }>(found);
			return JSON.parse(one?.ids ?? "[]") as number[];
		},
		async tally(council, expression) {
			const [found] = await rows<{ entries: number; shared: string }>(
				sql`SELECT count(*) AS entries, json_group_array(rowid & 2097151) FILTER (WHERE rowid & 1048576) AS shared
					FROM search_text WHERE search_text MATCH ${spell(council, expression, FTS5)}`,
			);
			const shared = JSON.parse(found?.shared ?? "[]") as number[];
			return { entries: (found?.entries ?? 0) - shared.length, shared };
		},
		async words(council, shortest, longest) {
			const found = await rows<{ word: string }>(
				sql`SELECT word FROM search_word WHERE council = ${council} AND length(word) BETWEEN ${shortest} AND ${longest}`,
			);
			return found.map(({ word }) => word);
		},
		entries: (ids) =>
			rows(sql`SELECT e.id, e.number, e.place_id AS "placeId", e.ordinal, e.lat, e.lon, e.facts,
					s.service_id AS "serviceId", s.name_key AS "nameKey"
				FROM json_each(${JSON.stringify(ids)}) i
				JOIN search_entry e ON e.id = i.value JOIN search_service s ON s.number = e.number`),
		facts: (ids) =>
			rows(sql`SELECT e.id, e.number, e.lat, e.lon, e.facts
				FROM json_each(${JSON.stringify(ids)}) i JOIN search_entry e ON e.id = i.value`),
		names: (numbers) =>
			rows(sql`SELECT s.number, s.service_id AS "serviceId", s.name_key AS "nameKey"
				FROM json_each(${JSON.stringify(numbers)}) i JOIN search_service s ON s.number = i.value`),
		async councilNumber(councilId) {
			const [found] = await rows<{ number: number }>(
				sql`SELECT number FROM search_council WHERE council_id = ${councilId}`,
			);
			return found?.number;
		},
	};
}

export function sqliteWriter({ rows, bulk }: RawTx): IndexWriter {
	return {
		async numberFor(councilId) {
			const [added] = await rows<{ number: number }>(
				sql`INSERT INTO search_council (council_id) VALUES (${councilId})
					ON CONFLICT (council_id) DO UPDATE SET council_id = excluded.council_id RETURNING number`,
			);
			if (!added) throw new Error("The search index gave a council no number.");
			return added.number;
		},
		numbersOf: (serviceIds) =>
			rows(sql`SELECT s.number, s.council, s.service_id AS "serviceId"
				FROM json_each(${JSON.stringify(serviceIds)}) i JOIN search_service s ON s.service_id = i.value`),
		async remove(numbers) {
			const these = sql`(SELECT value FROM json_each(${JSON.stringify(numbers)}))`;
			await rows(sql`DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_entry WHERE number IN ${these})`);
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
				sql`WITH RECURSIVE every(number) AS (SELECT ${first} UNION ALL SELECT number + 1 FROM every WHERE number + 1 < ${end})
					SELECT number FROM every WHERE number NOT IN (SELECT number FROM search_service) LIMIT ${count}`,
			);
			return gaps.map(({ number }) => number);
		},
		async add(names, entries) {
			await bulk("search_service", NAME_COLUMNS, names.map(nameColumns));
			for (let from = 0; from < entries.length; from += ENTRIES_AT_ONCE) {
				const some = entries.slice(from, from + ENTRIES_AT_ONCE);
				const rest = JSON.stringify(some.map(entryValues));
				await rows(sql`INSERT INTO search_entry (id, number, place_id, ordinal, lat, lon, facts)
					SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6 FROM json_each(${rest})`);
				const tokens = JSON.stringify(some.map((entry) => [entry.id, lexemes(entry)]));
				await rows(sql`INSERT INTO search_text (rowid, tokens) SELECT value->>0, value->>1 FROM json_each(${tokens})`);
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
			await rows(sql`INSERT INTO search_text (search_text) VALUES ('optimize')`);
		},
	};
}

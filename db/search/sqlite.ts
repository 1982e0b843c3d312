/**
 * Search on SQLite: an FTS5 table without content or positions. Its row ids are those of the entries (see `cells.ts`).
 *
 * Every token begins with the number of its council: one council's words never meet another's.
 */
import { sql } from "drizzle-orm";
import type { Raw, RawTx } from "../raw";
import type { IndexedEntry, IndexWriter, SearchEngine } from "./engine";
import { CHANGE_COLUMNS, NAME_COLUMNS, nameColumns, PRUNED_EVERY, VERSIONS_KEPT } from "./values";

/** A question for entries with one token, so that nothing in it is syntax. */
const quoted = (token: string) => `"${token.replaceAll('"', '""')}"`;

/** Entries in one statement, which carries them as JSON. */
const ENTRIES_AT_ONCE = 200;
/** Services taken out in one statement. Neither keeps a reader waiting for long. */
const REMOVED_AT_ONCE = 100;
/** Pages of the index that are merged in one step of tidying it. */
const MERGED_AT_ONCE = 200;

const ENTRY_COLUMNS = {
	number: "int",
	ordinal: "int",
	id: "int",
	place_id: "text",
	lat: "real",
	lon: "real",
	ends: "text",
} as const;

const entryColumns = ({ number, ordinal, id, placeId, lat, lon, ends }: IndexedEntry) => ({
	number,
	ordinal,
	id,
	place_id: placeId,
	lat,
	lon,
	ends,
});

const byId = (a: IndexedEntry, b: IndexedEntry) => a.id - b.id;
const byService = (a: IndexedEntry, b: IndexedEntry) => a.number - b.number || a.ordinal - b.ordinal;

/** Asked by every search, so that their texts are worked out once. */
const COUNCIL = sql`SELECT number, version FROM search_council WHERE council_id = ${sql.placeholder("councilId")}`;
const HAVING = sql`SELECT json_group_array(rowid) AS ids FROM search_text
	WHERE search_text MATCH ${sql.placeholder("token")}`;
const ENTRIES = sql`SELECT e.id, e.number, e.place_id AS "placeId", e.ordinal, e.lat, e.lon,
		s.service_id AS "serviceId", s.name_key AS "nameKey"
	FROM json_each(${sql.placeholder("ids")}) i
	JOIN search_entry e ON e.number = i.value & 2097151 AND e.id = i.value
	JOIN search_service s ON s.number = e.number`;

export function sqliteEngine({ rows }: Raw): SearchEngine {
	return {
		async council(councilId) {
			const [found] = await rows<{ number: number; version: number }>(COUNCIL, { councilId });
			return found;
		},
		changes: (council, after) =>
			rows(sql`SELECT version, id, lexemes, ends FROM search_change
				WHERE council = ${council} AND version > ${after} ORDER BY version`),
		async having(council, token) {
			const [found] = await rows<{ ids: string }>(HAVING, { token: quoted(council + token) });
			return JSON.parse(found?.ids ?? "[]") as number[];
		},
		async tokens(council, beginning) {
			const first = council + beginning;
			const found = await rows<{ token: string }>(
				sql`SELECT term AS token FROM search_token WHERE term >= ${first} AND term < ${`${first}\uffff`}`,
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
			rows(sql`SELECT e.id, e.ends FROM json_each(${JSON.stringify(ids)}) i
				JOIN search_entry e ON e.number = i.value & 2097151 AND e.id = i.value WHERE e.ends IS NOT NULL`),
		async byName(council, from, most) {
			const [found] = await rows<{ numbers: string }>(
				sql`SELECT json_group_array(number) AS numbers FROM (SELECT number FROM search_service WHERE council = ${council}
					ORDER BY name_key, service_id LIMIT ${most} OFFSET ${from})`,
			);
			return JSON.parse(found?.numbers ?? "[]") as number[];
		},
	};
}

export function sqliteWriter({ rows, bulk }: RawTx): IndexWriter {
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
				FROM json_each(${JSON.stringify(serviceIds)}) i JOIN search_service s ON s.service_id = i.value`),
		entriesOf: (numbers) =>
			rows(sql`SELECT e.id, s.council, s.service_id AS "serviceId"
				FROM search_entry e JOIN search_service s ON s.number = e.number
				WHERE e.number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`),
		async remove(numbers) {
			for (let from = 0; from < numbers.length; from += REMOVED_AT_ONCE) {
				const some = numbers.slice(from, from + REMOVED_AT_ONCE);
				const these = sql`(SELECT value FROM json_each(${JSON.stringify(some)}))`;
				await rows(sql`DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_entry WHERE number IN ${these})`);
				await rows(sql`DELETE FROM search_entry WHERE number IN ${these}`);
				await rows(sql`DELETE FROM search_service WHERE number IN ${these}`);
			}
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
			// Each table in the order of its rows, in which it grows quickest.
			await bulk("search_entry", ENTRY_COLUMNS, [...entries].sort(byService).map(entryColumns));
			const sorted = [...entries].sort(byId);
			for (let from = 0; from < sorted.length; from += ENTRIES_AT_ONCE) {
				const some = sorted.slice(from, from + ENTRIES_AT_ONCE).map((entry) => [entry.id, entry.lexemes]);
				await rows(sql`INSERT INTO search_text (rowid, tokens)
					SELECT value->>0, value->>1 FROM json_each(${JSON.stringify(some)})`);
			}
		},
		async addWords(council, words) {
			await bulk(
				"search_word",
				{ council: "int", word: "text" },
				words.map((word) => ({ council, word })),
			);
		},
		async tidy(isFirst) {
			// What "optimize" does, in steps between which others have their turn; a step that did nothing changes one row.
			const changes = async () => (await rows<{ all: number }>(sql`SELECT total_changes() AS "all"`))[0]?.all ?? 0;
			const before = await changes();
			const pages = isFirst ? -MERGED_AT_ONCE : MERGED_AT_ONCE;
			await rows(sql`INSERT INTO search_text (search_text, rank) VALUES ('merge', ${pages})`);
			return (await changes()) - before >= 2;
		},
	};
}

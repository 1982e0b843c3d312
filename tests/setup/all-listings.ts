/** All that a database holds of a council's listings: whether it agrees with itself, and as something to compare. */
import { isDeepStrictEqual } from "node:util";
import { asc, eq } from "drizzle-orm";
import { wordsOf } from "../../app/features/directory/search/words";
import { readFor } from "../../app/platform/store.server";
import {
	entry,
	entryVersion,
	importRun,
	location,
	organisation,
	service,
	serviceAtLocation,
	translationState,
} from "../../db/schema";
import { searchEngine } from "../../db/search";
import { TEST } from "../factories/asker";
import { WORDS } from "../factories/source";

async function rowsOf(councilId: string) {
	const db = await readFor(TEST);
	const [organisations, locations, services, at, entries, versions, translations, runs] = await Promise.all([
		db.select().from(organisation).where(eq(organisation.councilId, councilId)).orderBy(asc(organisation.id)),
		db.select().from(location).where(eq(location.councilId, councilId)).orderBy(asc(location.id)),
		db.select().from(service).where(eq(service.councilId, councilId)).orderBy(asc(service.id)),
		db
			.select()
			.from(serviceAtLocation)
			.where(eq(serviceAtLocation.councilId, councilId))
			.orderBy(asc(serviceAtLocation.id)),
		db.select().from(entry).where(eq(entry.councilId, councilId)).orderBy(asc(entry.id)),
		db
			.select()
			.from(entryVersion)
			.where(eq(entryVersion.councilId, councilId))
			.orderBy(asc(entryVersion.entryId), asc(entryVersion.number)),
		db
			.select()
			.from(translationState)
			.where(eq(translationState.councilId, councilId))
			.orderBy(asc(translationState.entryId), asc(translationState.language)),
		db.select().from(importRun).where(eq(importRun.councilId, councilId)).orderBy(asc(importRun.startedAt)),
	]);
	return { organisations, locations, services, at, entries, versions, translations, runs };
}

/** The index of a council: of each service the places of its entries, and which of the words find it. */
async function indexOf(councilId: string) {
	const engine = searchEngine(await readFor(TEST));
	const council = await engine.council(councilId);
	const ids = council ? await engine.having(council.number, "") : [];
	const entries = await engine.entries(ids);
	const found = new Map<string, { nameKey: string; places: string[]; words: string[] }>();
	const serviceOf = new Map(entries.map(({ id, serviceId }) => [id, serviceId]));
	for (const { serviceId, placeId, nameKey } of entries) {
		const one = found.get(serviceId) ?? { nameKey, places: [], words: [] };
		one.places.push(placeId ?? "");
		found.set(serviceId, one);
	}
	for (const word of WORDS) {
		for (const { anywhere } of wordsOf(word)) {
			for (const id of council ? await engine.having(council.number, anywhere) : []) {
				found.get(serviceOf.get(id) ?? "")?.words.push(word);
			}
		}
	}
	// An entry whose row is missing would be in the one and not in the other.
	return { found, entries: ids.length, rows: entries.length };
}

/**
 * What of a council's listings is half: a row whose version, entry, places or index say something else, or a published
 * service without its organisation or place.
 * @param inTheMiddle an import was stopped: what an organisation is called may not be in the index of its services yet
 */
export async function halves(councilId: string, inTheMiddle: boolean): Promise<string[]> {
	const { organisations, locations, services, at, entries, versions } = await rowsOf(councilId);
	const index = await indexOf(councilId);
	const wrong: string[] = [];
	if (index.entries !== index.rows) wrong.push(`the index has ${index.entries} entries and ${index.rows} rows`);
	const entryOf = new Map(entries.map((one) => [one.id, one]));
	const lastOf = new Map(versions.map((one) => [one.entryId, one]));
	const countOf = new Map<string, number>();
	for (const { entryId } of versions) countOf.set(entryId, (countOf.get(entryId) ?? 0) + 1);
	for (const { id, status, content } of [...organisations, ...locations, ...services]) {
		const its = entryOf.get(id);
		const last = lastOf.get(id);
		if (its?.status !== status || last?.status !== status)
			wrong.push(`${id} is ${status}, its entry or version is not`);
		if (its?.lastVersion !== last?.number || its?.lastVersion !== countOf.get(id)) wrong.push(`${id} lacks a version`);
		if (its?.liveVersion !== (status === "published" ? its?.lastVersion : null))
			wrong.push(`${id} shows another version`);
		if (!isDeepStrictEqual(last?.content.content, content)) wrong.push(`${id} says something else than its version`);
	}
	const isShown = new Map([...organisations, ...locations].map(({ id, status }) => [id, status === "published"]));
	const nameOf = new Map(organisations.map(({ id, content }) => [id, content.name]));
	for (const { id, status, organisationId, content } of services) {
		const places = at.flatMap((one) => (one.serviceId === id ? one.id : [])).sort();
		if (!isDeepStrictEqual(places, content.places.map((one) => one.id).sort())) wrong.push(`${id} has other places`);
		const indexed = index.found.get(id);
		if ((status === "published") !== (indexed !== undefined)) wrong.push(`${id} is ${status}, and the index differs`);
		if (!indexed || status !== "published") continue;
		if (!isShown.get(organisationId)) wrong.push(`${id} is shown without its organisation`);
		if (!content.places.every(({ locationId }) => isShown.get(locationId)))
			wrong.push(`${id} is shown without its place`);
		if (!isDeepStrictEqual(indexed.places.toSorted(), places)) wrong.push(`${id} is found at other places`);
		const own = WORDS.filter((word) => content.name.includes(word));
		const provided = WORDS.filter((word) => nameOf.get(organisationId)?.includes(word));
		const surely = inTheMiddle ? own : [...own, ...provided];
		const perhaps: readonly string[] = inTheMiddle && provided.length > 0 ? WORDS : [...own, ...provided];
		const isRight =
			surely.every((word) => indexed.words.includes(word)) && indexed.words.every((word) => perhaps.includes(word));
		if (!isRight) wrong.push(`${id} is found by ${indexed.words}, and is ${content.name}`);
	}
	return wrong;
}

const TIMES = new Set([
	"updatedAt",
	"at",
	"fetchedAt",
	"heldAt",
	"startedAt",
	"finishedAt",
	"undoBegunAt",
	"undoneAt",
	"heldUntil",
]);

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** All of it but times, and whoever worked on it: what two councils of the same history share. */
export async function allListings(
	councilId: string,
	/** Ids by which others are called. */
	names: ReadonlyMap<string, string>,
): Promise<Record<string, string[]>> {
	const { runs, ...rows } = await rowsOf(councilId);
	const { found } = await indexOf(councilId);
	const turns = new Map(runs.map(({ id }, at) => [id, `run ${at}`]));
	const lines = (some: readonly unknown[]) =>
		some
			.map((row) =>
				JSON.stringify(row, (key, value) => (TIMES.has(key) && typeof value === "string" ? "then" : value)).replace(
					UUID,
					(id) => turns.get(id) ?? names.get(id) ?? id,
				),
			)
			.sort();
	return Object.fromEntries(
		Object.entries({ ...rows, runs, index: [...found] }).map(([what, some]) => [what, lines(some)]),
	);
}

/** What every id of a text stands for, by another text in which the same things stand in the same order. */
export function namesFrom(text: string, other: string): Map<string, string> {
	const ids = [...text.matchAll(UUID)].map(([id]) => id);
	const others = [...other.matchAll(UUID)].map(([id]) => id);
	return new Map(ids.map((id, at) => [id, others[at] ?? ""]));
}

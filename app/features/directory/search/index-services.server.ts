/** Keeps the search index in step with what is published. */

import type { RawTx } from "../../../../db/raw";
import {
	type EntryChange,
	type IndexedEntry,
	type IndexedName,
	type IndexWriter,
	indexWriter,
} from "../../../../db/search";
import { takingTurns } from "../../../platform/taking-turns.server";
import { FIRST_SHARED_NUMBER, isShared, NUMBERS, placedId, unplacedId } from "./cells";
import { entriesOf, INDEX_FORM, type IndexedService } from "./entries";
import { lexemesOf } from "./expression";

export type { IndexedService } from "./entries";

/** Words of these lengths are kept for mending typing errors. */
const SHORTEST_KEPT = 4;
const LONGEST_KEPT = 24;
const isKept = (form: string) => form.length >= SHORTEST_KEPT && form.length <= LONGEST_KEPT && !/\d/.test(form);

/** Whether readers are to notice at once, or go on with what they have until `announceIndex`. */
export interface Announcing {
	announce: boolean;
}

/**
 * Replaces what the index has of these services, each of which is published. Doing it twice changes nothing. Quickest
 * with many services at once.
 *
 * Unannounced, readers who have the index in memory go on with it, as long as each service is where it was: what would
 * vanish from their searches is announced all the same.
 */
export async function indexServices(
	tx: RawTx,
	services: readonly IndexedService[],
	{ announce }: Announcing = { announce: true },
): Promise<void> {
	const given = [...new Map(services.map((service) => [service.id, service])).values()];
	if (given.length === 0) return;
	const writer = indexWriter(tx);
	const councils = new Map<string, { number: number; forms: Set<string> }>();
	const read: Read[] = [];
	const turn = takingTurns();
	for (const service of given) {
		await turn();
		let council = councils.get(service.councilId);
		if (!council) {
			council = { number: await writer.numberFor(service.councilId, INDEX_FORM), forms: new Set() };
			councils.set(service.councilId, council);
		}
		read.push(readService(service, council.number, council.forms));
	}
	const there = await writer.numbersOf(given.map(({ id }) => id));
	const numbers = await giveNumbers(
		writer,
		new Map(there.map((row) => [row.serviceId, row.number])),
		read.map(({ id, entries }) => ({ id, shared: entries.length > 1 })),
	);
	const names: IndexedName[] = [];
	const rows: (IndexedEntry & { council: number; serviceId: string })[] = [];
	for (const { id, council, nameKey, entries } of read) {
		const number = numbers.get(id);
		if (number === undefined) throw new Error(`Service ${id} has no number.`);
		names.push({ number, council, serviceId: id, nameKey });
		for (const [ordinal, { cell, ...entry }] of entries.entries()) {
			const entryId = cell === null ? unplacedId(ordinal, number) : placedId(cell, number);
			rows.push({ id: entryId, number, ordinal, council, serviceId: id, ...entry });
		}
	}
	const had = there.map(({ number }) => number);
	const changes = changesOf(await writer.entriesOf(had), rows, announce);
	for (const [council, some] of changes) await tell(writer, council, some);
	await writer.remove(had);
	await writer.add(names, rows);
	for (const { number, forms } of councils.values()) await writer.addWords(number, [...forms].filter(isKept));
}

/** More entries than this are not written down for readers: to read all of the council anew is as quick. */
const MOST_TOLD = 100;

/**
 * What readers are to know of some services that are written, by council. Unannounced, that is what an entry vanishes of.
 * @param before the entries that they had
 */
function changesOf(
	before: readonly { id: number; council: number; serviceId: string }[],
	now: readonly (EntryChange & { council: number; serviceId: string })[],
	announce: boolean,
): Map<number, EntryChange[]> {
	const keyOf = ({ council, id }: { council: number; id: number }) => `${council} ${id}`;
	const stay = new Set(now.map(keyOf));
	const vanished = before.filter((entry) => !stay.has(keyOf(entry)));
	const concerned = new Set((announce ? now : vanished).map(({ serviceId }) => serviceId));
	const changes = new Map<number, EntryChange[]>();
	const add = (council: number, change: EntryChange) => {
		const list = changes.get(council) ?? [];
		changes.set(council, list);
		list.push(change);
	};
	for (const { council, id } of vanished) add(council, { id, lexemes: null, ends: null });
	for (const { council, serviceId, id, lexemes, ends } of now) {
		if (concerned.has(serviceId)) add(council, { id, lexemes, ends });
	}
	return changes;
}

const tell = (writer: IndexWriter, council: number, changes: readonly EntryChange[]) =>
	writer.announce(council, changes.length <= MOST_TOLD ? changes : null);

/** Has readers look at all of a council's index anew. */
export async function announceIndex(tx: RawTx, councilId: string): Promise<void> {
	const writer = indexWriter(tx);
	await writer.announce(await writer.numberFor(councilId, INDEX_FORM), null);
}

interface Read {
	/** Of the service. */
	id: string;
	council: number;
	nameKey: string;
	entries: (Omit<IndexedEntry, "id" | "number" | "ordinal"> & { cell: number | null })[];
}

/** What is written of a service. Its tokens are made one text at once: of thousands of services they would be millions. */
function readService(service: IndexedService, council: number, forms: Set<string>): Read {
	const { nameKey, entries } = entriesOf(service, forms);
	return {
		id: service.id,
		council,
		nameKey,
		entries: entries.map(({ placeId, position, cell, tokens, ends }) => ({
			placeId,
			cell,
			lat: position?.lat ?? null,
			lon: position?.lon ?? null,
			ends: ends.size > 0 ? JSON.stringify(Object.fromEntries(ends)) : null,
			lexemes: lexemesOf(council, tokens),
		})),
	};
}

/**
 * Takes services of a council out of the index. Those that are not in it do no harm. Unannounced, searches count them
 * for a while longer, but do not find them.
 */
export async function removeFromIndex(
	tx: RawTx,
	councilId: string,
	serviceIds: readonly string[],
	{ announce }: Announcing = { announce: true },
): Promise<void> {
	if (serviceIds.length === 0) return;
	const writer = indexWriter(tx);
	const council = await writer.numberFor(councilId, INDEX_FORM);
	const there = (await writer.numbersOf(serviceIds)).filter((row) => row.council === council);
	if (there.length === 0) return;
	const numbers = there.map(({ number }) => number);
	if (announce) await tell(writer, council, changesOf(await writer.entriesOf(numbers), [], true).get(council) ?? []);
	await writer.remove(numbers);
}

/** Puts the index into its quickest form, which takes a second or two where it is large. `saveListings` sees to it. */
export async function tidyIndex(tx: RawTx): Promise<void> {
	for (let isFirst = true; await tidyIndexStep(tx, isFirst); ) isFirst = false;
}

/** A part of that, which takes some ten milliseconds. @returns whether there is more to do */
export async function tidyIndexStep(tx: RawTx, isFirst: boolean): Promise<boolean> {
	return indexWriter(tx).tidy(isFirst);
}

/** The number of each service: the one it had, where that still says rightly whether it has several entries. */
async function giveNumbers(
	writer: IndexWriter,
	had: ReadonlyMap<string, number>,
	services: readonly { id: string; shared: boolean }[],
): Promise<Map<string, number>> {
	const numbers = new Map<string, number>();
	for (const shared of [false, true]) {
		const fresh: string[] = [];
		for (const service of services) {
			if (service.shared !== shared) continue;
			const old = had.get(service.id);
			if (old !== undefined && isShared(old) === shared) numbers.set(service.id, old);
			else fresh.push(service.id);
		}
		const [first, end] = shared ? [FIRST_SHARED_NUMBER, NUMBERS] : [0, FIRST_SHARED_NUMBER];
		const free = fresh.length > 0 ? await writer.freeNumbers(first, end, fresh.length) : [];
		for (const [index, id] of fresh.entries()) {
			const number = free[index];
			if (number === undefined) throw new Error("The search index is full: it holds a million services.");
			numbers.set(id, number);
		}
	}
	return numbers;
}

/** The slugs that a council's listings have, and which a new one gets. */
import { and, eq, inArray, like, or } from "drizzle-orm";
import { type location, type organisation, service } from "../../../../db/schema";
import { isConfidential } from "../../../model/listings/confidential";
import { bySigns } from "../../../model/order";
import type { Tx } from "../../../platform/store-handles";
import { inChunks } from "./in-chunks.server";
import { slugGiver, slugify } from "./slugs";

/** A table of listings. */
export type ListingTable = typeof organisation | typeof location | typeof service;

interface Named {
	id: string;
	slug?: string;
	content: { name: string };
	masked?: boolean;
}

/** A confidential place's slug tells nothing, neither by itself nor by another's that would have to differ from it. */
export const wantedSlug = (one: Named): string =>
	isConfidential({ masked: one.masked ?? false }) ? one.id : (one.slug ?? slugify(one.content.name));

/** The slugs that these listings have, by id; those of other councils are left out. */
export async function slugsOf(
	tx: Tx,
	table: ListingTable,
	councilId: string,
	ids: readonly string[],
): Promise<Map<string, string>> {
	const slugs = new Map<string, string>();
	for await (const some of inChunks(ids)) {
		const columns = { id: table.id, slug: table.slug, councilId: table.councilId };
		const rows = await tx.select(columns).from(table).where(inArray(table.id, some));
		for (const row of rows) if (row.councilId === councilId) slugs.set(row.id, row.slug);
	}
	return slugs;
}

/** Gives out slugs of which the council has none: what is wanted, or it with a number. */
export async function freeSlugs(
	tx: Tx,
	table: ListingTable,
	councilId: string,
	wanted: readonly string[],
): Promise<(wanted: string) => string> {
	return slugGiver(await takenSlugs(tx, table, councilId, wanted));
}

/**
 * Gives services at a confidential place a slug of their own name: lists call them "Stay and play at Rowan House", and a
 * name that they had before may tell as much.
 */
export async function forgetPlaces(tx: Tx, councilId: string, serviceIds: readonly string[]): Promise<void> {
	for await (const ids of inChunks(serviceIds)) {
		const rows = await tx
			.select({ id: service.id, slug: service.slug, status: service.status, content: service.content })
			.from(service)
			.where(and(eq(service.councilId, councilId), inArray(service.id, ids)));
		// Of two with one name, the one that families read has it.
		const inOrder = rows.sort((one, other) => bySigns(one.status, other.status) || bySigns(one.id, other.id));
		const telling = inOrder.filter(isTelling).map(({ id, content }) => ({ id, wanted: slugify(content.name) }));
		const give = await freeSlugs(
			tx,
			service,
			councilId,
			telling.map(({ wanted }) => wanted),
		);
		for (const { id, wanted } of telling) {
			await tx
				.update(service)
				.set({ slug: give(wanted) })
				.where(eq(service.id, id));
		}
	}
}

/** The ids of services with slugs that end in the names of these places, as lists make them, wherever the services are now. */
export async function namedAfter(
	tx: Pick<Tx, "select">,
	councilId: string,
	places: readonly { content: { name: string } }[],
): Promise<string[]> {
	const ends = new Set(places.map(({ content }) => `%-${slugify(content.name)}`));
	const ids: string[] = [];
	for await (const some of inChunks([...ends])) {
		const rows = await tx
			.select({ id: service.id })
			.from(service)
			.where(and(eq(service.councilId, councilId), or(...some.map((end) => like(service.slug, end)))));
		ids.push(...rows.map(({ id }) => id));
	}
	return ids;
}

/** Whether a slug says something else than its listing's name, or "play-2", which another one's "play" made necessary. */
export function isTelling({ slug, content }: { slug: string; content: { name: string } }): boolean {
	const own = slugify(content.name);
	return slug !== own && !(slug.startsWith(`${own}-`) && /^\d{1,4}$/.test(slug.slice(own.length + 1)));
}

/** Every slug that could be in the way: none where all that are wanted differ and are free, as in a single edit. */
async function takenSlugs(
	tx: Tx,
	table: ListingTable,
	councilId: string,
	wanted: readonly string[],
): Promise<string[]> {
	const distinct = [...new Set(wanted)];
	let free = distinct.length === wanted.length;
	for await (const some of inChunks(distinct)) {
		if (!free) break;
		const there = and(eq(table.councilId, councilId), inArray(table.slug, some));
		free = (await tx.select({ slug: table.slug }).from(table).where(there).limit(1)).length === 0;
	}
	if (free) return [];
	const rows = await tx.select({ slug: table.slug }).from(table).where(eq(table.councilId, councilId));
	return rows.map(({ slug }) => slug);
}

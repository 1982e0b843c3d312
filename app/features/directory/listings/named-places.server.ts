/** Towns and neighbourhoods that a council's published addresses name. */
import { and, eq } from "drizzle-orm";
import { location } from "../../../../db/schema";
import { publicLocation } from "../../../model/listings/public-location";
import { ANYONE } from "../../../model/people/asker";
import { KeptForAnyone } from "../../../platform/kept-for-anyone";
import { readFor } from "../../../platform/store.server";
import { contentVersion } from "../councils/content-version.server";
import type { Council } from "../councils/queries.server";
import { locateForCouncil } from "../places/locate.server";
import type { Located, NamedPlace } from "../places/place";
import { parsePlace } from "../places/rules";
import { isOrdinary } from "../search/synonyms.server";
import { fold } from "../search/words";
import { locationColumns } from "./location-columns.server";

/** By name, folded; a name may be of several words. */
type NamedPlaces = ReadonlyMap<string, NamedPlace>;

const kept = new KeptForAnyone<Promise<NamedPlaces>>(50);
const keyOf = (name: string) =>
	fold(name)
		.replace(/[^\p{L}\p{M}]+/gu, " ")
		.trim();

async function namedPlaces(councilId: string): Promise<NamedPlaces> {
	return kept.make(councilId, await contentVersion(ANYONE, councilId), () => readNames(councilId));
}

/** Where a typed postcode, or the name of a town or neighbourhood, is, seen from a council. */
export async function locateFamily(council: Pick<Council, "id" | "gss">, typed: string): Promise<Located> {
	const located = await locateForCouncil(ANYONE, council, typed);
	if (located.where !== "nowhere" || located.place.kind !== "malformed") return located;
	const named = (await namedPlaces(council.id)).get(keyOf(typed));
	return named ? { where: "here", place: named } : located;
}

async function readNames(councilId: string): Promise<NamedPlaces> {
	const db = await readFor(ANYONE);
	const rows = await db
		.select(locationColumns)
		.from(location)
		.where(and(eq(location.councilId, councilId), eq(location.status, "published")));
	const sums = new Map<string, { name: string; lat: number; lon: number; count: number }>();
	for (const row of rows) {
		const { position, content } = publicLocation(row);
		if (!position) continue;
		const { line2, town } = content.address;
		for (const name of [...(line2 ?? "").split(","), town].map((part) => part.trim())) {
			// A street has a number, and nobody calls a neighbourhood so.
			if (/\d/.test(name) || keyOf(name) === "") continue;
			const sum = sums.get(keyOf(name)) ?? { name, lat: 0, lon: 0, count: 0 };
			sums.set(keyOf(name), {
				name: sum.name,
				lat: sum.lat + position.lat,
				lon: sum.lon + position.lon,
				count: sum.count + 1,
			});
		}
	}
	return new Map(
		[...sums].map(([key, { name, lat, lon, count }]) => [
			key,
			{ kind: "named", name, position: { lat: lat / count, lon: lon / count } },
		]),
	);
}

const BEFORE_A_PLACE = /^(?:in|near|at|around|w|we|în|lângă|koło|في|میں)$/i;

/** The pieces without a place, and without the "in" before it. */
function without(pieces: readonly string[], at: number, length: number): string {
	const before = pieces.slice(0, at);
	while (BEFORE_A_PLACE.test(before.at(-1) ?? "")) before.pop();
	return [...before, ...pieces.slice(at + length)].join(" ");
}

/** The first whole postcode among the words: "toddler group E17 8PJ". */
function postcodeAmong(pieces: readonly string[]): PlaceInWords | undefined {
	for (let at = 0; at < pieces.length; at++) {
		for (const length of [2, 1]) {
			const text = pieces.slice(at, at + length).join(" ");
			if (at + length > pieces.length || parsePlace(text).kind !== "postcode") continue;
			return { kind: "postcode", name: text, rest: without(pieces, at, length) };
		}
	}
	return undefined;
}

/** The first half of a postcode in the council's own area: "food bank E17". Elsewhere it is a word: "vitamin B12". */
async function outwardAmong(
	council: Pick<Council, "gss">,
	pieces: readonly string[],
): Promise<PlaceInWords | undefined> {
	for (const [at, text] of pieces.entries()) {
		const parsed = parsePlace(text);
		if (council.gss === null || parsed.kind !== "outward" || parsed.outward !== text.toUpperCase()) continue;
		const { where } = await locateForCouncil(ANYONE, council, text);
		if (where === "here") return { kind: "outward", name: parsed.outward, rest: without(pieces, at, 1) };
	}
	return undefined;
}

interface PlaceInWords {
	kind: "postcode" | "outward" | "named";
	name: string;
	/** The words without it. */
	rest: string;
}

/**
 * What of the words of a search is a postcode, its first half or the name of a place: the longest, at their end or anywhere;
 * else nothing. An address may call a place "Library"; who types that looks for one.
 */
export async function placeInWords(
	council: Pick<Council, "id" | "gss">,
	q: string,
	language: string,
): Promise<PlaceInWords | undefined> {
	const pieces = q.split(" ");
	const postcode = postcodeAmong(pieces) ?? (await outwardAmong(council, pieces));
	if (postcode) return postcode;
	const places = await namedPlaces(council.id);
	for (let length = Math.min(3, pieces.length); length > 0; length--) {
		for (let at = pieces.length - length; at >= 0; at--) {
			const text = pieces.slice(at, at + length).join(" ");
			const found = places.get(keyOf(text));
			if (!found || isOrdinary(text, language)) continue;
			return { kind: "named", name: found.name, rest: without(pieces, at, length) };
		}
	}
	return undefined;
}

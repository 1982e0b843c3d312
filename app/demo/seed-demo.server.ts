/** Writes the demo: two fictional councils with their areas, postcodes and listings, and the people who work there. */
import { isDeepStrictEqual } from "node:util";
import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { RawTx } from "../../db/raw";
import { area, auditEntry, council, district, entry, location, organisation, service } from "../../db/schema";
import { type CouncilSeed, demoCouncils } from "../../db/seed";
import { takenProblems } from "../features/directory/councils/add-council.server";
import { bumpContentVersion } from "../features/directory/councils/content-version.server";
import { saveListings } from "../features/directory/listings/save-listings.server";
import { putPseudoPostcodes } from "../features/directory/places/put-pseudo-postcodes.server";
import { compactPostcode } from "../features/directory/places/rules";
import { councilSettingsSchema } from "../model/councils/settings";
import { systemFor } from "../model/people/asker";
import { recorded } from "../platform/audit.server";
import { stableId } from "../platform/ids";
import type { Tx } from "../platform/store-handles";
import { DEMO_SOURCE, demoListings } from "./demo-listings";
import { putChildren } from "./put-children.server";
import { putFeedback } from "./put-feedback.server";
import { putGlossary } from "./put-glossary.server";
import { putLikely } from "./put-likely.server";
import { putPeople } from "./put-people.server";
import { putReferrals } from "./put-referrals.server";

const SYSTEM = systemFor("the demo's seed");

type Handle = Tx & RawTx;

/** What seeding did to one council. The numbers are of listings: organisations, locations and services. */
export interface SeededCouncil {
	slug: string;
	name: string;
	council: "added" | "changed" | "unchanged";
	added: number;
	changed: number;
	unchanged: number;
}

export interface SeedReport {
	councils: SeededCouncil[];
	/** Pseudo-postcodes in place. */
	postcodes: number;
	/** Children whose records are new. */
	children: number;
	/** Referrals that are new. */
	referrals: number;
}

/**
 * Puts the demo in place as it is on `today` (local "YYYY-MM-DD"), all of it or nothing. Run again on the same day it
 * changes nothing; on another day it writes the listings anew whose dates moved on, but for those that staff edited.
 * @throws Error when a real council has the slug or the code of a fictional one
 */
export async function seedDemo({ today }: { today: string }): Promise<SeedReport> {
	const seeds = demoCouncils(today);
	const report = await putPortal(seeds, today);
	const children = await putChildren(today);
	return { ...report, children, referrals: await putReferrals(today) };
}

function putPortal(seeds: readonly CouncilSeed[], today: string): Promise<Omit<SeedReport, "children" | "referrals">> {
	return recorded(SYSTEM, async (tx) => {
		const postcodes = await putPlaces(tx, seeds);
		const councils: SeededCouncil[] = [];
		const ids = new Map<string, string>();
		for (const seed of seeds) {
			const { id, done } = await putCouncil(tx, seed);
			const listings = await putListings(tx, id, seed, today);
			ids.set(seed.slug, id);
			councils.push({ slug: seed.slug, name: seed.name, council: done, ...listings });
		}
		await putPeople(tx, ids);
		await putFeedback(tx, ids);
		await putLikely(tx, ids);
		for (const councilId of ids.values()) await putGlossary(tx, councilId);
		// In one stream, whose turn this had: in the councils' own it would have to run again.
		const added = councils.filter((one) => one.council === "added").length;
		if (added > 0) tx.record({ action: "demo.added", actor: null, details: { councils: added } });
		return { councils, postcodes };
	});
}

/** The areas, one district in each, and the postcodes in those. */
async function putPlaces(tx: Handle, seeds: readonly CouncilSeed[]): Promise<number> {
	await tx
		.insert(area)
		.values(
			seeds.map(({ gss, name, officialName, outline }) => ({
				gss,
				name,
				officialName,
				type: "Unitary authority",
				region: "Fictional",
				govukSlug: null,
				outline,
			})),
		)
		.onConflictDoUpdate({
			target: area.gss,
			set: { name: sql`excluded.name`, officialName: sql`excluded.official_name`, outline: sql`excluded.outline` },
		});
	await tx
		.insert(district)
		.values(seeds.map(({ gss }) => ({ gss, areaGss: gss })))
		.onConflictDoNothing();
	const postcodes = seeds.flatMap((seed) =>
		seed.postcodes.map(({ postcode, lat, lon, terminated }) => ({
			postcode: compactPostcode(postcode) ?? postcode,
			lat,
			lon,
			district: seed.gss,
			lsoa: null,
			terminated,
		})),
	);
	await putPseudoPostcodes(tx, postcodes);
	return postcodes.length;
}

/** As a value comes back from the database, so that it can be compared with one that did. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

async function putCouncil(tx: Handle, seed: CouncilSeed): Promise<{ id: string; done: SeededCouncil["council"] }> {
	const id = stableId(DEMO_SOURCE, seed.slug);
	const facts = {
		slug: seed.slug,
		name: seed.name,
		gss: seed.gss,
		website: seed.website,
		fictional: true,
		settings: stored(councilSettingsSchema.parse(seed.settings)),
		outline: stored(seed.outline),
	};
	const taken = await takenProblems(tx, facts, id);
	if (taken.length > 0) {
		throw new Error(`The demo was not written: ${taken.map(({ field, reason }) => `${field} ${reason}`).join("; ")}.`);
	}
	const now = new Date();
	const [there] = await tx.select().from(council).where(eq(council.id, id));
	if (!there) {
		await tx.insert(council).values({ id, ...facts, contentVersion: 1, createdAt: now, updatedAt: now });
		return { id, done: "added" };
	}
	const { createdAt, updatedAt, contentVersion, id: _, ...current } = there;
	if (isDeepStrictEqual(current, facts) || (await isInTheirHands(tx, id))) return { id, done: "unchanged" };
	await tx
		.update(council)
		.set({ ...facts, updatedAt: now })
		.where(eq(council.id, id));
	await bumpContentVersion(tx, id);
	return { id, done: "changed" };
}

/** Whether the council's own staff have changed its settings or signed its offer off: the demo then leaves them alone. */
async function isInTheirHands(tx: Handle, councilId: string): Promise<boolean> {
	const theirs = inArray(auditEntry.action, ["settings.changed", "offer.signed"]);
	const rows = await tx
		.select({ number: auditEntry.number })
		.from(auditEntry)
		.where(and(eq(auditEntry.councilId, councilId), theirs))
		.limit(1);
	return rows.length > 0;
}

/** Saves the listings that are new, or whose text in the demo is another than when last seeded; not what staff hold. */
async function putListings(tx: Handle, councilId: string, seed: CouncilSeed, today: string) {
	const all = demoListings(seed, today);
	const before = new Map<string, string | null>();
	for (const table of [organisation, location, service]) {
		const rows = await tx
			.select({ id: table.id, checksum: table.checksum })
			.from(table)
			.where(and(eq(table.councilId, councilId), eq(table.source, DEMO_SOURCE)));
		for (const { id, checksum } of rows) before.set(id, checksum);
	}
	const held = new Set(
		(
			await tx
				.select({ id: entry.id })
				.from(entry)
				.where(and(eq(entry.councilId, councilId), isNotNull(entry.heldAt)))
		).map(({ id }) => id),
	);

	const counts = { added: 0, changed: 0, unchanged: 0 };
	const isNews = ({ id, provenance }: { id: string; provenance: { checksum: string } }) => {
		const known = before.get(id);
		const kept = held.has(id) || known === provenance.checksum;
		const outcome = known === undefined ? "added" : kept ? "unchanged" : "changed";
		counts[outcome] += 1;
		return outcome !== "unchanged";
	};
	const organisations = all.organisations.filter(isNews);
	const locations = all.locations.filter(isNews);
	const services = all.services.filter(isNews);
	if (counts.added + counts.changed > 0) await saveListings(tx, { councilId, organisations, locations, services });
	return counts;
}

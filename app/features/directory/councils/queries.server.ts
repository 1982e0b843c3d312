import { asc, eq } from "drizzle-orm";
import type { Geometry } from "geojson";
import { council } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import { pageError } from "../../../platform/errors";
import { readFor } from "../../../platform/store.server";

/** A council as pages need it, without its outline. */
export type Council = Omit<typeof council.$inferSelect, "outline" | "createdAt" | "updatedAt">;

const columns = {
	id: council.id,
	slug: council.slug,
	name: council.name,
	gss: council.gss,
	website: council.website,
	fictional: council.fictional,
	settings: council.settings,
	contentVersion: council.contentVersion,
};

/** @returns the council with this slug, or undefined */
export async function findCouncil(asker: Asker, slug: string): Promise<Council | undefined> {
	const db = await readFor(asker);
	const [found] = await db.select(columns).from(council).where(eq(council.slug, slug));
	return found;
}

/** The council of a page's URL. @throws the 404 page when there is none */
export async function requireCouncil(asker: Asker, slug: string | undefined): Promise<Council> {
	const found = slug ? await findCouncil(asker, slug) : undefined;
	if (!found) throw pageError("unknown-council");
	return found;
}

/** All councils that publish here, by name. */
export async function listCouncils(asker: Asker): Promise<Council[]> {
	const db = await readFor(asker);
	return db.select(columns).from(council).orderBy(asc(council.name));
}

/** A council's outline, for maps; null while none is known. */
export async function findOutline(asker: Asker, councilId: string): Promise<Geometry | null> {
	const db = await readFor(asker);
	const [found] = await db.select({ outline: council.outline }).from(council).where(eq(council.id, councilId));
	return found?.outline ?? null;
}

import { asc, eq, inArray } from "drizzle-orm";
import { area, council } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";
import type { ListedArea } from "./place";

/** A council's page on GOV.UK, which links to its own website. */
const govukPage = (slug: string | null) => (slug ? `https://www.gov.uk/find-local-council/${slug}` : null);

const columns = {
	gss: area.gss,
	name: area.name,
	govukSlug: area.govukSlug,
	slug: council.slug,
	council: council.name,
	website: council.website,
};
type Row = { [K in keyof typeof columns]: string | null } & { gss: string; name: string };

const listed = ({ gss, name, govukSlug, slug, council, website }: Row): ListedArea => ({
	gss,
	name,
	website: website ?? govukPage(govukSlug),
	council: slug && council ? { slug, name: council } : null,
});

/** All areas by name. */
export async function listAreas(asker: Asker): Promise<ListedArea[]> {
	const db = await readFor(asker);
	const rows = await db.select(columns).from(area).leftJoin(council, eq(council.gss, area.gss)).orderBy(asc(area.name));
	return rows.map(listed);
}

/** Some areas, in the order of `codes`. Codes that are not known are left out. */
export async function findAreas(asker: Asker, codes: readonly string[]): Promise<ListedArea[]> {
	if (codes.length === 0) return [];
	const db = await readFor(asker);
	const rows = await db
		.select(columns)
		.from(area)
		.leftJoin(council, eq(council.gss, area.gss))
		.where(inArray(area.gss, [...codes]));
	return rows.map(listed).sort((a, b) => codes.indexOf(a.gss) - codes.indexOf(b.gss));
}

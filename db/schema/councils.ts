import type { Geometry } from "geojson";
import type { CouncilSettings } from "../../app/model/councils/settings";
import { bool, index, int, json, table, text, time } from "../columns";

/** A council that publishes here. Every row of the directory belongs to one. */
export const council = table("council", {
	id: text("id").primaryKey(),
	slug: text("slug").notNull().unique(),
	name: text("name").notNull(),
	/** The ONS code of its upper-tier authority; null for a fictional one. */
	gss: text("gss").unique(),
	website: text("website"),
	/** Made up, for the demo: kept out of lists of real areas' data. */
	fictional: bool("fictional").notNull(),
	settings: json<CouncilSettings>("settings").notNull(),
	outline: json<Geometry | null>("outline"),
	/** Goes up with every change a family could see; cached pages of an older version are dropped. */
	contentVersion: int("content_version").notNull(),
	createdAt: time("created_at").notNull(),
	updatedAt: time("updated_at").notNull(),
});

/** The upper-tier authorities of England, whether or not they publish here. */
export const area = table("area", {
	gss: text("gss").primaryKey(),
	name: text("name").notNull(),
	officialName: text("official_name").notNull(),
	type: text("type").notNull(),
	region: text("region").notNull(),
	govukSlug: text("govuk_slug"),
	outline: json<Geometry | null>("outline"),
});

/** Lower-tier and unitary districts, each in its upper-tier authority. */
export const district = table(
	"district",
	{
		gss: text("gss").primaryKey(),
		areaGss: text("area_gss")
			.notNull()
			.references(() => area.gss),
	},
	(t) => [index("district_area").on(t.areaGss)],
);

/** Index of Multiple Deprivation by LSOA. Decile 1 is the most deprived. */
export const deprivation = table("deprivation", {
	lsoa: text("lsoa").primaryKey(),
	rank: int("rank").notNull(),
	decile: int("decile").notNull(),
});

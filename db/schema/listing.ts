import type { ListingStatus } from "../../app/model/listings/vocabulary";
import { text, time } from "../columns";
import { council } from "./councils";

/** Columns that every row has which families read. Built anew per table: drizzle's column builders are not shared. */
export const listing = () => ({
	id: text("id").primaryKey(),
	councilId: text("council_id")
		.notNull()
		.references(() => council.id),
	slug: text("slug").notNull(),
	status: text("status").$type<ListingStatus>().notNull(),
	/** Provenance: which source, its id there, when fetched, a checksum of what it said. Null: written here. */
	source: text("source"),
	sourceId: text("source_id"),
	fetchedAt: time("fetched_at"),
	checksum: text("checksum"),
	updatedAt: time("updated_at").notNull(),
});

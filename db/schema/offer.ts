import type { OfferCheck } from "../../app/model/offer/check";
import type { StoredEdition } from "../../app/model/offer/edition";
import type { OfferSectionContent } from "../../app/model/offer/section";
import { int, json, table, text, time, uniqueIndex } from "../columns";
import { person } from "./accounts";
import { council } from "./councils";
import { listing } from "./listing";

/** What the council says, in its own words, above a stage or a topic of the offer. The slug names which. */
export const offerSection = table(
	"offer_section",
	{ ...listing(), content: json<OfferSectionContent>("content").notNull() },
	(t) => [uniqueIndex("offer_section_slug").on(t.councilId, t.slug)],
);

/** The offer as its leader signed it off: numbered, dated, with its print edition as it was. Never changed. */
export const offerEdition = table(
	"offer_edition",
	{
		id: text("id").primaryKey(),
		councilId: text("council_id")
			.notNull()
			.references(() => council.id),
		number: int("number").notNull(),
		publishedAt: time("published_at").notNull(),
		signedBy: text("signed_by")
			.notNull()
			.references(() => person.id),
		signedName: text("signed_name").notNull(),
		signedRole: text("signed_role").notNull(),
		/** What was covered and what was missing when it was signed. */
		check: json<OfferCheck>("coverage").notNull(),
		/** The print edition, by language; older rows have no version (`readStoredEdition`). */
		printed: json<StoredEdition>("printed").notNull(),
	},
	(t) => [uniqueIndex("offer_edition_number").on(t.councilId, t.number)],
);

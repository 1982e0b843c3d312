/** The one way a council's own words of its offer are written. */
import { eq } from "drizzle-orm";
import type { RawTx } from "../../../db/raw";
import { offerSection } from "../../../db/schema";
import { type OfferSectionContent, sectionSlug } from "../../model/offer/section";
import type { Tx } from "../../platform/store-handles";
import { bumpContentVersion } from "../directory/councils/content-version.server";
import { type Publisher, recordVersions } from "../directory/versions/record-versions.server";

export interface SavedSection {
	councilId: string;
	id: string;
	status: "published" | "withdrawn";
	content: OfferSectionContent;
	by?: Publisher;
	now: Date;
}

export async function saveOfferSection(tx: Tx & RawTx, saved: SavedSection): Promise<void> {
	const { councilId, id, status, content, by, now } = saved;
	const slug = sectionSlug(content);
	await tx
		.insert(offerSection)
		.values({ id, councilId, slug, status, content, updatedAt: now })
		.onConflictDoUpdate({
			target: offerSection.id,
			set: { status, content, updatedAt: now },
			setWhere: eq(offerSection.councilId, councilId),
		});
	const published = [{ id, title: slug, status, content: { kind: "offer-section" as const, content } }];
	await recordVersions(tx, { councilId, published, by, now });
	await bumpContentVersion(tx, councilId);
}

import { demoLikely } from "../../db/seed";
import { askAbout } from "../features/publishing/likely-same.server";
import { stableId } from "../platform/ids";
import type { Tx } from "../platform/store-handles";
import { DEMO_SOURCE } from "./demo-listings";

/** Asks the demo's staff about pairs that are likely the same, as an import does: not again about what they decided. */
export async function putLikely(tx: Tx, councilIds: ReadonlyMap<string, string>): Promise<void> {
	for (const [slug, councilId] of councilIds) {
		const pairs = demoLikely
			.filter(({ council }) => council === slug)
			.map(({ kind, listing, other }) => ({
				id: stableId(DEMO_SOURCE, slug, kind, listing),
				otherId: stableId(DEMO_SOURCE, slug, kind, other),
			}));
		await askAbout(tx, councilId, DEMO_SOURCE, pairs);
	}
}

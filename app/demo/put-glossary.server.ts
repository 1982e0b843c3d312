import { eq } from "drizzle-orm";
import { glossaryTerm } from "../../db/schema";
import { demoGlossary } from "../../db/seed";
import { stableId } from "../platform/ids";
import type { Tx } from "../platform/store-handles";
import { DEMO_SOURCE } from "./demo-listings";

/** Gives a council without a glossary one to start with. */
export async function putGlossary(tx: Tx, councilId: string): Promise<void> {
	const there = await tx
		.select({ id: glossaryTerm.id })
		.from(glossaryTerm)
		.where(eq(glossaryTerm.councilId, councilId))
		.limit(1);
	if (there.length > 0) return;
	await tx.insert(glossaryTerm).values(
		Object.entries(demoGlossary).flatMap(([language, terms]) =>
			Object.entries(terms).map(([term, translation]) => ({
				id: stableId(DEMO_SOURCE, `${councilId} ${language} ${term}`),
				councilId,
				language,
				term,
				translation,
			})),
		),
	);
}

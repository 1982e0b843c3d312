/** Indexes again what was indexed in an earlier form, after an update of the product. */
import { and, asc, eq, gt } from "drizzle-orm";
import { service } from "../../../../db/schema";
import { indexWriter } from "../../../../db/search";
import type { SystemAsker } from "../../../model/people/asker";
import { transaction } from "../../../platform/store.server";
import { bumpContentVersion } from "../councils/content-version.server";
import { INDEX_FORM } from "../search/entries";
import { indexListed } from "./index-listed.server";

/** Services in one transaction: others wait for it no longer than a tenth of a second. */
const INDEXED_AT_ONCE = 50;

/** Stopped in the middle, or done by two processes at once, it does no harm: a council is in this form when all of it is. */
export async function reindexEarlierForms(asker: SystemAsker, stopping: AbortSignal): Promise<void> {
	const councils = await transaction(asker, (tx) => indexWriter(tx).inEarlierForm(INDEX_FORM));
	for (const { number, councilId } of councils) {
		for (let last: string | undefined = ""; last !== undefined; ) {
			if (stopping.aborted) return;
			last = await reindexAfter(asker, councilId, last);
		}
		await transaction(asker, async (tx) => {
			await indexWriter(tx).isInForm(number, INDEX_FORM);
			await bumpContentVersion(tx, councilId);
		});
	}
}

/** @returns the last id of those that were indexed, or undefined when there are no more */
async function reindexAfter(asker: SystemAsker, councilId: string, last: string): Promise<string | undefined> {
	return transaction(asker, async (tx) => {
		const some = await tx
			.select({ id: service.id, organisationId: service.organisationId, content: service.content })
			.from(service)
			.where(and(eq(service.councilId, councilId), eq(service.status, "published"), gt(service.id, last)))
			.orderBy(asc(service.id))
			.limit(INDEXED_AT_ONCE);
		await indexListed(tx, councilId, some);
		return some.length < INDEXED_AT_ONCE ? undefined : some.at(-1)?.id;
	});
}

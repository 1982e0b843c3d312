/**
 * What an organisation is called stands in the search index with each of its services. When one of many is renamed, they are
 * indexed again in the background, in short steps: nobody waits for whoever publishes it.
 */
import { and, asc, eq, gt } from "drizzle-orm";
import { service } from "../../../../db/schema";
import { type Held, NotNow, worker } from "../../../platform/queue/worker.server";
import { portal, transaction } from "../../../platform/store.server";
import { indexListed } from "./index-listed.server";
import { announceListings } from "./save-listings.server";
import { INDEX_ORGANISATION } from "./tasks";

/** Services in one transaction: others wait for it no longer than a tenth of a second. */
const INDEXED_AT_ONCE = 50;

export const indexOrganisations = worker(portal, INDEX_ORGANISATION, { work: indexAll });

type HeldTask = Held<"portal", Record<string, never>>;

async function indexAll(held: HeldTask): Promise<void> {
	const councilId = held.councilId ?? "";
	for (let last: string | undefined = ""; last !== undefined; ) {
		if (held.stopping.aborted) throw new NotNow("The product stops.");
		last = await indexAfter(held, councilId, last);
	}
	await transaction(held.asker, async (tx) => {
		await announceListings(tx, councilId);
		await held.finish(tx);
	});
}

/** @returns the last id of those that were indexed, or undefined when there are no more */
function indexAfter(held: HeldTask, councilId: string, last: string): Promise<string | undefined> {
	return transaction(held.asker, async (tx) => {
		await held.check(tx);
		const some = await tx
			.select({ id: service.id, organisationId: service.organisationId, content: service.content })
			.from(service)
			.where(and(eq(service.organisationId, held.key), eq(service.status, "published"), gt(service.id, last)))
			.orderBy(asc(service.id))
			.limit(INDEXED_AT_ONCE);
		await indexListed(tx, councilId, some, { announce: false });
		return some.length < INDEXED_AT_ONCE ? undefined : some.at(-1)?.id;
	});
}

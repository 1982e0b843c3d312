/** Follows the councils' rule on how long families are shown what nobody checked. */
import { and, eq, gte, lt } from "drizzle-orm";
import { council, entry, service } from "../../../db/schema";
import { localNow } from "../../model/calendar/local-time";
import { editorialRules } from "../../model/councils/settings";
import type { SystemAsker } from "../../model/people/asker";
import { type Recorded, recordedIn } from "../../platform/audit.server";
import { readFor } from "../../platform/store.server";
import { shownSince } from "../directory/listings/freshness";
import { hideServices, showServices } from "../directory/listings/hide-services.server";

const AT_ONCE = 200;

/**
 * Hides services whose last check is too long ago and shows again those that were checked since, or whose council
 * changed its rule. Places and organisations stay: what is at them was checked by itself.
 */
export async function hideUnchecked(asker: SystemAsker, stopping: AbortSignal, now = new Date()): Promise<void> {
	const db = await readFor(asker);
	const councils = await db.select({ id: council.id, settings: council.settings }).from(council);
	const { date } = localNow(now);
	for (const { id, settings } of councils) {
		const since = shownSince(editorialRules(settings), date);
		await settle(
			asker,
			stopping,
			id,
			"shown",
			and(eq(service.status, "hidden"), since ? gte(entry.assuredOn, since) : undefined),
		);
		if (since)
			await settle(asker, stopping, id, "hidden", and(eq(service.status, "published"), lt(entry.assuredOn, since)));
	}
}

async function settle(
	asker: SystemAsker,
	stopping: AbortSignal,
	councilId: string,
	outcome: "shown" | "hidden",
	which: ReturnType<typeof and>,
): Promise<void> {
	const db = await readFor(asker);
	while (!stopping.aborted) {
		const rows = await db
			.select({ id: service.id })
			.from(entry)
			.innerJoin(service, eq(service.id, entry.id))
			.where(and(eq(entry.councilId, councilId), which))
			.limit(AT_ONCE);
		if (rows.length === 0) return;
		await recordedIn(councilId, asker, async (tx) => {
			const ids = rows.map(({ id }) => id);
			const done = new Set(await (outcome === "hidden" ? hideServices : showServices)(tx, councilId, ids));
			for (const { id } of rows) if (done.has(id)) record(tx, outcome, { id, councilId });
		});
	}
}

function record(tx: Recorded, outcome: "shown" | "hidden", one: { id: string; councilId: string }): void {
	tx.record({
		action: `entry.${outcome}`,
		actor: null,
		councilId: one.councilId,
		subject: { kind: "service", id: one.id },
	});
}

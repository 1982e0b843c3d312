/** Hides published services from families and shows them again. Their entries, versions and drafts stay as they are. */
import { and, eq, inArray } from "drizzle-orm";
import type { RawTx } from "../../../../db/raw";
import { service } from "../../../../db/schema";
import type { Tx } from "../../../platform/store-handles";
import { bumpContentVersion } from "../councils/content-version.server";
import { removeFromIndex } from "../search/index-services.server";
import { indexListed } from "./index-listed.server";

/** @returns the ids of those that families read until now */
export async function hideServices(tx: Tx & RawTx, councilId: string, ids: readonly string[]): Promise<string[]> {
	const hidden = await tx
		.update(service)
		.set({ status: "hidden" })
		.where(and(eq(service.councilId, councilId), inArray(service.id, [...ids]), eq(service.status, "published")))
		.returning({ id: service.id });
	if (hidden.length === 0) return [];
	const all = hidden.map(({ id }) => id);
	await removeFromIndex(tx, councilId, all);
	await bumpContentVersion(tx, councilId);
	return all;
}

/** @returns the ids of those that were hidden until now */
export async function showServices(tx: Tx & RawTx, councilId: string, ids: readonly string[]): Promise<string[]> {
	const shown = await tx
		.update(service)
		.set({ status: "published" })
		.where(and(eq(service.councilId, councilId), inArray(service.id, [...ids]), eq(service.status, "hidden")))
		.returning({ id: service.id, organisationId: service.organisationId, content: service.content });
	if (shown.length === 0) return [];
	await indexListed(tx, councilId, shown);
	await bumpContentVersion(tx, councilId);
	return shown.map(({ id }) => id);
}

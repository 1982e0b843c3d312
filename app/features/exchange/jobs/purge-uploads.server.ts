/** Uploads that nobody ran, or whose run failed, have an end: a sheet may hold what nobody meant to leave here. */
import { and, inArray, isNull, lt, or } from "drizzle-orm";
import { importJob } from "../../../../db/schema";
import type { SystemAsker } from "../../../model/people/asker";
import { transaction } from "../../../platform/store.server";

/** Days after which an import that changed nothing is deleted, with its upload. One that changed something is history. */
export const UPLOAD_KEPT_DAYS = 30;

export async function purgeUploads(asker: SystemAsker, now = new Date()): Promise<void> {
	const before = new Date(now.getTime() - UPLOAD_KEPT_DAYS * 86_400_000);
	await transaction(asker, async (tx) => {
		await tx
			.delete(importJob)
			.where(
				and(
					isNull(importJob.importRunId),
					inArray(importJob.status, ["mapping", "ready", "done", "failed"]),
					lt(importJob.createdAt, before),
					or(isNull(importJob.finishedAt), lt(importJob.finishedAt, before)),
				),
			);
	});
}

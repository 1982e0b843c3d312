import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { importJob } from "../../../../db/schema";
import { aCouncil, aMember } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { readFor, transaction } from "../../../platform/store.server";
import { purgeUploads, UPLOAD_KEPT_DAYS } from "./purge-uploads.server";

it("an import that nobody ran is deleted with its upload; one that changed something, and one in its turn, stay", async () => {
	const council = await aCouncil();
	const { id: createdBy } = await aMember(council, "publisher");
	const add = async (status: "mapping" | "queued" | "done", importRunId: string | null) => {
		const id = randomUUID();
		await transaction(TEST, async (tx) => {
			const upload = { origin: "a.csv", upload: "name\nA\n", settings: null, report: null, progress: 0, dryRun: false };
			const times = { createdAt: new Date(), startedAt: null, finishedAt: null };
			const row = { id, councilId: council.id, kind: "sheet" as const, status, importRunId, createdBy };
			await tx.insert(importJob).values({ ...row, ...upload, ...times });
		});
		return id;
	};
	const forgotten = await add("mapping", null);
	const kept = [await add("queued", null), await add("done", randomUUID())].toSorted();
	const left = async () => {
		const db = await readFor(TEST);
		const rows = await db.select({ id: importJob.id }).from(importJob).where(eq(importJob.councilId, council.id));
		return rows.map(({ id }) => id).toSorted();
	};
	const days = (count: number) => new Date(Date.now() + count * 86_400_000);
	await purgeUploads(TEST, days(UPLOAD_KEPT_DAYS - 1));
	expect(await left()).toEqual([forgotten, ...kept].toSorted());
	await purgeUploads(TEST, days(UPLOAD_KEPT_DAYS + 1));
	expect(await left()).toEqual(kept);
});

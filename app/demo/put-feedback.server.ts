import { and, eq } from "drizzle-orm";
import { feedback, service } from "../../db/schema";
import { demoFeedback } from "../../db/seed";
import { stableId } from "../platform/ids";
import { sealedField } from "../platform/keys/sealed-field.server";
import type { Tx } from "../platform/store-handles";
import { DEMO_SOURCE } from "./demo-listings";

const sealedDetails = sealedField("portal", feedback.details);

/** Puts what the demo's families told their councils in place. Only once: what staff did with it since stays. */
export async function putFeedback(tx: Tx, councilIds: ReadonlyMap<string, string>): Promise<void> {
	for (const { key, council, service: slug, kind, details, daysAgo, answer } of demoFeedback) {
		const councilId = councilIds.get(council);
		if (!councilId) continue;
		const [about] = slug
			? await tx
					.select({ id: service.id })
					.from(service)
					.where(and(eq(service.councilId, councilId), eq(service.slug, slug)))
			: [];
		const id = stableId(DEMO_SOURCE, "message", key);
		const at = new Date(Date.now() - daysAgo * 86_400_000);
		await tx
			.insert(feedback)
			.values({
				id,
				councilId,
				serviceId: about?.id ?? null,
				kind,
				details: sealedDetails.seal(id, details),
				status: answer ? "closed" : "new",
				youSaid: answer?.youSaid ?? null,
				weDid: answer?.weDid ?? null,
				publishedAt: answer ? at : null,
				createdAt: at,
				updatedAt: at,
			})
			.onConflictDoNothing();
	}
}

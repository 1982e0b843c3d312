/** A family tells a council something. Nothing about the person is asked or kept. */
import { randomUUID } from "node:crypto";
import { problemReport } from "../../../db/schema";
import { store } from "../../platform/store.server";
import type { Council } from "../councils/queries.server";
import { isTrapped } from "./typed-text";
import type { CaseKind } from "./vocabulary";

export interface NewCase {
	/** A published service of the council; null for the offer as a whole. */
	serviceId: string | null;
	kind: CaseKind;
	details: string;
}

/** Keeps what was sent for the council's staff, unless a machine sent it. It is not told, so that it learns nothing. */
export async function takeCase(council: Pick<Council, "id">, form: FormData, given: NewCase): Promise<void> {
	if (isTrapped(form)) return;
	const { transaction } = await store();
	const now = new Date();
	await transaction(async (tx) => {
		await tx.insert(problemReport).values({
			id: randomUUID(),
			councilId: council.id,
			...given,
			status: "new",
			createdAt: now,
			updatedAt: now,
		});
	});
}

import { systemFor } from "../model/people/asker";
import { type AuditFact, recordedAt } from "../platform/audit.server";
import type { ProductStore } from "../platform/store.server";

/** Who asks at the command line: nobody who signs in, and nothing is hidden from them. */
export const OPERATOR = systemFor("the operator's command");

/** Adds to the log of a store what the operator did to it as a whole. */
export const record = (store: ProductStore, fact: Pick<AuditFact, "action" | "details">): Promise<void> =>
	recordedAt(store, store.name, OPERATOR, async (tx) => tx.record({ actor: null, ...fact }));

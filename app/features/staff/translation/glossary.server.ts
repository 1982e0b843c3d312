/** The council's glossary: reading and changing its terms. */
import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { glossaryTerm } from "../../../../db/schema";
import type { StaffAsker } from "../../../model/people/asker";
import { type Recorded, recorded } from "../../../platform/audit.server";
import { readFor } from "../../../platform/store.server";
import type { Writer } from "../../publishing/save-draft.server";
import type { Term } from "./glossary";

export interface GlossaryTerm extends Term {
	id: string;
}

/** The terms of one language, by their English. */
export async function listTerms(who: StaffAsker, language: string): Promise<GlossaryTerm[]> {
	const db = await readFor(who);
	return db
		.select({ id: glossaryTerm.id, term: glossaryTerm.term, translation: glossaryTerm.translation })
		.from(glossaryTerm)
		.where(and(eq(glossaryTerm.councilId, who.council.id), eq(glossaryTerm.language, language)))
		.orderBy(asc(glossaryTerm.term));
}

/** Characters of a term, and of its translation. */
export const LONGEST_TERM = 100;
const MOST_TERMS = 500;

export type TermProblem = "missing" | "too-long" | "known" | "too-many";
export type TermSaved = { ok: true } | { ok: false; reason: "not-found" | "known" | "too-many" };

/** Adds a term, or changes the one with this id. */
export async function saveTerm(
	who: Writer,
	language: string,
	change: Term & { id: string | null },
): Promise<TermSaved> {
	const values = { term: change.term, translation: change.translation };
	return recorded(who, async (tx): Promise<TermSaved> => {
		const terms = await tx
			.select({ id: glossaryTerm.id, term: glossaryTerm.term })
			.from(glossaryTerm)
			.where(and(eq(glossaryTerm.councilId, who.council.id), eq(glossaryTerm.language, language)));
		if (change.id !== null && !terms.some(({ id }) => id === change.id)) return { ok: false, reason: "not-found" };
		const same = (term: string) => term.toLowerCase() === values.term.toLowerCase();
		if (terms.some(({ id, term }) => id !== change.id && same(term))) return { ok: false, reason: "known" };
		if (change.id === null && terms.length >= MOST_TERMS) return { ok: false, reason: "too-many" };
		const id = change.id ?? randomUUID();
		if (change.id === null) {
			await tx.insert(glossaryTerm).values({ id, councilId: who.council.id, language, ...values });
		} else await tx.update(glossaryTerm).set(values).where(eq(glossaryTerm.id, id));
		note(tx, who, change.id === null ? "glossary.added" : "glossary.changed", id, { language, ...values });
		return { ok: true };
	});
}

/** Takes a term away. @returns false when the council has none with this id in this language */
export async function removeTerm(who: Writer, language: string, id: string): Promise<boolean> {
	return recorded(who, async (tx) => {
		const [gone] = await tx
			.delete(glossaryTerm)
			.where(
				and(eq(glossaryTerm.id, id), eq(glossaryTerm.councilId, who.council.id), eq(glossaryTerm.language, language)),
			)
			.returning();
		if (gone) note(tx, who, "glossary.removed", id, { language, term: gone.term, translation: gone.translation });
		return gone !== undefined;
	});
}

function note(tx: Recorded, who: Writer, action: string, id: string, details: Record<string, string>): void {
	tx.record({ action, actor: who.person, councilId: who.council.id, subject: { kind: "glossary-term", id }, details });
}

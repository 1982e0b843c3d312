/**
 * What somebody posts after their session has ended is kept, sealed, while they sign in, and then shown to them again.
 * To nobody else, for an hour at most. Files are not kept.
 */
import { randomUUID } from "node:crypto";
import { and, desc, eq, gt, inArray, lt } from "drizzle-orm";
import { keptForm } from "../../../db/schema";
import { type SystemAsker, systemFor } from "../../model/people/asker";
import type { Values } from "../../platform/forms/field-errors";
import type { Posted } from "../../platform/forms/posted";
import { sealedField } from "../../platform/keys/sealed-field.server";
import { readFor, transaction } from "../../platform/store.server";

const SYSTEM = systemFor("keeping what was typed while somebody signs in");

const KEPT_MINUTES = 60;
/** Of one person: more tabs than anybody types in at once. The newest stay. */
const MOST_KEPT = 20;
/** The name in the page's address under which the form is found again. */
export const RESUME = "resume";

const sealedForm = sealedField("portal", keptForm.posted);

/** The path of the page itself, without what names a form to show. */
function pageOf(path: string): string {
	const url = new URL(path, "http://here.invalid");
	url.searchParams.delete(RESUME);
	return url.pathname + url.search;
}

function resumePath(page: string, id: string): string {
	const url = new URL(page, "http://here.invalid");
	url.searchParams.set(RESUME, id);
	return url.pathname + url.search;
}

/**
 * Keeps a form for a person.
 * @param path its page's path and query as they stand in English
 * @returns the path on which it is shown again; the page's own where there is nothing to keep
 */
export async function keepForm(
	personId: string,
	path: string,
	posted: Posted | undefined,
	now = new Date(),
): Promise<string> {
	const page = pageOf(path);
	if (!posted || Object.keys(posted.values).length === 0) return page;
	const id = randomUUID();
	return transaction(SYSTEM, async (tx) => {
		const kept = await tx
			.select({ id: keptForm.id })
			.from(keptForm)
			.where(eq(keptForm.personId, personId))
			.orderBy(desc(keptForm.createdAt));
		const oldest = kept.slice(MOST_KEPT - 1).map((one) => one.id);
		if (oldest.length > 0) await tx.delete(keptForm).where(inArray(keptForm.id, oldest));
		await tx.insert(keptForm).values({
			id,
			personId,
			path: page,
			posted: sealedForm.seal(id, { personId, path: page, values: posted.values }),
			createdAt: now,
			expiresAt: new Date(now.getTime() + KEPT_MINUTES * 60_000),
		});
		return resumePath(page, id);
	});
}

/**
 * The form that a page is to be shown with.
 * @param path the page's path and query, with the form's name in it
 * @returns undefined when there is none for this person and page, or its hour is over
 */
export async function findKeptForm(
	personId: string,
	path: string,
	now = new Date(),
): Promise<{ page: string; values: Values } | undefined> {
	const page = pageOf(path);
	const id = new URL(path, "http://here.invalid").searchParams.get(RESUME) ?? "";
	const db = await readFor(SYSTEM);
	const [row] = await db
		.select({ posted: keptForm.posted })
		.from(keptForm)
		.where(
			and(eq(keptForm.id, id), eq(keptForm.personId, personId), eq(keptForm.path, page), gt(keptForm.expiresAt, now)),
		);
	const opened = row && sealedForm.open(id, row.posted);
	if (!opened?.ok || opened.value.personId !== personId || opened.value.path !== page) return undefined;
	return { page, values: opened.value.values };
}

/** Forgets a form that was sent anew. */
export async function forgetKeptForm(personId: string, path: string): Promise<void> {
	const id = new URL(path, "http://here.invalid").searchParams.get(RESUME) ?? "";
	await transaction(SYSTEM, async (tx) => {
		await tx.delete(keptForm).where(and(eq(keptForm.id, id), eq(keptForm.personId, personId)));
	});
}

/** Deletes what nobody came back for. */
export async function purgeKeptForms(asker: SystemAsker, now = new Date()): Promise<void> {
	await transaction(asker, async (tx) => {
		await tx.delete(keptForm).where(lt(keptForm.expiresAt, now));
	});
}

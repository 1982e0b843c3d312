/** A guardian's calendar address and e-mails of a child: begun and ended by them, found by a token that nobody guesses. */
import { randomUUID } from "node:crypto";
import { and, eq, exists, inArray, isNotNull, notExists } from "drizzle-orm";
import { guardian, guardianLink, reminderSent } from "../../../../db/schema/health";
import { ANYONE, type PersonAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import { hashToken, newToken } from "../../../platform/keys/secrets.server";
import { health } from "../../../platform/store.server";
import type { Tx } from "../../../platform/store-handles";
import { isGuardian } from "../record/stored-record.server";

export type LinkKind = (typeof guardianLink.$inferSelect)["kind"];
export type GuardianLink = typeof guardianLink.$inferSelect;

const tokens = sealedField("health", guardianLink.token);

const BEGUN = {
	calendar: "record.calendar-begun",
	reminders: "record.reminders-begun",
	news: "record.news-begun",
} as const;
const ENDED = {
	calendar: "record.calendar-ended",
	reminders: "record.reminders-ended",
	news: "record.news-ended",
} as const;
/** Those that are e-mails: a link in each stops them. */
export const EMAILS = ["reminders", "news"] as const satisfies readonly LinkKind[];

const ofGuardian = (childId: string, personId: string, kind: LinkKind) =>
	and(eq(guardianLink.childId, childId), eq(guardianLink.personId, personId), eq(guardianLink.kind, kind));

/** The tokens of what a guardian has. Who may not see the record has been told so before. */
export async function linksOf(asker: PersonAsker, childId: string): Promise<Record<LinkKind, string | null>> {
	const db = await health.readFor(asker);
	const rows = await db
		.select()
		.from(guardianLink)
		.where(and(eq(guardianLink.childId, childId), eq(guardianLink.personId, asker.person.id)));
	const tokenOf = (kind: LinkKind) => {
		const row = rows.find((one) => one.kind === kind);
		return row ? tokenIn(row) : null;
	};
	return { calendar: tokenOf("calendar"), reminders: tokenOf("reminders"), news: tokenOf("news") };
}

/** @returns null for one that does not open */
export function tokenIn({ id, token }: GuardianLink): string | null {
	const opened = tokens.open(id, token);
	return opened.ok ? opened.value : null;
}

/** Begins one; what is there already stays. @returns false for somebody who is no guardian of the child */
export function beginLink(
	asker: PersonAsker,
	{ childId, kind, language }: { childId: string; kind: LinkKind; language: string },
	now = new Date(),
): Promise<boolean> {
	const personId = asker.person.id;
	return recordedAt(health, recordStream(childId), asker, async (tx) => {
		if ((await tx.$count(guardian, isGuardian(guardian, childId, personId))) === 0) return false;
		const [id, token] = [randomUUID(), newToken()];
		const added = await tx
			.insert(guardianLink)
			.values({
				id,
				childId,
				personId,
				kind,
				language,
				token: tokens.seal(id, token),
				tokenHash: hashToken(token),
				createdAt: now,
				lookedOn: null,
			})
			.onConflictDoNothing()
			.returning({ id: guardianLink.id });
		if (added.length > 0) note(tx, BEGUN[kind], { id, childId, personId });
		return true;
	});
}

/** Ends one for good: its address is dead. */
export async function endLink(
	asker: PersonAsker,
	{ childId, kind }: { childId: string; kind: LinkKind },
): Promise<void> {
	const personId = asker.person.id;
	await recordedAt(health, recordStream(childId), asker, async (tx) => {
		const [found] = await tx
			.select()
			.from(guardianLink)
			.where(ofGuardian(childId, personId, kind));
		if (found) await end(tx, found);
	});
}

/** What an address is of, whoever asks. */
export async function linkByToken(kinds: readonly LinkKind[], token: string): Promise<GuardianLink | undefined> {
	const db = await health.readFor(ANYONE);
	const [found] = await db
		.select()
		.from(guardianLink)
		.where(and(eq(guardianLink.tokenHash, hashToken(token)), inArray(guardianLink.kind, [...kinds])));
	return found;
}

/** Stops e-mails by the link in one of them: whoever has it may. */
export async function stopByToken(token: string): Promise<void> {
	const found = await linkByToken(EMAILS, token);
	if (!found) return;
	await recordedAt(health, recordStream(found.childId), ANYONE, (tx) => end(tx, found));
}

async function end(tx: Recorded<"health">, { id, kind, childId, personId }: GuardianLink): Promise<void> {
	const ended = await tx.delete(guardianLink).where(eq(guardianLink.id, id)).returning({ id: guardianLink.id });
	await tx.delete(reminderSent).where(eq(reminderSent.linkId, id));
	if (ended.length > 0) note(tx, ENDED[kind], { id, childId, personId });
}

type Action = (typeof BEGUN)[LinkKind] | (typeof ENDED)[LinkKind];

function note(
	tx: Recorded<"health">,
	action: Action,
	{ id, childId, personId }: Pick<GuardianLink, "id" | "childId" | "personId">,
) {
	tx.record({ action, actor: { id: personId }, recordId: childId, subject: { kind: "guardian-link", id } });
}

/** Takes away what belonged to somebody who is no guardian any more. */
export async function purgeLinks(tx: Tx<"health">): Promise<void> {
	const theirs = and(eq(guardian.childId, guardianLink.childId), eq(guardian.personId, guardianLink.personId));
	const ended = tx
		.select({ id: guardian.id })
		.from(guardian)
		.where(and(theirs, isNotNull(guardian.endedAt)));
	await tx.delete(guardianLink).where(exists(ended));
	const link = tx.select({ id: guardianLink.id }).from(guardianLink).where(eq(guardianLink.id, reminderSent.linkId));
	await tx.delete(reminderSent).where(notExists(link));
}

/** What a guardian does with shares of their own: make one, stop one, see who opened it. No guardian sees another's. */
import { randomInt, randomUUID } from "node:crypto";
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { child, guardian, share, shareOpening } from "../../../../db/schema/health";
import type { Section } from "../../../model/health/record/sections";
import {
	type Duration,
	endOf,
	PASSCODE_DIGITS,
	type Recipient,
	type ShareLink,
	type ShareState,
} from "../../../model/health/sharing/share";
import type { PersonAsker } from "../../../model/people/asker";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { stableId } from "../../../platform/ids";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import { hashToken, newToken } from "../../../platform/keys/secrets.server";
import type { Mark } from "../../../platform/once.server";
import { health } from "../../../platform/store.server";
import { isGuardian, openChild } from "../record/stored-record.server";
import { links, recipients } from "./live-share.server";

export const names = sealedField("health", shareOpening.says);

export interface NewShare {
	childId: string;
	recipient: Recipient;
	/** Without "about", which goes along with any of them. */
	sections: readonly Section[];
	duration: Duration;
	withPasscode: boolean;
	/** Of the form: sent twice, it makes one share. */
	mark: Mark | null;
}

/**
 * Opens some sections of a record to whoever has the link.
 * @returns its id; undefined for a child that is not theirs, and for one who has died
 */
export async function makeShare(
	asker: PersonAsker,
	{ childId, recipient, sections, duration, withPasscode, mark }: NewShare,
	now = new Date(),
): Promise<string | undefined> {
	const id = mark ? stableId("share", asker.person.id, childId, mark.mark, mark.said) : randomUUID();
	const link: ShareLink = { token: newToken(), key: newToken(), passcode: withPasscode ? newPasscode() : null };
	return recordedAt(health, recordStream(childId), asker, async (tx) => {
		const [found] = await tx
			.select({ child, guardian })
			.from(guardian)
			.innerJoin(child, eq(child.id, guardian.childId))
			.where(isGuardian(guardian, childId, asker.person.id));
		if (!found || openChild(found.child, found.guardian)?.diedOn !== null) return undefined;
		const made = await tx
			.insert(share)
			.values({
				id,
				childId,
				sharedBy: asker.person.id,
				recipient: recipients.seal(id, recipient),
				sections: [...sections],
				tokenHash: hashToken(link.token),
				link: links.seal(id, link),
				createdAt: now,
				until: endOf(duration, now),
				revokedAt: null,
				wrongPasscodes: 0,
			})
			.onConflictDoNothing({ target: share.id })
			.returning({ id: share.id });
		if (made.length > 0)
			tx.record({
				action: "record.shared",
				actor: asker.person,
				recordId: childId,
				subject: { kind: "share", id },
				details: { sections, duration, passcode: withPasscode },
			});
		return id;
	});
}

const newPasscode = () => String(randomInt(10 ** PASSCODE_DIGITS)).padStart(PASSCODE_DIGITS, "0");

/** Of shares that somebody made, while they are the child's guardian. */
const madeBy = (asker: PersonAsker, childId: string) =>
	and(eq(share.childId, childId), eq(share.sharedBy, asker.person.id));

/** Stops a share at once. One that is over stays so. @returns false for one that is not theirs */
export async function stopShare(
	asker: PersonAsker,
	{ childId, shareId }: { childId: string; shareId: string },
	now = new Date(),
): Promise<boolean> {
	return recordedAt(health, recordStream(childId), asker, async (tx) => {
		const theirs = and(eq(share.id, shareId), madeBy(asker, childId));
		const [found] = await tx
			.select({ revokedAt: share.revokedAt })
			.from(share)
			.innerJoin(guardian, isGuardian(guardian, childId, asker.person.id))
			.where(theirs);
		if (!found) return false;
		if (found.revokedAt !== null) return true;
		await tx
			.update(share)
			.set({ revokedAt: now })
			.where(and(theirs, isNull(share.revokedAt)));
		tx.record({
			action: "record.share-stopped",
			actor: asker.person,
			recordId: childId,
			subject: { kind: "share", id: shareId },
		});
		return true;
	});
}

export interface MyShare extends ShareState {
	id: string;
	/** Null where it does not open, as with the link. */
	recipient: Recipient | null;
	sections: readonly Section[];
	link: ShareLink | null;
	createdAt: Date;
	/** Oldest first. `says` is null where it does not open. */
	openings: readonly { id: string; at: Date; says: string | null }[];
}

/** Somebody's own shares of a child's record, newest first. Who may not read it has been told so before. */
export async function listShares(asker: PersonAsker, childId: string): Promise<MyShare[]> {
	const db = await health.readFor(asker);
	const rows = await db
		.select({ share })
		.from(share)
		.innerJoin(guardian, isGuardian(guardian, childId, asker.person.id))
		.where(madeBy(asker, childId))
		.orderBy(desc(share.createdAt), desc(share.id));
	const ids = rows.map((row) => row.share.id);
	const opened =
		ids.length === 0
			? []
			: await db
					.select()
					.from(shareOpening)
					.where(inArray(shareOpening.shareId, ids))
					.orderBy(asc(shareOpening.at), asc(shareOpening.id));
	return rows.map(({ share: { id, recipient, link, ...row } }) => {
		const whom = recipients.open(id, recipient);
		const secret = links.open(id, link);
		return {
			id,
			recipient: whom.ok ? whom.value : null,
			link: secret.ok ? secret.value : null,
			sections: row.sections,
			createdAt: row.createdAt,
			until: row.until,
			revokedAt: row.revokedAt,
			wrongPasscodes: row.wrongPasscodes,
			openings: opened
				.filter(({ shareId }) => shareId === id)
				.map((one) => {
					const says = names.open(one.id, one.says);
					return { id: one.id, at: one.at, says: says.ok ? says.value : null };
				}),
		};
	});
}

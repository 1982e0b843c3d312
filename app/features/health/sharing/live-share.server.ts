/** Which shares are open now. Everything that is read through one begins here, in the transaction that reads. */
import { and, eq, gt, isNull, lt, ne, type SQL } from "drizzle-orm";
import { child, guardian, share } from "../../../../db/schema/health";
import type { Child } from "../../../model/health/record/child";
import type { Section } from "../../../model/health/record/sections";
import { MOST_WRONG_PASSCODES, type ShareLink } from "../../../model/health/sharing/share";
import { pageError } from "../../../platform/errors";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import type { Read } from "../../../platform/store-handles";
import { type Guardian, openChild } from "../record/stored-record.server";

export const links = sealedField("health", share.link);
export const recipients = sealedField("health", share.recipient);

export interface LiveShare {
	id: string;
	child: Child;
	/** Who made it: `entriesFor(tx, guardian, sections)` reads what they may see, which is what they show. */
	guardian: Guardian;
	/** Which sections may be read through it: "about", and those that were chosen. */
	sections: readonly Section[];
	/** From this moment on it is over. */
	until: Date;
	link: ShareLink;
	wrongPasscodes: number;
	/** Whether the child has died, whatever its maker may know of it. */
	hasDied: boolean;
}

/**
 * A share by its id, while it is open.
 * @returns undefined for one that there is not, that was stopped or is over, whose maker is no guardian any more, and after
 * the death of the child: which of these is told to nobody
 * @throws the page "not available now" when its key is missing
 */
export const liveShare = (tx: Read<"health">, id: string, now = new Date()): Promise<LiveShare | undefined> =>
	findLive(tx, eq(share.id, id), now);

/** As `liveShare`, by the hash of its link's token. */
export const liveShareByToken = (
	tx: Read<"health">,
	tokenHash: string,
	now = new Date(),
): Promise<LiveShare | undefined> => findLive(tx, eq(share.tokenHash, tokenHash), now);

async function findLive(tx: Read<"health">, which: SQL, now: Date): Promise<LiveShare | undefined> {
	const [found] = await tx
		.select({ share, guardian, child })
		.from(share)
		.innerJoin(child, eq(child.id, share.childId))
		.innerJoin(guardian, and(eq(guardian.childId, share.childId), eq(guardian.personId, share.sharedBy)))
		.where(and(which, isLive(now), isNull(guardian.endedAt), ne(child.status, "closed")));
	if (!found) return undefined;
	const { id, sections, until, wrongPasscodes } = found.share;
	const link = links.open(id, found.share.link);
	const about = openChild(found.child, found.guardian);
	if (!link.ok || !about) throw pageError("unavailable");
	if (about.diedOn !== null) return undefined;
	const known = openChild(found.child);
	if (!known) throw pageError("unavailable");
	return {
		id,
		child: about,
		guardian: found.guardian,
		sections: ["about", ...sections],
		until,
		link: link.value,
		wrongPasscodes,
		hasDied: known.diedOn !== null,
	};
}

/** As `stateOf` says of a row. */
const isLive = (now: Date) =>
	and(isNull(share.revokedAt), gt(share.until, now), lt(share.wrongPasscodes, MOST_WRONG_PASSCODES));

/** What hangs on somebody who is to lose a role: asked of a wing that this one does not know. */
import type { Asker } from "../../../model/people/asker";
import { unavailableIn } from "../../../platform/store-errors";
import type { By } from "./change-member.server";

/** One thing that nobody else looks after on their end. */
export interface Hanging {
	end: "service" | "referrer";
}

export interface LookAfter<Thing extends Hanging = Hanging> {
	/** @param grantId the role that they lose; null for all of the council */
	openWith(by: By, personId: string, grantId: string | null): Promise<Thing[]>;
	/** Tells those whom it concerns, once it is done. */
	tell(by: By, hanging: Thing[]): Promise<void>;
}

/** A role that somebody loses; of a council all that they have there, where none is named. */
export interface Lost {
	councilId: string;
	grantId: string | null;
}

/** How many there are on each end. */
interface HangingCount {
	service: number;
	referrer: number;
}

/** Nothing was done: so much hangs on it, or the store that knows does not answer. */
export type Minded =
	| { ok: false; reason: "open-referrals"; hanging: HangingCount }
	| { ok: false; reason: "referrals-away"; hanging: null };

const countOf = (hanging: readonly Hanging[]): HangingCount => {
	const service = hanging.filter(({ end }) => end === "service").length;
	return { service, referrer: hanging.length - service };
};

/**
 * Does what takes a role away; where something hangs on it, only when whoever does it has read how much, and goes on.
 * It waits for no store but its own: where nobody can say what hangs on it, going on is offered too, and nobody is told.
 * @returns why nothing was done, where nothing was
 */
export async function minding<Thing extends Hanging, Done extends { ok: boolean }>(
	by: By,
	{ personId, grantId, anyway }: { personId: string; grantId: string | null; anyway: boolean },
	look: LookAfter<Thing>,
	take: () => Promise<Done>,
): Promise<Done | Minded> {
	const hanging = await look.openWith(by, personId, grantId).catch(awayOrThrow);
	if (hanging === "away") return anyway ? take() : { ok: false, reason: "referrals-away", hanging: null };
	if (hanging.length > 0 && !anyway) return { ok: false, reason: "open-referrals", hanging: countOf(hanging) };
	const done = await take();
	if (done.ok) await look.tell(by, hanging);
	return done;
}

function awayOrThrow(error: unknown): "away" {
	if (unavailableIn(error)) return "away";
	throw error;
}

/** The same for what takes several roles away: nothing is done before all of them have been asked about. */
export const mindingAll = <Thing extends Hanging, Done extends { ok: boolean }>(
	asker: Asker,
	{ personId, lost, anyway }: { personId: string; lost: readonly Lost[]; anyway: boolean },
	look: LookAfter<Thing>,
	take: () => Promise<Done>,
): Promise<Done | Minded> =>
	lost.reduce<() => Promise<Done | Minded>>(
		(rest, { councilId, grantId }) =>
			() =>
				minding<Thing, Done | Minded>({ asker, council: { id: councilId } }, { personId, grantId, anyway }, look, rest),
		take,
	)();

/** What hangs on somebody who is to lose a role: asked of a wing that this one does not know. */
import type { Staff } from "../require-staff.server";

/** One thing that nobody else looks after on their end. */
export interface Hanging {
	end: "service" | "referrer";
}

export interface LookAfter<Thing extends Hanging = Hanging> {
	/** @param grantId the role that they lose; null for all of the council */
	openWith(staff: Staff, personId: string, grantId: string | null): Promise<Thing[]>;
	/** Tells those whom it concerns, once it is done. */
	tell(staff: Staff, hanging: Thing[]): Promise<void>;
}

/** How many there are on each end. */
export interface HangingCount {
	service: number;
	referrer: number;
}

const countOf = (hanging: readonly Hanging[]): HangingCount => {
	const service = hanging.filter(({ end }) => end === "service").length;
	return { service, referrer: hanging.length - service };
};

/**
 * Does what takes a role away; where something hangs on it, only when whoever does it has read how much, and goes on.
 * @returns how much hangs on it, where nothing was done
 */
export async function minding<Thing extends Hanging, Done extends { ok: boolean }>(
	staff: Staff,
	{ personId, grantId, anyway }: { personId: string; grantId: string | null; anyway: boolean },
	look: LookAfter<Thing>,
	take: () => Promise<Done>,
): Promise<Done | { ok: false; reason: "open-referrals"; hanging: HangingCount }> {
	const hanging = await look.openWith(staff, personId, grantId);
	if (hanging.length > 0 && !anyway) return { ok: false, reason: "open-referrals", hanging: countOf(hanging) };
	const done = await take();
	if (done.ok) await look.tell(staff, hanging);
	return done;
}

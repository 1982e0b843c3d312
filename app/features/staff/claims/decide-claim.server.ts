/** Deciding over a claim: the listing becomes the claimant's, as a publication of its own, or stays as it is. */
import { and, eq } from "drizzle-orm";
import { claim, organisation, person } from "../../../../db/schema";
import { staffPaths } from "../../../paths";
import { type Recorded, recorded } from "../../../platform/audit.server";
import { mailTemplate } from "../../../platform/mail/mail-template";
import { queueMail } from "../../../platform/mail/queue-mail.server";
import { addressOf } from "../../people/address.server";
import { type Entry, findEntry } from "../../publishing/find-entry.server";
import { makePublic } from "../../publishing/publish.server";
import type { Writer } from "../../publishing/save-draft.server";

const ACCEPTED = mailTemplate("claim-accepted", "title", "council");
const REFUSED = mailTemplate("claim-refused", "title", "council", "note");

export type Decided =
	| { ok: true }
	/** "draft": somebody writes a new version of it, which would be lost. */
	| { ok: false; reason: "not-found" | "decided" | "own-work" | "draft" | "organisation" };

interface Decision {
	id: string;
	accept: boolean;
	/** Why it is refused, for the claimant to read; kept with the version when it is accepted. */
	note: string;
}

export async function decideClaim(who: Writer, { id, accept, note }: Decision): Promise<Decided> {
	return recorded(who, async (tx): Promise<Decided> => {
		const [made] = await tx
			.select({ claim, person: { id: person.id, name: person.name, email: person.email } })
			.from(claim)
			.innerJoin(person, eq(person.id, claim.personId))
			.where(and(eq(claim.councilId, who.council.id), eq(claim.id, id)));
		const found = made && (await findEntry(tx, who.council.id, made.claim.entryId));
		if (!made || !found) return { ok: false, reason: "not-found" };
		if (made.claim.status !== "new") return { ok: false, reason: "decided" };
		if (made.person.id === who.person.id) return { ok: false, reason: "own-work" };
		if (accept) {
			const refused = await handOver(tx, who, found, made.claim.organisationId, made.person, note);
			if (refused) return { ok: false, reason: refused };
		}
		await tx
			.update(claim)
			.set({ status: accept ? "accepted" : "refused", decidedBy: who.person.id, decidedAt: new Date() })
			.where(eq(claim.id, id));
		tx.record({
			action: accept ? "claim.accepted" : "claim.refused",
			actor: who.person,
			councilId: who.council.id,
			subject: { kind: "claim", id },
			details: { entry: found.id, organisation: made.claim.organisationId },
		});
		const paths = staffPaths(who.council.slug);
		const recipient = addressOf(made.person);
		if (recipient === "") return { ok: true };
		const about = { recipient, councilId: who.council.id };
		// Whoever claims reads what families do, and nothing of a draft that somebody else is writing.
		const { live } = found;
		const title = live?.kind === "service" ? live.content.name : found.title;
		const said = { title, council: who.council.name };
		if (accept) {
			const link = paths.entry("service", found.id);
			await queueMail(tx, { ...about, template: ACCEPTED, values: { ...said, link } });
		} else {
			await queueMail(tx, {
				...about,
				template: REFUSED,
				values: { ...said, note, link: paths.entries("service") },
			});
		}
		return { ok: true };
	});
}

/** Publishes what families read with another organisation. */
async function handOver(
	tx: Recorded,
	who: Writer,
	listing: Entry,
	organisationId: string,
	claimant: { id: string; name: string },
	note: string,
): Promise<"draft" | "organisation" | "not-found" | null> {
	const { live } = listing;
	if (live?.kind !== "service") return "not-found";
	if (listing.hasDraft) return "draft";
	const [ready] = await tx
		.select({ id: organisation.id })
		.from(organisation)
		.where(
			and(
				eq(organisation.councilId, who.council.id),
				eq(organisation.id, organisationId),
				eq(organisation.status, "published"),
			),
		);
	if (!ready) return "organisation";
	const by = { writtenBy: claimant, approvedBy: who.person, note: note || null };
	await makePublic(tx, { ...listing, current: { ...live, organisationId } }, "published", by);
	return null;
}

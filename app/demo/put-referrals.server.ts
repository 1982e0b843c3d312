/** The demo's referrals, in the health store: written, sent and worked on as real ones are. */
import { and, eq } from "drizzle-orm";
import { council, identity, organisation, person, roleGrant, service } from "../../db/schema";
import { demoReferrals } from "../../db/seed";
import { type AppointmentSeed, RECEIVED_BY, REFERRED_BY, type StepSeed } from "../../db/seed/referrals";
import { DEMO_ISSUER } from "../features/people/providers/demo-providers";
import { appointmentRevision } from "../features/referrals/appointments.server";
import { sendDraft, startDraft } from "../features/referrals/draft.server";
import { moveAppointment } from "../features/referrals/move-appointment.server";
import { moveReferral } from "../features/referrals/move-referral.server";
import { openReferral } from "../features/referrals/open-referral.server";
import { asReferralReader, type ReferralReader } from "../features/referrals/reader.server";
import { systemFor } from "../model/people/asker";
import { readFor } from "../platform/store.server";
import { unavailableIn } from "../platform/store-errors";

const SYSTEM = systemFor("the demo's referrals");

/**
 * Puts the referrals in place, once: what is there stays as it is. Where the health store does not answer, the demo goes
 * without.
 * @param today local `YYYY-MM-DD`
 * @returns how many were added
 */
export async function putReferrals(today: string): Promise<number> {
	try {
		const [referrer, worker] = await Promise.all([findPersona(REFERRED_BY), findPersona(RECEIVED_BY)]);
		if (!referrer || !worker) return 0;
		let added = 0;
		for (const seed of demoReferrals(today)) {
			const named = await findService(referrer.council.id, seed.service);
			if (!named) continue;
			const at = (daysAgo: number) => new Date(Date.parse(`${today}T10:00:00Z`) - daysAgo * 86_400_000);
			const mark = { mark: seed.key, said: "the demo" };
			const { answers } = seed;
			const { id, isNew } = await startDraft(referrer, { service: named, answers, mark }, at(seed.daysAgo));
			if (!isNew) continue;
			await sendDraft(referrer, id, {}, at(seed.daysAgo));
			for (const one of seed.steps) await doSeeded(worker, id, one, at(one.daysAgo));
			added += 1;
		}
		return added;
	} catch (error) {
		if (unavailableIn(error)) return 0;
		throw error;
	}
}

async function doSeeded(worker: ReferralReader, id: string, seed: StepSeed | AppointmentSeed, at: Date): Promise<void> {
	const opened = await openReferral(worker, id);
	if (!opened) return;
	const { appointments } = opened;
	if ("step" in seed) {
		const { step, words } = seed;
		await moveReferral(worker, id, { step, words, revision: opened.revision }, at);
	} else {
		const { appointment: step, said } = seed;
		const appointmentId = step === "offer" ? null : (appointments.at(-1)?.id ?? null);
		await moveAppointment(worker, id, { appointmentId, step, said, revision: appointmentRevision(appointments) }, at);
	}
}

async function findService(councilId: string, slug: string) {
	const db = await readFor(SYSTEM);
	const [found] = await db
		.select({ id: service.id, content: service.content, organisation: organisation })
		.from(service)
		.innerJoin(organisation, eq(organisation.id, service.organisationId))
		.where(and(eq(service.councilId, councilId), eq(service.slug, slug)));
	if (!found) return undefined;
	const { id, content, organisation: of } = found;
	return { id, name: content.name, organisation: { id: of.id, name: of.content.name } };
}

async function findPersona(key: string): Promise<ReferralReader | undefined> {
	const db = await readFor(SYSTEM);
	const [found] = await db
		.select({ person, role: roleGrant.role, organisationId: roleGrant.organisationId, council })
		.from(identity)
		.innerJoin(person, eq(person.id, identity.personId))
		.innerJoin(roleGrant, eq(roleGrant.personId, person.id))
		.innerJoin(council, eq(council.id, roleGrant.councilId))
		.where(and(eq(identity.issuer, DEMO_ISSUER), eq(identity.subject, key)));
	if (!found) return undefined;
	const { id, name } = found.person;
	const organisationIds = found.organisationId === null ? [] : [found.organisationId];
	return asReferralReader({
		kind: "person",
		person: { id, name },
		role: found.role,
		council: found.council,
		organisationIds,
	});
}

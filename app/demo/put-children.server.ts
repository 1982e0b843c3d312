/** The demo's children, in the health store: received, claimed and written into as real ones are. */
import { and, eq } from "drizzle-orm";
import { council, identity, person } from "../../db/schema";
import { demoChildren } from "../../db/seed";
import { decideClaim, openClaims } from "../features/health/guardians/decide-claim.server";
import { claimByCode, claimByMatch, newClaimCode } from "../features/health/record/claim-record.server";
import { receiveBirth } from "../features/health/record/receive-birth.server";
import { addEntry } from "../features/health/record/write-entry.server";
import { DEMO_ISSUER } from "../features/people/providers/demo-providers";
import type { PersonAsker } from "../model/people/asker";
import { systemFor } from "../model/people/asker";
import { recordedAt, recordStream } from "../platform/audit.server";
import { health, readFor } from "../platform/store.server";
import { unavailableIn } from "../platform/store-errors";

const SYSTEM = systemFor("the demo's children");

/**
 * Puts the children in place, once: what is there stays as it is. Where the health store does not answer, the demo goes
 * without.
 * @param today local `YYYY-MM-DD`
 * @returns how many were added
 */
export async function putChildren(today: string): Promise<number> {
	try {
		let added = 0;
		const councilId = await idOfCouncil();
		for (const { birth, claimedBy, secondGuardian, entries } of demoChildren(today)) {
			const { childId, isNew } = await receiveBirth(SYSTEM, birth, councilId);
			if (!isNew) continue;
			added += 1;
			const mother = claimedBy === null ? undefined : await findPersona(claimedBy);
			if (mother && birth.motherNhsNumber) await claimByMatch(mother, birth.motherNhsNumber);
			const second = secondGuardian === null ? undefined : await findPersona(secondGuardian);
			if (second) await claimBeside(second, childId, birth.child.bornOn);
			await recordedAt(health, recordStream(childId), SYSTEM, async (tx) => {
				for (const { writer, body } of entries) {
					const writtenBy = writer.kind === "guardian" ? (mother?.person.id ?? null) : null;
					await addEntry(tx, { childId, body, writer, writtenBy, mark: null, corrects: null });
				}
			});
		}
		return added;
	} catch (error) {
		if (unavailableIn(error)) return 0;
		throw error;
	}
}

/** As a father comes to it: by a code, and a person who decides. */
async function claimBeside(who: PersonAsker, childId: string, bornOn: string): Promise<void> {
	const code = await newClaimCode(SYSTEM, childId);
	await claimByCode(who, { code, bornOn, relation: "father", evidence: "Birth certificate" });
	const claims = await openClaims(SYSTEM);
	for (const { id } of claims.filter((claim) => claim.childId === childId))
		await decideClaim(SYSTEM, { id, accept: true, reason: "The birth certificate was shown." });
}

async function idOfCouncil(): Promise<string | null> {
	const db = await readFor(SYSTEM);
	const [found] = await db
		.select({ id: council.id })
		.from(council)
		.where(and(eq(council.slug, "northmere"), eq(council.fictional, true)));
	return found?.id ?? null;
}

async function findPersona(key: string): Promise<PersonAsker | undefined> {
	const db = await readFor(SYSTEM);
	const [found] = await db
		.select({ id: person.id, name: person.name })
		.from(identity)
		.innerJoin(person, eq(person.id, identity.personId))
		.where(and(eq(identity.issuer, DEMO_ISSUER), eq(identity.subject, key)));
	return found && { kind: "person", person: found };
}

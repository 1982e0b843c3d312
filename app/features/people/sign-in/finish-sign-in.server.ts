/** From what an identity provider proved to a session of somebody who is known here. */
import { randomUUID } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { and, eq, ne } from "drizzle-orm";
import { identity, person } from "../../../../db/schema";
import { readNhsNumber } from "../../../model/health/nhs-number";
import { systemFor } from "../../../model/people/asker";
import type { Assurance } from "../../../model/people/assurance";
import { type Recorded, recorded } from "../../../platform/audit.server";
import { addressInPart, addressOf, hasAddress, sealAddress } from "../address.server";
import { CORE_IDENTITY_CLAIM, checkCoreIdentity } from "../providers/core-identity.server";
import { levelsOf } from "../providers/levels";
import type { Provider } from "../providers/provider";
import { endSignIn, MAX_AGE_SECONDS, type Proof } from "../providers/relying-party.server";
import { openSession, replaceSession } from "../sessions.server";
import { deviceOf } from "./device";
import type { Pending } from "./pending.server";
import type { SignInProblem } from "./problems";
import { addressProof, provedAt, textIn } from "./proof";
import { recordFailedSignIn } from "./start-sign-in.server";

const SYSTEM = systemFor("signing in");

export type Finished =
	| { ok: true; cookie: string; personId: string; assurance: Assurance }
	| { ok: false; problem: SignInProblem };

/** Ends the sign-in that `pending` began: checks the provider's answer and starts a session, always a new one. */
export async function finishSignIn(
	provider: Provider,
	request: Request,
	{ origin, self }: AppLoadContext,
	pending: Pending,
): Promise<Finished> {
	let proof: Proof;
	let assurance: Assurance;
	let authenticatedAt: Date | null;
	try {
		proof = await endSignIn(provider, { origin, self }, new URL(request.url).search, pending);
		assurance = await assuranceOf(provider, proof);
		const maxAgeSeconds = provider.maxAge ? MAX_AGE_SECONDS : null;
		authenticatedAt = provedAt(proof.idClaims, { ...provider, ...pending, maxAgeSeconds });
	} catch (error) {
		return { ok: false, problem: await recordFailedSignIn(provider, error) };
	}
	return recorded(SYSTEM, async (tx) => {
		const found = await personOf(tx, provider, proof);
		if (typeof found === "string") {
			tx.record({
				action: "sign-in.refused",
				actor: null,
				details: { provider: provider.id, problem: found },
			});
			return { ok: false, problem: found };
		}
		await replaceSession(tx, request, origin);
		const cookie = await openSession(tx, origin, {
			personId: found.id,
			provider: provider.id,
			device: deviceOf(request.headers.get("User-Agent")),
			idToken: proof.idToken,
			nhsNumber: nhsNumberIn(provider, assurance, proof),
			authenticatedAt,
			assurance,
			emailProved: found.emailProved,
		});
		const { id } = found;
		tx.record({ action: "sign-in.done", actor: { id }, details: { provider: provider.id } });
		return { ok: true, cookie, personId: id, assurance };
	});
}

/** How much the answer proves. @throws LevelTooLow, and what `checkCoreIdentity` throws */
async function assuranceOf(provider: Provider, { subject, idClaims, claims }: Proof): Promise<Assurance> {
	const { coreIdentity, audience } = provider;
	const coreLevel = coreIdentity
		? await checkCoreIdentity({ ...provider, coreIdentity }, subject, claims[CORE_IDENTITY_CLAIM])
		: null;
	return { audience, ...levelsOf(provider, { idClaims, claims, coreLevel }) };
}

/** The NHS number that the provider vouches for: of nobody whose identity is proved to less than the highest level. */
function nhsNumberIn({ givesNhsNumber }: Provider, { identity }: Assurance, { claims }: Proof): string | null {
	if (!givesNhsNumber || identity !== "high") return null;
	return readNhsNumber(textIn(claims.nhs_number) ?? "") ?? null;
}

interface KnownPerson {
	id: string;
	name: string;
	/** Whether this sign-in proved that their address is theirs. */
	emailProved: boolean;
}

/** What the provider calls them. */
function nameIn({ claims }: Proof): string | undefined {
	const both = [textIn(claims.given_name), textIn(claims.family_name)].filter(Boolean).join(" ");
	return (textIn(claims.name) ?? textIn(both))?.slice(0, 200);
}

/** The person that the proof is about: known already, known by their address, or new. Their roles come from invitations. */
async function personOf(tx: Recorded, provider: Provider, proof: Proof): Promise<KnownPerson | SignInProblem> {
	const name = nameIn(proof);
	const address = addressProof(provider, proof.idClaims, proof.claims);
	const [known] = await tx
		.select({ id: person.id, name: person.name, email: person.email, deactivatedAt: person.deactivatedAt })
		.from(identity)
		.innerJoin(person, eq(person.id, identity.personId))
		.where(and(eq(identity.issuer, provider.issuer), eq(identity.subject, proof.subject)));
	if (known) {
		if (known.deactivatedAt) return "deactivated";
		return follow(tx, { ...known, email: addressOf(known) }, { name, email: address?.proved ? address.email : null });
	}
	if (!address) return "no-email";
	const { email, proved } = address;
	// Whoever has an address that is not theirs would keep its owner out.
	if (!proved) return "email-unproved";
	const [same] = await tx
		.select({ id: person.id, name: person.name, deactivatedAt: person.deactivatedAt })
		.from(person)
		.where(hasAddress(email));
	if (same?.deactivatedAt) return "deactivated";
	if (same && !provider.linkByEmail) return "email-taken";
	const createdAt = new Date();
	const found = { id: same?.id ?? randomUUID(), name: same?.name ?? name ?? addressInPart(email) };
	if (!same)
		await tx.insert(person).values({ ...found, ...sealAddress(found.id, email), createdAt, deactivatedAt: null });
	await tx.insert(identity).values({ issuer: provider.issuer, subject: proof.subject, personId: found.id, createdAt });
	tx.record({
		action: same ? "person.linked" : "person.added",
		actor: found,
		subject: { kind: "person", id: found.id },
		details: { provider: provider.id },
	});
	return { ...found, emailProved: true };
}

/**
 * Follows what the provider calls somebody now. An address that another person has stays theirs.
 * @param now the address only where it is proved
 */
async function follow(
	tx: Recorded,
	known: { id: string; name: string; email: string },
	now: { name: string | undefined; email: string | null },
): Promise<KnownPerson> {
	const { id } = known;
	const name = now.name ?? known.name;
	const { email } = now;
	const moves = email !== null && email !== known.email && !(await isTaken(tx, email, id));
	if (moves || name !== known.name) {
		await tx
			.update(person)
			.set({ name, ...(moves && sealAddress(id, email)) })
			.where(eq(person.id, id));
	}
	return { id, name, emailProved: email !== null && (moves || email === known.email) };
}

async function isTaken(tx: Recorded, email: string, byAnotherThan: string): Promise<boolean> {
	return (await tx.$count(person, and(hasAddress(email), ne(person.id, byAnotherThan)))) > 0;
}

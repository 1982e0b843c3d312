/** From what an identity provider proved to a session of somebody who is known here. */
import { randomUUID } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { and, eq, ne } from "drizzle-orm";
import { identity, person } from "../../../../db/schema";
import { systemFor } from "../../../model/people/asker";
import { type Recorded, recorded } from "../../../platform/audit.server";
import { isBlank } from "../../../platform/clean-text";
import { addressInPart, addressOf, hasAddress, sealAddress } from "../address.server";
import { CORE_IDENTITY_CLAIM, checkCoreIdentity, LevelTooLow } from "../providers/core-identity.server";
import type { Provider } from "../providers/provider";
import { endSignIn, type Proof } from "../providers/relying-party.server";
import { openSession, replaceSession } from "../sessions.server";
import { deviceOf } from "./device";
import type { Pending } from "./pending.server";
import type { SignInProblem } from "./problems";
import { recordFailedSignIn } from "./start-sign-in.server";

const SYSTEM = systemFor("signing in");

export type Finished = { ok: true; cookie: string; personId: string } | { ok: false; problem: SignInProblem };

/** Ends the sign-in that `pending` began: checks the provider's answer and starts a session, always a new one. */
export async function finishSignIn(
	provider: Provider,
	request: Request,
	{ origin, self }: AppLoadContext,
	pending: Pending,
): Promise<Finished> {
	let proof: Proof;
	try {
		proof = await endSignIn(provider, { origin, self }, new URL(request.url).search, pending);
		await checkLevel(provider, proof);
	} catch (error) {
		return { ok: false, problem: await recordFailedSignIn(provider, error) };
	}
	const authenticatedAt = proof.authenticatedAt ?? new Date();
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
			authenticatedAt,
		});
		tx.record({ action: "sign-in.done", actor: found, details: { provider: provider.id } });
		return { ok: true, cookie, personId: found.id };
	});
}

/** @throws LevelTooLow, and what `checkCoreIdentity` throws */
async function checkLevel(provider: Provider, { subject, claims }: Proof): Promise<void> {
	for (const [claim, values] of Object.entries(provider.requireClaims)) {
		if (!values.includes(String(claims[claim]))) throw new LevelTooLow();
	}
	const { coreIdentity } = provider;
	if (coreIdentity) await checkCoreIdentity({ ...provider, coreIdentity }, subject, claims[CORE_IDENTITY_CLAIM]);
}

interface KnownPerson {
	id: string;
	name: string;
}

const textOf = (value: unknown): string | undefined =>
	typeof value === "string" && !isBlank(value) ? value.trim() : undefined;

/** What the provider calls them: their name and, in small letters, their e-mail address. */
function nameAndEmail({ claims }: Proof): { name?: string; email?: string } {
	const whole = [textOf(claims.given_name), textOf(claims.family_name)].filter(Boolean).join(" ");
	return {
		name: (textOf(claims.name) ?? textOf(whole))?.slice(0, 200),
		email: textOf(claims.email)?.toLowerCase(),
	};
}

/** The person that the proof is about: known already, known by their address, or new. Their roles come from invitations. */
async function personOf(tx: Recorded, provider: Provider, proof: Proof): Promise<KnownPerson | SignInProblem> {
	const { name, email } = nameAndEmail(proof);
	const [known] = await tx
		.select({ id: person.id, name: person.name, email: person.email, deactivatedAt: person.deactivatedAt })
		.from(identity)
		.innerJoin(person, eq(person.id, identity.personId))
		.where(and(eq(identity.issuer, provider.issuer), eq(identity.subject, proof.subject)));
	if (known) {
		if (known.deactivatedAt) return "deactivated";
		const address = addressOf(known);
		const changed = { name: name ?? known.name, email: email ?? address };
		if (changed.name !== known.name || changed.email !== address) await rename(tx, known.id, changed);
		return { id: known.id, name: changed.name };
	}
	if (!email) return "no-email";
	const [same] = await tx
		.select({ id: person.id, name: person.name, deactivatedAt: person.deactivatedAt })
		.from(person)
		.where(hasAddress(email));
	if (same?.deactivatedAt) return "deactivated";
	if (same && !provider.linkByEmail) return "email-taken";
	const createdAt = new Date();
	const found = same ?? { id: randomUUID(), name: name ?? addressInPart(email) };
	if (!same)
		await tx.insert(person).values({ ...found, ...sealAddress(found.id, email), createdAt, deactivatedAt: null });
	await tx.insert(identity).values({ issuer: provider.issuer, subject: proof.subject, personId: found.id, createdAt });
	tx.record({
		action: same ? "person.linked" : "person.added",
		actor: found,
		subject: { kind: "person", id: found.id },
		details: { provider: provider.id },
	});
	return found;
}

/** Follows what the provider calls somebody now; an address that another person has stays theirs. */
async function rename(tx: Recorded, id: string, { name, email }: { name: string; email: string }): Promise<void> {
	const taken = await tx
		.select({ id: person.id })
		.from(person)
		.where(and(hasAddress(email), ne(person.id, id)));
	await tx
		.update(person)
		.set(taken.length > 0 || !email ? { name } : { name, ...sealAddress(id, email) })
		.where(eq(person.id, id));
}

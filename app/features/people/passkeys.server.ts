/** Passkeys (WebAuthn) as a second factor. What a browser has to sign is kept with the session, and is good once. */

import {
	type AuthenticationResponseJSON,
	generateAuthenticationOptions,
	generateRegistrationOptions,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON,
	type RegistrationResponseJSON,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { passkey, session } from "../../../db/schema";
import type { PersonAsker } from "../../model/people/asker";
import { recorded, recordFact } from "../../platform/audit.server";
import { sent } from "../../platform/forms/choice-fields";
import type { Values } from "../../platform/forms/field-errors";
import { form, readAnswers } from "../../platform/forms/form";
import { forgetTries, requireRoom } from "../../platform/rate-limit.server";
import { readFor, transaction } from "../../platform/store.server";
import { PASSKEY_TRIED } from "./limits";
import { renewSession, type SignedIn } from "./sessions.server";

const PRODUCT = "Start for Life";
export const LONGEST_PASSKEY_NAME = 60;
/** Several times what browsers answer, in characters. */
const LONGEST_ANSWER = 50_000;

/** The name that a passkey is bound to: one made at one host works at no other. */
const partyOf = (origin: string) => new URL(origin).hostname;

export async function listPasskeys(asker: PersonAsker) {
	const db = await readFor(asker);
	return db.select().from(passkey).where(eq(passkey.personId, asker.person.id)).orderBy(asc(passkey.createdAt));
}

/** Keeps what the browser has to sign next. */
async function keepChallenge(signedIn: SignedIn, challenge: string): Promise<void> {
	const { sessionId } = signedIn;
	await transaction(signedIn, async (tx) => {
		await tx.update(session).set({ challenge }).where(eq(session.id, sessionId));
	});
}

/** Takes it back: a second answer to it finds nothing. */
async function takeChallenge(signedIn: SignedIn): Promise<string | null> {
	const { sessionId } = signedIn;
	return transaction(signedIn, async (tx) => {
		const [found] = await tx.select({ challenge: session.challenge }).from(session).where(eq(session.id, sessionId));
		await tx.update(session).set({ challenge: null }).where(eq(session.id, sessionId));
		return found?.challenge ?? null;
	});
}

/** What a browser is asked in order to make a new passkey. */
export async function askForNewPasskey(
	signedIn: SignedIn,
	origin: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
	const { person } = signedIn;
	const options = await generateRegistrationOptions({
		rpName: PRODUCT,
		rpID: partyOf(origin),
		userName: person.email,
		userDisplayName: person.name,
		userID: new TextEncoder().encode(person.id),
		attestationType: "none",
		excludeCredentials: (await listPasskeys(signedIn)).map(({ id, transports }) => ({ id, transports })),
		authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
	});
	await keepChallenge(signedIn, options.challenge);
	return options;
}

/** What a browser is asked in order to show one of a person's passkeys. */
export async function askForPasskey(
	signedIn: SignedIn,
	origin: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
	const known = await listPasskeys(signedIn);
	const options = await generateAuthenticationOptions({
		rpID: partyOf(origin),
		userVerification: "preferred",
		allowCredentials: known.map(({ id, transports }) => ({
			id,
			transports,
		})),
	});
	await keepChallenge(signedIn, options.challenge);
	return options;
}

/** A browser's answer as JSON: enough of its shape to be handed on; what is in it is checked by signature. */
const answerShape = z.looseObject({
	id: z.string(),
	rawId: z.string(),
	type: z.literal("public-key"),
	response: z.looseObject({ clientDataJSON: z.string() }),
});

/** @returns undefined for what is no answer of a browser, such as when the person turned back */
function readAnswer(text: string): z.infer<typeof answerShape> | undefined {
	try {
		const parsed = answerShape.safeParse(JSON.parse(text));
		return parsed.success ? parsed.data : undefined;
	} catch {
		return undefined;
	}
}

/** `cookie` is the `Set-Cookie` header with the session's new token. */
export type PasskeyOutcome = { ok: true; cookie: string } | { ok: false; reason: "no-script" | "failed" };
const NO_SCRIPT: PasskeyOutcome = { ok: false, reason: "no-script" };
const FAILED: PasskeyOutcome = { ok: false, reason: "failed" };

/** What the page sends: the browser's answer as JSON, "" from a page whose script did not run. */
const answerForm = form({ response: sent(LONGEST_ANSWER).or(""), name: sent(LONGEST_PASSKEY_NAME).or("") });

/** Adds the passkey that a browser made. It counts as shown, too. */
export async function addPasskey(signedIn: SignedIn, origin: string, posted: Values): Promise<PasskeyOutcome> {
	await requireRoom(PASSKEY_TRIED, signedIn.person.id);
	const { response, name } = readAnswers(answerForm, posted);
	if (response === "") return NO_SCRIPT;
	const answer = readAnswer(response);
	const expectedChallenge = await takeChallenge(signedIn);
	if (!answer || !expectedChallenge) return FAILED;
	const made = await verifyRegistrationResponse({
		response: answer as unknown as RegistrationResponseJSON,
		expectedChallenge,
		expectedOrigin: origin,
		expectedRPID: partyOf(origin),
		requireUserVerification: false,
	}).catch(() => undefined);
	if (!made?.verified) return FAILED;
	const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential;
	const { person } = signedIn;
	return recorded(signedIn, async (tx): Promise<PasskeyOutcome> => {
		const taken = await tx.select({ id: passkey.id }).from(passkey).where(eq(passkey.id, id));
		if (taken.length > 0) return FAILED;
		const now = new Date();
		const cookie = await renewSession(tx, origin, signedIn.sessionId, now);
		if (!cookie) return FAILED;
		await tx.insert(passkey).values({
			id,
			personId: person.id,
			publicKey: Buffer.from(publicKey).toString("base64url"),
			counter,
			transports,
			name,
			createdAt: now,
			usedAt: null,
		});
		tx.record({ action: "passkey.added", actor: person, subject: { kind: "person", id: person.id } });
		return { ok: true, cookie };
	});
}

/** Checks the passkey that a browser showed, and opens the session to its person, under a new token. */
export async function showPasskey(signedIn: SignedIn, origin: string, posted: Values): Promise<PasskeyOutcome> {
	const { person, sessionId } = signedIn;
	await requireRoom(PASSKEY_TRIED, person.id);
	const { response } = readAnswers(answerForm, posted);
	if (response === "") return NO_SCRIPT;
	const answer = readAnswer(response);
	const expectedChallenge = await takeChallenge(signedIn);
	const known = (await listPasskeys(signedIn)).find(({ id }) => id === answer?.id);
	const shown =
		answer && expectedChallenge && known
			? await verifyAuthenticationResponse({
					response: answer as unknown as AuthenticationResponseJSON,
					expectedChallenge,
					expectedOrigin: origin,
					expectedRPID: partyOf(origin),
					credential: {
						id: known.id,
						publicKey: new Uint8Array(Buffer.from(known.publicKey, "base64url")),
						counter: known.counter,
					},
					requireUserVerification: false,
				}).catch(() => undefined)
			: undefined;
	if (!known || !shown?.verified) {
		await recordFact(signedIn, {
			action: "passkey.refused",
			actor: person,
			subject: { kind: "person", id: person.id },
		});
		return FAILED;
	}
	const outcome = await recorded(signedIn, async (tx): Promise<PasskeyOutcome> => {
		const now = new Date();
		const cookie = await renewSession(tx, origin, sessionId, now);
		if (!cookie) return FAILED;
		const { newCounter } = shown.authenticationInfo;
		await tx.update(passkey).set({ counter: newCounter, usedAt: now }).where(eq(passkey.id, known.id));
		tx.record({ action: "passkey.used", actor: person, subject: { kind: "person", id: person.id } });
		return { ok: true, cookie };
	});
	if (outcome.ok) await forgetTries(PASSKEY_TRIED, person.id);
	return outcome;
}

/** @returns false when the person has no such passkey */
export async function renamePasskey(signedIn: SignedIn, id: string, name: string): Promise<boolean> {
	const { person } = signedIn;
	return recorded(signedIn, async (tx) => {
		const own = and(eq(passkey.id, id), eq(passkey.personId, person.id));
		const renamed = await tx.update(passkey).set({ name }).where(own).returning({ id: passkey.id });
		return renamed.length > 0;
	});
}

/** @returns false when the person has no such passkey */
export async function removePasskey(signedIn: SignedIn, id: string): Promise<boolean> {
	const { person } = signedIn;
	return recorded(signedIn, async (tx) => {
		const own = and(eq(passkey.id, id), eq(passkey.personId, person.id));
		const removed = await tx.delete(passkey).where(own).returning({ id: passkey.id });
		if (removed.length === 0) return false;
		tx.record({ action: "passkey.removed", actor: person, subject: { kind: "person", id: person.id } });
		return true;
	});
}

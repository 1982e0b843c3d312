/** Event messages as the National Events Management Service sends them, from the examples in `tests/events`, and a sender that signs. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { importJWK, type JWK, SignJWT } from "jose";
import type { EventAction } from "../../app/model/health/events/message";

const CHILD = "9990001006";
const MOTHER = "9990001308";
const BORN = "2026-03-02";

export interface EventWords {
	nhsNumber?: string;
	motherNhsNumber?: string;
	bornOn?: string;
	action?: EventAction;
	/** A FHIR instant. */
	stamp?: string;
	messageId?: string;
	/** In place of words that stand in the example: of an identifier, a code, an address. */
	instead?: Readonly<Record<string, string>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a message of somebody else's, to be spoiled by tests
export type EventBundle = any;

/** A message of the examples: "vaccinations-1", "vaccinations-1-not-given" … */
export function anEvent(example: string, words: EventWords = {}): EventBundle {
	const { nhsNumber = CHILD, motherNhsNumber = MOTHER, bornOn = BORN, instead = {} } = words;
	let text = readFileSync(`tests/events/${example}.json`, "utf8");
	for (const [word, other] of Object.entries({ [CHILD]: nhsNumber, [MOTHER]: motherNhsNumber, ...instead }))
		text = text.replaceAll(`"${word}"`, JSON.stringify(other));
	const bundle = JSON.parse(text);
	const header = bundle.entry[0].resource;
	header.id = words.messageId ?? randomUUID();
	header.meta.lastUpdated = words.stamp ?? header.meta.lastUpdated;
	header.extension[1].valueCodeableConcept.coding[0].code = words.action ?? "new";
	for (const { resource } of bundle.entry) if (resource.birthDate === BORN) resource.birthDate = bornOn;
	const born = header.extension[0].extension[2];
	if (born.valueDateTime === BORN) born.valueDateTime = bornOn;
	return bundle;
}

/** The resource of a type, the first of them. */
export const resourceOf = (bundle: EventBundle, type: string): EventBundle =>
	bundle.entry.map((one: EventBundle) => one.resource).find((one: EventBundle) => one.resourceType === type);

export interface SignedWith {
	key: JWK;
	issuer: string;
	audience: string;
	/** In seconds. */
	lives?: number;
	jti?: string | null;
}

/** The token by which a sender shows who it is, once. */
export async function aToken({ key, issuer, audience, lives = 240, jti = randomUUID() }: SignedWith): Promise<string> {
	const now = Math.floor(Date.now() / 1000);
	const token = new SignJWT({ sub: issuer })
		.setProtectedHeader({ alg: key.alg ?? "ES384", kid: key.kid })
		.setIssuer(issuer)
		.setAudience(audience)
		.setIssuedAt(now)
		.setExpirationTime(now + lives);
	return (jti === null ? token : token.setJti(jti)).sign(await importJWK(key));
}

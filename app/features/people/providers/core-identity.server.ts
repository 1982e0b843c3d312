/**
 * GOV.UK One Login proves an identity in a token of its own (`coreIdentityJWT`), signed ES256 with keys that a DID
 * document lists. The ID token's level says how somebody signed in, not who they are.
 */
import { importJWK, jwtVerify } from "jose";
import { z } from "zod";
import { LevelTooLow } from "./levels";
import type { Provider } from "./provider";
import { ANSWER_WITHIN_SECONDS } from "./relying-party.server";

export const CORE_IDENTITY_CLAIM = "https://vocab.account.gov.uk/v1/coreIdentityJWT";

const didDocument = z.object({
	assertionMethod: z.array(
		z.object({
			id: z.string(),
			publicKeyJwk: z.object({
				kty: z.literal("EC"),
				crv: z.literal("P-256"),
				x: z.string(),
				y: z.string(),
			}),
		}),
	),
});

/**
 * Checks the identity of somebody who signed in.
 * @throws Error when the token is missing, is not signed by the provider, or is about somebody or something else
 * @returns the level of confidence that was reached: "P2"
 */
export async function checkCoreIdentity(
	{ clientId, clockTolerance, coreIdentity }: Provider & { coreIdentity: NonNullable<Provider["coreIdentity"]> },
	subject: string,
	token: unknown,
): Promise<string> {
	if (typeof token !== "string") throw new Error("no core identity came");
	const keyOf = async ({ kid }: { kid?: string }) => {
		const answer = await fetch(coreIdentity.keys, { signal: AbortSignal.timeout(ANSWER_WITHIN_SECONDS * 1000) });
		const { assertionMethod } = didDocument.parse(await answer.json());
		const found = assertionMethod.find(({ id }) => id === kid);
		if (!found) throw new Error("the core identity's key is not in the document of keys");
		return importJWK(found.publicKeyJwk, "ES256");
	};
	const { payload } = await jwtVerify(token, keyOf, {
		algorithms: ["ES256"],
		issuer: coreIdentity.issuer,
		audience: clientId,
		subject,
		clockTolerance,
	});
	const { vot } = payload;
	if (typeof vot !== "string" || !coreIdentity.levels.includes(vot)) throw new LevelTooLow();
	return vot;
}

/** What a provider's answer proves: the levels that were asked for are held against those that came back. Pure. */
import type { AuthenticationLevel, IdentityLevel } from "../../../model/people/assurance";
import type { Provider } from "./provider";

/** The provider is right, but did not prove enough. */
export class LevelTooLow extends Error {
	constructor(reason = "the level of identity is not enough") {
		super(reason);
	}
}

/**
 * A vector of trust (RFC 8485) in parts, "P9.Cp.Cd": how far the identity was proved, and by which credentials.
 * @returns a number below every level for a vector without a part about identity
 */
function partsOf(vector: string): { proofing: number; credentials: string[] } {
	const parts = vector.split(".");
	const proofing = parts.find((part) => /^P\d$/.test(part));
	return {
		proofing: proofing === undefined ? -1 : Number(proofing.slice(1)),
		credentials: parts.filter((part) => part.startsWith("C")),
	};
}

/** Whether a vector that came back is as much as one that was asked for. */
function reaches(vector: string, wanted: string): boolean {
	const [got, asked] = [partsOf(vector), partsOf(wanted)];
	return got.proofing >= asked.proofing && asked.credentials.every((one) => got.credentials.includes(one));
}

/** P0, P5 and P9 are NHS login's, P0 to P3 GOV.UK One Login's. NHS login's highest is GPG 45's medium. */
const IDENTITY_OF: Readonly<Record<number, IdentityLevel>> = {
	1: "low",
	2: "medium",
	3: "high",
	5: "low",
	9: "medium",
};

/** A key in a device (Cm) is two factors, as is a password (Cp, Cl) with a device (Cd) or a key that is shared (Ck). */
function authenticationOf(credentials: readonly string[]): AuthenticationLevel {
	const has = (...wanted: string[]) => wanted.some((one) => credentials.includes(one));
	return has("Cm") || (has("Cp", "Cl") && has("Cd", "Ck")) ? "two-factors" : "one-factor";
}

/**
 * Holds what was asked for against the ID token, and says how much that proves.
 * @param idClaims of the ID token: nothing else counts for levels
 * @param claims of the ID token and the user's information together, for claims that the settings require
 * @param coreLevel what GOV.UK One Login's own token of identity says, where that was asked for: "P2"
 * @throws LevelTooLow
 */
export function levelsOf(
	{ vtr, acrValues, acrAccepted = acrValues, requireClaims, audience, identity, authentication }: Provider,
	{
		idClaims,
		claims,
		coreLevel = null,
	}: { idClaims: Record<string, unknown>; claims: Record<string, unknown>; coreLevel?: string | null },
): { identity: IdentityLevel; authentication: AuthenticationLevel } {
	for (const [claim, values] of Object.entries(requireClaims)) {
		if (!values.includes(String(claims[claim]))) throw new LevelTooLow(`${claim} is not as it has to be`);
	}
	if (acrAccepted && !acrAccepted.includes(String(idClaims.acr)))
		throw new LevelTooLow("acr is not as it was asked for");
	const byProvider = {
		// An employer's directory knows who it employs; of others nothing is taken for granted.
		identity: identity ?? (audience === "staff" ? "medium" : "none"),
		authentication: authentication ?? "one-factor",
	} as const;
	const vot = typeof idClaims.vot === "string" ? idClaims.vot : "";
	// There the ID token has the credentials alone.
	const reached = coreLevel === null ? vot : [coreLevel, ...partsOf(vot).credentials].join(".");
	if (vtr && (vot === "" || !vtr.some((wanted) => reaches(reached, wanted)))) {
		throw new LevelTooLow("vot is not as it was asked for");
	}
	if (!vtr && coreLevel === null) return byProvider;
	const { proofing, credentials } = partsOf(reached);
	return {
		identity: IDENTITY_OF[proofing] ?? "none",
		authentication: vtr ? authenticationOf(credentials) : byProvider.authentication,
	};
}

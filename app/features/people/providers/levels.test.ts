import { describe, expect, it } from "vitest";
import { LevelTooLow, levelsOf } from "./levels";
import { type Provider, providerSchema } from "./provider";

const provider = (settings: Partial<Provider>): Provider =>
	providerSchema.parse({
		id: "one",
		audience: "family",
		name: "One",
		issuer: "https://one.example",
		clientId: "hub",
		clientSecret: "secret",
		...settings,
	});
const levels = (settings: Partial<Provider>, idClaims: Record<string, unknown>, coreLevel?: string) =>
	levelsOf(provider(settings), { idClaims, claims: idClaims, coreLevel });

describe("vectors of trust", () => {
	const nhs = { vtr: ["P9.Cp.Cd", "P9.Cp.Ck", "P9.Cm"] };

	it.each([
		["P9.Cp.Cd", "medium", "two-factors"],
		["Cd.P9.Cp", "medium", "two-factors"],
		["P9.Cm", "medium", "two-factors"],
	])("%s that was asked for is enough", (vot, identity, authentication) => {
		expect(levels(nhs, { vot })).toEqual({ identity, authentication });
	});

	it.each([["P5.Cp.Cd"], ["P0.Cp"], ["P9.Cp"], ["Cp.Cd"], [""], [undefined], [9]])("%s is not", (vot) => {
		expect(() => levels(nhs, { vot })).toThrow(LevelTooLow);
	});

	it("say how much was proved, where several are enough", () => {
		const vtr = ["P0.Cp", "P5.Cp.Cd"];
		expect(levels({ vtr }, { vot: "P0.Cp" })).toEqual({ identity: "none", authentication: "one-factor" });
		expect(levels({ vtr }, { vot: "P5.Cp.Cd" })).toEqual({ identity: "low", authentication: "two-factors" });
	});

	it("leave the identity to GOV.UK One Login's own token", () => {
		const vtr = ["Cl.Cm.P2"];
		expect(levels({ vtr }, { vot: "Cl.Cm" }, "P2")).toEqual({ identity: "medium", authentication: "two-factors" });
		expect(() => levels({ vtr }, { vot: "Cl" }, "P2")).toThrow(LevelTooLow);
		expect(() => levels({ vtr }, { vot: "Cl.Cm" }, "P1")).toThrow(LevelTooLow);
		expect(() => levels({ vtr }, { vot: "Cl.Cm" })).toThrow(LevelTooLow);
	});
});

describe("levels of authentication", () => {
	it("have to come back as they were asked for, or as the settings say that they may", () => {
		const asked = { acrValues: ["AAL3"] };
		expect(levels(asked, { acr: "AAL3" })).toEqual({ identity: "none", authentication: "one-factor" });
		for (const acr of ["AAL1", undefined]) expect(() => levels(asked, { acr })).toThrow(LevelTooLow);
		const named = { acrValues: ["AAL2_OR_AAL3_ANY"], acrAccepted: ["AAL2_ANY", "AAL3_ANY"] };
		expect(() => levels(named, { acr: "AAL3_ANY" })).not.toThrow();
		expect(() => levels(named, { acr: "AAL1_USERPASS" })).toThrow(LevelTooLow);
	});

	it("are worth what the settings say; an employer's directory knows its people", () => {
		expect(levels({ audience: "staff" }, {})).toEqual({ identity: "medium", authentication: "one-factor" });
		expect(levels({ identity: "high", authentication: "two-factors" }, {})).toEqual({
			identity: "high",
			authentication: "two-factors",
		});
	});
});

it("claims that are required have to be there", () => {
	const settings = { requireClaims: { id_assurance_level: ["3"] } };
	expect(() => levels(settings, { id_assurance_level: 3 })).not.toThrow();
	expect(() => levels(settings, { id_assurance_level: "1" })).toThrow(LevelTooLow);
	expect(() => levels(settings, {})).toThrow(LevelTooLow);
});

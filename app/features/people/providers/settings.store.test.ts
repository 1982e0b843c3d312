import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aCouncil } from "../../../../tests/factories";
import { closeStores } from "../../../platform/store.server";

const entra = {
	id: "entra",
	audience: "staff",
	name: "Northborough Council",
	issuer: "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
	clientId: "hub",
	clientSecret: "very secret indeed",
};

/** The module with the environment of now: both are read once. */
async function withEnvironment(variables: Record<string, string>) {
	for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
	vi.resetModules();
	return import("./settings.server");
}

beforeEach(() => closeStores());
afterEach(() => vi.unstubAllEnvs());

describe("the setting SIGN_IN_PROVIDERS", () => {
	it("is a list, or a file with one, and fills in what is usual", async () => {
		const { readProviders } = await withEnvironment({});
		const file = join(tmpdir(), `providers-${process.pid}.json`);
		writeFileSync(file, JSON.stringify([entra]));
		for (const setting of [JSON.stringify([entra]), file]) {
			expect(readProviders(setting)).toMatchObject([
				{ id: "entra", idTokenAlg: "RS256", scopes: ["openid", "profile", "email"], maxAge: false, uiLocales: false },
			]);
		}
	});

	it.each([
		["not JSON at all", "[{", /is not JSON/],
		["an empty list", "[]", /must name one or more/],
		["two of one id", JSON.stringify([entra, entra]), /two have the same id/],
		[
			"http to another machine",
			JSON.stringify([{ ...entra, issuer: "http://login.example" }]),
			/0\.issuer: must begin with https/,
		],
		["no address", JSON.stringify([{ ...entra, issuer: "login" }]), /0\.issuer: must be a web address/],
		[
			"neither secret nor key",
			JSON.stringify([{ ...entra, clientSecret: undefined }]),
			/either clientSecret or privateKeyFile/,
		],
		[
			"both secret and key",
			JSON.stringify([{ ...entra, privateKeyFile: "key.pem" }]),
			/either clientSecret or privateKeyFile/,
		],
		[
			"a key that is not there",
			JSON.stringify([{ ...entra, clientSecret: undefined, privateKeyFile: "/no/key.pem" }]),
			/0\.privateKeyFile: cannot be read/,
		],
		["a file that is not there", "/no/providers.json", /names the file \/no\/providers\.json, which cannot be read/],
		["scopes without openid", JSON.stringify([{ ...entra, scopes: ["email"] }]), /0\.scopes: must include openid/],
		["a name that is not known", JSON.stringify([{ ...entra, secert: "x" }]), /secert/],
		["an algorithm that signs nothing", JSON.stringify([{ ...entra, idTokenAlg: "none" }]), /0\.idTokenAlg/],
		["an id that is no part of a URL", JSON.stringify([{ ...entra, id: "../x" }]), /0\.id: must be small letters/],
	])("is refused for %s, without telling its secrets", async (_what, setting, message) => {
		const { readProviders } = await withEnvironment({});
		const read = () => readProviders(setting);
		expect(read).toThrow(message);
		expect(read).not.toThrow(/very secret indeed/);
	});
});

describe("signing in as somebody made up", () => {
	it("is on in the demo, in production too, while every council is made up", async () => {
		const { demoSignIn, signInProviders } = await withEnvironment({ HUB_DEMO: "1", NODE_ENV: "production" });
		expect(await demoSignIn()).toBe("on");
		expect((await signInProviders()).map(({ audience }) => audience)).toEqual(["staff", "family", "professional"]);
	});

	it("is off without the demo, and where a provider is set", async () => {
		const without = await withEnvironment({ HUB_DEMO: "0" });
		expect(await without.demoSignIn()).toBe("off");
		expect(await without.signInProviders()).toEqual([]);
		const set = await withEnvironment({ HUB_DEMO: "1", SIGN_IN_PROVIDERS: JSON.stringify([entra]) });
		expect(await set.demoSignIn()).toBe("off");
		expect((await set.signInProviders()).map(({ id }) => id)).toEqual(["entra"]);
	});

	it("stops as soon as a real council is there, unless that is allowed", async () => {
		const { demoSignIn, signInProviders } = await withEnvironment({ HUB_DEMO: "1" });
		expect(await demoSignIn()).toBe("on");
		expect(await signInProviders()).toHaveLength(3);
		await aCouncil({ fictional: false });
		expect(await demoSignIn()).toBe("real-council");
		expect(await signInProviders()).toEqual([]);
		const allowed = await withEnvironment({ HUB_DEMO: "1", ALLOW_DEMO_SIGN_IN: "1" });
		expect(await allowed.demoSignIn()).toBe("on");
	});
});

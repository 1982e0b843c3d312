/** Signing in at real OpenID Connect providers on the loopback: as each wants it, and when they misbehave. */

import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { decodeJwt, SignJWT } from "jose";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addressOf, hasAddress } from "../../app/features/people/address.server";
import type { Provider } from "../../app/features/people/providers/provider";
import { providerSchema } from "../../app/features/people/providers/provider";
import { ENGLISH } from "../../app/platform/i18n/languages";
import { readFor, transaction } from "../../app/platform/store.server";
import { loader as callbackPage } from "../../app/routes/account/sign-in-callback";
import { loader as startPage } from "../../app/routes/account/sign-in-start";
import { action as signOutPage } from "../../app/routes/account/sign-out";
import { auditEntry, identity, person, session } from "../../db/schema";
import { aBrowser, ORIGIN, type TestBrowser } from "../factories";
import { TEST } from "../factories/asker";
import { anIdentityProvider, CLIENT, type Demands, type IdentityProvider } from "../factories/identity-provider";

/** The providers that are configured now. */
const configured: Provider[] = [];
vi.mock("../../app/features/people/providers/settings.server", async (original) => ({
	...(await original<typeof import("../../app/features/people/providers/settings.server")>()),
	signInProviders: async () => configured,
	findProvider: async (id: string) => configured.find((provider) => provider.id === id),
}));

const CALLBACK = `${ORIGIN}/sign-in/test/callback`;
const ENTRANCE = "/sign-in/test";
const folder = mkdtempSync(join(tmpdir(), "hub-keys-"));
const open: IdentityProvider[] = [];

afterEach(() => {
	for (const one of open.splice(0)) one.close();
	configured.length = 0;
	vi.useRealTimers();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A provider that demands `demands`, and the product's settings for it. */
async function aProvider(settings: Partial<Provider> = {}, demands: Demands = {}): Promise<IdentityProvider> {
	const op = await anIdentityProvider(CALLBACK, demands);
	open.push(op);
	const secret = settings.privateKeyFile ? {} : { clientSecret: CLIENT.client_secret };
	configured.push(
		providerSchema.parse({
			id: "test",
			audience: "staff",
			name: "Test",
			issuer: op.issuer,
			clientId: CLIENT.client_id,
			...secret,
			...settings,
		}),
	);
	return op;
}

async function visit(browser: TestBrowser, page: typeof startPage, path: string) {
	const request = new Request(ORIGIN + path, {
		headers: { Cookie: browser.cookies(path), "User-Agent": "Firefox/132.0 Windows" },
	});
	const context = { language: ENGLISH, path, origin: ORIGIN, client: randomUUID(), self: ORIGIN, loaded: new Map() };
	const answer = (await page({ request, params: { provider: "test" }, context })) as Response;
	browser.keep(answer);
	return answer;
}

/** @returns the address to which the provider sends the browser back; null where it never got there */
async function toTheProvider(browser: TestBrowser, from = ENTRANCE): Promise<URL | null> {
	const started = await visit(browser, startPage, from);
	const location = started.headers.get("Location") ?? "";
	if (!location.startsWith("http")) return null;
	const { url } = await browser.follow(location, ({ origin }) => origin === ORIGIN);
	return url;
}

interface Outcome {
	problem: string | null;
	location: string;
}
const outcome = (answer: Response): Outcome => {
	const location = answer.headers.get("Location") ?? "";
	return { problem: new URL(location, ORIGIN).searchParams.get("problem"), location };
};

/** Signs in. @param change what happens to the address that the provider sends the browser back with */
async function signIn(browser = aBrowser(), change: (back: URL) => void = () => {}, from = ENTRANCE): Promise<Outcome> {
	const started = await visit(browser, startPage, from);
	const location = started.headers.get("Location") ?? "";
	if (!location.startsWith("http")) return outcome(started);
	const { url } = await browser.follow(location, ({ origin }) => origin === ORIGIN);
	change(url);
	return outcome(await visit(browser, callbackPage, url.pathname + url.search));
}

const SIGNED_IN: Outcome = { problem: null, location: "/staff" };

function aKeyFile(key: KeyObject): string {
	const file = join(folder, `${createHash("sha256").update(String(Math.random())).digest("hex").slice(0, 8)}.pem`);
	writeFileSync(file, key.export({ type: "pkcs8", format: "pem" }));
	return file;
}

const people = async () => {
	const db = await readFor(TEST);
	return (await db.select().from(person)).map((row) => ({ ...row, email: addressOf(row) }));
};

describe("somebody who signs in", () => {
	it("gets a session, under a new token each time, and the one before is over", async () => {
		const op = await aProvider();
		const browser = aBrowser();
		expect(await signIn(browser)).toEqual(SIGNED_IN);
		const first = browser.cookies("/");
		expect(await signIn(browser)).toEqual(SIGNED_IN);
		expect(browser.cookies("/")).not.toBe(first);
		const db = await readFor(TEST);
		const [ada] = await db
			.select()
			.from(person)
			.where(hasAddress(String(op.account.email)));
		const sessions = await db
			.select()
			.from(session)
			.where(eq(session.personId, ada?.id ?? ""));
		expect(sessions).toHaveLength(1);
		expect(sessions[0]?.device).toBe("Firefox on Windows");
	});

	it("is asked with PKCE, state and nonce, and to prove it once more when that is wanted", async () => {
		const op = await aProvider();
		await toTheProvider(aBrowser());
		expect(Object.fromEntries(op.lastRequest)).toMatchObject({ code_challenge_method: "S256", response_type: "code" });
		for (const name of ["state", "nonce", "code_challenge"])
			expect(op.lastRequest.get(name)?.length).toBeGreaterThan(30);
		for (const name of ["prompt", "max_age", "ui_locales", "vtr", "acr_values"])
			expect(op.lastRequest.has(name)).toBe(false);
		await toTheProvider(aBrowser(), `${ENTRANCE}?again=1`);
		expect(op.lastRequest.get("prompt")).toBe("login");
	});

	it("is the same person each time, and goes by the name that the provider gives now", async () => {
		const op = await aProvider();
		op.account = { sub: "same", name: "Sam", email: "Sam@Example.gov.uk", email_verified: true };
		await signIn();
		op.account = { sub: "same", name: "Sam Stone", email: "sam.stone@example.gov.uk", email_verified: true };
		await signIn();
		const found = (await people()).filter(({ name }) => name.startsWith("Sam"));
		expect(found).toMatchObject([{ name: "Sam Stone", email: "sam.stone@example.gov.uk" }]);
	});

	it("who is switched off gets nothing", async () => {
		const op = await aProvider();
		op.account = { sub: "off", name: "Off", email: "off@example.gov.uk", email_verified: true };
		await signIn();
		await transaction(TEST, async (tx) => {
			await tx.update(person).set({ deactivatedAt: new Date() }).where(hasAddress("off@example.gov.uk"));
		});
		expect((await signIn()).problem).toBe("deactivated");
	});

	it("whose address somebody else has is that person only where the provider vouches for addresses", async () => {
		const op = await aProvider();
		op.account = { sub: "one", name: "One", email: "shared@example.gov.uk", email_verified: true };
		await signIn();
		op.account = { sub: "two", name: "Two", email: "shared@example.gov.uk", email_verified: true };
		expect((await signIn()).problem).toBe("email-taken");
		const [provider] = configured.splice(0);
		if (provider) configured.push({ ...provider, linkByEmail: true });
		expect(await signIn()).toEqual(SIGNED_IN);
		const db = await readFor(TEST);
		const linked = await db
			.select({ subject: identity.subject })
			.from(identity)
			.innerJoin(person, eq(person.id, identity.personId))
			.where(hasAddress("shared@example.gov.uk"));
		expect(linked.map(({ subject }) => subject).sort()).toEqual(["one", "two"]);
	});

	it("without a name goes by a part of their address", async () => {
		const op = await aProvider();
		op.account = { sub: "quiet", email: "quiet@example.gov.uk", email_verified: true };
		expect(await signIn()).toEqual(SIGNED_IN);
		const found = (await people()).filter(({ email }) => email === "quiet@example.gov.uk");
		expect(found.map(({ name }) => name)).toEqual(["q…@example.gov.uk"]);
	});

	it("at an address that nobody proved gets no account, and keeps nobody out", async () => {
		const op = await aProvider();
		op.account = { sub: "squatter", email: "owner@example.gov.uk", email_verified: false };
		expect((await signIn()).problem).toBe("email-unproved");
		op.account = { sub: "quiet squatter", email: "owner@example.gov.uk" };
		expect((await signIn()).problem).toBe("email-unproved");
		op.account = { sub: "owner", email: "owner@example.gov.uk", email_verified: true };
		expect(await signIn()).toEqual(SIGNED_IN);
		expect((await people()).filter(({ email }) => email === "owner@example.gov.uk")).toHaveLength(1);
	});

	it("keeps the address that was proved when another comes without a proof", async () => {
		const op = await aProvider();
		op.account = { sub: "moving", email: "proved@example.gov.uk", email_verified: true };
		await signIn();
		op.account = { sub: "moving", email: "victim@example.gov.uk", email_verified: false };
		expect(await signIn()).toEqual(SIGNED_IN);
		const addresses = (await people()).map(({ email }) => email);
		expect(addresses).toContain("proved@example.gov.uk");
		expect(addresses).not.toContain("victim@example.gov.uk");
	});

	it("in two tabs side by side finishes in both", async () => {
		await aProvider();
		const browser = aBrowser();
		const tabs = [await visit(browser, startPage, ENTRANCE), await visit(browser, startPage, ENTRANCE)];
		for (const tab of tabs) {
			const { url } = await browser.follow(tab.headers.get("Location") ?? "", ({ origin }) => origin === ORIGIN);
			expect(outcome(await visit(browser, callbackPage, url.pathname + url.search))).toEqual(SIGNED_IN);
		}
	});

	it("without an address is told so", async () => {
		const op = await aProvider();
		op.account = { sub: "nameless" };
		expect((await signIn()).problem).toBe("no-email");
	});

	it("leaves no token in any log, address or answer of ours", async () => {
		await aProvider();
		const { location } = await signIn();
		const db = await readFor(TEST);
		const log = JSON.stringify(await db.select().from(auditEntry));
		expect(log).toContain("sign-in.done");
		expect(log + location).not.toMatch(/eyJ[\w-]+\.eyJ|code=|state=/);
	});

	it("signs out at the provider too", async () => {
		const op = await aProvider();
		const browser = aBrowser();
		await signIn(browser);
		expect(browser.cookies("/")).toContain("hub-session=");
		const request = new Request(`${ORIGIN}/sign-out`, {
			method: "POST",
			headers: { Cookie: browser.cookies("/sign-out"), "Content-Type": "application/x-www-form-urlencoded" },
			body: "",
		});
		const context = {
			language: ENGLISH,
			path: "/sign-out",
			origin: ORIGIN,
			client: "",
			self: ORIGIN,
			loaded: new Map(),
		};
		const answer = (await signOutPage({ request, params: {}, context })) as Response;
		browser.keep(answer);
		expect(answer.headers.get("Clear-Site-Data")).toBe('"cache", "storage"');
		const away = new URL(answer.headers.get("Location") ?? "");
		expect(away.origin + away.pathname).toBe(`${op.issuer}/session/end`);
		const page = await browser.ask(away.href);
		expect(page.status).toBe(200);
		expect(browser.cookies("/")).not.toContain("hub-session=");
	});
});

describe("a provider's wish", () => {
	it("private_key_jwt for its token endpoint (NHS login), RS512 ID tokens, vectors of trust, no age and no language", async () => {
		const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
		const nhs: Demands = {
			idTokenAlg: "RS512",
			client: {
				token_endpoint_auth_method: "private_key_jwt",
				token_endpoint_auth_signing_alg: "RS512",
				jwks: { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "ours", alg: "RS512", use: "sig" }] },
			},
			settings: {
				extraParams: ["vtr"],
				conformIdTokenClaims: false,
				claims: { openid: ["sub", "vot"], profile: ["name"], email: ["email", "email_verified"] },
				enabledJWA: { idTokenSigningAlgValues: ["RS512"], clientAuthSigningAlgValues: ["RS512"] },
				clientAuthMethods: ["private_key_jwt"],
				// Nothing but the address of the token endpoint will do.
				assertJwtClientAuthClaimsAndHeader: async (ctx, claims) => {
					if (claims.aud !== `${ctx.oidc.issuer}/token`) throw new Error("the assertion is for somebody else");
				},
			},
			refuse: (asked) => {
				if (!asked.has("nonce")) return "nonce is missing";
				if (asked.has("max_age") || asked.has("ui_locales")) return "that is not asked here";
				return asked.get("vtr") === '["P9.Cp.Cd","P9.Cp.Ck","P9.Cm"]' ? undefined : "vtr is wrong";
			},
		};
		const settings = {
			privateKeyFile: aKeyFile(privateKey),
			keyId: "ours",
			idTokenAlg: "RS512" as const,
			vtr: ["P9.Cp.Cd", "P9.Cp.Ck", "P9.Cm"],
		};
		const op = await aProvider({ ...settings, assertionAudience: "token-endpoint" }, nhs);
		op.account = { ...op.account, vot: "P9.Cp.Cd" };
		expect(await signIn()).toEqual(SIGNED_IN);
		op.account = { ...op.account, vot: "P5.Cp.Cd" };
		expect((await signIn()).problem).toBe("level");
		// And without the settings it is refused, so the demands are real.
		configured.length = 0;
		await aProvider(settings, nhs);
		expect((await signIn()).problem).not.toBeNull();
		configured.length = 0;
		await aProvider({ ...settings, assertionAudience: "token-endpoint", maxAge: true }, nhs);
		expect((await signIn()).problem).toBe("refused");
		configured.length = 0;
		await aProvider({ ...settings, assertionAudience: "token-endpoint", idTokenAlg: "RS256" }, nhs);
		expect((await signIn()).problem).toBe("untrusted");
	});

	it("levels of authentication (CIS2), the language and the age of the proof", async () => {
		const op = await aProvider(
			{ acrValues: ["AAL2_OR_AAL3_ANY"], uiLocales: true, maxAge: true, prompt: "login" },
			{ settings: { acrValues: ["AAL2_OR_AAL3_ANY"] } },
		);
		op.account = { ...op.account, acr: "AAL2_OR_AAL3_ANY" };
		expect(await signIn()).toEqual(SIGNED_IN);
		expect(Object.fromEntries(op.lastRequest)).toMatchObject({
			acr_values: "AAL2_OR_AAL3_ANY",
			ui_locales: "en",
			max_age: "300",
			prompt: "login",
		});
	});

	it("claims that must have a value, such as a directory's own number", async () => {
		const op = await aProvider(
			{ requireClaims: { tid: ["ours"] } },
			{ settings: { claims: { openid: ["sub", "tid"], email: ["email", "email_verified"] } } },
		);
		op.account = { sub: "t", email: "t@example.gov.uk", email_verified: true, tid: "theirs" };
		expect((await signIn()).problem).toBe("level");
		op.account = { ...op.account, tid: "ours" };
		expect(await signIn()).toEqual(SIGNED_IN);
	});

	describe("an identity in a token of its own (GOV.UK One Login)", () => {
		const CLAIM = "https://vocab.account.gov.uk/v1/coreIdentityJWT";
		const ISSUER = "https://identity.account.gov.uk/";
		const KEY = "did:web:identity.account.gov.uk#one";
		const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
		let op: IdentityProvider;

		beforeEach(async () => {
			op = await aProvider(
				{},
				{ settings: { claims: { openid: ["sub", CLAIM], email: ["email", "email_verified"] } } },
			);
			op.intercept = (req, res) => {
				if (req.url !== "/did.json") return false;
				const publicKeyJwk = publicKey.export({ format: "jwk" });
				res.end(JSON.stringify({ assertionMethod: [{ type: "JsonWebKey", id: KEY, publicKeyJwk }] }));
				return true;
			};
			const [provider] = configured.splice(0);
			const coreIdentity = { issuer: ISSUER, keys: `${op.issuer}/did.json`, levels: ["P2"] };
			if (provider) configured.push({ ...provider, coreIdentity });
		});

		const token = (said: Record<string, unknown> = {}, key = privateKey, kid = KEY) => {
			const { sub = "citizen", aud = CLIENT.client_id, iss = ISSUER, vot = "P2", exp = "5m" } = said;
			return new SignJWT({ vot })
				.setProtectedHeader({ alg: "ES256", kid })
				.setSubject(String(sub))
				.setAudience(String(aud))
				.setIssuer(String(iss))
				.setIssuedAt()
				.setExpirationTime(exp as string)
				.sign(key);
		};
		const signInWith = async (jwt: unknown) => {
			op.account = { sub: "citizen", email: "citizen@example.com", email_verified: true, [CLAIM]: jwt };
			return (await signIn()).problem;
		};

		it("is checked", async () => {
			expect(await signInWith(await token())).toBeNull();
			expect(await signInWith(await token({ vot: "P1" }))).toBe("level");
			expect(await signInWith(undefined)).toBe("untrusted");
			expect(await signInWith(await token({ sub: "somebody else" }))).toBe("untrusted");
			expect(await signInWith(await token({ aud: "another product" }))).toBe("untrusted");
			expect(await signInWith(await token({ iss: "https://elsewhere.example/" }))).toBe("untrusted");
			expect(await signInWith(await token({ exp: "-1h" }))).toBe("clock");
			const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
			expect(await signInWith(await token({}, stranger))).toBe("untrusted");
			expect(await signInWith(await token({}, privateKey, "did:web:elsewhere#one"))).toBe("untrusted");
		});
	});
});

describe("a provider that misbehaves", () => {
	it("is down", async () => {
		const op = await aProvider();
		op.close();
		expect((await signIn()).problem).toBe("down");
	});

	it("is at fault", async () => {
		const op = await aProvider();
		op.intercept = (_req, res) => {
			res.writeHead(502).end("<h1>Bad gateway</h1>");
			return true;
		};
		expect((await signIn()).problem).toBe("down");
		// And when it is well again, so are we.
		op.intercept = null;
		expect(await signIn()).toEqual(SIGNED_IN);
	});

	it("goes down in the middle", async () => {
		const op = await aProvider();
		const browser = aBrowser();
		const back = await toTheProvider(browser);
		op.intercept = (req, res) => {
			if (!req.url?.startsWith("/token")) return false;
			res.writeHead(503).end();
			return true;
		};
		const answer = await visit(browser, callbackPage, `${back?.pathname}${back?.search}`);
		expect(outcome(answer).problem).toBe("down");
	});

	it("is slow", async () => {
		const op = await aProvider();
		op.intercept = () => true;
		const started = Date.now();
		expect((await signIn()).problem).toBe("slow");
		expect(Date.now() - started).toBeLessThan(30_000);
	});

	/** Spoils the ID token on its way: signed anew, by the provider's own key or another's. */
	async function withToken(
		change: (claims: Record<string, unknown>) => Record<string, unknown>,
		settings: Partial<Provider> = {},
		from = ENTRANCE,
	) {
		const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
		const op = await aProvider(settings, { settings: { acrValues: settings.acrValues } });
		op.intercept = (req, res) => {
			if (req.url !== "/jwks") return false;
			const jwk = { ...publicKey.export({ format: "jwk" }), kid: "new", alg: "RS256", use: "sig" };
			res.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ keys: [jwk] }));
			return true;
		};
		const browser = aBrowser();
		const back = await toTheProvider(browser, from);
		const real = { token: "" };
		op.spoil = { path: "/token", change: (body) => ({ ...body, id_token: real.token }) };
		const nonce = op.lastRequest.get("nonce");
		const now = Math.floor(Date.now() / 1000);
		const claims = change({ iss: op.issuer, aud: CLIENT.client_id, sub: "ada", nonce, iat: now, exp: now + 600 });
		real.token = await new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "new" }).sign(privateKey);
		return outcome(await visit(browser, callbackPage, `${back?.pathname}${back?.search}`));
	}

	it("sends a token like its own, which proves that the others fail for what they say", async () => {
		expect(await withToken((claims) => claims)).toEqual(SIGNED_IN);
	});

	it.each([
		["another nonce", { nonce: "made up" }, "untrusted"],
		["no nonce", { nonce: undefined }, "untrusted"],
		["another audience", { aud: "somebody else" }, "untrusted"],
		["another issuer", { iss: "https://elsewhere.example" }, "untrusted"],
		["a clock that is an hour behind", { exp: Math.floor(Date.now() / 1000) - 3600 }, "clock"],
		["no subject", { sub: undefined }, "untrusted"],
	])("sends %s", async (_what, wrong, problem) => {
		expect(await withToken((claims) => ({ ...claims, ...wrong }))).toMatchObject({ problem });
	});

	const AAL = { acrValues: ["AAL3"] };
	const AGAIN = `${ENTRANCE}?again=1`;
	const hourAgo = Math.floor(Date.now() / 1000) - 3600;
	it.each([
		["a lower level than was asked for", { acr: "AAL1" }, AAL, ENTRANCE, "level"],
		["no level, which was asked for", {}, AAL, ENTRANCE, "level"],
		["no time, which was asked for", {}, { maxAge: true }, ENTRANCE, "no-time"],
		["an old time, which may not be", { auth_time: hourAgo }, { maxAge: true }, ENTRANCE, "not-again"],
		["an old time when it should ask again", { auth_time: hourAgo }, {}, AGAIN, "not-again"],
		["no time when it should ask again", {}, {}, AGAIN, "no-time"],
		["a time to come", { auth_time: hourAgo + 7200 }, {}, ENTRANCE, "clock"],
	])("sends %s", async (_what, said, settings, from, problem) => {
		expect(await withToken((claims) => ({ ...claims, ...said }), settings, from)).toMatchObject({ problem });
	});

	it("sends the level that was asked for, which proves that the others fail for theirs", async () => {
		expect(await withToken((claims) => ({ ...claims, acr: "AAL3" }), AAL)).toEqual(SIGNED_IN);
		configured.length = 0;
		const now = Math.floor(Date.now() / 1000);
		expect(await withToken((claims) => ({ ...claims, auth_time: now }), {}, AGAIN)).toEqual(SIGNED_IN);
	});

	it("signs with a key that is not its own", async () => {
		const op = await aProvider();
		const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
		const browser = aBrowser();
		const back = await toTheProvider(browser);
		const token = await new SignJWT({ nonce: op.lastRequest.get("nonce") ?? "" })
			.setProtectedHeader({ alg: "RS256", kid: "test" })
			.setIssuer(op.issuer)
			.setAudience(CLIENT.client_id)
			.setSubject("ada")
			.setIssuedAt()
			.setExpirationTime("5m")
			.sign(stranger);
		op.spoil = { path: "/token", change: (body) => ({ ...body, id_token: token }) };
		const answer = await visit(browser, callbackPage, `${back?.pathname}${back?.search}`);
		expect(outcome(answer).problem).toBe("untrusted");
	});

	it("signs with no key at all", async () => {
		const op = await aProvider();
		const browser = aBrowser();
		const back = await toTheProvider(browser);
		const naked = (body: Record<string, unknown>) => {
			const claims = Buffer.from(JSON.stringify(decodeJwt(String(body.id_token)))).toString("base64url");
			const header = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
			return { ...body, id_token: `${header}.${claims}.` };
		};
		op.spoil = { path: "/token", change: naked };
		const answer = await visit(browser, callbackPage, `${back?.pathname}${back?.search}`);
		expect(outcome(answer).problem).toBe("untrusted");
	});

	it("tells of somebody else than the token", async () => {
		const op = await aProvider();
		op.spoil = { path: "/me", change: (body) => ({ ...body, sub: "somebody else" }) };
		expect((await signIn()).problem).toBe("untrusted");
	});
});

describe("what comes back", () => {
	it.each([
		["with another state", (back: URL) => back.searchParams.set("state", "made up"), "stale"],
		["without a state", (back: URL) => back.searchParams.delete("state"), "stale"],
		["with another code", (back: URL) => back.searchParams.set("code", "made up"), "refused"],
		["from another issuer", (back: URL) => back.searchParams.set("iss", "https://elsewhere.example"), "untrusted"],
	])("%s is refused", async (_what, change, problem) => {
		await aProvider();
		expect((await signIn(aBrowser(), change)).problem).toBe(problem);
	});

	it("in another browser, or for the second time, is refused", async () => {
		await aProvider();
		const browser = aBrowser();
		const back = await toTheProvider(browser);
		const path = `${back?.pathname}${back?.search}`;
		expect(outcome(await visit(aBrowser(), callbackPage, path)).problem).toBe("stale");
		expect(outcome(await visit(browser, callbackPage, path))).toEqual(SIGNED_IN);
		expect(outcome(await visit(browser, callbackPage, path)).problem).toBe("stale");
	});

	it("too late is refused", async () => {
		await aProvider();
		const browser = aBrowser();
		const back = await toTheProvider(browser);
		vi.useFakeTimers({ now: Date.now() + 20 * 60_000, toFake: ["Date"] });
		expect(outcome(await visit(browser, callbackPage, `${back?.pathname}${back?.search}`)).problem).toBe("stale");
	});

	it("without any role leads to the page that says so, and with one to where they wanted", async () => {
		await aProvider();
		expect((await signIn(aBrowser(), () => {}, `${ENTRANCE}?return=/staff/northmere/services`)).location).toBe(
			"/staff",
		);
		expect((await signIn(aBrowser(), () => {}, `${ENTRANCE}?return=/invitation/abc`)).location).toBe("/invitation/abc");
		expect((await signIn(aBrowser(), () => {}, `${ENTRANCE}?return=//evil.example`)).location).toBe("/staff");
	});
});

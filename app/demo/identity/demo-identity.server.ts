/**
 * The demo's identity provider: a real OpenID Connect provider (`oidc-provider`) in the same process, with a list of
 * made-up people in place of a password. The product signs people in there as at any other provider.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { createPrivateKey, generateKeyPairSync, type JsonWebKey } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { and, eq } from "drizzle-orm";
import type Provider from "oidc-provider";
import { council, identity, organisation, person, roleGrant } from "../../../db/schema";
import { demoPeople } from "../../../db/seed";
import { addressOf } from "../../features/people/address.server";
import { DEMO_ISSUER, DEMO_MOUNT, demoProviders } from "../../features/people/providers/demo-providers";
import { callbackUrl } from "../../features/people/providers/relying-party.server";
import { demoClientSecret } from "../../features/people/providers/settings.server";
import { systemFor } from "../../model/people/asker";
import type { Audience } from "../../model/people/assurance";
import { id } from "../../platform/forms/choice-fields";
import { form, readAnswers } from "../../platform/forms/form";
import type { Posted } from "../../platform/forms/posted";
import { keyFor } from "../../platform/keys/secrets.server";
import { logger } from "../../platform/log.server";
import { readFor } from "../../platform/store.server";
import { audienceOf } from "../people";
import { memoryAdapter } from "./memory";
import { lostPage, type PersonaGroup, personasPage } from "./personas-page";

const SYSTEM = systemFor("the demo's sign-in");

const INTERACTION = /^\/interaction\/[\w-]+$/;

/** Where the public reaches the product, during a request. */
const reachedAt = new AsyncLocalStorage<string>();

let made: Promise<Provider> | undefined;

/** The provider, made when it is first asked. */
function identityProvider(): Promise<Provider> {
	made ??= make();
	return made;
}

/** A key as it leaves its generator cannot be exported safely: where memory is tidied meanwhile, Node 20 waits for itself. */
function newSigningKey(): JsonWebKey {
	const { privateKey } = generateKeyPairSync("ec", {
		namedCurve: "P-256",
		privateKeyEncoding: { type: "pkcs8", format: "pem" },
		publicKeyEncoding: { type: "spki", format: "pem" },
	});
	return createPrivateKey(privateKey).export({ format: "jwk" });
}

async function make(): Promise<Provider> {
	const { default: OidcProvider } = await import("oidc-provider");
	const clients = demoProviders(demoClientSecret());
	const key = newSigningKey();
	const provider = new OidcProvider(DEMO_ISSUER, {
		adapter: memoryAdapter(),
		clients: clients.map((client) => ({
			client_id: client.clientId,
			client_secret: client.clientSecret,
			// Where it may send people back to depends on where the demo is reached; see below.
			redirect_uris: [callbackUrl(client, "https://hub.example")],
			response_types: ["code"],
			grant_types: ["authorization_code"],
			id_token_signed_response_alg: "ES256",
		})),
		jwks: { keys: [{ ...key, alg: "ES256", use: "sig" }] },
		enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
		cookies: {
			keys: [keyFor("demo-identity").toString("hex")],
			names: { interaction: "demo-interaction", resume: "demo-resume", session: "demo-session" },
			long: { httpOnly: true, sameSite: "lax", path: DEMO_MOUNT },
			// Each sign-in has a path of its own, so that two tabs do not take each other's.
			short: { httpOnly: true, sameSite: "lax" },
		},
		claims: { openid: ["sub"], profile: ["name", "nhs_number"], email: ["email", "email_verified"] },
		pkce: { required: () => true },
		features: {
			devInteractions: { enabled: false },
			// It asks who one is each time, so there is nothing to sign out of.
			rpInitiatedLogout: { enabled: false },
		},
		interactions: { url: (_ctx, { uid }) => `${DEMO_MOUNT}/interaction/${uid}` },
		findAccount: (_ctx, subject) => findPersona(subject),
		// Nobody made up is asked for consent.
		async loadExistingGrant({ oidc }) {
			const { Grant } = oidc.provider;
			const grant = new Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
			grant.addOIDCScope("openid profile email");
			await grant.save();
			return grant;
		},
		renderError(ctx, { error, error_description }) {
			logger.warn({ error, reason: error_description }, "the demo's identity provider refused a request");
			ctx.type = "html";
			ctx.body = lostPage();
		},
		ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 600, IdToken: 3600, Interaction: 3600, Session: 3600 },
	});
	// `answerIdentity` says where the public reaches it.
	provider.proxy = true;
	provider.Client.prototype.redirectUriAllowed = (uri: string) =>
		clients.some((client) => uri === callbackUrl(client, reachedAt.getStore() ?? ""));
	return provider;
}

async function findPersona(subject: string) {
	const db = await readFor(SYSTEM);
	const [found] = await db
		.select({ id: person.id, name: person.name, email: person.email })
		.from(identity)
		.innerJoin(person, eq(person.id, identity.personId))
		.where(and(eq(identity.issuer, DEMO_ISSUER), eq(identity.subject, subject)));
	if (!found) return undefined;
	const who = { name: found.name, email: addressOf(found) };
	const nhsNumber = demoPeople.find(({ key }) => key === subject)?.nhsNumber;
	return {
		accountId: subject,
		claims: () => ({ sub: subject, ...who, email_verified: true, ...(nhsNumber && { nhs_number: nhsNumber }) }),
	};
}

/**
 * Answers a request below `/demo/identity`.
 * @param origin where the public reaches the product: `https://demo.example.gov.uk`
 * @param readForm the form that was posted, read by the host
 */
export async function answerIdentity(
	req: IncomingMessage,
	res: ServerResponse,
	origin: string,
	readForm: () => Promise<Posted>,
): Promise<void> {
	const { host, protocol } = new URL(origin);
	Object.assign(req.headers, { "x-forwarded-host": host, "x-forwarded-proto": protocol.slice(0, -1) });
	const provider = await identityProvider();
	const [path = ""] = (req.url ?? "").split("?", 1);
	if (INTERACTION.test(path)) return choosePersona(provider, req, res, path, readForm);
	await reachedAt.run(origin, () => provider.callback()(req, res));
}

const personaForm = form({ persona: id().or("") });

/** The page on which somebody is chosen. */
async function choosePersona(
	provider: Provider,
	req: IncomingMessage,
	res: ServerResponse,
	path: string,
	readForm: () => Promise<Posted>,
): Promise<void> {
	const interaction = await provider.interactionDetails(req, res).catch(() => null);
	if (!interaction) return html(res, 400, lostPage());
	const audience = String(interaction.params.client_id).replace(/^demo-/, "") as Audience;
	const people = demoPeople.filter(({ part }) => audienceOf(part) === audience);
	if (req.method !== "POST") {
		return html(res, 200, personasPage({ action: DEMO_MOUNT + path, groups: await inGroups(people) }));
	}
	const { persona: chosen } = readAnswers(personaForm, (await readForm()).values);
	const result = people.some(({ key }) => key === chosen)
		? { login: { accountId: chosen, remember: false } }
		: { error: "access_denied", error_description: "nobody was chosen" };
	return provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
}

/** The people under their councils' names. */
async function inGroups(people: typeof demoPeople): Promise<PersonaGroup[]> {
	const db = await readFor(SYSTEM);
	const rows = await db
		.select({ key: identity.subject, name: person.name, council: council.name, organisation: organisation.content })
		.from(identity)
		.innerJoin(person, eq(person.id, identity.personId))
		.leftJoin(roleGrant, eq(roleGrant.personId, person.id))
		.leftJoin(council, eq(council.id, roleGrant.councilId))
		.leftJoin(organisation, eq(organisation.id, roleGrant.organisationId))
		.where(eq(identity.issuer, DEMO_ISSUER));
	const groups = new Map<string | null, PersonaGroup>();
	for (const { key, part } of people) {
		const row = rows.find((one) => one.key === key);
		if (!row) continue;
		const group = groups.get(row.council) ?? { council: row.council, people: [] };
		group.people.push({ key, name: row.name, part, organisation: row.organisation?.name ?? null });
		groups.set(row.council, group);
	}
	return [...groups.values()];
}

function html(res: ServerResponse, status: number, page: string): void {
	res.statusCode = status;
	res.setHeader("Content-Type", "text/html; charset=utf-8");
	res.end(page);
}

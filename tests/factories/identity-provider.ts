/**
 * A real OpenID Connect provider on the loopback, as demanding as a test asks. Whoever comes is signed in at once as
 * `account`; what it answers can be spoiled on the way.
 */
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type ClientMetadata, type Configuration } from "oidc-provider";

export interface Account {
	sub: string;
	[claim: string]: unknown;
}

export interface IdentityProvider {
	issuer: string;
	/** Who signs in next. */
	account: Account;
	/** The parameters of the last request to sign in. */
	lastRequest: URLSearchParams;
	/** Answers in place of the provider, when it returns true. */
	intercept: ((req: IncomingMessage, res: ServerResponse) => boolean) | null;
	/** Changes the JSON that the provider answers at a path that ends so, before it is sent. */
	spoil: { path: string; change: (body: Record<string, unknown>) => unknown } | null;
	close(): void;
}

export interface Demands {
	client?: Partial<ClientMetadata>;
	/** How ID tokens are signed; its key is made for the occasion. */
	idTokenAlg?: "RS256" | "RS512" | "ES256";
	settings?: Configuration;
	/** A reason to refuse a request to sign in; undefined to accept it. */
	refuse?: (request: URLSearchParams) => string | undefined;
}

export const CLIENT = { client_id: "hub", client_secret: "a secret between the two of them" };

function keyFor(alg: string): KeyObject {
	return alg.startsWith("RS")
		? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey
		: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
}

/** @param callback where the product is sent back to */
export async function anIdentityProvider(callback: string, demands: Demands = {}): Promise<IdentityProvider> {
	const { client = {}, idTokenAlg = "RS256", settings = {}, refuse } = demands;
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const { client_secret, ...withKey } = { ...CLIENT, ...client };
	const secret = client.token_endpoint_auth_method === "private_key_jwt" ? {} : { client_secret };
	const op = new Provider(issuer, {
		clients: [
			{
				...withKey,
				...secret,
				redirect_uris: [callback],
				post_logout_redirect_uris: [`${new URL(callback).origin}/sign-in?for=staff&done=signed-out`],
				response_types: ["code"],
				grant_types: ["authorization_code"],
				id_token_signed_response_alg: idTokenAlg,
			},
		],
		jwks: { keys: [{ ...keyFor(idTokenAlg).export({ format: "jwk" }), alg: idTokenAlg, use: "sig", kid: "test" }] },
		enabledJWA: { idTokenSigningAlgValues: [idTokenAlg] },
		claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
		findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...found.account, sub }) }),
		async loadExistingGrant({ oidc }) {
			const { Grant } = oidc.provider;
			const grant = new Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
			grant.addOIDCScope("openid profile email");
			await grant.save();
			return grant;
		},
		cookies: { keys: ["test"] },
		...settings,
	});
	const answer = op.callback();
	const found: IdentityProvider = {
		issuer,
		account: { sub: "ada", name: "Ada Field", email: `ada@${new URL(issuer).port}.example`, email_verified: true },
		lastRequest: new URLSearchParams(),
		intercept: null,
		spoil: null,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
	server.on("request", (req, res) => {
		const url = new URL(req.url ?? "", issuer);
		if (found.intercept?.(req, res)) return;
		if (url.pathname === "/auth") {
			found.lastRequest = url.searchParams;
			const reason = refuse?.(url.searchParams);
			if (reason) {
				res.writeHead(303, { Location: `${callback}?${refusal(reason, url.searchParams, issuer)}` }).end();
				return;
			}
		}
		if (url.pathname.startsWith("/interaction/")) {
			const { sub, acr } = found.account;
			void op.interactionFinished(req, res, { login: { accountId: sub, ...(typeof acr === "string" && { acr }) } });
			return;
		}
		if (found.spoil && url.pathname.endsWith(found.spoil.path)) spoilAnswer(res, found.spoil.change);
		void answer(req, res);
	});
	return found;
}

function refusal(reason: string, request: URLSearchParams, iss: string): string {
	return new URLSearchParams({
		error: "invalid_request",
		error_description: reason,
		state: request.get("state") ?? "",
		iss,
	}).toString();
}

/** Lets the answer's JSON pass through `change` on its way out. */
function spoilAnswer(res: ServerResponse, change: (body: Record<string, unknown>) => unknown): void {
	const end = res.end.bind(res);
	res.end = ((chunk?: unknown) => {
		const body = JSON.stringify(change(JSON.parse(String(chunk)) as Record<string, unknown>));
		res.setHeader("Content-Length", Buffer.byteLength(body));
		return end(body);
	}) as typeof res.end;
}

/**
 * The HTTP host: kept pages first, then Express (health, assets, checks on what comes in), then Remix.
 * It is part of the server build, so that it shares one store and one set of words with the pages.
 */
import { readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Duplex, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { setTimeout as pause } from "node:timers/promises";
import { constants } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { auditStream } from "../../db/schema";
import { answerIdentity } from "../demo/identity/demo-identity.server";
import { answerEvent, EVENT_LIMITS, refusedEvent } from "../features/health/events/answer-events.server";
import { eventSenders } from "../features/health/events/senders.server";
import { mayUpload } from "../features/health/photos/may-upload.server";
import { answerViewer, refusedViewer } from "../features/health/sharing/answer-viewers.server";
import { DEMO_MOUNT, isDemo } from "../features/people/providers/demo-providers";
import { demoSignIn, signInProviders } from "../features/people/providers/settings.server";
import { mayPass } from "../features/people/require-staff.server";
import { findSession } from "../features/people/sessions.server";
import { answerBars, isMirrored } from "../features/referrals/bars/answer-bars.server";
import { MESSAGE_LIMITS, refusedByHost } from "../features/referrals/bars/refusal";
import { referralSenders } from "../features/referrals/bars/senders.server";
import { systemFor } from "../model/people/asker";
import { BOOKING_AND_REFERRAL, CHILD_HEALTH_EVENTS, SHARES } from "../paths";
import { knownDamage } from "../platform/backup/watch-damage.server";
import { env } from "../platform/env.server";
import type { PageError } from "../platform/errors";
import { removeFiles } from "../platform/forms/parse-posted.server";
import type { Posted } from "../platform/forms/posted";
import { splitLanguage } from "../platform/i18n/languages";
import { logger } from "../platform/log.server";
import { RepeatedFailure } from "../platform/repeated-failure.server";
import { health, type ProductStore, portal, refuseReplaced } from "../platform/store.server";
import { isOtherStore, unavailableIn } from "../platform/store-errors";
import type { StoreName } from "../platform/store-handles";
import { addressOf, hostOf, inSmallLetters, isTooLong, pathOf } from "./address";
import { type Connection, connectionOf, isLoopback, networkOf } from "./client-address";
import { followContentVersions } from "./content-versions.server";
import { FairShare } from "./fair-share";
import { KeptPages, NOT_KEPT } from "./kept-pages.server";
import { type PostRule, postRule } from "./post-rules";
import { readJson } from "./read-json.server";
import { letGo, postReader } from "./read-post.server";
import { Refusal } from "./refusal";
import { refuser, refuseUnparsed } from "./refuse.server";
import { FOR_ANYBODY, type PageAnswer, pagesOf } from "./render.server";
import { resuming } from "./resume.server";
import { securityHeaders } from "./security-headers";

/** A browser asks for scripts and styles once a year, so they may take a few milliseconds longer. */
const SMALLEST: compression.CompressionOptions = {
	level: 9,
	brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } },
};

const SYSTEM = systemFor("asking whether the database answers");

/** Of all headers and the address; one that is too long by itself is told so with a page (`isTooLong`). */
const MAX_HEADER_BYTES = 256 * 1024;
const HEADERS_WITHIN_MS = 20_000;
/** A little longer than an upload may take, which says so itself. */
const REQUEST_WITHIN_MS = 330_000;
/** Of the ten seconds that stopping may take (`serve.server.ts`), what requests in hand have. */
const FINISH_WITHIN_MS = 7000;
/** Whoever asks whether this process is ready gives up soon, and means this process when it does. */
const READY_WITHIN_MS = 2500;

/** What a program is answered. */
interface MachineAnswer {
	status: number;
	headers: Readonly<Record<string, string>>;
	body: string;
}

export interface HostOptions {
	/** The server build, read anew for each request in development. */
	build: () => Promise<ServerBuild>;
	/** Development's own assets; production serves built ones. Nothing is kept in development. */
	middleware?: express.RequestHandler;
}

export interface Host {
	server: Server;
	/** Lets requests in hand finish, then stops. */
	stop(): Promise<void>;
}

export async function createHost({ build, middleware }: HostOptions): Promise<Host> {
	const settings = env();
	// A setting that is wrong is told now, and not at the first message.
	eventSenders();
	referralSenders();
	const providers = (await signInProviders()).filter((provider) => !isDemo(provider));
	const common = securityHeaders(
		settings,
		providers.map(({ issuer }) => new URL(issuer).origin),
	);
	const pages = pagesOf(build);
	const kept = new KeptPages(common);
	const unfollow = await followContentVersions(
		(slug) => kept.drop(slug),
		(since) => kept.silence(since),
	);
	let stopping = false;

	const originOf = (req: IncomingMessage): string | undefined => {
		const host = settings.APP_ORIGIN ? undefined : hostOf(req);
		return settings.APP_ORIGIN ?? (host ? `http://${host}` : undefined);
	};
	/** @throws Refusal */
	const urlOf = (req: IncomingMessage): URL => {
		const origin = originOf(req);
		const url = origin && hostOf(req) !== undefined ? addressOf(origin, req.url ?? "") : undefined;
		if (!url) throw new Refusal("bad-request");
		return url;
	};
	// Without a fixed origin a page holds the host's name as the request gave it, so it is kept per name.
	const keyOf = (req: IncomingMessage, target = req.url ?? "") =>
		settings.APP_ORIGIN ? target : `${req.headers.host}${target}`;

	const answerWith = (answer: PageAnswer, req: IncomingMessage, res: ServerResponse) => send(answer, req, res, common);
	const refuse = refuser(pages.refusal, { origin: originOf, common, keep: !middleware }, answerWith);
	const readPost = postReader();
	// Counted in this process: it is the process that is to be spared.
	const share = new FairShare();

	/** Does the work of a request while its network has not had its share of this process. @throws Refusal */
	async function fairly(req: IncomingMessage, { client }: Connection, work: () => Promise<void>): Promise<void> {
		// Behind a proxy that is not trusted everybody comes from this machine.
		if (isLoopback(client)) return work();
		let signedIn: Promise<boolean> | undefined;
		const isSignedIn = () => {
			signedIn ??= carriesSession(req, originOf(req) ?? "").catch(() => false);
			return signedIn;
		};
		if ((await share.use(networkOf(client), isSignedIn, work)) === "spent") throw new Refusal("too-many-requests");
	}

	async function answerPage(req: express.Request, res: ServerResponse): Promise<void> {
		const url = urlOf(req);
		const reading = req.method === "GET" || req.method === "HEAD";
		if (isForRemixScripts(url)) throw new Refusal("not-found");
		if (!reading && req.method !== "POST") throw new Refusal("method-not-allowed");
		if (!reading && !mayComeFrom(req.headers.origin, url)) throw new Refusal("forbidden");
		const small = reading ? inSmallLetters(url) : undefined;
		if (small) {
			for (let i = 0; i < common.length; i += 2) res.setHeader(common[i] ?? "", common[i + 1] ?? "");
			res.writeHead(301, { Location: small, "Cache-Control": "no-store" }).end();
			return;
		}
		const from = connectionOf(req, settings.TRUST_PROXY === "1");
		const { rule, group, render } = await pages.at(url);
		if (reading && rule) {
			const canonical = middleware ? undefined : rule.canonical(url);
			return fairly(req, from, async () => {
				if (!canonical) return answerWith(await render(FOR_ANYBODY), req, res);
				const page = await pages.at(canonical);
				const key = keyOf(req, canonical.pathname + canonical.search);
				const source = { key, group, render: () => page.render(FOR_ANYBODY) };
				await kept.renderAndAnswer(req, res, source, keyOf(req));
			});
		}
		const posted = reading ? undefined : await readPosted(req, url, from.client);
		try {
			await fairly(req, from, async () => {
				const request = { method: req.method, headers: headersOf(req), posted, from };
				answerWith(await resuming(url, request, render), req, res);
			});
		} finally {
			if (posted) await removeFiles(posted);
		}
	}

	/** What was sent; nothing where the sender may not send it, which the page itself then says. @throws Refusal */
	async function readPosted(req: IncomingMessage, url: URL, client: string): Promise<Posted> {
		const rule = postRule(splitLanguage(url.pathname).path);
		const { guard, otherwise } = rule;
		const request = new Request(url, { headers: { Cookie: req.headers.cookie ?? "" } });
		const network = isLoopback(client) ? undefined : networkOf(client);
		if (!guard || (await mayPost(request, guard, url.origin))) return readPost(req, rule, network);
		if (!otherwise) return { values: {}, files: {} };
		return readPost(req, { ...rule, limits: otherwise }, network);
	}

	/** The demo's identity provider. Products ask it without an `Origin`; people's forms have ours. */
	async function answerDemoIdentity(req: express.Request, res: ServerResponse): Promise<void> {
		if ((await demoSignIn()) !== "on") throw new Refusal("not-found");
		const forwarded = settings.APP_ORIGIN ? undefined : req.headers["x-forwarded-host"];
		const origin = forwarded ? `http://${forwarded}` : originOf(req);
		if (!origin || !URL.canParse(origin)) throw new Refusal("bad-request");
		for (let i = 0; i < common.length; i += 2) res.setHeader(common[i] ?? "", common[i + 1] ?? "");
		res.setHeader("Cache-Control", "no-store");
		const from = connectionOf(req, settings.TRUST_PROXY === "1");
		await fairly(req, from, () =>
			answerIdentity(req, res, origin, () => {
				if (req.headers.origin !== new URL(origin).origin) throw new Refusal("forbidden");
				return readPost(req, postRule(""), isLoopback(from.client) ? undefined : networkOf(from.client));
			}),
		);
	}

	/**
	 * Answers a program, within its network's share, in its own form whatever happens.
	 * @param refused its form of what the host refuses
	 */
	async function answerMachine(
		req: express.Request,
		res: ServerResponse,
		refused: (reason: PageError) => MachineAnswer,
		work: () => Promise<MachineAnswer>,
	): Promise<void> {
		const { client } = connectionOf(req, settings.TRUST_PROXY === "1");
		let answer: MachineAnswer;
		try {
			const done = isLoopback(client) ? await work() : await share.use(networkOf(client), async () => false, work);
			answer = done === "spent" ? refused("too-many-requests") : done;
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			answer = refused(error.reason);
		}
		for (let i = 0; i < common.length; i += 2) res.setHeader(common[i] ?? "", common[i + 1] ?? "");
		res.writeHead(answer.status, { ...answer.headers }).end(req.method === "HEAD" ? undefined : answer.body);
	}

	/** What viewers of shares ask: programs, on any website, which want JSON. */
	const answerShares = (req: express.Request, res: ServerResponse): Promise<void> =>
		answerMachine(req, res, refusedViewer, async () => {
			const { method, path } = req;
			const read = () => readJson(req, { bytes: 16_384, seconds: 10 });
			return answerViewer({ method, path, origin: urlOf(req).origin, read });
		});

	/** National events, from those who may send them. What they call their request comes back with the answer. */
	function answerEvents(req: express.Request, res: ServerResponse): Promise<void> {
		for (const name of ["X-Request-Id", "X-Correlation-Id"]) {
			const sent = req.get(name);
			if (sent !== undefined && /^[\w.-]{1,100}$/.test(sent)) res.setHeader(name, sent);
		}
		return answerMachine(req, res, refusedEvent, async () => {
			const { method, path } = req;
			const url = urlOf(req).origin + CHILD_HEALTH_EVENTS;
			const read = () => readJson(req, EVENT_LIMITS);
			return answerEvent({ method, path, url, authorization: req.headers.authorization, read });
		});
	}

	/** Systems of other organisations that refer families. */
	function answerReferrals(req: express.Request, res: ServerResponse): Promise<void> {
		const [requestId, correlationId] = [req.get("X-Request-Id"), req.get("X-Correlation-Id")];
		if (isMirrored(requestId)) res.setHeader("X-Request-Id", requestId);
		if (isMirrored(correlationId)) res.setHeader("X-Correlation-Id", correlationId);
		return answerMachine(req, res, refusedByHost, async () => {
			const { method, path, headers } = req;
			const { origin, searchParams: search } = urlOf(req);
			const ask = { method, path, search, base: origin + BOOKING_AND_REFERRAL, requestId, correlationId };
			return answerBars({ ...ask, authorization: headers.authorization, read: () => readJson(req, MESSAGE_LIMITS) });
		});
	}

	/** Of the portal's store this process needs everything; without the health store it goes on. */
	async function readiness(): Promise<{ isReady: boolean; said: string }> {
		if (stopping) return { isReady: false, said: "not ready" };
		const [said, ofHealth] = await Promise.all([stateOf(portal), stateOf(health)]);
		return { isReady: said === "ready", said: ofHealth === "ready" ? said : `${said}\nhealth store: ${ofHealth}` };
	}

	const app = express();
	app.disable("x-powered-by");
	app.get("/healthz", (_req, res) => {
		res.set("Cache-Control", "no-store").type("text/plain").send("ok");
	});
	app.get("/readyz", async (_req, res) => {
		const { isReady, said } = await readiness();
		res
			.set("Cache-Control", "no-store")
			.status(isReady ? 200 : 503)
			.type("text/plain")
			.send(said);
	});
	app.use("/assets", compression(SMALLEST));
	const compressed = compression();
	app.use((req, res, next) => (req.path.startsWith("/assets/") ? next() : compressed(req, res, next)));
	if (middleware) app.use(middleware);
	const assetHeaders = (res: ServerResponse) => {
		res.setHeader("X-Content-Type-Options", "nosniff");
	};
	app.use(
		"/assets",
		express.static("build/client/assets", { immutable: true, maxAge: "1y", setHeaders: assetHeaders }),
	);
	const publicFile = express.static("build/client", {
		maxAge: "1h",
		index: false,
		redirect: false,
		setHeaders: assetHeaders,
	});
	// Known beforehand, so that the disk is not asked for each page whether there is a file of its name.
	const publicNames = new Set(middleware ? [] : readdirSync("build/client"));
	app.use((req, res, next) => {
		const [, name = ""] = req.path.split("/", 2);
		if (publicNames.has(name)) publicFile(req, res, next);
		else next();
	});
	app.use(DEMO_MOUNT, (req, res, next) => {
		answerDemoIdentity(req, res).catch(next);
	});
	app.use(SHARES, (req, res, next) => {
		answerShares(req, res).catch(next);
	});
	app.use(CHILD_HEALTH_EVENTS, (req, res, next) => {
		answerEvents(req, res).catch(next);
	});
	app.use(BOOKING_AND_REFERRAL, (req, res, next) => {
		answerReferrals(req, res).catch(next);
	});
	app.use((req, res, next) => {
		answerPage(req, res).catch(next);
	});
	const whenRefused: express.ErrorRequestHandler = (error, req, res, _next) => {
		void refuse(error, req, res);
	};
	app.use(whenRefused);

	const limits = {
		maxHeaderSize: MAX_HEADER_BYTES,
		headersTimeout: HEADERS_WITHIN_MS,
		requestTimeout: REQUEST_WITHIN_MS,
		// Longer than a proxy keeps its own: one that asks on a connection that is just being closed gets no answer.
		keepAliveTimeout: 65_000,
	};
	const answering = new WeakMap<Duplex, ServerResponse>();
	const server = createServer(limits, (req, res) => {
		// A proxy asks again and again on one connection: this answer is its last here, and it knows.
		if (stopping) res.shouldKeepAlive = false;
		try {
			if (isTooLong(req.url ?? "")) throw new Refusal("address-too-long");
			if (!req.url?.startsWith("/")) req.url = pathOf(originOf(req), req.url ?? "");
			if (isProbe(req)) return app(req, res);
			if (hostOf(req) === undefined) throw new Refusal("bad-request");
			if (!middleware && kept.answer(req, res, keyOf(req))) return;
			answering.set(req.socket, res);
			res.once("close", () => letGo(req));
			urlOf(req);
			app(req, res);
		} catch (error) {
			void refuse(error, req, res);
		}
	});
	server.on("clientError", (error, socket) => refuseUnparsed(error, socket, answering.get(socket)));

	return {
		server,
		async stop() {
			stopping = true;
			unfollow();
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			// Also those that are idle as soon as what is in hand is answered.
			const idle = setInterval(() => server.closeIdleConnections(), 100);
			const hurry = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
			await closed;
			clearInterval(idle);
			clearTimeout(hurry);
		},
	};
}

/** Whether Remix would answer with data instead of a page. Pages here load no script that asks. */
function isForRemixScripts(url: URL): boolean {
	return url.pathname.endsWith(".data") || url.searchParams.has("_data");
}

/** Whether a machine asks how this process is. Load balancers name no host. */
const isProbe = ({ url }: IncomingMessage): boolean => url === "/healthz" || url === "/readyz";

/** Whether a request comes from somebody who is signed in. */
async function carriesSession(req: IncomingMessage, origin: string): Promise<boolean> {
	const { cookie } = req.headers;
	if (!cookie) return false;
	return (await findSession(new Request(origin, { headers: { Cookie: cookie } }), origin)) !== undefined;
}

const failures = {
	portal: new RepeatedFailure("the database does not answer"),
	health: new RepeatedFailure("the health store does not answer"),
} as const satisfies Record<StoreName, RepeatedFailure>;

/** Where anybody may read it: which one, the log and "hub check" say. */
const OTHER_STORE = "not ready: empty, or another one than the portal's. Look into the log, or run hub check";

async function stateOf(store: ProductStore): Promise<string> {
	if (knownDamage(store.name).length > 0) return "damaged";
	return askForState(store);
}

async function askForState(store: ProductStore): Promise<string> {
	const asking = store.open().then(async (opened) => {
		await opened.check();
		if (store === health) await refuseReplaced();
		await opened.read(SYSTEM).select({ name: auditStream.name }).from(auditStream).limit(1);
	});
	const late = pause(READY_WITHIN_MS, undefined, { ref: false }).then(() =>
		Promise.reject(new Error("It takes too long.")),
	);
	try {
		await Promise.race([asking, late]);
		failures[store.name].worked();
		return "ready";
	} catch (error) {
		if (!unavailableIn(error)) failures[store.name].failed(error);
		return isOtherStore(error) ? OTHER_STORE : "not ready";
	}
}

/** Browsers say from which origin a form comes. */
const mayComeFrom = (origin: string | undefined, url: URL): boolean =>
	origin === undefined ? postRule(splitLanguage(url.pathname).path).withoutOrigin === true : origin === url.origin;

const mayPost = (request: Request, guard: NonNullable<PostRule["guard"]>, origin: string): Promise<boolean> =>
	"child" in guard ? mayUpload(request, { origin, childId: guard.child }) : mayPass(request, { ...guard, origin });

function headersOf(req: IncomingMessage): Headers {
	const headers = new Headers();
	for (const [name, value] of Object.entries(req.headers)) {
		if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
	}
	return headers;
}

/** Sends an answer that is for this reader only. */
function send(
	{ status, headers, body }: PageAnswer,
	req: IncomingMessage,
	res: ServerResponse,
	common: string[],
): void {
	for (let i = 0; i < common.length; i += 2) res.setHeader(common[i] ?? "", common[i + 1] ?? "");
	headers.forEach((value, name) => {
		if (name !== "set-cookie") res.setHeader(name, value);
	});
	const cookies = headers.getSetCookie();
	if (cookies.length) res.setHeader("Set-Cookie", cookies);
	res.setHeader("Cache-Control", NOT_KEPT);
	res.statusCode = status;
	if (Buffer.isBuffer(body)) {
		res.end(req.method === "HEAD" ? undefined : body);
		return;
	}
	if (req.method === "HEAD") {
		res.end();
		body.cancel().catch(() => undefined);
		return;
	}
	pipeline(Readable.fromWeb(body as NodeReadableStream), res).catch((error: unknown) => {
		logger.warn({ err: error, path: req.url?.split("?")[0] }, "an answer broke off");
	});
}

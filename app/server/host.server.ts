/**
 * The HTTP host: kept pages first, then Express (health, assets, checks on what comes in), then Remix.
 * It is part of the server build, so that it shares one store and one set of words with the pages.
 */
import { readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { council } from "../../db/schema";
import { answerIdentity } from "../demo/identity/demo-identity.server";
import { DEMO_MOUNT, isDemo } from "../features/people/providers/demo-providers";
import { demoSignIn, signInProviders } from "../features/people/providers/settings.server";
import { inLanguage } from "../paths";
import { env } from "../platform/env.server";
import type { PageError } from "../platform/errors";
import { splitLanguage } from "../platform/i18n/languages";
import { loggable, logger } from "../platform/log.server";
import { store } from "../platform/store.server";
import { bodyLimit, DRAINED_BYTES } from "./body-limits";
import { connectionOf, isLoopback } from "./client-address";
import { followContentVersions } from "./content-versions.server";
import { KeptPages } from "./kept-pages.server";
import { isPersonal, revealsPlace } from "./personal-paths";
import { plainPage } from "./plain-page.server";
import { type PageAnswer, pageRenderer } from "./render.server";
import { securityHeaders } from "./security-headers";

/** Long enough for a 10,000-character search in any script to reach the page that says it is too long. */
const MAX_HEADER_BYTES = 256 * 1024;
/** More than anybody reads; a library full of people behind one address still gets through. */
const SEARCHES_A_MINUTE = 600;
const STOP_WITHIN_MS = 10_000;

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

/** Thrown while a request is read; answered with the page of its reason. */
class Refusal extends Error {
	constructor(readonly reason: PageError) {
		super(reason);
	}
}

export async function createHost({ build, middleware }: HostOptions): Promise<Host> {
	const settings = env();
	const providers = (await signInProviders()).filter((provider) => !isDemo(provider));
	const common = securityHeaders(
		settings,
		providers.map(({ issuer }) => new URL(issuer).origin),
	);
	const render = pageRenderer(build);
	const kept = new KeptPages(render, common);
	const unfollow = await followContentVersions((slug) => kept.drop(slug));
	let stopping = false;

	const originOf = (req: IncomingMessage) => settings.APP_ORIGIN ?? `http://${req.headers.host}`;
	const urlOf = (req: IncomingMessage) => {
		const path = req.url ?? "";
		const url = originOf(req) + path;
		if (!path.startsWith("/") || !URL.canParse(url) || !isDecodable(path)) throw new Refusal("bad-request");
		return new URL(url);
	};
	// Without a fixed origin a page holds the host's name as the request gave it, so it is kept per name.
	const keyOf = (req: IncomingMessage) => (settings.APP_ORIGIN ? (req.url ?? "") : `${req.headers.host}${req.url}`);

	// Each search is another page, which is seldom kept. Counted in this process: it is the process that is to be spared.
	const searches = new RateLimiterMemory({ points: SEARCHES_A_MINUTE, duration: 60 });
	const maySearch = (req: IncomingMessage): Promise<boolean> => {
		const { client } = connectionOf(req, settings.TRUST_PROXY === "1");
		// Behind a proxy that is not trusted everybody comes from this machine.
		if (isLoopback(client)) return Promise.resolve(true);
		return searches.consume(client).then(
			() => true,
			() => false,
		);
	};

	async function answerPage(req: express.Request, res: ServerResponse): Promise<void> {
		const url = urlOf(req);
		const { path } = splitLanguage(url.pathname);
		const reading = req.method === "GET" || req.method === "HEAD";
		if (isForRemixScripts(url)) throw new Refusal("not-found");
		if (!reading && req.method !== "POST") throw new Refusal("method-not-allowed");
		if (!reading && req.headers.origin !== url.origin) throw new Refusal("forbidden");
		if (reading && url.search && !isPersonal(path) && !(await maySearch(req))) throw new Refusal("too-many-requests");
		if (reading && !middleware && !isPersonal(path) && !revealsPlace(url.search)) {
			return kept.renderAndAnswer(req, res, keyOf(req), url);
		}
		const body = reading ? undefined : await readBody(req, path);
		if (body === "too-large") {
			res.writeHead(303, [...common, "Location", `${url.pathname}?problem=too-large`, "Cache-Control", "no-store"]);
			res.end();
			return;
		}
		const from = connectionOf(req, settings.TRUST_PROXY === "1");
		send(await render({ url, method: req.method, headers: headersOf(req), body, from }), req, res, common);
	}

	/** The demo's identity provider. Products ask it without an `Origin`; people's forms have ours. */
	async function answerDemoIdentity(req: express.Request, res: ServerResponse): Promise<void> {
		if ((await demoSignIn()) !== "on") throw new Refusal("not-found");
		const forwarded = settings.APP_ORIGIN ? undefined : req.headers["x-forwarded-host"];
		const origin = forwarded ? `http://${forwarded}` : originOf(req);
		if (!URL.canParse(origin)) throw new Refusal("bad-request");
		for (let i = 0; i < common.length; i += 2) res.setHeader(common[i] ?? "", common[i + 1] ?? "");
		res.setHeader("Cache-Control", "no-store");
		await answerIdentity(req, res, origin, async () => {
			if (req.headers.origin !== new URL(origin).origin) throw new Refusal("forbidden");
			return new URLSearchParams(Buffer.from(await readBody(req, "")).toString("utf8"));
		});
	}

	async function refuse(error: unknown, req: express.Request, res: ServerResponse): Promise<void> {
		const reason = error instanceof Refusal ? error.reason : "fault";
		if (reason === "fault")
			logger.error({ err: error, method: req.method, path: loggable(req.path) }, "a request failed");
		if (res.headersSent) {
			res.destroy();
			return;
		}
		const page = reason === "fault" ? undefined : await refusalPage(reason, req).catch(() => undefined);
		if (page) return send(page, req, res, common);
		const { status, html } = plainPage(reason, req.path);
		res.writeHead(status, [...common, "Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"]);
		res.end(html);
	}

	function refusalPage(refused: PageError, req: express.Request): Promise<PageAnswer> {
		const { language } = splitLanguage(req.path);
		const url = new URL(inLanguage(language.code, "/refused"), originOf(req));
		return render({ url, method: "GET", headers: new Headers(), refused });
	}

	const app = express();
	app.disable("x-powered-by");
	app.get("/healthz", (_req, res) => {
		res.set("Cache-Control", "no-store").type("text/plain").send("ok");
	});
	app.get("/readyz", async (_req, res) => {
		const ready = !stopping && (await databaseAnswers());
		res
			.set("Cache-Control", "no-store")
			.status(ready ? 200 : 503)
			.type("text/plain")
			.send(ready ? "ready" : "not ready");
	});
	app.use(compression());
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
	app.use(DEMO_MOUNT, (req, res) => {
		answerDemoIdentity(req, res).catch((error: unknown) => refuse(error, req, res));
	});
	app.use((req, res) => {
		answerPage(req, res).catch((error: unknown) => refuse(error, req, res));
	});

	const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (req, res) => {
		if (!middleware && kept.answer(req, res, keyOf(req), () => urlOf(req))) return;
		app(req, res);
	});

	return {
		server,
		async stop() {
			stopping = true;
			unfollow();
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeIdleConnections();
			const hurry = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
			await closed;
			clearTimeout(hurry);
		},
	};
}

/** Whether Remix would answer with data instead of a page. Pages here load no script that asks. */
function isForRemixScripts(url: URL): boolean {
	return url.pathname.endsWith(".data") || url.searchParams.has("_data");
}

/** Whether every percent sign of a URL's path begins a character. */
function isDecodable(path: string): boolean {
	try {
		decodeURIComponent(path.split("?", 1)[0] ?? "");
		return true;
	} catch {
		return false;
	}
}

async function databaseAnswers(): Promise<boolean> {
	try {
		await (await store()).db.$count(council);
		return true;
	} catch (error) {
		logger.error({ err: error }, "the database does not answer");
		return false;
	}
}

function headersOf(req: IncomingMessage): Headers {
	const headers = new Headers();
	for (const [name, value] of Object.entries(req.headers)) {
		if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
	}
	return headers;
}

/** @returns what was sent, or "too-large" for an upload whose form says so itself */
async function readBody(req: IncomingMessage, path: string): Promise<Uint8Array<ArrayBuffer> | "too-large"> {
	const limit = bodyLimit(path);
	let chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of req) {
		bytes += chunk.length;
		if (bytes <= limit.bytes) chunks.push(chunk as Buffer);
		else if (!limit.upload || bytes > DRAINED_BYTES) throw new Refusal("too-long");
		else chunks = [];
	}
	return bytes > limit.bytes ? "too-large" : new Uint8Array(Buffer.concat(chunks));
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
	if (!res.hasHeader("Cache-Control")) res.setHeader("Cache-Control", "private, no-store");
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

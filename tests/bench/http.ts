/** Pages over HTTP: kept, rendered anew, and what they are held against, all in one run. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestHandler, type EntryContext, type ServerBuild } from "@remix-run/node";
import { Links, Meta, Outlet, RemixServer, useLoaderData } from "@remix-run/react";
import autocannon from "autocannon";
import { createElement, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import type { Row } from "./table";

export interface RunningHub {
	origin: string;
	process: ChildProcess;
	/** From the start of the process to its first answer with status 200. */
	startMs: number;
	stop(): Promise<void>;
}

/** Starts the built product on `databaseUrl` and waits for its first page. */
export async function startHub(
	databaseUrl: string,
	firstPage: string,
	settings: Record<string, string> = {},
): Promise<RunningHub> {
	const port = 21000 + Math.floor(Math.random() * 9000);
	const started = performance.now();
	const child = spawn(process.execPath, ["app/cli/start.mjs"], {
		env: {
			...process.env,
			DATABASE_URL: databaseUrl,
			PORT: String(port),
			NODE_ENV: "production",
			LOG_LEVEL: "error",
			...settings,
		},
		stdio: ["ignore", "ignore", "inherit"],
	});
	const origin = `http://127.0.0.1:${port}`;
	while ((await fetch(origin + firstPage).catch(() => undefined))?.status !== 200) {
		if (child.exitCode !== null) throw new Error("The product did not start.");
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	const startMs = performance.now() - started;
	const stop = async () => {
		const gone = new Promise((resolve) => child.once("exit", resolve));
		child.kill("SIGTERM");
		await gone;
	};
	return { origin, process: child, startMs, stop };
}

export async function listen(server: Server): Promise<{ origin: string; close(): void }> {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** Requests a second over `seconds`, with ten connections. */
async function rate(
	url: string,
	options: { seconds: number; everyUrlNew?: boolean; headers?: Record<string, string> },
) {
	let serial = Math.floor(Math.random() * 1e9);
	const requests = options.everyUrlNew
		? [
				{
					setupRequest: (request: autocannon.Request) => {
						const path = new URL(url).pathname;
						return { ...request, path: `${path}?bench=${serial++}` };
					},
				},
			]
		: undefined;
	const result = await autocannon({
		url,
		connections: 10,
		duration: options.seconds,
		headers: options.headers,
		requests,
	});
	if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were not 200`);
	return { perSecond: result.requests.average, p99: result.latency.p99 };
}

/** Of each item of the minimal page: `<li><h2><a>…</a></h2><p>…</p><span>…</span></li>` without its texts. */
const ELEMENTS_OF_AN_ITEM = 5;
const MARKUP_OF_AN_ITEM = 75;

interface Item {
	id: number;
	name: string;
	text: string;
}

/**
 * The least that Remix does for a page like this one: a layout and one route whose loader hands over a list, shown by
 * `RemixServer` with as many elements and bytes as the product's page has. It reads no database, searches nothing,
 * translates nothing, and its page loads no script, so that Remix does not put the data into the page a second time.
 */
export function minimalRemix(like: string) {
	const count = Math.ceil((like.match(/<[a-z]/g)?.length ?? 0) / ELEMENTS_OF_AN_ITEM);
	const text = "x".repeat(Math.max(0, Math.round(like.length / count) - MARKUP_OF_AN_ITEM));
	const items: Item[] = Array.from({ length: count }, (_, id) => ({ id, name: `Item ${id}`, text }));
	const item = ({ id, name, text }: Item) =>
		createElement(
			"li",
			{ key: id },
			createElement("h2", null, createElement("a", { href: `/items/${id}` }, name)),
			createElement("p", null, text),
			createElement("span", null, id),
		);
	const modules = {
		root: {
			default: () => createElement(Outlet),
			Layout: ({ children }: { children: ReactNode }) =>
				createElement(
					"html",
					{ lang: "en" },
					createElement("head", null, createElement(Meta), createElement(Links)),
					createElement("body", null, children),
				),
		},
		list: {
			loader: () => ({ items }),
			meta: () => [{ title: "A list" }],
			default: () => createElement("ul", null, useLoaderData<{ items: Item[] }>().items.map(item)),
		},
	};
	const routes = {
		root: { id: "root", path: "", module: modules.root },
		list: { id: "list", parentId: "root", path: "*", module: modules.list },
	};
	const asset = (id: string, hasLoader: boolean) => ({ id, hasLoader, module: `/${id}.js`, imports: [] });
	const build = {
		entry: {
			module: {
				default: (request: Request, status: number, headers: Headers, context: EntryContext) => {
					headers.set("Content-Type", "text/html; charset=utf-8");
					const html = renderToString(createElement(RemixServer, { context, url: request.url }));
					return new Response(`<!DOCTYPE html>${html}`, { status, headers });
				},
			},
		},
		routes,
		assets: {
			entry: { module: "", imports: [] },
			routes: {
				root: { ...asset("root", false), path: "" },
				list: { ...asset("list", true), parentId: "root", path: "*" },
			},
			url: "",
			version: "1",
		},
		basename: "/",
		publicPath: "/",
		assetsBuildDirectory: "",
		future: { v3_singleFetch: true, v3_relativeSplatPath: true },
		mode: "production",
		isSpaMode: false,
	} as unknown as ServerBuild;
	const handle = createRequestHandler(build, "production");
	return createServer(async (req, res) => {
		const response = await handle(new Request(`http://127.0.0.1${req.url}`));
		res.writeHead(response.status, Object.fromEntries(response.headers));
		res.end(Buffer.from(await response.arrayBuffer()));
	});
}

/** Kept page against bare node:http with the same bytes, and a first page against a minimal Remix page. */
export async function benchPages(hub: RunningHub, path: string, seconds: number): Promise<Row[]> {
	const url = hub.origin + path;
	const body = Buffer.from(await (await fetch(url, { headers: { "accept-encoding": "identity" } })).arrayBuffer());
	const bare = await listen(
		createServer((_req, res) => {
			res.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": body.length });
			res.end(body);
		}),
	);
	const remix = await listen(minimalRemix(body.toString("utf8")));
	try {
		const plain = await rate(bare.origin, { seconds });
		const kept = await rate(url, { seconds });
		const minimal = await rate(remix.origin + path, { seconds });
		const rendered = await rate(url, { seconds, everyUrlNew: true });
		return [
			{ what: "bare node:http, same bytes", value: plain.perSecond, unit: "requests/s" },
			{ what: "kept page", value: kept.perSecond, unit: "requests/s" },
			{ what: "kept page / bare node:http", value: kept.perSecond / plain.perSecond, unit: "ratio", target: "≥ 0.5" },
			{ what: "kept page, p99", value: kept.p99, unit: "ms" },
			{ what: "minimal Remix page", value: minimal.perSecond, unit: "requests/s" },
			{ what: "first page (rendered)", value: rendered.perSecond, unit: "requests/s" },
			{
				what: "first page / minimal Remix page",
				value: rendered.perSecond / minimal.perSecond,
				unit: "ratio",
				target: "≥ 0.9",
			},
		].map((row) => ({ group: `page ${path}, ${Math.round(body.length / 1024)} KB`, ...row }));
	} finally {
		bare.close();
		remix.close();
	}
}

/** Pages over HTTP: kept, rendered anew, and what they are held against, all in one run. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import autocannon from "autocannon";
import { createElement } from "react";
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
export async function startHub(databaseUrl: string, firstPage: string): Promise<RunningHub> {
	const port = 21000 + Math.floor(Math.random() * 9000);
	const started = performance.now();
	const child = spawn(process.execPath, ["app/cli/start.mjs"], {
		env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), NODE_ENV: "production", LOG_LEVEL: "error" },
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

async function listen(server: Server): Promise<{ origin: string; close(): void }> {
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

/** A Remix page with nothing in it but `bytes` of text: what rendering costs before the product adds anything. */
function minimalRemix(bytes: number) {
	const text = "x".repeat(bytes);
	const page = () => createElement("html", { lang: "en" }, createElement("body", null, createElement("p", null, text)));
	const build = {
		entry: {
			module: {
				default: () =>
					new Response(`<!DOCTYPE html>${renderToString(createElement(page))}`, {
						headers: { "Content-Type": "text/html; charset=utf-8" },
					}),
			},
		},
		routes: { root: { id: "root", path: "", module: { default: page } } },
		assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "1" },
		publicPath: "/",
		assetsBuildDirectory: "",
		future: {},
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
	const remix = await listen(minimalRemix(body.length));
	try {
		const plain = await rate(bare.origin, { seconds });
		const kept = await rate(url, { seconds });
		const minimal = await rate(remix.origin, { seconds });
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

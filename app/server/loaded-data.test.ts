/** What `loaded-data.ts` relies on, held against Remix itself: a small build is asked for pages as the host asks. */
import {
	type AppLoadContext,
	createRequestHandler,
	data,
	type EntryContext,
	type LoaderFunction,
	redirect,
	type ServerBuild,
} from "@remix-run/node";
import { Outlet, RemixServer, useLoaderData, useRouteError } from "@remix-run/react";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { leavingData, takeData } from "./loaded-data";

const SECRET = "what-a-loader-answered";

/** All that Remix would have written out for a script in the browser. */
let encoded = "";

function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remixContext: EntryContext,
	context: AppLoadContext,
) {
	const stream = remixContext.serverHandoffStream;
	if (!stream) throw new Error("Remix encodes nothing for a script any more: loaded-data.ts is not needed");
	const [read, shown] = stream.tee();
	remixContext.serverHandoffStream = shown;
	takeData(remixContext, context, (id, found) => (id === "page" && status === 400 ? { text: "to mend" } : found));
	const html = renderToString(createElement(RemixServer, { context: remixContext, url: request.url }));
	return new Response(read).text().then((text) => {
		encoded = text;
		return new Response(html, { status, headers });
	});
}

const Page = () => createElement("p", null, useLoaderData<{ text: string }>().text);
const Problem = () => createElement("i", null, String((useRouteError() as { status: number }).status));

/** A build of a root that says who asks, and one page below it. */
function buildWith(loader: LoaderFunction): ServerBuild {
	const root = {
		loader: ({ context }: { context: AppLoadContext }) => ({ text: `by ${context.client}` }),
		default: () =>
			createElement(
				"main",
				null,
				createElement("b", null, useLoaderData<{ text: string }>().text),
				createElement(Outlet),
			),
		ErrorBoundary: Problem,
	};
	const page = {
		loader,
		default: Page,
		ErrorBoundary: Problem,
		headers: ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders,
	};
	const asset = (id: string) => ({
		...{ id, module: "", hasAction: false, hasLoader: true, hasClientAction: false, hasClientLoader: false },
		hasErrorBoundary: true,
	});
	return {
		entry: { module: { default: handleRequest, handleError: () => {} } },
		routes: leavingData({
			root: { id: "root", path: "", module: root },
			page: { id: "page", parentId: "root", path: "page", module: page },
		}),
		assets: {
			entry: { module: "", imports: [] },
			routes: { root: { ...asset("root"), path: "" }, page: { ...asset("page"), parentId: "root", path: "page" } },
			url: "",
			version: "1",
		},
		basename: "/",
		publicPath: "/",
		assetsBuildDirectory: "",
		future: {
			...{ v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_singleFetch: true },
			v3_lazyRouteDiscovery: false,
		},
		mode: "production",
		isSpaMode: false,
	};
}

async function ask(loader: LoaderFunction) {
	const context = { client: "192.0.2.7", loaded: new Map() } as unknown as AppLoadContext;
	const answer = await createRequestHandler(buildWith(loader), "production")(
		new Request("http://hub.example/page"),
		context,
	);
	return { answer, html: await answer.text() };
}

describe("what a loader answers", () => {
	it("is in the page, and not encoded for a script", async () => {
		const { answer, html } = await ask(() => ({ text: SECRET }));
		expect(answer.status).toBe(200);
		expect(html).toContain(`<main><b>by 192.0.2.7</b><p>${SECRET}</p></main>`);
		expect(encoded).toContain("loaderData");
		expect(encoded).not.toContain(SECRET);
	});

	it("may come with headers and a status", async () => {
		const { answer, html } = await ask(() =>
			data({ text: SECRET }, { status: 410, headers: { "X-Robots-Tag": "noindex" } }),
		);
		expect(answer.status).toBe(410);
		expect(answer.headers.get("X-Robots-Tag")).toBe("noindex");
		expect(html).toContain(SECRET);
		expect(encoded).toContain("loaderData");
		expect(encoded).not.toContain(SECRET);
	});

	it("may be changed before the page sees it", async () => {
		const { html } = await ask(() => data({ text: SECRET }, { status: 400 }));
		expect(html).toContain("<p>to mend</p>");
		expect(html).toContain("<b>by 192.0.2.7</b>");
	});

	it("may be a redirect", async () => {
		const { answer } = await ask(() => redirect("/elsewhere"));
		expect(answer.status).toBe(302);
		expect(answer.headers.get("Location")).toBe("/elsewhere");
	});

	it("may be an error, thrown, beside which what other loaders answered is still there", async () => {
		const { answer, html } = await ask(() => {
			throw new Response(null, { status: 404 });
		});
		expect(answer.status).toBe(404);
		expect(html).toContain("<main><b>by 192.0.2.7</b><i>404</i></main>");
	});
});

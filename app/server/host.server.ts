/** The HTTP host. */
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import express from "express";
import { env } from "../platform/env.server";
import { splitLanguage } from "../platform/i18n/languages";
import { store } from "../platform/store.server";

export interface HostOptions {
	/** The server build, read anew for each request in development. */
	build: () => Promise<ServerBuild>;
	/** Serves assets in development. */
	middleware?: express.RequestHandler;
}

/** The languages share one build; each has its own base path, so no route names a language. */
export function createHost({ build, middleware }: HostOptions): express.Express {
	const app = express();
	app.disable("x-powered-by");
	if (middleware) app.use(middleware);
	app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
	app.use(express.static("build/client", { maxAge: "1h" }));
	app.use(async (req, res, next) => {
		try {
			const origin = env().APP_ORIGIN ?? `${req.protocol}://${req.get("host")}`;
			const url = new URL(req.originalUrl, origin);
			const { language, path } = splitLanguage(url.pathname);
			const loaded = await build();
			const handler = createRequestHandler({ ...loaded, basename: language.code === "en" ? "/" : `/${language.code}` });
			const body = req.method === "GET" || req.method === "HEAD" ? undefined : await readBody(req);
			const response = await handler(
				new Request(url, { method: req.method, headers: req.headers as HeadersInit, body }),
				{ language, path: path + url.search, origin },
			);
			res.status(response.status);
			response.headers.forEach((value, name) => {
				if (name !== "set-cookie") res.setHeader(name, value);
			});
			for (const cookie of response.headers.getSetCookie()) res.append("Set-Cookie", cookie);
			res.end(Buffer.from(await response.arrayBuffer()));
		} catch (error) {
			next(error);
		}
	});
	return app;
}

async function readBody(req: express.Request): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Buffer[] = [];
	for await (const chunk of req) chunks.push(chunk as Buffer);
	return new Uint8Array(Buffer.concat(chunks));
}

/** Opens the database, brings it up to date and listens. */
export async function serve(options: HostOptions): Promise<void> {
	const opened = await store();
	await opened.migrate();
	const { HOST, PORT } = env();
	createHost(options).listen(PORT, HOST, () => process.stderr.write(`Serving on http://${HOST}:${PORT}\n`));
}

/** From a request to a page, by Remix. A language is a base path of its own. */
import {
	type AppLoadContext,
	createRequestHandler,
	data,
	type LoaderFunction,
	type ServerBuild,
} from "@remix-run/node";
import type { PageError } from "../platform/errors";
import type { Posted } from "../platform/forms/posted";
import type { Language } from "../platform/i18n/languages";
import { splitLanguage } from "../platform/i18n/languages";
import { routeCandidates } from "./route-candidates";

export interface PageRequest {
	url: URL;
	method: string;
	headers: Headers;
	/** What was sent with it. */
	posted?: Posted;
	/** Absent for a public page, which is the same for all. */
	from?: { client: string; self: string };
	/** Answers with the page of this reason instead, in the language of `url`. */
	refused?: PageError;
}

export interface PageAnswer {
	status: number;
	headers: Headers;
	/** Of a page its bytes; of all else a stream, made as it is read and read once. */
	body: Buffer | ReadableStream<Uint8Array>;
}

/** The bytes of an answer's body, however long it takes to make them. */
export async function bytesOf({ body }: PageAnswer): Promise<Buffer> {
	return Buffer.isBuffer(body) ? body : Buffer.from(await new Response(body).arrayBuffer());
}

/** @param load the server build; development answers with a new one after each change */
export function pageRenderer(load: () => Promise<ServerBuild>) {
	let made: { build: ServerBuild; handlerFor: ReturnType<typeof handlersOf> } | undefined;

	async function handlerFor(language: Language, path: string | undefined) {
		const build = await load();
		if (made?.build !== build) made = { build, handlerFor: handlersOf(build) };
		return made.handlerFor(language, path);
	}

	return async function render({ url, method, headers, posted, from, refused }: PageRequest): Promise<PageAnswer> {
		const { language, path } = splitLanguage(url.pathname);
		const handle = await handlerFor(language, refused ? undefined : path);
		const context: AppLoadContext = {
			language,
			path: refused ? "/" : path + url.search,
			origin: url.origin,
			client: from?.client ?? "",
			self: from?.self ?? "",
			refused,
			posted,
			loaded: new Map(),
		};
		const response = await handle(
			new Request(url, { method, ...(posted ? asForm(headers, posted) : { headers }) }),
			context,
		);
		return {
			status: response.status,
			headers: response.headers,
			body: context.html ? Buffer.from(context.html) : (response.body ?? Buffer.alloc(0)),
		};
	};
}
export type Render = ReturnType<typeof pageRenderer>;

/** The fields of a form as the body of a request, for actions that read that. */
function asForm(headers: Headers, { values }: Posted): { headers: Headers; body: URLSearchParams } {
	const fields = Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
	const own = new Headers(headers);
	own.set("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
	own.delete("Content-Length");
	return { headers: own, body: new URLSearchParams(fields) };
}

/** The route that takes every path, and says why a page cannot be shown. */
const ANY_PATH = "routes/public/not-found";

/** Remix's handlers: one for each language and set of routes that a path could be for, made when first asked for. */
function handlersOf(build: ServerBuild) {
	const all = leavingData(build.routes);
	const candidatesFor = routeCandidates(all);
	const refusing = Object.fromEntries(Object.entries(all).filter(([id]) => id === "root" || id === ANY_PATH));
	const handlers = new Map<string, ReturnType<typeof createRequestHandler>>();
	/** @param path undefined for a request that is refused */
	return ({ code }: Language, path: string | undefined) => {
		const { key, routes } = path === undefined ? { key: ANY_PATH, routes: refusing } : candidatesFor(path);
		const kept = handlers.get(`${code} ${key}`);
		if (kept) return kept;
		const handle = createRequestHandler({ ...build, basename: code === "en" ? "/" : `/${code}`, routes });
		handlers.set(`${code} ${key}`, handle);
		return handle;
	};
}

/**
 * Remix writes what loaders return a second time, for a script of its own in the browser, which no page here loads. So
 * the loaders of pages leave their data in the context instead, from where `entry.server` takes it.
 */
function leavingData(routes: ServerBuild["routes"]): ServerBuild["routes"] {
	return Object.fromEntries(
		Object.entries(routes).map(([id, route]) => {
			const { loader } = route.module;
			if (!loader || !route.module.default) return [id, route];
			const leaving: LoaderFunction = async (args) => {
				const answer: unknown = await loader(args);
				if (answer instanceof Response) return answer;
				args.context.loaded.set(id, hasInit(answer) ? answer.data : answer);
				return hasInit(answer) ? data(null, answer.init ?? undefined) : null;
			};
			return [id, { ...route, module: { ...route.module, loader: leaving } }];
		}),
	);
}

/** Whether a loader answered with `data(…, init)`: with headers or a status beside its data. */
function hasInit(answer: unknown): answer is ReturnType<typeof data> {
	return typeof answer === "object" && answer !== null && "type" in answer && answer.type === "DataWithResponseInit";
}

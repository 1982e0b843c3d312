/** From a request to a page, by Remix. A language is a base path of its own. */
import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { isEnglishOnly } from "../platform/english-only";
import type { PageError } from "../platform/errors";
import type { Posted } from "../platform/forms/posted";
import { ENGLISH, type Language, splitLanguage } from "../platform/i18n/languages";
import { type KeptRule, keptRuleOf } from "../platform/kept";
import { leavingFailures, throwFailure } from "./leaving-failures";
import { leavingData } from "./loaded-data";
import { Refusal } from "./refusal";
import { routeCandidates } from "./route-candidates";
import { ASK_AGAIN_AFTER, answeringUnavailable } from "./unavailable";

export interface PageRequest {
	method: string;
	headers: Headers;
	/** What was sent with it. */
	posted?: Posted;
	/** What was sent before did nothing, which the page is to say. */
	notDone?: true;
	/** Absent for a page that is the same for all. */
	from?: { client: string; self: string };
}

/** The request for a page that is the same for all: nobody's. */
export const FOR_ANYBODY: PageRequest = { method: "GET", headers: new Headers({ accept: "text/html" }) };

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

/** What answers a URL. */
export interface Page {
	/** What its route declares, when its answer is the same for all and may be kept. */
	rule: KeptRule | undefined;
	/** Whose changes make a kept answer another: a council's slug, or "" for any council's. */
	group: string;
	/** @throws Refusal, or a fault of ours, at an address that is no page */
	render(request: PageRequest): Promise<PageAnswer>;
}

/** The route that takes every path, and says why a page cannot be shown. */
const ANY_PATH = "routes/public/not-found";

/** The pages of a build. @param load the server build; development answers with a new one after each change */
export function pagesOf(load: () => Promise<ServerBuild>) {
	let made: { build: ServerBuild; find: ReturnType<typeof finder> } | undefined;

	async function current() {
		const build = await load();
		if (made?.build !== build) made = { build, find: finder(build) };
		return made;
	}

	return {
		/** The page at a URL. */
		async at(url: URL): Promise<Page> {
			const { language, path } = splitLanguage(url.pathname);
			const { handle, branch, isPage } = (await current()).find(language, path);
			if (language !== ENGLISH && branch.some(({ route }) => isEnglishOnly(route.handle))) {
				return { rule: undefined, group: "", render: async () => inEnglish(path + url.search) };
			}
			const { route: leaf, params = {} } = branch.at(-1) ?? {};
			const rule = keptRuleOf(leaf?.handle);
			return {
				rule,
				group: rule?.changesWith === "council" ? (params.council ?? "") : "",
				render: (request) => answerOrSayWhyNot(handle, url, request, { language, path: path + url.search, isPage }),
			};
		},

		/** The page that says why a request for `url` is refused, in the URL's language. */
		async refusal(url: URL, refused: PageError): Promise<PageAnswer> {
			const { language } = splitLanguage(url.pathname);
			const { handle } = (await current()).find(language, undefined);
			return answer(handle, url, FOR_ANYBODY, { language, path: "/", refused });
		},
	};
}

type Handle = ReturnType<typeof createRequestHandler>;
type About = Pick<AppLoadContext, "language" | "path" | "refused">;

async function answer(
	handle: Handle,
	url: URL,
	{ method, headers, posted, notDone, from }: PageRequest,
	about: About,
): Promise<PageAnswer> {
	const { client = "", self = "" } = from ?? {};
	const context: AppLoadContext = { ...about, origin: url.origin, client, self, posted, notDone, loaded: new Map() };
	// What was posted stands in the context, where actions read it (`readPosted`).
	const response = await handle(new Request(url, { method, headers }), context);
	throwFailure(context);
	if (response.status === 503) response.headers.set("Retry-After", String(ASK_AGAIN_AFTER));
	return {
		status: response.status,
		headers: response.headers,
		body: context.html ? Buffer.from(context.html) : (response.body ?? Buffer.alloc(0)),
	};
}

/** Leads to a page in English that is in no other language, with all that was sent. */
function inEnglish(path: string): PageAnswer {
	const headers = new Headers({ Location: path.replace(/^\/+/, "/"), "Cache-Control": "no-store" });
	return { status: 307, headers, body: Buffer.alloc(0) };
}

/** What takes no form is a page that says so, and lists what it takes; where there is no page, that comes first. */
async function answerOrSayWhyNot(
	handle: Handle,
	url: URL,
	request: PageRequest,
	{ isPage, ...about }: About & { isPage: boolean },
): Promise<PageAnswer> {
	const answered = await answer(handle, url, request, about);
	if (answered.status !== 405) return answered;
	const page = await answer(handle, url, { ...request, method: "GET", posted: undefined }, about);
	if (page.status === 404) return page;
	if (!isPage) throw new Refusal("method-not-allowed", { allow: "GET, HEAD", noPage: true });
	answered.headers.set("Allow", "GET, HEAD");
	return answered;
}

/** The routes that a path could be for, and Remix's handler of each language for them. */
interface Candidates {
	routes: ServerBuild["routes"];
	/** The same, nested as they match. */
	nested: Parameters<typeof matchRoutes>[0];
	handlers: Map<Language, Handle>;
}

/** Finds the page of a path. Sets of candidates are few, and made when first needed. */
function finder(build: ServerBuild) {
	const all = leavingFailures(leavingData(answeringUnavailable(build.routes)));
	const candidatesFor = routeCandidates(all);
	const known = new Map<string, Candidates>();

	function candidates(path: string | undefined): Candidates {
		const { key, routes } =
			path === undefined ? { key: ANY_PATH, routes: only(all, ["root", ANY_PATH]) } : candidatesFor(path);
		const found = known.get(key);
		if (found) return found;
		const made = { routes, nested: nest(routes), handlers: new Map() };
		known.set(key, made);
		return made;
	}

	/** @param path undefined for a request that is refused */
	return (language: Language, path: string | undefined) => {
		const { routes, nested, handlers } = candidates(path);
		let handle = handlers.get(language);
		if (!handle) {
			handle = createRequestHandler(buildOf(build, routes, language));
			handlers.set(language, handle);
		}
		const branch = (path !== undefined && matchRoutes(nested, path)) || [];
		const { id = ANY_PATH } = branch.at(-1)?.route ?? {};
		return { handle, branch, isPage: all[id]?.module.default !== undefined };
	};
}

/** The build with some of its routes, in a language. */
function buildOf(build: ServerBuild, routes: ServerBuild["routes"], { code }: Language): ServerBuild {
	const assets = { ...build.assets, routes: only(build.assets.routes, Object.keys(routes)) };
	return { ...build, basename: code === "en" ? "/" : `/${code}`, routes, assets };
}

function only<Value>(all: Record<string, Value>, ids: readonly string[]): Record<string, Value> {
	return Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
}

function nest(routes: ServerBuild["routes"], parentId?: string): Candidates["nested"] {
	return Object.values(routes)
		.filter((route) => route.parentId === parentId)
		.map(({ id, path, index, module: { handle } }) =>
			index ? { id, path, index, handle } : { id, path, handle, children: nest(routes, id) },
		);
}

/** From a request to a page, by Remix: once for each language, since each has its own base path. */
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { Language } from "../platform/i18n/languages";
import { splitLanguage } from "../platform/i18n/languages";

export interface PageRequest {
	url: URL;
	method: string;
	headers: Headers;
	body?: Uint8Array<ArrayBuffer>;
}

/** @param load the server build; development answers with a new one after each change */
export function pageRenderer(load: () => Promise<ServerBuild>) {
	const handlers = new Map<string, { build: ServerBuild; handle: ReturnType<typeof createRequestHandler> }>();

	async function handlerFor(language: Language) {
		const build = await load();
		const kept = handlers.get(language.code);
		if (kept?.build === build) return kept.handle;
		const basename = language.code === "en" ? "/" : `/${language.code}`;
		const handle = createRequestHandler({ ...build, basename });
		handlers.set(language.code, { build, handle });
		return handle;
	}

	return async function render({ url, method, headers, body }: PageRequest): Promise<Response> {
		const { language, path } = splitLanguage(url.pathname);
		const handle = await handlerFor(language);
		return handle(new Request(url, { method, headers, body }), {
			language,
			path: path + url.search,
			origin: url.origin,
		});
	};
}
export type Render = ReturnType<typeof pageRenderer>;

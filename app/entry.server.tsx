/** Renders a page, and carries the HTTP host into the server build so that both share one module graph. */
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { SpeechProvider } from "./platform/i18n/context";
import { translator } from "./platform/i18n/translate.server";
import { loggable, logger } from "./platform/log.server";

export { createHost } from "./server/host.server";
export { serve } from "./server/serve.server";

/** Pages wait for nothing once their loader has answered, so they are rendered in one go. */
export default function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remixContext: EntryContext,
	context: AppLoadContext,
) {
	const { language } = context;
	const html = renderToString(
		<SpeechProvider language={language} t={translator(language.code)}>
			<RemixServer context={forThisPage(remixContext, context)} url={request.url} />
		</SpeechProvider>,
	);
	headers.set("Content-Type", "text/html; charset=utf-8");
	headers.set("Content-Language", language.code);
	context.html = `<!DOCTYPE html>${html}`;
	return new Response(null, { status, headers });
}

/** What Remix knows, with the data of this page's loaders, without all other routes and what is for a browser's script. */
function forThisPage(remixContext: EntryContext, { loaded, language }: AppLoadContext): EntryContext {
	const { staticHandlerContext, manifest, routeModules } = remixContext;
	const ids = staticHandlerContext.matches.map(({ route }) => route.id);
	const only = <Value,>(all: Record<string, Value>) =>
		Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
	const refused = isRefused(staticHandlerContext) ? ids.at(-1) : undefined;
	const loaderData = Object.entries(staticHandlerContext.loaderData).map(([id, found]) => {
		const data: unknown = loaded.get(id) ?? found;
		return [id, id === refused ? withErrorInTitle(data, translator(language.code)) : data];
	});
	staticHandlerContext.loaderData = Object.fromEntries(loaderData);
	return {
		...remixContext,
		manifest: { ...manifest, routes: only(manifest.routes) },
		routeModules: only(routeModules),
		serverHandoffStream: undefined,
	};
}

type Answered = EntryContext["staticHandlerContext"];

/** Whether the page says what to mend in what was sent. A link that has been used (410) asks for nothing. */
const isRefused = ({ statusCode, errors }: Answered) => !errors && statusCode >= 400 && statusCode !== 410;

/** The title is what a screen reader says first, so it says first that something is wrong. */
function withErrorInTitle(data: unknown, t: ReturnType<typeof translator>): unknown {
	if (typeof data !== "object" || data === null || !("title" in data)) return data;
	return { ...data, title: `${t("common:form.error")} ${data.title}` };
}

/** Faults of ours go to the log; pages that do not exist do not. The query is left out: it may hold a postcode. */
export function handleError(error: unknown, { request }: { request: Request }) {
	if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
	logger.error({ err: error, method: request.method, path: loggable(new URL(request.url).pathname) }, "a page failed");
}

/** Renders a page, and carries the HTTP host into the server build so that both share one module graph. */
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { isResumed } from "./platform/forms/resumed";
import { SpeechProvider } from "./platform/i18n/context";
import { translator } from "./platform/i18n/translate.server";
import { loggable, logger } from "./platform/log.server";
import { takeData } from "./server/loaded-data";
import { rootData } from "./server/root-data.server";

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
	const t = translator(language.code);
	const isShownAgain = context.posted !== undefined && isResumed(context.posted.values);
	const refused = isShownAgain ? undefined : refusedRoute(remixContext);
	takeData(remixContext, context, (id, data) =>
		id === refused ? withErrorInTitle(data, t("common:form.error")) : data,
	);
	const { staticHandlerContext } = remixContext;
	const [failure] = Object.values(staticHandlerContext.errors ?? {});
	staticHandlerContext.loaderData.root = rootData(context, failure);
	const html = renderToString(
		<SpeechProvider language={language} t={t}>
			<RemixServer context={remixContext} url={request.url} />
		</SpeechProvider>,
	);
	// An action may have said 400 for a form that is then not there to be shown: what is seen counts.
	const shown = isRouteErrorResponse(failure) ? failure.status : status;
	headers.set("Content-Type", "text/html; charset=utf-8");
	headers.set("Content-Language", language.code);
	context.html = `<!DOCTYPE html>${html}`;
	return new Response(null, { status: shown, headers });
}

/** The page that says what to mend in what was sent. A link that has been used (410) asks for nothing. */
function refusedRoute({ staticHandlerContext }: EntryContext): string | undefined {
	const { statusCode, errors, matches } = staticHandlerContext;
	return !errors && statusCode >= 400 && statusCode !== 410 ? matches.at(-1)?.route.id : undefined;
}

/** The title is what a screen reader says first, so it says first that something is wrong. */
function withErrorInTitle(data: unknown, error: string): unknown {
	if (typeof data !== "object" || data === null || !("title" in data)) return data;
	return { ...data, title: `${error} ${data.title}` };
}

/**
 * Faults of ours go to the log; pages that do not exist do not, and why something is not available the store has said.
 * The query is left out: it may hold a postcode.
 */
export function handleError(error: unknown, { request }: { request: Request }) {
	if (request.signal.aborted || (isRouteErrorResponse(error) && (error.status < 500 || error.status === 503))) return;
	logger.error({ err: error, method: request.method, path: loggable(new URL(request.url).pathname) }, "a page failed");
}

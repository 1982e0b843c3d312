/** Renders a page, and carries the HTTP host into the server build so that both share one module graph. */
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { SpeechProvider } from "./platform/i18n/context";
import { translator } from "./platform/i18n/translate.server";
import { logger } from "./platform/log.server";

export { createHost } from "./server/host.server";
export { serve } from "./server/serve.server";

/** Pages wait for nothing once their loader has answered, so they are rendered in one go. */
export default function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remixContext: EntryContext,
	{ language }: AppLoadContext,
) {
	const html = renderToString(
		<SpeechProvider language={language} t={translator(language.code)}>
			<RemixServer context={remixContext} url={request.url} />
		</SpeechProvider>,
	);
	headers.set("Content-Type", "text/html; charset=utf-8");
	headers.set("Content-Language", language.code);
	return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

/** Faults of ours go to the log; pages that do not exist do not. The query is left out: it may hold a postcode. */
export function handleError(error: unknown, { request }: { request: Request }) {
	if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
	logger.error({ err: error, method: request.method, path: new URL(request.url).pathname }, "a page failed");
}

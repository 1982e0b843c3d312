/** What is answered when the store cannot do it now: a page that says so, which is no fault of a route's. */
import type { ServerBuild } from "@remix-run/node";
import { type PageError, pageError } from "../platform/errors";
import { unavailableIn } from "../platform/store-errors";

/** How soon it is worth while to ask again, in seconds. */
export const ASK_AGAIN_AFTER = 10;

/** @param isSending whether the request sends something: it may have been saved before the store failed */
export const reasonUnavailable = (isSending: boolean): PageError => (isSending ? "unconfirmed" : "unavailable");

type Routes = ServerBuild["routes"];
type Handler = NonNullable<Routes[string]["module"]["loader"]>;

/** The routes of a build, whose loaders and actions answer with that page when the store fails them. */
export function answeringUnavailable(routes: Routes): Routes {
	return Object.fromEntries(
		Object.entries(routes).map(([id, route]) => {
			const { loader, action } = route.module;
			const module = { ...route.module, loader: loader && guarded(loader), action: action && guarded(action) };
			return [id, { ...route, module }];
		}),
	);
}

function guarded(handler: Handler): Handler {
	return async (args) => {
		try {
			return await handler(args);
		} catch (error) {
			if (!unavailableIn(error)) throw error;
			throw pageError(reasonUnavailable(args.context.posted !== undefined));
		}
	};
}
